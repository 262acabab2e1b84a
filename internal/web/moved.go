package web

import (
	"github.com/openplenum/plenum/internal/app"
	"github.com/openplenum/plenum/internal/report"
)

// movedRow is a target that moved from one plan to another, in words.
type movedRow struct {
	Name          string
	Year          string
	Before, After string // fulfilment
	Value         string // what would be reached, of what is promised
	Fell          bool
	Tone          string
}

// movedRows puts the targets that moved into words, those that fall first.
func (c *call) movedRows(d *app.Difference) []movedRow {
	if d == nil {
		return nil
	}
	teller := report.NewTeller(c.lang.words, nil)
	var out []movedRow
	for _, t := range d.Targets {
		r := movedRow{
			Name: t.Name, Year: teller.Year(t.Year),
			Before: teller.Fulfilment(t.Fulfilment.Before), After: teller.Fulfilment(t.Fulfilment.After),
			Fell: t.Fulfilment.By() < 0, Tone: "good",
		}
		if t.Region != "" {
			r.Name += " · " + string(t.Region)
		}
		if r.Fell {
			r.Tone = "bad"
		}
		r.Value = c.lang.text("web_plan.moved.of", teller.Figure(t.Value.After), teller.Figure(t.Amount.After), t.Unit)
		switch t.Only {
		case "before":
			r.After, r.Value = c.lang.text("web_plan.moved.gone"), ""
		case "after":
			r.Before = c.lang.text("web_plan.moved.new")
		}
		out = append(out, r)
	}
	return out
}
