package report

import (
	"slices"

	"github.com/openplenum/plenum/internal/locale"
	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
)

// How many short targets of a tier are named, and how many rows of a table
// that may be long stand in a terminal.
const (
	shortInSummary  = 4
	shortInTerminal = 2
	listed          = 8
)

// objectiveDigits is how many digits the value of an objective shows.
const objectiveDigits = 7

// verdict is the answer in one line.
func (w *writer) verdict() Verdict {
	switch s := newScore(w.o.Targets, 0); {
	case w.o.Status == outcome.Conflict:
		return Verdict{Bad, w.text("report.verdict.conflict")}
	case w.o.Status == outcome.Unbounded:
		return Verdict{Bad, w.text("report.verdict.unbounded")}
	case w.o.Status == outcome.Stopped:
		return Verdict{Bad, w.text("report.verdict.stopped")}
	case !w.o.Check.OK:
		return Verdict{Bad, w.text("report.verdict.unchecked")}
	case len(w.o.Tiers) == 0:
		return Verdict{Good, w.text("report.verdict.objective")}
	case s.met == s.all:
		return Verdict{Good, w.text("report.verdict.met", s.all)}
	default:
		return Verdict{Warn, w.text("report.verdict.short", s.met, s.all)}
	}
}

// facts are the large figures at the top: the objective, or each tier.
func (w *writer) facts() []Fact {
	var out []Fact
	if w.o.Objective != nil {
		out = append(out, Fact{Value: w.c.Figure(*w.o.Objective, objectiveDigits), Label: w.text("report.fact.objective")})
	}
	for _, tier := range w.shownTiers() {
		s := newScore(w.o.Targets, tier.Number)
		tone := Good
		if s.met < s.all {
			tone = Warn
		}
		out = append(out, Fact{tone, w.text("report.fact.of", s.met, s.all), w.text("report.fact.tier", w.tierName(tier.Number))})
	}
	return out
}

// summary says in words what the plan reaches, where it falls short, and what
// it lacks most.
func (w *writer) summary() *Section {
	s := &Section{ID: "summary", Title: w.text("report.summary.title")}
	if w.o.Note != "" {
		s.Blocks = append(s.Blocks, Paragraph{Text: w.o.Note})
	}
	if said := w.reached(shortInSummary); len(said) > 0 {
		s.Blocks = append(s.Blocks, List{said})
		s.Short = append(s.Short, List{w.reached(shortInTerminal)})
	}
	if lack := w.lacking(); len(lack) > 0 {
		s.Blocks = append(s.Blocks, Paragraph{Text: w.text("report.summary.lack")}, List{lack})
	}
	if said := w.checkSentence(); said != "" {
		s.Blocks = append(s.Blocks, Paragraph{Text: said})
		s.Short = append(s.Short, Paragraph{Text: said})
	}
	if len(s.Blocks) == 0 {
		return nil
	}
	return s
}

// reached has a sentence for each tier, or for the objective, and below each
// tier the targets of it that fall shortest, up to a number.
func (w *writer) reached(most int) []Item {
	var out []Item
	if w.o.Objective != nil {
		out = append(out, Item{Text: w.text("report.summary.objective", w.c.Figure(*w.o.Objective, objectiveDigits))})
	}
	rows := w.worstFirst(w.promises())
	for _, tier := range w.shownTiers() {
		out = append(out, w.tierItem(tier))
		out = append(out, w.shortfalls(tier.Number, rows, most)...)
	}
	return out
}

// shownTiers are the tiers whose targets have values: none when solving ended
// before there was a plan.
func (w *writer) shownTiers() []outcome.Tier {
	if len(w.o.Targets) == 0 {
		return nil
	}
	return w.o.Tiers
}

// tierItem says what a tier reached.
func (w *writer) tierItem(tier outcome.Tier) Item {
	s, name := newScore(w.o.Targets, tier.Number), w.tierName(tier.Number)
	switch {
	case s.met == s.all && tier.Headroom > 0.0005:
		return Item{Tone: Good, Text: w.text("report.summary.tier.room", name, s.all, w.c.Percent(tier.Headroom, 1)), Lead: name}
	case s.met == s.all:
		return Item{Tone: Good, Text: w.text("report.summary.tier.met", name, s.all), Lead: name}
	}
	text := w.text("report.summary.tier.short", name, s.met, s.all)
	if s.short > 0 {
		text += " " + w.text("report.summary.tier.worst", w.c.Percent(float64(int(100*s.worst+1e-9))/100, 0))
	}
	if s.aside > 0 {
		text += " " + w.text("report.summary.tier.aside", s.aside)
	}
	return Item{Tone: Warn, Text: text, Lead: name}
}

// shortfalls names the targets of a tier that are not met: by how much, in
// which years.
func (w *writer) shortfalls(tier int, rows []*promise, most int) []Item {
	var out []Item
	left := 0
	for _, p := range rows {
		switch {
		case p.tier != tier:
		case len(out) == most:
			left++
		default:
			text := w.shortfall(p, p.worst())
			if p.worst().SetAside {
				text += " " + w.text("report.summary.aside")
			}
			out = append(out, Item{Text: text, Lead: p.name, Below: true})
		}
	}
	if left > 0 {
		out = append(out, Item{Text: w.text("report.summary.more", left), Below: true})
	}
	return out
}

// shortfall is one sentence on a promise and its worst year.
func (w *writer) shortfall(p *promise, worst *outcome.Target) string {
	var years []int
	for _, t := range p.short() {
		for _, y := range t.Years {
			if !slices.Contains(years, y) {
				years = append(years, y)
			}
		}
	}
	slices.Sort(years)
	pair := w.amounts([]float64{worst.Value, worst.Amount, worst.Baseline})
	args := locale.Args{
		"name": p.name, "years": w.years(years), "percent": w.c.Percent(float64(percent(worst))/100, 0),
		"value": pair[0].Text, "amount": withUnit(pair[1].Text, worst.Unit), "baseline": pair[2].Text,
		"year": w.years(worst.Years),
	}
	when := w.text("report.short.once", args)
	if len(years) > 1 && len(worst.Years) == 1 {
		when = w.text("report.short.years", args)
	}
	key := "report.short.atleast"
	switch {
	case worst.Baseline != 0:
		key = "report.short.baseline"
	case worst.Sense == plan.AtMost:
		key = "report.short.atmost"
	}
	return when + " " + w.text(key, args)
}

// lacking names the resources whose increase would help most, two for each
// phase with prices.
func (w *writer) lacking() []Item {
	var out []Item
	for _, rows := range w.shown(w.scarce()) {
		for _, r := range rows[:min(len(rows), 2)] {
			phase := w.o.Phases[r.phase]
			out = append(out, Item{Lead: r.name, Text: w.word("report.summary.scarce.", string(phase.Kind),
				r.name, w.years(r.years()), w.gain(r.best()), w.tierName(phase.Tier))})
		}
	}
	return out
}

// checkSentence says in one sentence whether the figures, or the proof that
// there are none, hold; nothing when solving was stopped.
func (w *writer) checkSentence() string {
	ok := w.o.Check.OK
	switch w.o.Status {
	case outcome.Stopped:
		return ""
	case outcome.Conflict, outcome.Unbounded:
		if ok {
			return w.text("report.check.proof")
		}
		return w.text("report.check.noproof")
	}
	if ok {
		return w.text("report.check.ok")
	}
	return w.text("report.check.bad")
}
