package ipm

import (
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/openplenum/plenum/internal/lp"
)

// readEconomy makes an economy of a real input-output table: flows.csv,
// output.csv and the investment column of final_demand.csv.
// What it assumes (labour from value added, one composition of capital for
// all, a capital-output ratio of one and a half) is for tests of the solver only.
func readEconomy(t testing.TB, name string, investment int) *economy {
	t.Helper()
	dir := os.Getenv("PLENUM_DATA")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "..", "shared", "data")
	}
	dir = filepath.Join(dir, name)
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no table %s: set PLENUM_DATA (%v)", name, err)
	}
	flows, final, output := readTable(t, dir, "flows.csv"), readTable(t, dir, "final_demand.csv"), readTable(t, dir, "output.csv")
	n := len(output)
	e := &economy{n: n, retire: 0.06, labour: make([]float64, n), output: make([]float64, n), consumption: make([]float64, n)}
	e.input, e.asset = make([][]float64, n), make([][]float64, n)
	var invested float64
	for i := range n {
		e.output[i] = output[i][0]
		e.consumption[i] = e.output[i] // less what other sectors use, below: consumption net of trade
		invested += math.Max(0, final[i][investment])
	}
	for i := range n {
		e.input[i], e.asset[i] = make([]float64, n), make([]float64, n)
		for j := range n {
			e.input[i][j] = flows[i][j] / e.output[j]
			e.asset[i][j] = 1.5 * math.Max(0, final[i][investment]) / invested
			e.labour[j] += flows[i][j]
			e.consumption[i] -= flows[i][j]
		}
	}
	for j := range n {
		e.consumption[j] = math.Max(0, e.consumption[j])
		e.labour[j] = math.Max(0.05, 1-e.labour[j]/e.output[j])
	}
	return e
}

func readTable(t testing.TB, dir, file string) [][]float64 {
	t.Helper()
	f, err := os.Open(filepath.Join(dir, file))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	out := make([][]float64, 0, len(rows)-1)
	for _, row := range rows[1:] {
		values := make([]float64, len(row)-1)
		for k, cell := range row[1:] {
			if values[k], err = strconv.ParseFloat(cell, 64); err != nil && cell != "" {
				t.Fatal(err)
			}
		}
		out = append(out, values)
	}
	return out
}

func TestRealTable(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine is at work: the short tests are for the race detector")
	}
	e := readEconomy(t, "us-1997-131", 1)
	s := New()
	for _, coupled := range []bool{false, true} {
		p := e.plan(5, coupled)
		res := solve(t, s, p)
		t.Logf("%d rows, %d columns, %d entries: %v, %d iterations, %v, objective %.12g, gap %.2g", p.Rows(), p.Cols(), p.Nonzeros(),
			res.Termination, res.Iterations, res.Elapsed, res.Objective, res.Check.GapRel)
		if res.Termination != lp.Optimal || !res.Check.OK {
			t.Errorf("%v (%v): %s", res.Termination, res.Limit, res.Check.Reason)
		}
	}
}

func BenchmarkReal131(b *testing.B) {
	p := readEconomy(b, "us-1997-131", 1).plan(5, false)
	s := New()
	for b.Loop() {
		solve(b, s, p)
	}
}
