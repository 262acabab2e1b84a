package formulate

import (
	"math"
	"slices"
	"strconv"

	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/plan"
)

// promises adds, for every target and year, or sum of years, the fulfilment f
// (without unit; 0 at the baseline B, 1 at the amount A, free below) and, in
// the unit of the measure,
//
//	sgn(A-B) (value - B - f (A-B)) >= 0      off until a phase asks for it
//	sgn(A-B) (value - floor)       >= 0      where the target has a floor
func (b *builder) promises() {
	for _, p := range b.figs.Promises {
		var value Expr
		for _, t := range p.Years {
			e := b.measure(p.Measure, t)
			value.Entries = append(value.Entries, e.Entries...)
			value.Constant += e.Constant
		}
		sign := math.Copysign(1, p.Amount-p.Baseline)
		year := b.year(p.Years[len(p.Years)-1])
		id, region := string(p.ID), b.targetRegion(p)

		f := b.freeColumn(ColumnKey{Kind: Fulfilment, Of: id, Region: region, Year: year}, "1", 0, 0)
		row := b.row(RowKey{Kind: PromiseRow, Of: id, Region: region, Year: year}, p.Measure.Unit, -lp.Inf, lp.Inf)
		b.addExpr(row, value, sign)
		b.lp.Add(row, f, -math.Abs(p.Amount-p.Baseline))

		floor := -1
		if !math.IsNaN(p.Floor) {
			lower := sign * (p.Floor - value.Constant)
			floor = b.row(RowKey{Kind: FloorRow, Of: id, Region: region, Year: year}, p.Measure.Unit, lower, lp.Inf)
			b.addExpr(floor, value, sign)
		}
		b.out.Promises = append(b.out.Promises, PromisePlace{
			Fulfilment: f, Row: row, Lower: sign * (p.Baseline - value.Constant),
			Floor: floor, Worst: -1, Value: value,
		})
	}
}

func (b *builder) targetRegion(p plan.Promise) plan.RegionID {
	if p.Measure.Region < 0 {
		return ""
	}
	return b.figs.Regions[p.Measure.Region]
}

// minima adds what lets a phase raise the least fulfilment of a tier or of a
// year:
//
//	f[q] - m[tier,round] >= 0     for the targets of the tier
//	f[q] - m[year] >= 0     for the targets of the year, where the objective asks for it
//
// All of it is off until a phase asks for it.
func (b *builder) minima() {
	for _, number := range b.tierNumbers() {
		of := strconv.Itoa(number)
		tier := TierPlace{Number: number}
		for round := 1; round <= Rounds; round++ {
			tier.Minimum = append(tier.Minimum, b.freeColumn(ColumnKey{Kind: Minimum, Of: of, Part: round}, "1", 0, 0))
		}
		for q, p := range b.figs.Promises {
			if p.Tier != number {
				continue
			}
			tier.Promises = append(tier.Promises, q)
			f := b.out.Promises[q].Fulfilment
			for k, m := range tier.Minimum {
				b.out.Promises[q].Minimum = append(b.out.Promises[q].Minimum, b.against(MinimumRow, f, m, k+1))
			}
		}
		b.out.Tiers = append(b.out.Tiers, tier)
	}
	if !b.asksWorst() {
		return
	}
	for t := range b.years() {
		m := b.freeColumn(ColumnKey{Kind: Worst, Year: b.year(t)}, "1", 0, 0)
		b.out.Worst = append(b.out.Worst, m)
		for q, p := range b.figs.Promises {
			if p.Years[len(p.Years)-1] == t {
				b.out.Promises[q].Worst = b.against(WorstRow, b.out.Promises[q].Fulfilment, m, 0)
			}
		}
	}
}

// against adds f - m, off.
func (b *builder) against(kind RowKind, f, m, round int) int {
	k := b.ix.Columns[f]
	row := b.row(RowKey{Kind: kind, Of: k.Of, Region: k.Region, Year: k.Year, Part: round}, "1", -lp.Inf, lp.Inf)
	b.lp.Add(row, f, 1)
	b.lp.Add(row, m, -1)
	return row
}

// tierNumbers lists the tiers that have promises, highest priority first.
func (b *builder) tierNumbers() []int {
	var out []int
	for _, p := range b.figs.Promises {
		if !slices.Contains(out, p.Tier) {
			out = append(out, p.Tier)
		}
	}
	slices.Sort(out)
	return out
}

// asksWorst tells whether the objective names the year's worst fulfilment.
func (b *builder) asksWorst() bool {
	return b.figs.Objective != nil && slices.ContainsFunc(b.figs.Objective.Terms, func(t plan.TermFigures) bool {
		return t.Measure.Kind == plan.MeasureWorst
	})
}
