package lp_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/lp/lptest"
)

const smallSolution = `# plenum solution 1
problem small
status optimal
limit none
primal point
dual point
objective 46
bound 46
solver "by hand"
columns 2
x 2 0
y 6 0
rows 3
r1 2 0
r2 12 1.5
r3 18 1
end
`

func TestWriteSolution(t *testing.T) {
	p, r := small()
	r.Solver = "by hand"
	var b bytes.Buffer
	if err := lp.WriteSolution(&b, p, r); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(smallSolution, b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Results of every ending come back equal.
func TestReadSolution(t *testing.T) {
	for _, c := range lptest.Table() {
		p := c.Problem
		if p.Cols() > 1 {
			p.ColName[0], p.ColName[1] = "two words", ""
		}
		want, err := lptest.Exact{}.Solve(context.Background(), p, lp.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := lp.WriteSolution(&b, p, want); err != nil {
			t.Fatal(err)
		}
		got, err := lp.ReadSolution(&b, p)
		if err != nil {
			t.Fatalf("%s: %v", c.Name, err)
		}
		same := []cmp.Option{cmpopts.EquateNaNs(), cmpopts.EquateEmpty(), cmpopts.IgnoreFields(lp.Result{}, "Iterations", "Elapsed", "Check")}
		if diff := cmp.Diff(want, got, same...); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.Name, diff)
		}
	}
}

func TestReadSolutionFaults(t *testing.T) {
	p, _ := small()
	for _, c := range []struct{ old, new, want string }{
		{"# plenum solution 1", "# other", "line 1"},
		{"status optimal", "status splendid", "line 3: status"},
		{"objective 46", "objective much", `line 7: "much" is not a number`},
		{"columns 2", "columns 3", "line 10: the file has 3 columns"},
		{"x 2 0", "z 2 0", "line 11: want x"},
		{"x 2 0", "x 2", "line 11: want x with two figures"},
		{"end\n", "", "line 17: the file ends early"},
	} {
		_, err := lp.ReadSolution(strings.NewReader(strings.Replace(smallSolution, c.old, c.new, 1)), p)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q for %q: error %v, want %q", c.new, c.old, err, c.want)
		}
	}
}

func FuzzReadSolution(f *testing.F) {
	f.Add([]byte(smallSolution))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, _ := small()
		r, err := lp.ReadSolution(bytes.NewReader(data), p)
		if err == nil {
			lp.Verify(p, r, lp.Options{}) // whatever it holds, the check stands it
		}
	})
}
