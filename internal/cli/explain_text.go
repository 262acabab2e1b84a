package cli

import (
	"math"
	"strings"

	"github.com/openplenum/plenum/internal/app"
	"github.com/openplenum/plenum/internal/locale"
)

// named is how many bottlenecks are named in a sentence.
const named = 3

// write writes an explanation. With all, every year that was asked for is
// there, and it need not be said that others are left out.
func (w explanation) write(e *app.Explanation, all bool) {
	w.printf("%s\n", w.strong(e.Plan))
	if unsolved(e.Status) {
		w.printf("%s\n", w.bad(w.text("report.verdict."+string(e.Status))))
		w.conflict(e.Conflict, e.LeastRelief)
		return
	}
	if !e.Check {
		w.printf("%s\n", w.bad(w.text("explain.head.unchecked")))
	}
	switch {
	case e.Objective != nil:
		w.say("explain.head.objective", w.words.Figure(e.Objective.Value, 7))
		w.objective(e.Objective)
		return
	case e.Met == e.Of:
		w.printf("%s\n", w.good(w.text("explain.head.met", e.Of)))
	default:
		w.printf("%s\n", w.warn(w.text("explain.head.short", e.Met, e.Of)))
		if !all {
			w.say("explain.head.worst")
		}
	}
	for _, f := range e.Targets {
		w.target(f)
	}
	w.priorities(e.Priorities)
}

// target writes what holds one target back.
func (w explanation) target(f app.Obstacle) {
	key := "explain.target"
	if f.Value < 0 {
		key = "explain.target.below"
	}
	w.printf("\n")
	name := w.thing("", f.Name, f.Region, "")
	w.printf("%s\n", w.strong(w.text(key, name, w.year(f.Year), w.fulfilment(f.Value), w.figure(f.Level), w.figure(f.Amount), f.Unit, f.Tier)))
	switch {
	case f.Unanswered:
		w.line("explain.unanswered")
		return
	case f.Value >= 1-1e-5:
		w.line("explain.met")
	}
	if f.Together > 0 {
		w.line("explain.together", f.Together)
	}
	if len(f.Holds) == 0 {
		w.line("explain.nothing")
	} else {
		w.line("explain.holds", w.list(f.Holds))
	}
	if len(f.Chain) > 0 {
		links := make([]string, len(f.Chain))
		for i, step := range f.Chain {
			links[i] = w.link(step.Place)
		}
		w.line("explain.chain", strings.Join(links, w.text("explain.arrow")))
	}
	w.reliefs(f)
	w.trials(f)
}

// line writes an indented line of the catalogue.
func (w explanation) line(key string, args ...any) { w.printf("  %s\n", w.text(key, args...)) }

// list names the first bottlenecks.
func (w explanation) list(holds []app.Hold) string {
	var out []string
	for i, h := range holds {
		if i == named {
			out = append(out, w.text("explain.and_more", len(holds)-named))
			break
		}
		out = append(out, w.place(h.Place))
	}
	return strings.Join(out, ", ")
}

// reliefs writes what would help, and what came of trying it.
func (w explanation) reliefs(f app.Obstacle) {
	for i, r := range f.Reliefs {
		to := f.Value + r.Predicted
		tried := w.text("explain.tried.does")
		switch {
		case !r.Held:
			tried = w.text("explain.tried.hardly", w.fulfilment(f.Value+r.Confirmed))
		case r.Confirmed < 0.99*r.Predicted:
			tried = w.text("explain.tried.to", w.fulfilment(f.Value+r.Confirmed))
		}
		if i == 0 && !r.Held {
			w.line("explain.none_holds")
		}
		lead, key := "explain.lead.help", "explain.relief.body"
		switch {
		case !r.Held:
			lead = "explain.lead.nearest"
		case i > 0:
			lead = "explain.lead.also"
		}
		at := w.place(r.Place)
		switch {
		case len(r.With) > 0:
			key = "explain.relief.together"
			for _, other := range r.With {
				at = w.text("explain.and", at, w.place(other))
			}
		case r.Lower:
			key = "explain.relief.lower"
		case r.Kind == "limit":
			key = "explain.relief.limit"
		}
		if !r.Held && i > 0 {
			continue
		}
		w.line(key, w.percent(r.Share), at, w.figure(r.Change), r.Unit, w.fulfilment(f.Value), w.fulfilment(to), tried, w.text(lead))
		if i > 0 {
			continue
		}
		if r.Then != nil && r.Confirmed < 0.99*r.Predicted {
			w.line("explain.then", w.place(*r.Then))
		}
		if len(r.With) > 0 {
			continue
		}
		if r.Late {
			w.line("explain.late")
		}
		w.span(r)
	}
}

// span writes how far the price of a relief holds.
func (w explanation) span(r app.Tried) {
	s := r.Span
	if s == nil {
		return
	}
	end := func(v *float64) string {
		if v == nil {
			return ""
		}
		return w.figure(*v)
	}
	switch {
	case s.Degenerate:
		w.line("explain.degenerate")
	case s.Lower != nil && s.Upper != nil:
		w.line("explain.span", end(s.Lower), end(s.Upper), r.Unit)
	case s.Upper != nil:
		w.line("explain.span.up", "", end(s.Upper), r.Unit)
	case s.Lower != nil:
		w.line("explain.span.down", end(s.Lower), "", r.Unit)
	default:
		w.line("explain.span.all")
	}
}

// objective writes what the plan's own objective lacks.
func (w explanation) objective(f *app.Obstacle) {
	if len(f.Reliefs) == 0 {
		w.line("explain.nothing")
	}
	for _, r := range f.Reliefs {
		key := "explain.price"
		tried := "explain.price.tried"
		if r.Lower {
			key, tried = key+".lower", tried+".lower"
		}
		w.printf("\n%s\n", w.strong(w.text(key, w.place(r.Place), w.figure(r.Amount), r.Unit, w.figure(r.Price))))
		w.line(tried, w.percent(r.Share), w.figure(r.Change), w.figure(r.Predicted), w.figure(r.Confirmed))
		if r.Late {
			w.line("explain.late")
		}
		w.span(r)
	}
	if len(f.Trials) > 0 {
		w.printf("\n")
	}
	w.trials(*f)
}

// trials writes what the changes bring that were to be tried.
func (w explanation) trials(f app.Obstacle) {
	gain := func(v float64) string {
		sign := ""
		if v > 0 {
			sign = "+"
		}
		if f.Target == "" {
			return sign + w.figure(v)
		}
		return w.text("explain.trial.points", sign+w.words.Number(100*v, max(1, min(locale.Decimals(100*v, 3), 6))))
	}
	for _, t := range f.Trials {
		what := w.text("explain.trial.none")
		switch {
		case t.Confirmed == nil:
		case t.Predicted == nil:
			what = w.text("explain.trial.tried", gain(*t.Confirmed))
		default:
			what = w.text("explain.trial.both", gain(*t.Predicted), gain(*t.Confirmed))
		}
		w.line("explain.trial", t.Change, what)
	}
}

// priorities writes what the order of the tiers costs.
func (w explanation) priorities(all []app.Priority) {
	if len(all) == 0 {
		return
	}
	w.printf("\n%s\n", w.strong(w.text("explain.priorities")))
	for _, p := range all {
		key := "explain.priority"
		if math.Abs(p.After-p.Before) < 1e-5 {
			key = "explain.priority.none"
		}
		w.line(key, p.Higher, w.percent(p.GivenUp), p.Lower, w.fulfilment(p.Before), w.fulfilment(p.After), w.figure(p.Gain()))
	}
}
