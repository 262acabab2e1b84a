package outcome

import (
	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/plan"
)

// Trade is a good that is bought abroad, or sold there, by year.
type Trade struct {
	Import   bool          `json:"import"` // otherwise it is exported
	Good     plan.GoodID   `json:"good"`
	Name     string        `json:"name"`
	Region   plan.RegionID `json:"region,omitempty"`
	Unit     string        `json:"unit"`
	Currency plan.GoodID   `json:"currency,omitempty"` // absent: it neither costs nor earns
	Amounts  []float64     `json:"amounts"`
	Price    []float64     `json:"price"` // in the currency, per unit of the good
	Value    []float64     `json:"value"` // amounts at their price: paid, or earned
	Lower    []*float64    `json:"lower"`
	Upper    []*float64    `json:"upper"`
}

// Debt is what is owed in a currency. At the end of a year it is what was owed
// before, with Interest, and Borrowed less Repaid.
type Debt struct {
	Currency plan.GoodID `json:"currency"`
	Name     string      `json:"name"`
	Unit     string      `json:"unit"`
	Opening  float64     `json:"opening"`  // owed at the beginning of the first year
	Rate     float64     `json:"rate"`     // of interest, a year
	Interest []float64   `json:"interest"` // on what was owed at the beginning of the year
	Borrowed []float64   `json:"borrowed"`
	Repaid   []float64   `json:"repaid"`
	Owed     []float64   `json:"owed"`  // at the end of the year
	Limit    []*float64  `json:"limit"` // most that the table of debts allows
}

// series is the level of a column by year; 0 in years that have no such
// column. The key's year is set here.
func (b *build) series(k formulate.ColumnKey) []float64 {
	out := b.zeros()
	for t, year := range b.figs.Years {
		k.Year = year
		if j, ok := b.ix.Column(k); ok {
			out[t] = b.in.X[j]
		}
	}
	return out
}

// columnBounds are the bounds of a column by year; none in years without it,
// and no lower bound of zero, which says nothing.
func (b *build) columnBounds(k formulate.ColumnKey) (lower, upper []*float64) {
	lower, upper = make([]*float64, b.years()), make([]*float64, b.years())
	for t, year := range b.figs.Years {
		k.Year = year
		if j, ok := b.ix.Column(k); ok {
			upper[t] = bound(b.problem.ColUpper[j])
			if b.problem.ColLower[j] != 0 {
				lower[t] = bound(b.problem.ColLower[j])
			}
		}
	}
	return lower, upper
}

// trade lists imports and exports, in the order of the plan.
func (b *build) trade() []Trade {
	var out []Trade
	for _, tr := range b.figs.Trade {
		good := b.figs.Goods[tr.Good]
		k := formulate.ColumnKey{Kind: formulate.Export, Of: string(good.ID), Region: b.figs.Regions[tr.Region]}
		if tr.Import {
			k.Kind = formulate.Import
		}
		row := Trade{
			Import: tr.Import, Good: good.ID, Name: find(string(good.ID), b.names.good), Region: k.Region, Unit: good.Unit,
			Amounts: b.series(k), Price: b.zeros(), Value: b.zeros(),
		}
		row.Lower, row.Upper = b.columnBounds(k)
		if tr.Currency >= 0 {
			row.Currency = b.figs.Goods[tr.Currency].ID
			for t, amount := range row.Amounts {
				row.Price[t], row.Value[t] = tr.Price[t], tr.Price[t]*amount
			}
		}
		out = append(out, row)
	}
	return out
}

// debts lists what is owed by currency.
func (b *build) debts() []Debt {
	var out []Debt
	for _, d := range b.figs.Debts {
		good := b.figs.Goods[d.Currency]
		key := func(kind formulate.ColumnKind) formulate.ColumnKey {
			return formulate.ColumnKey{Kind: kind, Of: string(good.ID)}
		}
		row := Debt{
			Currency: good.ID, Name: find(string(good.ID), b.names.good), Unit: good.Unit,
			Opening: d.Opening, Rate: d.Interest, Interest: b.zeros(),
			Borrowed: b.series(key(formulate.Borrow)), Repaid: b.series(key(formulate.Repay)), Owed: b.series(key(formulate.Debt)),
		}
		_, row.Limit = b.columnBounds(key(formulate.Debt))
		before := d.Opening
		for t, owed := range row.Owed {
			row.Interest[t] = d.Interest * before
			before = owed
		}
		out = append(out, row)
	}
	return out
}
