package app

import (
	"fmt"
	"math"
	"slices"

	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
)

// Tolerance is the largest difference that Verify accepts, relative to 1 +
// the sum of the absolute terms of a row. It is the freeze of the tiers.
const Tolerance = 1e-6

// Verification is what was found when an answer was held against its plan.
type Verification struct {
	OK       bool
	Rows     int // rows with a bound that were held
	Columns  int
	Residual float64   // largest, relative
	Worst    Finding   // the row or column of Residual
	Broken   []Finding // all that miss the tolerance, worst first
	Targets  int       // fulfilments computed again
	Off      float64   // largest difference of a reported fulfilment
	Wrong    []WrongTarget
	Unknown  []string // activities of the answer that the plan does not have, and the other way round
}

// Finding is a row, or the level of an activity, and where it stands.
type Finding struct {
	Kind, Of     string
	Region       plan.RegionID
	Year         int
	Unit         string
	Value        float64
	Lower, Upper float64
	Residual     float64 // relative
}

// WrongTarget is a target whose reported fulfilment is not what the levels
// give.
type WrongTarget struct {
	ID              plan.TargetID
	Year            int
	Reported, Found float64
}

// Verify holds the levels of a saved answer against the linear program of its
// plan folder, formulated anew: every balance, capacity, limit and floor, the
// bounds of every level, and every fulfilment. It uses no solver and believes
// no figure of the answer but the levels. It does not show that there is no
// better plan: that is proved when solving.
func Verify(f *Folder, o *outcome.Outcome) Verification {
	form := formulate.Build(f.Figures)
	x, unknown := levels(form, o)
	v := Verification{Columns: len(x), Unknown: unknown}
	v.hold(form, form.Problem, x)
	v.targets(form, o, x)
	v.OK = len(v.Broken) == 0 && len(v.Wrong) == 0 && len(v.Unknown) == 0
	return v
}

// hold holds levels against the bounds of a problem.
func (v *Verification) hold(form *formulate.Form, p *lp.Problem, x []float64) {
	activity := make([]float64, p.Rows())
	size := make([]float64, p.Rows())
	for j, level := range x {
		rows, values := p.Column(j)
		for k, i := range rows {
			activity[i] += values[k] * level
			size[i] += math.Abs(values[k] * level)
		}
		key := form.Index.Columns[j]
		v.find(Finding{
			Kind: string(key.Kind), Of: key.Of, Region: key.Region, Year: key.Year, Unit: form.Index.ColumnUnit[j],
			Value: level, Lower: p.ColLower[j], Upper: p.ColUpper[j],
		}, math.Abs(level))
	}
	for i, key := range form.Index.Rows {
		if math.IsInf(p.RowLower[i], -1) && math.IsInf(p.RowUpper[i], 1) {
			continue // switched off outside its phase
		}
		v.Rows++
		v.find(Finding{
			Kind: string(key.Kind), Of: key.Of, Region: key.Region, Year: key.Year, Unit: form.Index.RowUnit[i],
			Value: activity[i], Lower: p.RowLower[i], Upper: p.RowUpper[i],
		}, size[i])
	}
	slices.SortStableFunc(v.Broken, func(a, b Finding) int {
		switch {
		case a.Residual > b.Residual:
			return -1
		case a.Residual < b.Residual:
			return 1
		}
		return 0
	})
}

// find records how far a value is outside its bounds.
func (v *Verification) find(f Finding, size float64) {
	f.Residual = max(f.Lower-f.Value, f.Value-f.Upper, 0) / (1 + size)
	if math.IsNaN(f.Value) {
		f.Residual = math.Inf(1)
	}
	if f.Residual > v.Residual {
		v.Residual, v.Worst = f.Residual, f
	}
	if f.Residual > Tolerance {
		v.Broken = append(v.Broken, f)
	}
}

// targets computes every fulfilment again from the levels.
func (v *Verification) targets(form *formulate.Form, o *outcome.Outcome, x []float64) {
	type key struct {
		id   plan.TargetID
		year int
	}
	reported := map[key]outcome.Target{}
	for _, t := range o.Targets {
		reported[key{t.ID, t.Years[len(t.Years)-1]}] = t
	}
	for q, p := range form.Figures.Promises {
		year := form.Figures.Years[p.Years[len(p.Years)-1]]
		t, ok := reported[key{p.ID, year}]
		if !ok {
			v.Unknown = append(v.Unknown, fmt.Sprintf("target %s %d", p.ID, year))
			continue
		}
		if p.Amount == p.Baseline {
			continue // kept or not kept: the floor says so
		}
		v.Targets++
		found := (form.Promises[q].Value.Value(x) - p.Baseline) / (p.Amount - p.Baseline)
		off := math.Abs(found-t.Fulfilment) / (1 + math.Abs(found))
		v.Off = max(v.Off, off)
		if !(off <= Tolerance) {
			v.Wrong = append(v.Wrong, WrongTarget{p.ID, year, t.Fulfilment, found})
		}
	}
}
