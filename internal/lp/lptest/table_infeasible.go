package lptest

import "github.com/openplenum/plenum/internal/lp"

// infeasibleCases have no feasible point, each for another reason.
func infeasibleCases() []Case {
	inf := lp.Inf
	free := col{-inf, inf, 1}
	c := func(name, why string, p *lp.Problem) Case { return Case{name, why, p, infeasible, 0, 0} }
	return []Case{
		c("rows that contradict", "at least 3, at most 2", write(lp.Minimize, 0, plus(1, 1), []row{atLeast(3, 1, 1), atMost(2, 1, 1)})),
		c("rows that contradict, free columns", "", write(lp.Minimize, 0, []col{free, free}, []row{atLeast(3, 1, 1), atMost(2, 1, 1), equal(0, 1, -1)})),
		c("equalities that contradict", "one equality twice with two sides", write(lp.Minimize, 0, []col{free, free}, []row{equal(1, 1, 2), equal(3, 2, 4)})),
		c("equality against signs", "a sum of non-negatives is negative", write(lp.Minimize, 0, plus(1, 1), []row{equal(-1, 1, 1)})),
		c("row against boxes", "the boxes cannot reach it", write(lp.Minimize, 0, []col{{0, 1, 1}, {0, 1, 1}}, []row{atLeast(2.5, 1, 1)})),
		c("row against boxes, by a little", "2.001 of 2", write(lp.Minimize, 0, []col{{0, 1, 1}, {0, 1, 1}}, []row{atLeast(2.001, 1, 1)})),
		c("row against fixed column", "", write(lp.Minimize, 0, []col{{3, 3, 1}}, []row{atMost(2, 1)})),
		c("column bounds cross", "lower 2, upper 1", write(lp.Minimize, 0, []col{{2, 1, 1}, {0, inf, 1}}, []row{atLeast(1, 1, 1)})),
		c("row bounds cross", "lower 2, upper 1", write(lp.Minimize, 0, plus(1, 1), []row{{2, 1, []float64{1, 1}}})),
		c("column bounds cross, no rows", "", write(lp.Minimize, 0, []col{{2, 1, 0}}, nil)),
		c("empty row that asks for something", "0 >= 1", write(lp.Minimize, 0, plus(1), []row{atLeast(1), atLeast(2, 1)})),
		c("empty row with a range above zero", "1 <= 0 <= 2", write(lp.Minimize, 0, nil, []row{{1, 2, nil}})),
		c("three rows in a ring", "x >= y+1, y >= z+1, z >= x+1", write(lp.Minimize, 0, []col{free, free, free}, []row{atLeast(1, 1, -1, 0), atLeast(1, 0, 1, -1), atLeast(1, -1, 0, 1)})),
		c("ring, no cost", "the same with nothing to minimise", write(lp.Minimize, 0, plus(0, 0, 0), []row{atLeast(1, 1, -1, 0), atLeast(1, 0, 1, -1), atLeast(1, -1, 0, 1)})),
		c("infeasible, large amounts", "demand 2e6 of capacity 1e6", write(lp.Maximize, 0, plus(1, 1), []row{atLeast(2e6, 1, 1), atMost(6e5, 1, 0), atMost(4e5, 0, 1)})),
		c("an economy that cannot reproduce", "each good needs more of itself than it gives", write(lp.Minimize, 0, plus(1, 1), []row{atLeast(1, 0.5, -0.6), atLeast(1, -0.6, 0.5)})),
		{"neither primal nor dual", "no feasible point on either side", write(lp.Minimize, 0, plus(-1, -1), []row{atMost(-1, 1, -1), atMost(-1, -1, 1)}), both, 0, 0},
		{"neither, in two blocks", "an infeasible row and an unbounded column apart", write(lp.Minimize, 0, []col{{0, inf, 1}, {0, inf, -1}}, []row{equal(-1, 1, 0), atLeast(1, 0, 1)}), both, 0, 0},
		{"empty row asks, free column runs", "the same in the smallest form", write(lp.Minimize, 0, []col{free}, []row{atLeast(1)}), both, 0, 0},
	}
}

// unboundedCases have feasible points and no optimum.
func unboundedCases() []Case {
	inf := lp.Inf
	c := func(name, why string, p *lp.Problem) Case { return Case{name, why, p, unbounded, 0, 0} }
	return []Case{
		c("unbounded, no rows", "", write(lp.Minimize, 0, plus(-1), nil)),
		c("unbounded, free column without rows", "", write(lp.Maximize, 0, []col{{-inf, inf, -1}}, nil)),
		c("unbounded along a ray", "", write(lp.Maximize, 0, plus(1, 0), []row{atMost(1, 1, -1)})),
		c("unbounded, empty column", "bounded rows, a column in none of them", write(lp.Maximize, 0, plus(1, 1), []row{atMost(4, 1, 0)})),
		c("unbounded downwards", "only upper bounds", write(lp.Minimize, 0, []col{{-inf, 3, 1}, {-inf, 3, 1}}, []row{atMost(2, 1, 1)})),
		c("unbounded, equality", "a line goes on for ever", write(lp.Minimize, 0, []col{{-inf, inf, 1}, {-inf, inf, 1}}, []row{equal(2, 1, 2)})),
		c("unbounded slowly", "improvement of 1e-3 a unit", write(lp.Maximize, 0, plus(1e-3, 0), []row{atMost(1, 1, -1), atLeast(-5, 1, -1)})),
		c("unbounded, kuhn", "Kuhn's example without its last row", write(lp.Minimize, 0, plus(-2, -3, 1, 12), []row{atMost(0, -2, -9, 1, 9), atMost(0, 1, 3, -1, -6)})),
		c("an economy that grows by itself", "each good gives more of itself than it needs", write(lp.Maximize, 0, plus(1, 1), []row{atLeast(-1, 0.5, -0.4), atLeast(-1, -0.4, 0.5)})),
	}
}
