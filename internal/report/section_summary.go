package report

import (
	"slices"

	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
)

// listed is how many short targets, and how many scarce things in a terminal,
// are named.
const listed = 8

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
		out = append(out, Fact{Value: w.figure(*w.o.Objective, ""), Label: w.text("report.fact.objective")})
	}
	for _, tier := range w.o.Tiers {
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
	said := w.reached()
	if len(said) > 0 {
		s.Blocks = append(s.Blocks, List{said})
	}
	s.Short = slices.Clone(s.Blocks)
	if w.o.Note != "" {
		s.Short = s.Short[1:]
	}
	if short := w.shortfalls(listed); len(short) > 0 {
		s.Blocks = append(s.Blocks, Paragraph{Text: w.text("report.summary.short")}, List{short})
		s.Short = append(s.Short, Paragraph{Text: w.text("report.summary.short")}, List{w.shortfalls(listed / 2)})
	}
	if lack := w.lacking(); len(lack) > 0 {
		s.Blocks = append(s.Blocks, Paragraph{Text: w.text("report.summary.lack")}, List{lack})
	}
	s.Blocks = append(s.Blocks, Paragraph{Text: w.checkSentence()})
	s.Short = append(s.Short, Paragraph{Text: w.checkSentence()})
	return s
}

// reached has a sentence for each tier, or for the objective.
func (w *writer) reached() []Item {
	var out []Item
	if w.o.Objective != nil {
		out = append(out, Item{Text: w.text("report.summary.objective", w.figure(*w.o.Objective, ""))})
	}
	for _, tier := range w.o.Tiers {
		s, name := newScore(w.o.Targets, tier.Number), w.tierName(tier.Number)
		switch {
		case s.met == s.all && tier.Headroom > 0.0005:
			out = append(out, Item{Good, w.text("report.summary.tier.room", name, s.all, w.c.Percent(tier.Headroom, 1)), name})
		case s.met == s.all:
			out = append(out, Item{Good, w.text("report.summary.tier.met", name, s.all), name})
		default:
			text := w.text("report.summary.tier.short", name, s.met, s.all)
			if s.short > 0 {
				text += " " + w.text("report.summary.tier.worst", w.c.Percent(float64(int(100*s.worst+1e-9))/100, 0))
			}
			if s.aside > 0 {
				text += " " + w.text("report.summary.tier.aside", s.aside)
			}
			out = append(out, Item{Warn, text, name})
		}
	}
	return out
}

// shortfalls names the targets that are not met: by how much, in which years.
func (w *writer) shortfalls(most int) []Item {
	rows := w.worstFirst(w.promises())
	var out []Item
	for i, p := range rows {
		if i == most {
			out = append(out, Item{Text: w.text("report.summary.more", len(rows)-most)})
			break
		}
		worst := p.worst()
		text := w.shortfall(p, worst)
		if worst.SetAside {
			text += " " + w.text("report.summary.aside")
		}
		out = append(out, Item{Warn, text, p.name})
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
	pair := w.amounts([]float64{worst.Value, worst.Amount})
	key, keyOfYears := "report.short.atleast", "report.short.atleast.years"
	if worst.Sense == plan.AtMost {
		key, keyOfYears = "report.short.atmost", "report.short.atmost.years"
	}
	if len(years) > 1 && len(worst.Years) == 1 {
		key = keyOfYears
	}
	return w.text(key, p.name, w.years(years), w.c.Percent(float64(percent(worst))/100, 0),
		pair[0].Text, withUnit(pair[1].Text, worst.Unit), worst.Years[0])
}

// lacking names the resources whose increase would help most.
func (w *writer) lacking() []Item {
	var out []Item
	for i, r := range w.scarce() {
		if i == 3 {
			break
		}
		out = append(out, Item{Text: w.text("report.summary.scarce", r.name, w.years(r.years()), w.gain(r.best())), Lead: r.name})
	}
	return out
}

// checkSentence says in one sentence whether the figures hold.
func (w *writer) checkSentence() string {
	if w.o.Check.OK {
		return w.text("report.check.ok")
	}
	return w.text("report.check.bad")
}

// conflict is the section for a plan that cannot be.
func (w *writer) conflict() *Section {
	if w.o.Status != outcome.Conflict || len(w.o.Conflict) == 0 {
		return nil
	}
	s := &Section{ID: "conflict", Title: w.text("report.conflict.title")}
	t := &Table{ID: "conflict-rows", Caption: w.text("report.conflict.caption"), Columns: []Column{
		{Title: w.text("report.col.what")}, {Title: w.text("report.col.year"), Right: true},
		{Title: w.text("report.col.least"), Right: true}, {Title: w.text("report.col.most"), Right: true}, {Title: w.text("report.col.unit")},
		{Title: w.text("report.col.weight"), Right: true},
	}}
	bound := func(v *float64) Cell {
		if v == nil {
			return Cell{}
		}
		return w.amounts([]float64{*v})[0]
	}
	short := *t
	for i, c := range w.o.Conflict {
		year := ""
		if c.Year != 0 {
			year = w.years([]int{c.Year})
		}
		row := Row{Cells: []Cell{
			{Text: w.word("report.row.", c.Kind, w.placed(c.Name, c.Region))}, {Text: year},
			bound(c.Lower), bound(c.Upper), {Text: c.Unit}, {Text: w.c.Number(c.Weight, 3)},
		}}
		t.Rows = append(t.Rows, row)
		if i < 2*listed {
			short.Rows = append(short.Rows, row)
		}
	}
	intro := Paragraph{Text: w.text("report.conflict.intro")}
	s.Blocks = []Block{intro, t}
	s.Short = []Block{intro, &short}
	return s
}
