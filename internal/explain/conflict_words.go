package explain

import (
	"math"

	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/outcome"
)

// ConflictWords puts a conflict of a problem into the words of an outcome.
func (e *Explainer) ConflictWords(c *Conflict, p *lp.Problem) (rows []outcome.ConflictRow, least []outcome.Change) {
	n := newNames(e.Form.Figures)
	promises := map[string]string{}
	for _, q := range e.Form.Figures.Promises {
		promises[string(q.ID)] = q.Name
	}
	word := func(at Place) Place {
		if name := promises[at.Of]; at.Kind == string(formulate.FloorRow) && name != "" {
			at.Name = name
		}
		return at
	}
	for _, m := range c.Members {
		var at Place
		var lower, upper float64
		if m.col >= 0 {
			at = n.column(m.Column, e.Form.Index.ColumnUnit[m.col])
			lower, upper = p.ColLower[m.col], p.ColUpper[m.col]
		} else {
			at = word(n.row(m.Row, e.Form.Index.RowUnit[m.row]))
			lower, upper = p.RowLower[m.row], p.RowUpper[m.row]
		}
		rows = append(rows, outcome.ConflictRow{
			Kind: at.Kind, Of: at.Of, Name: at.Name, Region: at.Region, Year: at.Year, Unit: at.Unit,
			Weight: m.Weight, Column: m.col >= 0, Lower: finite(lower), Upper: finite(upper),
		})
	}
	for _, m := range c.Least {
		at := word(n.grant(m.Grant))
		least = append(least, outcome.Change{
			Kind: at.Kind, Of: at.Of, Name: at.Name, Region: at.Region, Year: at.Year, Unit: at.Unit,
			More: m.Upper, Amount: math.Abs(m.Amount), Change: m.Change, Share: m.Share,
		})
	}
	return rows, least
}
