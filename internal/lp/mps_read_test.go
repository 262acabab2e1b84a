package lp_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/openplenum/plenum/internal/lp"
)

// everyKind is the problem that the files of TestReadMPS hold: each kind of
// row, range and bound once.
func everyKind() *lp.Problem {
	b := lp.Builder{Name: "every kind", Sense: lp.Maximize, Offset: 12.5}
	for _, r := range []struct {
		name         string
		lower, upper float64
	}{
		{"LIM1", -lp.Inf, 4}, {"LIM2", 1, lp.Inf}, {"MYEQN", 7, 7}, {"GR", 2, 5}, {"LR", -1, 3},
		{"EP", 6, 8}, {"EM", 4, 6}, {"E0", 1, 1}, {"OTHER", -lp.Inf, lp.Inf},
	} {
		b.Row(r.name, r.lower, r.upper)
	}
	cols := []struct{ lower, upper, cost float64 }{
		{0, 4, 1}, {-1, 1, 2}, {0, lp.Inf, -1}, {3, 3, 0}, {-lp.Inf, lp.Inf, 0}, {-lp.Inf, 5, 0},
		{-lp.Inf, -2, 0}, {2, lp.Inf, 0}, {0, lp.Inf, 0.5}, {1, 9, 0},
	}
	for j, c := range cols {
		col := b.Col("X"+string(rune('0'+j)), c.lower, c.upper, c.cost)
		if j < 9 {
			b.Add(j, col, float64(j)+1)
		}
		b.Add((j+2)%9, col, -0.25)
	}
	return b.Problem()
}

const everyKindFree = `* a comment
NAME every kind
OBJSENSE
 MAXIMIZE
ROWS
 N PROFIT
 L LIM1 $ a remark, too
 G LIM2
 e MYEQN
 G GR
 L LR
 E EP
 E EM
 E E0
 N OTHER
COLUMNS

 X0 PROFIT 1 LIM1 1
 X0 MYEQN -.25
 X1 PROFIT 2.0D0 LIM2 2 $ a remark
 GR -25e-2
 X2 PROFIT -1 MYEQN 3
 X2 LR -0.25
 X3 GR 4 EP -0.25
 X4 LR 5 EM -0.25
 X5 EP 6 E0 -0.25
 X6 EM 7 OTHER -0.25
 X7 E0 8 LIM1 -0.25
 X8 PROFIT 0.5 OTHER +9
 X8 LIM2 -0.25
 X9 MYEQN -0.25
RHS
 RHS LIM1 4 LIM2 1
 RHS MYEQN 7 GR 2
 RHS LR 3 EP 6
 EM 6 E0 1
 RHS PROFIT -12.5
 SECOND LIM1 99
RANGES
 RNG GR 3 LR 4
 RNG EP 2 EM -2
 RNG E0 0
BOUNDS
 UP BND X0 4
 LO BND X1 -1
 UP X1 1
 FX BND X3 3
 FR BND X4
 MI X5
 UP BND X5 5
 UP BND X6 -2
 LO BND X7 2
 UP BND X7 1e30
 LO BND X9 1
 UP BND X9 9
ENDATA
anything may stand here
`

func TestReadMPS(t *testing.T) {
	want := everyKind()
	read := func(text string, opt lp.ReadOptions) ([]lp.Warning, *lp.Problem) {
		t.Helper()
		p, warnings, err := lp.ReadMPS(strings.NewReader(text), opt)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, p); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		return warnings, p
	}
	warnings, _ := read(everyKindFree, lp.ReadOptions{})
	if len(warnings) != 2 || !strings.Contains(warnings[0].String(), `line 38: RHS: set "SECOND"`) ||
		!strings.Contains(warnings[1].String(), `column "X6" has an upper bound below zero`) {
		t.Errorf("warnings: %v", warnings)
	}
	read(everyKindFree, lp.ReadOptions{Format: lp.FreeMPS})
	read(strings.ReplaceAll(everyKindFree, "\n", "\r\n"), lp.ReadOptions{})
	read(strings.Replace(everyKindFree, "OBJSENSE\n MAXIMIZE", "OBJSENSE MAX", 1), lp.ReadOptions{})
	read(strings.Replace(everyKindFree, "OBJSENSE\n MAXIMIZE", "OBJSENSE\nMAX", 1), lp.ReadOptions{})
	read(strings.ReplaceAll(strings.ReplaceAll(everyKindFree, " ", "\t"), "every\t", "every "), lp.ReadOptions{Format: lp.FreeMPS})

	packed := filepath.Join(t.TempDir(), "a.mps.gz")
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte(everyKindFree))
	z.Close()
	if err := os.WriteFile(packed, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	if p, _, err := lp.ReadMPSFile(packed, lp.ReadOptions{}); err != nil || !cmp.Equal(p, want) {
		t.Errorf("packed: error %v", err)
	}
}

