package ipm

import (
	"math"

	"github.com/openplenum/plenum/internal/lp"
)

// quality is what a point is worth in the problem's own units.
type quality struct {
	primal, dual        float64 // largest residual relative to 1 + the largest term
	gap                 float64 // |objective - bound| / (1 + |objective|)
	objective, dualSide float64 // of the minimisation, without offset
}

// worst is the largest of the three measures, each over its tolerance.
func (g quality) worst(opt lp.Options) float64 {
	w := math.Max(math.Max(g.primal, g.dual)/opt.Feasibility, g.gap/opt.Gap)
	if math.IsNaN(w) {
		return math.Inf(1)
	}
	return w
}

// judge measures x and y (of a minimisation, rows switched off have zeros) on
// the presolved problem. Rows switched off hold whatever x is within its
// bounds, so they are not looked at.
func (f *form) judge(x, y []float64) quality {
	q, p := f.q, f.q.p
	var g quality
	activity, term := make([]float64, len(q.rowLower)), make([]float64, len(q.rowLower))
	dual := 0.0
	for j, v := range x {
		z := q.cost[j]
		zTerm := math.Abs(z)
		g.objective += z * v
		rows, values := p.Column(j)
		for k, i := range rows {
			t := values[k] * v
			activity[i] += t
			if t = math.Abs(t); t > term[i] {
				term[i] = t
			}
			t = values[k] * y[i]
			z -= t
			if t = math.Abs(t); t > zTerm {
				zTerm = t
			}
		}
		if q.fixed[j] {
			dual += z * v
			continue
		}
		b := q.lower[j]
		if z < 0 {
			b = q.upper[j]
		}
		switch {
		case z == 0:
		case math.IsInf(b, 0):
			g.dual = math.Max(g.dual, math.Abs(z)/(1+zTerm))
		default:
			dual += z * b
		}
	}
	for i, a := range activity {
		if q.rowOff[i] {
			continue
		}
		g.primal = math.Max(g.primal, math.Max(q.rowLower[i]-a, a-q.rowUpper[i])/(1+term[i]))
		switch {
		case y[i] > 0:
			dual += y[i] * q.rowLower[i]
		case y[i] < 0:
			dual += y[i] * q.rowUpper[i]
		}
	}
	g.dualSide = dual
	g.gap = math.Abs(g.objective-dual) / (1 + math.Abs(g.objective+q.sense*p.Offset))
	return g
}
