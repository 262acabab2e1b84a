package lptest

import (
	"math"
	"math/rand/v2"

	"github.com/openplenum/plenum/internal/lp"
)

// Permute returns p with its rows and columns in a random order.
func Permute(p *lp.Problem, rng *rand.Rand) *lp.Problem {
	rowAt, colAt := rng.Perm(p.Rows()), rng.Perm(p.Cols())
	return rebuild(p, rowAt, colAt, ones(p.Rows()), ones(p.Cols()), 1)
}

// Scale returns p in other units: row i multiplied by row[i], the objective
// by cost, and column j counted in units that are col[j] times smaller
// (bounds multiplied, entries and cost divided). All factors are positive.
// The optimum is multiplied by cost.
func Scale(p *lp.Problem, row, col []float64, cost float64) *lp.Problem {
	return rebuild(p, count(p.Rows()), count(p.Cols()), row, col, cost)
}

func rebuild(p *lp.Problem, rowAt, colAt []int, row, col []float64, cost float64) *lp.Problem {
	b := lp.Builder{Name: p.Name, Sense: p.Sense, Offset: p.Offset * cost}
	newRow := make([]int, p.Rows())
	for _, i := range rowAt {
		newRow[i] = b.Row(name(p.RowName, i), p.RowLower[i]*row[i], p.RowUpper[i]*row[i])
	}
	for _, j := range colAt {
		to := b.Col(name(p.ColName, j), p.ColLower[j]*col[j], p.ColUpper[j]*col[j], p.Cost[j]*cost/col[j])
		rows, values := p.Column(j)
		for k, i := range rows {
			b.Add(newRow[i], to, values[k]*row[i]/col[j])
		}
	}
	return b.Problem()
}

// factors draws n powers base^k, from <= k <= to.
func factors(rng *rand.Rand, n int, base float64, from, to int) []float64 {
	out := make([]float64, n)
	for i := range out {
		out[i] = math.Pow(base, float64(from+rng.IntN(to-from+1)))
	}
	return out
}

func ones(n int) []float64 {
	out := make([]float64, n)
	for i := range out {
		out[i] = 1
	}
	return out
}

func count(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

func name(names []string, k int) string {
	if k < len(names) {
		return names[k]
	}
	return ""
}
