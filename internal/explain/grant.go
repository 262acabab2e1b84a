package explain

import (
	"math"

	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/lp"
)

// Grant is something of which a plan has so much and no more: the supply of a
// good, capacity, room within a limit. It is a row of the problem, or a bound
// of a column (trade, routes, stocks).
type Grant struct {
	Row    formulate.RowKey    // zero Kind where it is a column's bound
	Column formulate.ColumnKey // zero Kind where it is a row
	Upper  bool                // of a limit or a column: the upper bound
	Unit   string
	Amount float64 // what is granted now

	row, col int // in the problem; -1
}

// grants lists what could be granted more of, in the bounds of p: supplies,
// capacities of the year, limits, bounds of trade, routes and stocks. Floors
// are not among them: a floor is what the plan owes.
func (e *Explainer) grants(p *lp.Problem) []Grant {
	var out []Grant
	ix := &e.Form.Index
	for i, key := range ix.Rows {
		g := Grant{Row: key, Unit: ix.RowUnit[i], row: i, col: -1}
		switch key.Kind {
		case formulate.Balance:
			supply := 0.0
			for _, f := range ix.Fixed[i] {
				if f.Kind == formulate.FixedSupply { // an opening stock is history: nobody can grant more of it
					supply += f.Amount
				}
			}
			if supply <= 0 || math.IsInf(supply, 1) {
				continue
			}
			g.Amount = supply
			out = append(out, g)
		case formulate.CapacityUse:
			g.Amount = math.NaN() // known once there is an answer
			out = append(out, g)
		case formulate.LimitRow:
			if !math.IsInf(p.RowUpper[i], 1) {
				g.Upper, g.Amount = true, p.RowUpper[i]
				out = append(out, g)
			}
			if !math.IsInf(p.RowLower[i], -1) {
				g.Upper, g.Amount = false, p.RowLower[i]
				out = append(out, g)
			}
		case formulate.ImportMost:
			g.Upper, g.Amount = true, math.NaN()
			out = append(out, g)
		}
	}
	for j, key := range ix.Columns {
		switch key.Kind {
		case formulate.Import, formulate.Export, formulate.Move, formulate.Store, formulate.Debt:
			if upper := p.ColUpper[j]; upper > p.ColLower[j] && !math.IsInf(upper, 1) {
				out = append(out, Grant{Column: key, Upper: true, Unit: ix.ColumnUnit[j], Amount: upper, row: -1, col: j})
			}
		}
	}
	return out
}

// price is the gain per extra unit of a grant, and zero where less of it
// would do as well.
func (q question) price(g Grant) float64 {
	if g.col >= 0 {
		return math.Max(0, q.sign*q.result.ReducedCost[g.col])
	}
	y := q.sign * q.result.RowDual[g.row]
	switch {
	case g.Row.Kind == formulate.Balance, !g.Upper && g.Row.Kind == formulate.LimitRow:
		return math.Max(0, -y)
	default:
		return math.Max(0, y)
	}
}

// size is the amount of a grant at an answer. For capacity it is what stands
// in the year; for a share of imports, what is imported.
func (e *Explainer) size(g Grant, x []float64) float64 {
	if !math.IsNaN(g.Amount) {
		return g.Amount
	}
	var used float64
	p := e.Form.Problem
	for j, key := range e.Form.Index.Columns {
		if key.Kind != formulate.Capacity && key.Kind != formulate.Import {
			continue
		}
		rows, values := p.Column(j)
		for k, i := range rows {
			if i == g.row {
				used += math.Abs(values[k]) * x[j]
			}
		}
	}
	return used
}

// widen returns a copy of a problem in which a grant is larger by an amount.
func (g Grant) widen(p *lp.Problem, by float64) *lp.Problem {
	q := p.WithBounds()
	switch {
	case g.col >= 0:
		q.ColUpper[g.col] += by
	case g.Row.Kind == formulate.Balance:
		q.RowLower[g.row] -= by
		q.RowUpper[g.row] -= by // infinite unless the surplus must be kept
	case g.Upper || g.Row.Kind == formulate.CapacityUse:
		q.RowUpper[g.row] += by
	default:
		q.RowLower[g.row] -= by
	}
	return q
}

// lowerBound tells whether a grant is the lower bound of a limit, which gives
// room by being lowered.
func (g Grant) lowerBound() bool { return g.Row.Kind == formulate.LimitRow && !g.Upper }

// unit is the unit of a row.
func (e *Explainer) unit(k formulate.RowKey) string {
	i, _ := e.Form.Index.Row(k)
	return e.Form.Index.RowUnit[i]
}

// same tells whether two grants are of the same row or bound.
func (g Grant) same(other Grant) bool {
	return g.row == other.row && g.col == other.col && g.Upper == other.Upper
}
