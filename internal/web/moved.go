package web

import (
	"math"
	"slices"
	"strconv"

	"github.com/openplenum/plenum/internal/app"
	"github.com/openplenum/plenum/internal/explain"
	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/report"
)

// movedRow is a target that moved from one plan to another, in words.
type movedRow struct {
	Name          string
	Year          string
	Before, After exact // fulfilment
	Value         exact // what would be reached, of what is promised
	Sign          sign
	Based         bool // the per cent is of the way from a baseline, not of the amount
}

// exact is a figure as it is shown, and as it is: for machines, and for readers
// who want to know more.
type exact struct{ Shown, Exact string }

// sign is which way the fulfilment of a target went.
type sign string

// The ways.
const (
	fell  sign = "fell"
	rose  sign = "rose"
	stays sign = "" // the amount that is promised changed, or there is nothing to compare with
)

// sameFulfilment is how near two fulfilments are that only a solver tells apart.
const sameFulfilment = 1e-5

// basedFrom is how far what is reached must be from the fulfilment of the amount,
// as a share of it, for a reader to see it.
const basedFrom = 5e-4

// hasBase tells whether the per cent of a target is of the way from a baseline.
func hasBase(rows []movedRow) bool {
	return slices.ContainsFunc(rows, func(r movedRow) bool { return r.Based && r.Value.Exact != "" })
}

// told tells of a plan in figures as pages have them.
func (c *call) told(regions []outcome.Region) report.Teller {
	return report.NewTeller(c.lang.words, regions).Rounded(shownDigits)
}

// movedRows puts the targets that moved into words, those that fall first.
// Every page that compares two plans shows these.
func (c *call) movedRows(d *app.Difference, regions []outcome.Region) []movedRow {
	if d == nil {
		return nil
	}
	teller := c.told(regions)
	var out []movedRow
	for _, t := range d.Targets {
		r := movedRow{Name: t.Name, Year: teller.Year(t.Year)}
		if t.Region != "" {
			r.Name += " · " + teller.Region(t.Region)
		}
		c.fulfilments(teller, &r, t.Fulfilment)
		value, amount := teller.Figures(t.Value.After, t.Amount.After)
		r.Value = exact{c.lang.text("web_plan.moved.of", value, amount, t.Unit), plainNumber(t.Value.After)}
		r.Based = math.Abs(t.Value.After-t.Fulfilment.After*t.Amount.After) > basedFrom*math.Abs(t.Amount.After)
		if t.Only == "" && t.Amount.Before != t.Amount.After {
			was, _ := teller.Figures(t.Amount.Before, t.Amount.After)
			r.Value.Shown += c.lang.text("web_plan.moved.instead", was)
		}
		switch t.Only {
		case "before":
			r.After, r.Value, r.Sign = exact{Shown: c.lang.text("web_plan.moved.gone")}, exact{}, stays
		case "after":
			r.Before, r.Sign = exact{Shown: c.lang.text("web_plan.moved.new")}, stays
		}
		out = append(out, r)
	}
	return out
}

// fulfilments writes how far a target was and is fulfilled. What falls or rises
// never has the same text before and after: it has more digits, or says that it
// is next to nothing. More than fulfilled is as good as fulfilled.
func (c *call) fulfilments(teller report.Teller, r *movedRow, f explain.Moved) {
	was, is, apart := teller.Fulfilments(f.Before, f.After)
	switch by := min(f.After, 1) - min(f.Before, 1); {
	case math.Abs(by) <= sameFulfilment:
		if max(f.Before, f.After) <= 1 {
			is = was
		}
	case by < 0:
		r.Sign = fell
	default:
		r.Sign = rose
	}
	if !apart && r.Sign != stays {
		is = c.lang.text("web_plan.moved.hardly_"+string(r.Sign), c.lang.words.Percent(report.HardlyApart, 2))
	}
	r.Before, r.After = exact{was, plainNumber(f.Before)}, exact{is, plainNumber(f.After)}
}

// plainNumber writes a figure in full, as programs read it.
func plainNumber(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }

// regions are the regions of a plan, by name; none without a plan.
func (b *book) regions() []outcome.Region {
	if b == nil {
		return nil
	}
	var out []outcome.Region
	for _, r := range b.Folder.Plan.Regions {
		out = append(out, outcome.Region{ID: r.ID, Name: r.Name})
	}
	return out
}
