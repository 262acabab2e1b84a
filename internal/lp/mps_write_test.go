package lp_test

import (
	"bytes"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/lp/lptest"
)

// sameNumbers compares problems but for their names.
var sameNumbers = []cmp.Option{cmpopts.EquateEmpty(), cmpopts.IgnoreFields(lp.Problem{}, "Name", "RowName", "ColName")}

func writeAndRead(t testing.TB, p *lp.Problem, format lp.MPSFormat) *lp.Problem {
	t.Helper()
	var b bytes.Buffer
	if err := lp.WriteMPS(&b, p, lp.WriteOptions{Format: format}); err != nil {
		t.Fatal(err)
	}
	q, _, err := lp.ReadMPS(bytes.NewReader(b.Bytes()), lp.ReadOptions{Format: format})
	if err != nil {
		t.Fatalf("%v\n%s", err, b.Bytes())
	}
	return q
}

func TestWriteMPS(t *testing.T) {
	for _, format := range []lp.MPSFormat{lp.AnyMPS, lp.FreeMPS, lp.FixedMPS} {
		p := everyKind()
		if diff := cmp.Diff(p, writeAndRead(t, p, format)); diff != "" {
			t.Errorf("format %d (-want +got):\n%s", format, diff)
		}
		for _, c := range lptest.Table() {
			if c.Name == "row bounds cross" {
				continue
			}
			if diff := cmp.Diff(c.Problem, writeAndRead(t, c.Problem, format), sameNumbers...); diff != "" {
				t.Errorf("format %d, %s (-want +got):\n%s", format, c.Name, diff)
			}
		}
	}
}

// Random numbers of every size come back to the last bit; of ranged rows the
// far end may move by one unit in the last place.
func TestWriteMPSExact(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	draw := func() float64 { return math.Ldexp(rng.NormFloat64(), rng.IntN(120)-60) }
	ulp := cmp.Comparer(func(a, b float64) bool {
		return a == b || math.Nextafter(a, b) == b && !math.IsInf(a, 0) && !math.IsInf(b, 0)
	})
	inexact := 0
	const trials = 200
	for range trials {
		b := lp.Builder{Offset: draw(), Sense: lp.Sense(rng.IntN(2))}
		for i := range 10 {
			bounds := []float64{draw(), draw(), -lp.Inf, lp.Inf}[rng.IntN(2):]
			low, high := bounds[0], bounds[rng.IntN(len(bounds)-1)+1]
			if low > high {
				low, high = high, low
			}
			b.Row("", low, high)
			low, high = draw(), lp.Inf
			b.Col("", low, high, draw())
			for range 3 {
				b.Add(rng.IntN(i+1), i, draw())
			}
		}
		p := b.Problem()
		for _, format := range []lp.MPSFormat{lp.FreeMPS, lp.FixedMPS} {
			q := writeAndRead(t, p, format)
			if diff := cmp.Diff(p, q, append(sameNumbers, ulp)...); diff != "" {
				t.Fatalf("(-want +got):\n%s", diff)
			}
			if !cmp.Equal(p, q, sameNumbers...) {
				inexact++
			}
		}
	}
	t.Logf("%d of %d problems have a range that is off by a unit in the last place", inexact, 2*trials)
}

func TestFileNames(t *testing.T) {
	b := lp.Builder{}
	for _, name := range []string{"steel", "steel", "two words", "", "R1", "longer than eight", "COST"} {
		b.Row(name, 0, 1)
		b.Col(name, 0, 1, 1)
	}
	p := b.Problem()
	free := lp.FileNames(p, lp.FreeMPS)
	want := lp.Names{
		Objective: "COST1", Replaced: 6,
		Row: []string{"steel", "R2", "R3", "R4", "R1", "R6", "COST"},
		Col: []string{"steel", "C2", "C3", "C4", "R1", "C6", "COST"},
	}
	if diff := cmp.Diff(want, free); diff != "" {
		t.Errorf("free (-want +got):\n%s", diff)
	}
	fixed := lp.FileNames(p, lp.FixedMPS)
	if fixed.Row[2] != "R3" || fixed.Row[5] != "R6" {
		t.Errorf("fixed names %q", fixed.Row)
	}
	q := writeAndRead(t, p, lp.FreeMPS)
	if diff := cmp.Diff(free.Row, q.RowName); diff != "" {
		t.Errorf("names in the file (-want +got):\n%s", diff)
	}
}

func TestWriteMPSRefuses(t *testing.T) {
	b := lp.Builder{}
	b.Row("r", 2, 1)
	if err := lp.WriteMPS(new(bytes.Buffer), b.Problem(), lp.WriteOptions{}); err == nil || !strings.Contains(err.Error(), "cross") {
		t.Errorf("crossing row bounds: error %v", err)
	}
	c := lp.Builder{}
	c.Col("x", 0, 1e31, 1)
	if err := lp.WriteMPS(new(bytes.Buffer), c.Problem(), lp.WriteOptions{}); err == nil {
		t.Error("a bound of 1e31 is written, and would be read as infinite")
	}
}
