package lptest

import "github.com/openplenum/plenum/internal/lp"

// degenerateCases have optima that are not unique, feasible sets without an
// inner point, or rows and columns that say a thing twice.
func degenerateCases() []Case {
	inf := lp.Inf
	return []Case{
		{"degenerate corner", "four rows through one point of the plane",
			write(lp.Maximize, 0, plus(1, 1), []row{atMost(2, 1, 1), atMost(1, 1, 0), atMost(1, 0, 1), atMost(3, 2, 1)}), optimal, 2, 0},
		{"optimal edge", "a whole edge is optimal", write(lp.Maximize, 0, plus(1, 1), []row{atMost(4, 1, 1), atMost(3, 1, 0)}), optimal, 4, 0},
		{"unbounded optimal face", "the set of optima goes on for ever", write(lp.Minimize, 0, plus(0, 1), []row{atLeast(1, 1, 1)}), optimal, 0, 0},
		{"one feasible point", "two inequalities leave one point: no inner point", write(lp.Minimize, 0, plus(1, 1), []row{atMost(1, 1, 1), atLeast(1, 1, 1), atMost(0, 1, 0)}), optimal, 1, 0},
		{"pinched at zero", "x + y <= 0 forces all to zero", write(lp.Maximize, 3, plus(1, 2), []row{atMost(0, 1, 1)}), optimal, 3, 0},
		{"redundant equality", "the third row is the sum of two", write(lp.Minimize, 0, plus(1, 2, 3), []row{equal(2, 1, 1, 0), equal(3, 0, 1, 1), equal(5, 1, 2, 1)}), optimal, 7, 0},
		{"the same equality three times", "", write(lp.Minimize, 0, plus(1, 2), []row{equal(2, 1, 1), equal(2, 1, 1), equal(-6, -3, -3)}), optimal, 2, 0},
		{"duplicate rows", "one row as limit, range and multiple", write(lp.Maximize, 0, plus(1, 2), []row{atMost(4, 1, 1), {0, 5, []float64{1, 1}}, atMost(12, 3, 3)}), optimal, 8, 0},
		{"duplicate columns", "two columns alike but for the cost", write(lp.Minimize, 0, plus(2, 3, 2), []row{atLeast(4, 1, 1, 1), atLeast(1, 1, 1, 1)}), optimal, 8, 0},
		{"opposite columns", "a free quantity written as the difference of two", write(lp.Minimize, 0, []col{{0, inf, 1}, {0, inf, -1}, {0, inf, 5}}, []row{equal(-3, 1, -1, 1)}), optimal, -3, 0},
		{"boxes that only touch", "feasible where both rows are tight", write(lp.Minimize, 0, []col{{0, 1, 1}, {0, 1, 3}}, []row{atLeast(2, 1, 1)}), optimal, 4, 0},
		{"zero right-hand side", "a cone, and its tip is best", write(lp.Minimize, 0, plus(1, 1), []row{atLeast(0, 1, -1), atLeast(0, -1, 2)}), optimal, 0, 0},
		{"reduced costs all zero", "cost is a combination of the rows", write(lp.Minimize, 0, plus(3, 3), []row{equal(2, 1, 1)}), optimal, 6, 0},
		{"lower and upper nearly equal", "a box of width 1e-9", write(lp.Minimize, 0, []col{{1, 1 + 1e-9, -1}, {0, inf, 1}}, []row{atLeast(2, 1, 1)}), optimal, -1e-9 - 1e-9, 0},
	}
}

// scaleCases have coefficients of very different sizes.
func scaleCases() []Case {
	inf := lp.Inf
	return []Case{
		{"rows of two scales", "1e6 beside 1e-6", write(lp.Maximize, 0, plus(1, 1), []row{atMost(3e6, 1e6, 0), atMost(4e-6, 0, 1e-6), atMost(5, 1, 1)}), optimal, 5, 0},
		{"columns of two scales", "tonnes beside milligrams", write(lp.Minimize, 0, plus(1e6, 1e-6), []row{atLeast(2, 1e3, 1e-9), atMost(1e9, 0, 1)}), optimal, 1e3 + 1e3, 0},
		{"large values", "amounts of 1e9", write(lp.Maximize, 0, plus(1, 2), []row{atMost(4e9, 1, 1), atMost(3e9, 0, 1)}), optimal, 7e9, 0},
		{"small values", "amounts of 1e-4 beside others", write(lp.Maximize, 0, plus(1, 2), []row{atMost(4e-4, 1, 1), atMost(3e-4, 0, 1)}), optimal, 7e-4, 0},
		{"a big limit that never binds", "1e12 beside 1", write(lp.Maximize, 0, []col{{0, 1e12, 1}, {0, 1, 1}}, []row{atMost(3, 1, 1), atMost(1e12, 1, 0)}), optimal, 3, 0},
		{"large cost", "costs of 1e7", write(lp.Minimize, 0, plus(1e7, 2e7), []row{atLeast(3, 1, 1), atLeast(1, 0, 1)}), optimal, 4e7, 0},
		{"objective that cancels", "large terms, small sum", write(lp.Minimize, 0, []col{{0, inf, 1e5}, {0, inf, -1e5}, {0, inf, 1}}, []row{equal(0, 1, -1, 0), atMost(1e3, 1, 0, 0), atLeast(1, 0, 0, 1)}), optimal, 1, 0},
		{"nearly parallel rows", "they meet at an angle of 1e-4", write(lp.Maximize, 0, plus(0, 1), []row{atMost(1, 1e-4, 1), atMost(1, -1e-4, 1)}), optimal, 1, 0},
		{"feasible by a little", "the boxes leave 1e-3", write(lp.Minimize, 0, []col{{0, 1, 1}, {0, 1, 1}}, []row{atLeast(1.999, 1, 1)}), optimal, 1.999, 0},
	}
}
