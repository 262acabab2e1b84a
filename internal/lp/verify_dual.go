package lp

import "math"

// dual measures the signs of duals and reduced costs, complementarity, and
// the gap to the dual objective that they give.
func (v *verifier) dual(objective float64) {
	p, r := v.p, v.r
	var bound sum
	bound.add(p.Offset)
	rounding := 16 * epsilon * v.primalTerms
	for i, y := range r.RowDual {
		a := v.activity[i]
		v.lean(&bound, y, a.value(), p.RowLower[i], p.RowUpper[i], leaning{
			terms: math.Abs(y), rounding: 4 * epsilon * math.Abs(y) * a.abs, row: i, col: -1})
	}
	for j := range p.Cols() {
		zs := reducedSum(p, j, p.Cost[j], r.RowDual)
		z := zs.value()
		if d := math.Abs(r.ReducedCost[j] - z); d > v.opt.Feasibility*(1+zs.abs) {
			v.fail("column %s: reported reduced cost is %g, c - A'y gives %g", p.colLabel(j), r.ReducedCost[j], z)
		}
		if math.Abs(z) <= 4*epsilon*zs.abs {
			continue
		}
		v.lean(&bound, z, r.X[j], p.ColLower[j], p.ColUpper[j], leaning{terms: zs.abs, row: -1, col: j})
	}
	rounding += 16 * epsilon * bound.abs
	v.Gap = math.Abs(objective - bound.value())
	v.GapRel = v.Gap / (1 + math.Abs(objective))
	// A fault of sign is told first: it leaves little meaning to the others.
	if v.DualResidualRel > v.opt.Feasibility {
		if v.WorstDual >= 0 {
			v.fail("column %s: the reduced cost leans on an infinite bound by %.3g of its terms (allowed %.3g)",
				p.colLabel(v.WorstDual), v.DualResidualRel, v.opt.Feasibility)
		}
		v.fail("a row dual leans on an infinite bound by %.3g relative (allowed %.3g)",
			v.DualResidualRel, v.opt.Feasibility)
	}
	if v.Gap > v.gapTolerance+rounding {
		v.fail("primal objective %.12g and dual objective %.12g differ by %.3g relative (allowed %.3g)",
			objective, bound.value(), v.GapRel, v.opt.Gap)
	}
	v.slackFault()
	if b := r.Bound; !math.IsNaN(b) && v.s*(b-objective) > v.gapTolerance+rounding {
		v.fail("reported bound %.12g lies beyond the objective %.12g", b, objective)
	}
}

type leaning struct {
	terms    float64 // sum of absolute terms behind the multiplier
	rounding float64 // size of the rounding in multiplier x slack
	row, col int     // -1 when not one
}

// lean adds multiplier x bound to the dual objective, for the bound that the
// multiplier's sign leans on. On an infinite bound there is nothing to add:
// the multiplier is a fault.
func (v *verifier) lean(bound *sum, multiplier, at, lower, upper float64, l leaning) {
	if multiplier == 0 {
		return
	}
	b, slack := lower, at-lower
	if v.s*multiplier < 0 {
		b, slack = upper, upper-at
	}
	product := math.Abs(multiplier * slack)
	if math.IsInf(b, 0) {
		fault := math.Abs(multiplier)
		v.DualResidual = max(v.DualResidual, fault)
		if rel := fault / (1 + l.terms); rel > v.DualResidualRel {
			v.DualResidualRel, v.WorstDual = rel, l.col
		}
		product = math.Abs(multiplier * at) // what the fault moves the objective by
	} else {
		bound.addProduct(multiplier, b)
	}
	v.Complementarity = max(v.Complementarity, product)
	if allowed := v.gapTolerance + l.rounding; product > allowed && product/allowed > v.worst.excess {
		v.worst = slackFault{excess: product / allowed, product: product, leaning: l}
	}
}

// slackFault is the product of a dual and its slack that is most too large.
type slackFault struct {
	excess, product float64
	leaning
}

func (v *verifier) slackFault() {
	w := v.worst
	if w.excess == 0 {
		return
	}
	what := "column " + v.p.colLabel(max(w.col, 0))
	if w.row >= 0 {
		what = "row " + v.p.rowLabel(w.row)
	}
	v.fail("%s: the dual times its slack is %.3g (allowed %.3g)", what, w.product, w.product/w.excess)
}
