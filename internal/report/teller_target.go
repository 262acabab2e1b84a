package report

import (
	"math"
	"strings"

	"github.com/openplenum/plenum/internal/explain"
	"github.com/openplenum/plenum/internal/locale"
)

// holdsNamed is how many bottlenecks are holdsNamed in a sentence.
const holdsNamed = 3

// Target says what holds one target back.
func (t Teller) Target(f explain.Finding) Told {
	key := "explain.target"
	if f.Value < 0 {
		key = "explain.target.below"
	}
	name := t.Thing("", f.Name, f.Region, "")
	level, amount := t.Figures(f.Level, f.Amount)
	out := Told{Head: t.c.Text(key, name, t.Year(f.Year), t.Fulfilment(f.Value), level, amount, f.Unit, f.Tier)}
	switch {
	case f.Unanswered:
		out.say(t.c, "explain.unanswered")
		return out
	case f.Value >= 1-1e-5:
		out.say(t.c, "explain.met")
	}
	if f.Together > 0 {
		out.say(t.c, "explain.together", f.Together)
	}
	if len(f.Holds) == 0 {
		out.say(t.c, "explain.nothing")
	} else {
		out.say(t.c, "explain.holds", t.list(f.Holds))
	}
	if len(f.Chain) > 0 {
		links := make([]string, len(f.Chain))
		for i, step := range f.Chain {
			links[i] = t.Link(step.Place)
		}
		out.say(t.c, "explain.chain", strings.Join(links, t.c.Text("explain.arrow")))
	}
	t.reliefs(&out, f)
	t.trials(&out, f)
	return out
}

// list names the first bottlenecks.
func (t Teller) list(holds []explain.Hold) string {
	var out []string
	for i, h := range holds {
		if i == holdsNamed {
			out = append(out, t.c.Text("explain.and_more", len(holds)-holdsNamed))
			break
		}
		out = append(out, t.Place(h.Place))
	}
	return strings.Join(out, ", ")
}

// reliefs writes what would help, and what came of trying it.
func (t Teller) reliefs(out *Told, f explain.Finding) {
	for i, r := range f.Reliefs {
		to := f.Value + r.Predicted
		tried := t.c.Text("explain.tried.does")
		switch {
		case !r.Held:
			tried = t.c.Text("explain.tried.hardly", t.Fulfilment(f.Value+r.Confirmed))
		case r.Confirmed < 0.99*r.Predicted:
			tried = t.c.Text("explain.tried.to", t.Fulfilment(f.Value+r.Confirmed))
		}
		if i == 0 && !r.Held {
			out.say(t.c, "explain.none_holds")
		}
		lead, key := "explain.lead.help", "explain.relief.body"
		switch {
		case !r.Held:
			lead = "explain.lead.nearest"
		case i > 0:
			lead = "explain.lead.also"
		}
		at := t.Place(r.Place)
		switch {
		case len(r.With) > 0:
			key = "explain.relief.together"
			for _, other := range r.With {
				at = t.c.Text("explain.and", at, t.Place(other))
			}
		case r.Lower:
			key = "explain.relief.lower"
		case r.Kind == "limit":
			key = "explain.relief.limit"
		}
		if !r.Held && i > 0 {
			continue
		}
		out.say(t.c, key, t.Percent(r.Share), at, t.Figure(r.Change), r.Unit, t.Fulfilment(f.Value), t.Fulfilment(to), tried, t.c.Text(lead))
		if i > 0 {
			continue
		}
		if r.Then != nil && r.Confirmed < 0.99*r.Predicted {
			out.say(t.c, "explain.then", t.Place(*r.Then))
		}
		if len(r.With) > 0 {
			continue
		}
		if r.Late {
			out.say(t.c, "explain.late")
		}
		t.span(out, r)
	}
}

// span writes how far the price of a relief holds.
func (t Teller) span(out *Told, r explain.Tried) {
	s := r.Span
	if s == nil {
		return
	}
	end := func(v *float64) string {
		if v == nil {
			return ""
		}
		return t.Figure(*v)
	}
	switch {
	case s.Degenerate:
		out.say(t.c, "explain.degenerate")
	case s.Lower != nil && s.Upper != nil:
		out.say(t.c, "explain.span", end(s.Lower), end(s.Upper), r.Unit)
	case s.Upper != nil:
		out.say(t.c, "explain.span.up", "", end(s.Upper), r.Unit)
	case s.Lower != nil:
		out.say(t.c, "explain.span.down", end(s.Lower), "", r.Unit)
	default:
		out.say(t.c, "explain.span.all")
	}
}

// Objective says what the plan's own objective lacks: a heading for each
// bottleneck, and last, without one, the changes that were tried.
func (t Teller) Objective(f *explain.Finding) []Told {
	var out []Told
	if len(f.Reliefs) == 0 {
		out = append(out, Told{Lines: []string{t.c.Text("explain.nothing")}})
	}
	for _, r := range f.Reliefs {
		key := "explain.price"
		tried := "explain.price.tried"
		if r.Lower {
			key, tried = key+".lower", tried+".lower"
		}
		told := Told{Head: t.c.Text(key, t.Place(r.Place), t.Figure(r.Amount), r.Unit, t.Figure(r.Price))}
		told.say(t.c, tried, t.Percent(r.Share), t.Figure(r.Change), t.Figure(r.Predicted), t.Figure(r.Confirmed))
		if r.Late {
			told.say(t.c, "explain.late")
		}
		t.span(&told, r)
		out = append(out, told)
	}
	if len(f.Trials) > 0 {
		var tried Told
		t.trials(&tried, *f)
		out = append(out, tried)
	}
	return out
}

// trials writes what the changes bring that were to be tried.
func (t Teller) trials(out *Told, f explain.Finding) {
	gain := func(v float64) string {
		sign := ""
		if v > 0 {
			sign = "+"
		}
		if f.Target == "" {
			return sign + t.Figure(v)
		}
		return t.c.Text("explain.trial.points", sign+t.c.Number(100*v, max(1, min(locale.Decimals(100*v, 3), 6))))
	}
	for _, tried := range f.Trials {
		what := t.c.Text("explain.trial.none")
		switch {
		case tried.Confirmed == nil:
		case tried.Predicted == nil:
			what = t.c.Text("explain.trial.tried", gain(*tried.Confirmed))
		default:
			what = t.c.Text("explain.trial.both", gain(*tried.Predicted), gain(*tried.Confirmed))
		}
		out.say(t.c, "explain.trial", tried.Change, what)
	}
}

// Priorities says what the order of the tiers costs; nothing where there is
// but one.
func (t Teller) Priorities(all []explain.Priority) Told {
	var out Told
	if len(all) == 0 {
		return out
	}
	out.Head = t.c.Text("explain.priorities")
	for _, p := range all {
		key := "explain.priority"
		if math.Abs(p.After-p.Before) < 1e-5 {
			key = "explain.priority.none"
		}
		out.say(t.c, key, p.Higher, t.Percent(p.GivenUp), p.Lower, t.Fulfilment(p.Before), t.Fulfilment(p.After), t.Figure(p.Gain()))
	}
	return out
}
