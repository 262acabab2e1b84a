package report

import (
	"github.com/openplenum/plenum/internal/explain"
	"github.com/openplenum/plenum/internal/outcome"
)

// How many prices are told in a sentence for each program, in the page and in
// a terminal.
const (
	meaningsShown    = 10
	meaningsTerminal = 1
)

// meanings says of the resources that would help most what their price means:
// what one more unit would bring, what one per cent more would, and how far
// that holds where it was tried.
func (w *writer) meanings(rows []*resource, most int) List {
	var out List
	for _, r := range rows[:min(len(rows), most)] {
		p := r.best()
		phase := w.o.Phases[r.phase]
		what := w.placed(p.Name, p.Region)
		if p.Kind != "limit" && w.c.Has("explain.place."+p.Kind) {
			what = w.text("explain.place."+p.Kind, what)
		}
		args := []any{
			w.unitOf(p), what, NewTeller(w.c, nil).Year(p.Year),
			w.gainOf(p, p.Value), w.tierName(phase.Tier), w.figure(p.Amount/100, p.Unit), w.gainOf(p, p.Percent),
		}
		key := "report.meaning."
		if p.Kind == "limit" {
			key = "report.meaning.limit."
		}
		text := w.word(key, string(phase.Kind), args...)
		if span := w.spanOf(p); span != nil {
			text += " " + w.holdsWithin(span, p.Unit)
		}
		out.Items = append(out.Items, Item{Text: text, Below: true})
	}
	return out
}

// unitOf is the unit that a price is for, in words where it is none.
func (w *writer) unitOf(p *outcome.Price) string {
	if p.Unit == "" || p.Unit == "1" {
		return w.text("report.meaning.unit")
	}
	return p.Unit
}

// gainOf writes a gain in points, or in the unit of the objective.
func (w *writer) gainOf(p *outcome.Price, gain float64) string {
	if w.inPoints(p) {
		return w.text("report.meaning.points", w.figure2(100*gain))
	}
	return w.figure2(gain)
}

// spanOf is how far the price of a resource holds, where an explanation has
// tried it at the same place; nil where none has.
func (w *writer) spanOf(p *outcome.Price) *explain.SpanWords {
	if w.found == nil {
		return nil
	}
	all := w.found.Targets
	if w.found.Objective != nil {
		all = append([]explain.Finding{*w.found.Objective}, all...)
	}
	for _, f := range all {
		// The span was found for the question about this target. It is that of
		// the price only where both say the same.
		for _, r := range f.Reliefs {
			if r.Span != nil && r.Kind == p.Kind && r.Of == p.Of && r.Region == p.Region && r.Year == p.Year && abs(r.Price-p.Value) <= 1e-3*abs(p.Value) {
				return r.Span
			}
		}
	}
	return nil
}

// holdsWithin says how far a price holds.
func (w *writer) holdsWithin(s *explain.SpanWords, unit string) string {
	switch {
	case s.Degenerate:
		return w.text("explain.degenerate")
	case s.Lower != nil && s.Upper != nil:
		return w.text("report.meaning.within", w.figure(*s.Lower, unit), w.figure(*s.Upper, unit))
	case s.Upper != nil:
		return w.text("report.meaning.up", w.figure(*s.Upper, unit))
	case s.Lower != nil:
		return w.text("report.meaning.down", w.figure(*s.Lower, unit))
	}
	return w.text("explain.span.all")
}
