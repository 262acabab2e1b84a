package lptest

import "github.com/openplenum/plenum/internal/lp"

// shapeCases try every kind of bound and the problems with something missing.
func shapeCases() []Case {
	inf := lp.Inf
	free := func(c float64) col { return col{-inf, inf, c} }
	return []Case{
		{"empty", "no rows, no columns: the offset is the optimum", write(lp.Minimize, 7, nil, nil), optimal, 7, 0},
		{"no rows", "each column goes to its cheaper bound",
			write(lp.Minimize, 0, []col{{1, 5, 1}, {-2, 3, -1}, {-inf, 4, 0}, {-inf, 2, -2}, free(0)}, nil), optimal, -6, 0},
		{"no columns", "rows over nothing, with 0 allowed",
			write(lp.Minimize, -1, nil, []row{{-1, 1, nil}, {0, 0, nil}, {-inf, 0, nil}, {-inf, inf, nil}}), optimal, -1, 0},
		{"zero objective", "any feasible point will do", write(lp.Minimize, 0, plus(0, 0), []row{atLeast(1, 1, 2), atMost(9, 1, 1)}), optimal, 0, 0},
		{"offset", "the constant part of a maximum", write(lp.Maximize, -2.5, plus(1), []row{atMost(2, 1)}), optimal, -0.5, 0},
		{"free columns", "the optimum lies at negative values",
			write(lp.Minimize, 0, []col{free(1), free(1)}, []row{atLeast(-2, 1, 2), atLeast(-4, 2, 1), atMost(9, 1, -1)}), optimal, -2, 0},
		{"free by one row", "a free column fixed by an equality", write(lp.Minimize, 0, []col{free(3), {0, inf, 1}}, []row{equal(4, 1, 1), atMost(5, 0, 1)}), optimal, 2, 0},
		{"free, two columns alike", "the difference of two free columns: no unique point",
			write(lp.Minimize, 0, []col{free(1), free(-1)}, []row{equal(3, 1, -1)}), optimal, 3, 0},
		{"boxed", "both ends of boxes used", write(lp.Maximize, 0, []col{{-1, 1, 2}, {2, 3, -1}, {0, 10, 1}}, []row{atMost(8, 1, 1, 1)}), optimal, 5, 0},
		{"boxed, slack row", "the row never binds", write(lp.Maximize, 0, []col{{0, 1, 1}, {0, 1, 1}}, []row{atMost(100, 1, 1)}), optimal, 2, 0},
		{"fixed columns", "nothing left to choose in two of three", write(lp.Minimize, 0, []col{{2, 2, 5}, {-3, -3, 1}, {0, inf, 1}}, []row{atLeast(4, 1, 1, 1)}), optimal, 12, 0},
		{"all fixed", "one point only", write(lp.Minimize, 0, []col{{2, 2, 5}, {-3, -3, 1}}, []row{{-1, 0, []float64{1, 1}}}), optimal, 7, 0},
		{"negative boxes", "upper bound below zero, no lower bound", write(lp.Maximize, 0, []col{{-inf, -1, 1}, {-inf, -2, 1}}, []row{atLeast(-10, 1, 1)}), optimal, -3, 0},
		{"upper bound only", "the column falls until the row holds it", write(lp.Minimize, 0, []col{{-inf, 4, 1}, {0, 3, 0}}, []row{atLeast(1, 1, 1)}), optimal, -2, 0},
		{"ranged row, lower end", "", write(lp.Minimize, 0, plus(1, 2), []row{{2, 4, []float64{1, 1}}}), optimal, 2, 0},
		{"ranged row, upper end", "", write(lp.Maximize, 0, plus(1, 2), []row{{2, 4, []float64{1, 1}}}), optimal, 8, 0},
		{"ranged row around zero", "", write(lp.Minimize, 0, []col{free(1), free(2)}, []row{{-3, 5, []float64{1, 1}}, {-1, 1, []float64{1, -1}}}), optimal, -5, 0},
		{"free row", "a row without bounds counts for nothing", write(lp.Minimize, 0, plus(1), []row{{-inf, inf, []float64{1e3}}, atLeast(2, 1)}), optimal, 2, 0},
		{"empty row", "a row without entries that 0 satisfies", write(lp.Minimize, 0, plus(1), []row{{-1, 1, nil}, atLeast(2, 1)}), optimal, 2, 0},
		{"empty columns", "columns in no row, each at its cheaper bound",
			write(lp.Minimize, 0, []col{{0, inf, 1}, {-4, 6, -1}, {1, inf, 3}, free(0)}, []row{atLeast(2, 1)}), optimal, -1, 0},
		{"equalities only", "a square system: one solution", write(lp.Minimize, 0, []col{free(1), free(1), free(1)}, []row{equal(6, 1, 1, 1), equal(5, 0, 2, 5), equal(-1, 2, 5, -1)}), optimal, 6, 0},
		{"single row and column", "", write(lp.Minimize, 0, plus(1), []row{atLeast(3, 2)}), optimal, 1.5, 0},
		{"singleton rows as bounds", "rows that are bounds, one of them with a negative coefficient",
			write(lp.Maximize, 0, []col{free(1), free(1)}, []row{atMost(3, 1, 0), atLeast(-8, 0, -2), atLeast(0, 1, 0)}), optimal, 7, 0},
		denseColumn(40),
		staircase(30),
	}
}

// denseColumn has one column in every row: max t, t <= x_i, sum x_i <= n.
func denseColumn(n int) Case {
	b := lp.Builder{Sense: lp.Maximize}
	t := b.Col("t", 0, lp.Inf, 1)
	sum := b.Row("sum", -lp.Inf, float64(n))
	for range n {
		x, r := b.Col("", 0, lp.Inf, 0), b.Row("", 0, lp.Inf)
		b.Add(r, x, 1)
		b.Add(r, t, -1)
		b.Add(sum, x, 1)
	}
	return Case{"dense column", "one column in every row", b.Problem(), optimal, 1, 0}
}

// staircase lets a stock of 1 grow by a half a step: the end is 1.5^n.
func staircase(n int) Case {
	b := lp.Builder{Sense: lp.Maximize}
	want := 1.0
	last := b.Col("", 0, 1, 0)
	for range n {
		x, r := b.Col("", 0, lp.Inf, 0), b.Row("", -lp.Inf, 0)
		b.Add(r, x, 1)
		b.Add(r, last, -1.5)
		last = x
		want *= 1.5
	}
	b.AddCost(last, 1)
	return Case{"staircase", "growth over thirty steps: from 1 to 1.9e5", b.Problem(), optimal, want, 0}
}
