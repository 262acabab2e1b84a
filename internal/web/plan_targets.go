package web

import (
	"slices"

	"github.com/openplenum/plenum/internal/plan"
)

// targetsPage is the heat map of a plan's targets by year.
type targetsPage struct {
	planHead
	Show   string // planned or reported
	Years  []int
	Sums   bool // some target is for the sum of several years
	Rows   []heatRow
	Legend []heat
}

// heatRow is a target, or the name of a tier above its targets.
type heatRow struct {
	Tier  string
	Name  string
	Unit  string
	Cells []heatCell // by year, then the sum
}

// heatCell is a cell with what it is about, for the figure's page.
type heatCell struct {
	cell
	Year string
}

// planTargets shows what the plan reaches, or what was reported, for every
// target and year.
func (c *call) planTargets() error {
	b, err := c.book()
	if err != nil {
		return err
	}
	p := targetsPage{planHead: c.planHead(b, "targets"), Show: "planned", Years: b.Folder.Figures.Years}
	if c.r.FormValue("show") == "reported" {
		p.Show = "reported"
	}
	now := c.site.clock().In(c.site.zone).Year()
	state := func(x plan.Promise) cell {
		if p.Show == "reported" {
			last := b.Folder.Figures.Years[x.Years[len(x.Years)-1]]
			return reported(true, last < now, nil)
		}
		return b.plannedCell(x)
	}
	p.fill(b, c.lang, state)
	return c.show("plan_targets", p)
}

// plannedCell is what the plan reaches of a promise; without an answer there is
// nothing to report.
func (b *book) plannedCell(p plan.Promise) cell {
	if t := b.solvedTarget(p); t != nil {
		return planned(t)
	}
	return cell{State: heatUnreported}
}

// region is the region of a promise, empty for the whole country.
func (b *book) region(p plan.Promise) plan.RegionID {
	if p.Measure.Region < 0 {
		return ""
	}
	return b.Folder.Figures.Regions[p.Measure.Region]
}

// fill makes the rows: tier by tier, a target a row.
func (p *targetsPage) fill(b *book, l *lang, state func(plan.Promise) cell) {
	targets := b.targets()
	slices.SortStableFunc(targets, func(x, y promised) int { return x.first.Tier - y.first.Tier })
	p.Sums = slices.ContainsFunc(targets, func(t promised) bool {
		return slices.ContainsFunc(t.all, func(x plan.Promise) bool { return len(x.Years) > 1 })
	})
	shown := map[heat]bool{}
	tier := ""
	for _, t := range targets {
		row := heatRow{Name: b.targetName(t.first), Unit: t.first.Measure.Unit}
		if name := b.tierName(t.first.Tier, l); name != tier {
			row.Tier, tier = name, name
		}
		for i := range p.Years {
			row.Cells = append(row.Cells, b.heatCell(t, i, false, state))
		}
		if p.Sums {
			row.Cells = append(row.Cells, b.heatCell(t, 0, true, state))
		}
		for _, x := range row.Cells {
			shown[x.State] = true
		}
		p.Rows = append(p.Rows, row)
	}
	for _, h := range heats() {
		if shown[h] {
			p.Legend = append(p.Legend, h)
		}
	}
}

// heatCell is the cell of a target in a year, or of its sum.
func (b *book) heatCell(t promised, year int, sum bool, state func(plan.Promise) cell) heatCell {
	for _, x := range t.all {
		if sum && len(x.Years) > 1 || !sum && len(x.Years) == 1 && x.Years[0] == year {
			c := heatCell{state(x), b.yearsOf(x)}
			c.Link = b.figureLink(b.addressOf(x))
			return c
		}
	}
	return heatCell{cell: planned(nil)}
}
