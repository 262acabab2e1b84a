package plan

import "math"

// objective resolves the linear objective, if there is one.
func (r *resolver) objective() {
	o := r.p.Objective
	if o == nil {
		return
	}
	if len(o.Terms) == 0 && r.gaps.complete(TableObjective) {
		r.fault(place{TableObjective, -1}, ObjectiveEmpty, "", "")
	}
	out := &ObjectiveFigures{Maximise: o.Maximise}
	for i, term := range o.Terms {
		at := place{TableObjective, i}
		if t, ok := r.term(at, term, true); ok {
			out.Terms = append(out.Terms, t)
		}
		if term.Measure.Kind == MeasureWorst && len(r.p.Targets) == 0 && r.gaps.complete(TableTargets) {
			r.fault(at, WorstOfNothing, "measure", string(MeasureWorst))
		}
	}
	r.figs.Objective = out
}

// tidy resolves what the last phase minimises: what the plan names; else the
// use of labour; else, without labour, all activities; else the use of
// everything.
func (r *resolver) tidy() {
	for i, term := range r.p.Tidy {
		if t, ok := r.term(place{TableTidy, i}, term, false); ok {
			r.figs.Tidy = append(r.figs.Tidy, t)
		}
	}
	if len(r.p.Tidy) > 0 {
		return
	}
	all := r.positions(Every)
	add := func(m MeasureFigures) {
		r.figs.Tidy = append(r.figs.Tidy, TermFigures{Measure: m, Years: all, Weight: 1})
	}
	use := func(k int, g Good) {
		m := noMeasure(MeasureUse)
		m.Good, m.Unit = k, g.Unit
		add(m)
	}
	for k, g := range r.figs.Goods {
		if g.Kind == Labour {
			use(k, g)
		}
	}
	if len(r.figs.Tidy) > 0 {
		return
	}
	for k, p := range r.figs.Processes {
		m := noMeasure(MeasureActivity)
		m.Process, m.Unit = k, p.Unit
		add(m)
	}
	if len(r.figs.Tidy) > 0 {
		return
	}
	for k, g := range r.figs.Goods {
		use(k, g)
	}
}

func (r *resolver) term(at place, term Term, allowWorst bool) (TermFigures, bool) {
	m, _, ok := r.measure(at, term.Measure, allowWorst)
	ok = r.span(at, "years", term.Span) && ok
	if math.IsNaN(term.Weight) || math.IsInf(term.Weight, 0) {
		r.fault(at, NotANumber, "weight", figureText(term.Weight))
		ok = false
	}
	return TermFigures{Measure: m, Years: r.positions(term.Span), Weight: term.Weight}, ok
}
