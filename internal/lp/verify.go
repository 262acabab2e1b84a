package lp

import (
	"fmt"
	"math"
)

// Verify measures what a result claims, from the definitions of the problem
// alone: it shares no code with any solver and believes no figure of the
// result that it can compute itself. It does not change r; callers store the
// check in r.Check.
//
// Optimal needs a point on both sides. With s = 1 for a minimisation and -1
// for a maximisation, and the reduced costs z = c - A'y recomputed here:
//
//	primal   rowLower <= A x <= rowUpper, colLower <= x <= colUpper
//	dual     s y and s z: >= 0 where the upper bound is infinite,
//	         <= 0 where the lower bound is infinite (so 0 when free)
//	gap      c'x = sum of y and z times the bounds they lean on
//
// Residuals of rows, columns and signs must be within opt.Feasibility times
// 1 + the sum of the absolute terms; gap and every product of a dual with its
// slack within opt.Gap (1 + |c'x + offset|). What the result reports beside
// that (objective, activities, reduced costs, bound) must agree with what is
// recomputed. A reduced cost or a gap no larger than the rounding of its own
// terms counts as zero.
//
// Infeasible needs bounds that cross, or a Farkas certificate; Unbounded
// needs a ray. A ray proves that there is no optimum; that a feasible point
// exists stays the solver's word. A stopped result is measured like an
// optimal one: OK then means that it could have been called optimal.
func Verify(p *Problem, r *Result, opt Options) Check {
	opt = opt.WithDefaults()
	v := &verifier{p: p, r: r, opt: opt, s: 1}
	v.WorstRow, v.WorstCol, v.WorstDual = -1, -1, -1
	if p.Sense == Maximize {
		v.s = -1
	}
	v.Done = true
	if fault := shapeFault(p, r); fault != "" {
		v.fail("%s", fault)
		return v.Check
	}
	switch r.Termination {
	case Optimal, Stopped:
		v.point()
	case Infeasible:
		v.farkas()
	case Unbounded:
		v.ray()
	case InfeasibleOrUnbounded:
		switch {
		case r.Dual == Certificate || crossed(p) != "":
			v.farkas()
		case r.Primal == Certificate:
			v.ray()
		default:
			v.fail("no certificate came with %q", r.Termination)
		}
	}
	v.OK = v.Reason == ""
	return v.Check
}

type verifier struct {
	Check
	p   *Problem
	r   *Result
	opt Options
	s   float64 // 1 minimise, -1 maximise

	activity     []sum // A x
	primalTerms  float64
	gapTolerance float64
	worst        slackFault
}

// fail keeps the first reason.
func (v *verifier) fail(format string, args ...any) {
	if v.Reason == "" {
		v.Reason = fmt.Sprintf(format, args...)
	}
}

func (v *verifier) point() {
	switch {
	case v.r.Primal != Point:
		v.fail("%s, but no primal point came with it", v.r.Termination)
		return
	case v.r.Dual != Point:
		v.fail("%s, but no dual point came with it", v.r.Termination)
	}
	v.primal()
	objective := v.objective()
	if v.r.Dual == Point {
		v.dual(objective)
	}
}

// primal measures rows and columns against their bounds.
func (v *verifier) primal() {
	p, r := v.p, v.r
	v.activity = rowSums(p, r.X)
	for j, x := range r.X {
		fault := max(0, p.ColLower[j]-x, x-p.ColUpper[j])
		if v.notePrimal(fault, fault/(1+math.Abs(x))) {
			v.WorstCol, v.WorstRow = j, -1
		}
	}
	for i := range v.activity {
		a, terms := v.activity[i].value(), v.activity[i].abs
		fault := max(0, p.RowLower[i]-a, a-p.RowUpper[i])
		if v.notePrimal(fault, fault/(1+terms)) {
			v.WorstRow, v.WorstCol = i, -1
		}
		if d := math.Abs(r.RowActivity[i] - a); d > v.opt.Feasibility*(1+terms) {
			v.fail("row %s: reported activity is %g, A x gives %g", p.rowLabel(i), r.RowActivity[i], a)
		}
	}
	if v.PrimalResidualRel > v.opt.Feasibility {
		where := "column " + p.colLabel(max(v.WorstCol, 0))
		if v.WorstRow >= 0 {
			where = "row " + p.rowLabel(v.WorstRow)
		}
		v.fail("%s: a bound is missed by %.3g of its terms (allowed %.3g)", where, v.PrimalResidualRel, v.opt.Feasibility)
	}
}

// notePrimal keeps the largest figures and tells whether the relative one,
// which decides, has grown.
func (v *verifier) notePrimal(abs, rel float64) bool {
	v.PrimalResidual = max(v.PrimalResidual, abs)
	if rel > v.PrimalResidualRel {
		v.PrimalResidualRel = rel
		return true
	}
	return false
}

// objective recomputes c'x + offset.
func (v *verifier) objective() float64 {
	var s sum
	s.add(v.p.Offset)
	for j, c := range v.p.Cost {
		s.addProduct(c, v.r.X[j])
	}
	value := s.value()
	v.primalTerms = s.abs
	v.gapTolerance = v.opt.Gap * (1 + math.Abs(value))
	if math.Abs(v.r.Objective-value) > v.gapTolerance+16*epsilon*s.abs || math.IsNaN(v.r.Objective) {
		v.fail("reported objective is %g, c'x gives %g", v.r.Objective, value)
	}
	return value
}
