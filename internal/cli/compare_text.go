package cli

import (
	"math"

	"github.com/openplenum/plenum/internal/app"
	"github.com/openplenum/plenum/internal/outcome"
)

// comparison writes what moved from one plan to another, for people.
type comparison struct {
	explanation
	rows int // most rows of activities and goods
}

func (w comparison) write(c *app.Comparison) {
	w.say(w.ended(c.Before), w.strong(c.Before.Plan), c.Before.Met, c.Before.Of)
	w.say(w.ended(c.After), w.strong(c.After.Plan), c.After.Met, c.After.Of)
	if unsolved(c.After.Status) {
		w.conflict(c.Outcome.Conflict, c.Outcome.LeastRelief)
		return
	}
	if c.Resumed > 0 {
		w.say("explain.compare.resumed", c.Resumed)
	}
	d := c.Difference
	if unsolved(c.Before.Status) {
		return
	}
	w.reached(d)
	w.targets(d.Targets)
	w.series("explain.compare.activities", d.Activities)
	w.series("explain.compare.balances", d.Balances)
	if w.still(d) {
		w.printf("\n")
		w.say("explain.compare.same")
	}
	if len(c.Why) > 0 {
		w.printf("\n%s\n", w.strong(w.text("explain.compare.why")))
		for _, f := range c.Why {
			w.told(w.Target(f))
		}
	}
}

func (w comparison) ended(p app.PlanReached) string {
	if p.Status == outcome.Solved && p.Of == 0 {
		return "explain.compare.ended.objective"
	}
	return "explain.compare.ended." + string(p.Status)
}

// still tells whether nothing moved that is shown.
func (w comparison) still(d *app.Difference) bool {
	moved := len(d.Targets) + len(d.Activities) + len(d.Balances)
	for _, t := range d.Tiers {
		if apart(t.Minimum.Before, t.Minimum.After) || apart(t.Sum.Before, t.Sum.After) {
			moved++
		}
	}
	return moved == 0 && (d.Objective == nil || !apart(d.Objective.Before, d.Objective.After))
}

// apart tells whether two figures differ by more than the solver's last
// digits.
func apart(a, b float64) bool { return math.Abs(a-b) > 1e-6*math.Max(1, math.Abs(a)) }

// header is the first row of a table.
func (w comparison) header(first ...string) []string {
	return append(first, w.text("explain.compare.before"), w.text("explain.compare.after"), w.text("explain.compare.change"))
}

// change writes a change with its sign.
func (w comparison) change(by float64, write func(float64) string) string {
	text := write(math.Abs(by))
	switch {
	case by > 0:
		return "+" + text
	case by < 0:
		return "−" + text
	}
	return text
}

// reached writes the objective and the tiers before and after.
func (w comparison) reached(d *app.Difference) {
	value := func(v float64) string { return w.words.Number(v, max(2, decimalsFor(v, 8))) }
	var rows [][]string
	add := func(what string, before, after float64, write func(float64) string) {
		by := after - before
		if !apart(before, after) { // what a solver leaves of nothing
			by = 0
		}
		rows = append(rows, []string{what, write(before), write(after), w.change(by, write)})
	}
	if d.Objective != nil {
		add(w.text("explain.compare.objective"), d.Objective.Before, d.Objective.After, value)
	}
	for _, t := range d.Tiers {
		if apart(t.Minimum.Before, t.Minimum.After) {
			add(w.text("explain.compare.tier", t.Number), t.Minimum.Before, t.Minimum.After, w.Fulfilment)
		}
		if apart(t.Sum.Before, t.Sum.After) {
			add(w.text("explain.compare.tier.sum", t.Number), t.Sum.Before, t.Sum.After, w.Figure)
		}
	}
	if len(rows) > 0 {
		w.printf("\n")
		w.table("lrrr", append([][]string{w.header("")}, rows...))
	}
}

func decimalsFor(v float64, significant int) int {
	if v == 0 {
		return 0
	}
	return min(6, max(0, significant-1-int(math.Floor(math.Log10(math.Abs(v))))))
}

// targets writes the targets that moved, the largest fall first.
func (w comparison) targets(all []app.TargetMoved) {
	if len(all) == 0 {
		return
	}
	w.printf("\n%s\n", w.strong(w.text("explain.compare.targets")))
	rows := [][]string{w.header(w.text("explain.compare.what"))}
	for _, t := range all {
		name := w.text("explain.compare.target", w.Thing("", t.Name, t.Region, ""), w.Year(t.Year))
		if t.Only == "" && t.Amount.Before != t.Amount.After {
			name = w.text("explain.compare.target.amount", name, w.Figure(t.Amount.After), w.Figure(t.Amount.Before), t.Unit)
		}
		before, after, change := w.Fulfilment(t.Fulfilment.Before), w.Fulfilment(t.Fulfilment.After), w.points(t.Fulfilment.By())
		switch t.Only {
		case "before":
			after, change = "", w.text("explain.compare.only.before")
		case "after":
			before, change = "", w.text("explain.compare.only.after")
		}
		rows = append(rows, []string{name, before, after, change})
	}
	w.table("lrrr", rows)
}

// points writes a change of a fulfilment.
func (w comparison) points(by float64) string {
	if math.Abs(by) < 5e-4 {
		by = 0
	}
	return w.change(by, func(v float64) string { return w.words.Percent(v, 1) })
}

// series writes, of each series that moved, the year in which it moved most.
func (w comparison) series(title string, all []app.SeriesMoved) {
	if len(all) == 0 {
		return
	}
	w.printf("\n%s\n", w.strong(w.text(title)))
	rows := [][]string{append(w.header(w.text("explain.compare.what"), w.text("explain.compare.year")), w.text("explain.compare.unit"))}
	for _, s := range all[:min(len(all), w.rows)] {
		t := s.Most()
		before, after := s.At(t)
		rows = append(rows, []string{
			w.Thing(shownKind(s.Kind), s.Name, s.Region, ""), w.Year(s.Years[t]), w.Figure(before), w.Figure(after), w.change(after-before, w.Figure), s.Unit,
		})
	}
	w.table("lrrrrl", rows)
	if left := len(all) - w.rows; left > 0 {
		w.say("explain.compare.more", left)
	}
}

// shownKind is the kind that names a level rather than the room for it.
func shownKind(kind string) string {
	if kind == "store" {
		return "stock"
	}
	return kind
}
