package lptest

import (
	"math"

	"github.com/openplenum/plenum/internal/lp"
)

// Table returns the small problems with known answers. The package's own
// tests confirm each by exact arithmetic.
func Table() []Case {
	var out []Case
	out = append(out, bookCases()...)
	out = append(out, shapeCases()...)
	out = append(out, degenerateCases()...)
	out = append(out, scaleCases()...)
	out = append(out, infeasibleCases()...)
	out = append(out, unboundedCases()...)
	return out
}

// bookCases are examples known from the literature.
func bookCases() []Case {
	return []Case{
		{"wyndor", "three rows, two columns: the first example of textbooks (Hillier & Lieberman)",
			write(lp.Maximize, 10, plus(3, 5), []row{atMost(4, 1, 0), atMost(12, 0, 2), atMost(18, 3, 2)}), optimal, 46, 0},
		{"beale", "the simplex method cycles (Beale 1955)",
			write(lp.Minimize, 0, plus(-0.75, 20, -0.5, 6), []row{
				atMost(0, 0.25, -8, -1, 9), atMost(0, 0.5, -12, -0.5, 3), atMost(1, 0, 0, 1, 0)}), optimal, -1.25, 0},
		{"kuhn", "the simplex method cycles (Kuhn, told by Balinski & Tucker 1969)",
			write(lp.Minimize, 0, plus(-2, -3, 1, 12), []row{
				atMost(0, -2, -9, 1, 9), atMost(0, 1, 3, -1, -6), atMost(2, 2, 3, -1, -12)}), optimal, -2, 0},
		kleeMinty(8),
		{"transport", "two plants, three markets: a degenerate network",
			write(lp.Minimize, 0, plus(2, 3, 1, 5, 4, 8), []row{
				equal(20, 1, 1, 1, 0, 0, 0), equal(30, 0, 0, 0, 1, 1, 1),
				equal(10, 1, 0, 0, 1, 0, 0), equal(25, 0, 1, 0, 0, 1, 0), equal(15, 0, 0, 1, 0, 0, 1)}), optimal, 150, 0},
		{"assignment", "three by three: many bases for one corner, one row too many",
			write(lp.Minimize, 0, plus(4, 2, 8, 4, 3, 7, 3, 1, 6), []row{
				equal(1, 1, 1, 1), equal(1, 0, 0, 0, 1, 1, 1), equal(1, 0, 0, 0, 0, 0, 0, 1, 1, 1),
				equal(1, 1, 0, 0, 1, 0, 0, 1), equal(1, 0, 1, 0, 0, 1, 0, 0, 1), equal(1, 0, 0, 1, 0, 0, 1, 0, 0, 1)}), optimal, 12, 0},
		{"matching pennies", "a matrix game: free column, value 0",
			write(lp.Maximize, 0, []col{{-lp.Inf, lp.Inf, 1}, {0, lp.Inf, 0}, {0, lp.Inf, 0}}, []row{
				atMost(0, 1, -1, 1), atMost(0, 1, 1, -1), equal(1, 0, 1, 1)}), optimal, 0, 0},
		{"leontief", "two sectors of Miller & Blair: x = (I-A)^-1 f, f = (600, 1500)",
			write(lp.Minimize, 0, plus(1, 1), []row{
				atLeast(600, 1-0.15, -0.25), atLeast(1500, -0.2, 1-0.05)}), optimal,
			((600*0.95 + 1500*0.25) + (600*0.2 + 1500*0.85)) / (0.85*0.95 - 0.25*0.2), 0},
	}
}

// kleeMinty is the cube whose 2^n corners the simplex method may visit all.
func kleeMinty(n int) Case {
	b := lp.Builder{Sense: lp.Maximize}
	for i := range n {
		b.Col("", 0, lp.Inf, math.Pow(2, float64(n-1-i)))
		b.Row("", -lp.Inf, math.Pow(5, float64(i+1)))
		for j := range i {
			b.Add(i, j, math.Pow(2, float64(i-j+1)))
		}
		b.Add(i, i, 1)
	}
	return Case{"klee-minty", "coefficients that grow by powers", b.Problem(), optimal, math.Pow(5, float64(n)), 0}
}
