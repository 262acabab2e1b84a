package outcome

import (
	"cmp"
	"math"
	"slices"

	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/lp"
)

// noise is the share of the objective below which a gain is none: the prices
// of an interior point are never exactly zero.
const noise = 1e-6

// gains turns the row duals of the priced phase into gains, by row: how much
// better the phase's objective becomes when the row grants one unit more.
//
// RowDual is the change of the optimal objective per unit of the right-hand
// side. So with s = 1 for a maximisation and -1 for a minimisation:
//
//	balance     made - used >= owed - supply    a unit more of the good lowers the
//	                                            right-hand side: gain = -s dual. It is
//	                                            negative where the surplus must be kept
//	                                            and a unit more is a burden.
//	any other   lower <= a'x <= upper           a unit more of room on the side that
//	                                            binds: gain = |dual|
//
// Rows that only define or order things (capacity kept, promises, minima,
// what is frozen) grant nothing: 0.
func (b *build) gains() []float64 {
	out := make([]float64, len(b.ix.Rows))
	s := 1.0
	if b.in.Priced.Problem.Sense == lp.Minimize {
		s = -1
	}
	for i, k := range b.ix.Rows {
		switch k.Kind {
		case formulate.Balance:
			out[i] = -s * b.in.Priced.RowDual[i]
		case formulate.CapacityKept, formulate.PromiseRow, formulate.MinimumRow,
			formulate.WorstRow, formulate.ObjectiveRow:
		default:
			out[i] = math.Abs(b.in.Priced.RowDual[i])
		}
	}
	return out
}

// priceList lists the gains that are more than noise, by what a percent more
// of each would bring, and enters them in the tables.
func (b *build) priceList(o *Outcome) []Price {
	if b.in.Priced.Problem == nil {
		return nil
	}
	least := noise
	if n := b.in.Priced.Phase; n < len(o.Phases) {
		least *= 1 + math.Abs(o.Phases[n].Value)
	}
	gains := b.gains()
	amounts := map[formulate.RowKey]float64{}
	o.rows(func(k formulate.RowKey, amount float64, _ *float64) { amounts[k] = amount })
	real := map[formulate.RowKey]float64{}
	var out []Price
	for i, k := range b.ix.Rows {
		gain, amount := gains[i], amounts[k]
		_, inside := b.byYear[k.Year]
		if !inside || gain == 0 || math.Abs(gain)*(1+math.Abs(amount)) <= least {
			continue
		}
		real[k] = gain
		out = append(out, Price{
			Kind: string(k.Kind), Of: k.Of, Name: b.names.row(k), Region: k.Region, Year: k.Year,
			Unit: b.ix.RowUnit[i], Phase: b.in.Priced.Phase, Value: gain,
			Amount: amount, Percent: gain * amount / 100,
		})
	}
	o.rows(func(k formulate.RowKey, _ float64, price *float64) { *price = real[k] })
	slices.SortStableFunc(out, func(x, y Price) int { return cmp.Compare(y.Percent, x.Percent) })
	return out
}

// rows visits every row that a table of the outcome shows, with what the row
// grants (the good there is, the capacity that stands, what is bounded) and
// the place of its price.
func (o *Outcome) rows(visit func(k formulate.RowKey, amount float64, price *float64)) {
	for t, year := range o.Years {
		for _, a := range o.Balances {
			visit(formulate.RowKey{Kind: formulate.Balance, Of: string(a.Good), Region: a.Region, Year: year}, a.Total[t], &a.Price[t])
		}
		for _, a := range o.Assets {
			visit(formulate.RowKey{Kind: formulate.CapacityUse, Of: string(a.ID), Region: a.Region, Year: year}, a.Capacity[t], &a.Price[t])
		}
		for _, l := range o.Limits {
			visit(formulate.RowKey{Kind: formulate.LimitRow, Of: string(l.ID), Region: l.Region, Year: year}, l.Values[t], &l.Price[t])
		}
	}
}