// Names with blanks need the column positions of the fixed format.
const spaced = `NAME          SPACES
ROWS
 N  TOTAL CO
 L  ROW 1
 G  ROW2
COLUMNS
    COL A     TOTAL CO          1.50   ROW 1             1.0
    COL A     ROW2               2.0
    B         ROW 1            -3.0E0   ROW2              1.0
RHS
              ROW 1              4.0   ROW2              1.0
BOUNDS
 UP BOUND     COL A              7.0
 FR BOUND     B
ENDATA
`

func TestReadFixedMPS(t *testing.T) {
	b := lp.Builder{Name: "SPACES"}
	b.Row("ROW 1", -lp.Inf, 4)
	b.Row("ROW2", 1, lp.Inf)
	x, y := b.Col("COL A", 0, 7, 1.5), b.Col("B", -lp.Inf, lp.Inf, 0)
	b.Add(0, x, 1)
	b.Add(1, x, 2)
	b.Add(0, y, -3)
	b.Add(1, y, 1)
	for _, format := range []lp.MPSFormat{lp.AnyMPS, lp.FixedMPS} {
		p, _, err := lp.ReadMPS(strings.NewReader(spaced), lp.ReadOptions{Format: format})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(b.Problem(), p); diff != "" {
			t.Errorf("format %d (-want +got):\n%s", format, diff)
		}
	}
	if _, _, err := lp.ReadMPS(strings.NewReader(spaced), lp.ReadOptions{Format: lp.FreeMPS}); err == nil {
		t.Error("names with blanks pass in the free format")
	}
}

func TestReadMPSFaults(t *testing.T) {
	_, _, err := lp.ReadMPS(strings.NewReader(faulty), lp.ReadOptions{MaxFaults: 15})
	var faults *lp.MPSError
	if !errors.As(err, &faults) {
		t.Fatalf("error %v", err)
	}
	for _, want := range []string{
		`line 5: row "R1" is declared twice`, `line 6: row type "Q"`, `line 8: row "R9" is not in ROWS`,
		`line 9: row "R1": "1,5" is not a number`, `line 10: column "X" has two entries in row "R1"`,
		`line 13: row "R1": "nan" is not a number`, "line 14: this is no line of section COLUMNS",
		"line 16: ", `line 17: row "R1": "0x10"`, "line 19: bound UP of column", `line 20: column "W" is not in COLUMNS`,
		`line 21: bound type "XX"`, `line 22: column "X" is semi-continuous`, `line 23: column "X": no value satisfies`,
		"line 24: section QUADOBJ: this is no linear program", "and 1 more",
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("no fault %q in\n%v", want, err)
		}
	}
}

func TestReadMPSIntegers(t *testing.T) {
	_, _, err := lp.ReadMPS(strings.NewReader(integers), lp.ReadOptions{})
	if err == nil || !strings.Contains(err.Error(), "line 7: column X is integer") {
		t.Errorf("integers: error %v", err)
	}
	p, warnings, err := lp.ReadMPS(strings.NewReader(integers), lp.ReadOptions{RelaxIntegers: true})
	if err != nil || len(warnings) != 1 || p.ColUpper[0] != lp.Inf || p.ColUpper[1] != 1 {
		t.Errorf("relaxed: error %v, warnings %v, problem %+v", err, warnings, p)
	}
}

const faulty = `NAME
ROWS
 N COST
 L R1
 L R1
 Q R2
COLUMNS
 X COST 1 R9 1
 X R1 1,5
 X R1 2 R1 3
 Y R1 1
 X R1 1
 Z R1 nan
 TOO MANY FIELDS IN THIS LINE HERE
RHS
 RHS R1
 RHS R1 0x10
BOUNDS
 UP BND X
 UP BND W 1
 XX BND X 1
 SC BND X 4
 LO BND X inf
QUADOBJ
 X X 1
`

const integers = `NAME
ROWS
 N COST
 L R1
COLUMNS
 M1 'MARKER' 'INTORG'
 X COST 1 R1 1
 M2 'MARKER' 'INTEND'
 Y COST 1 R1 1
RHS
 RHS R1 4
BOUNDS
 BV BND Y
ENDATA
`
