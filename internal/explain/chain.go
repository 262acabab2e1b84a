package explain

import (
	"math"

	"github.com/openplenum/plenum/internal/formulate"
)

// Link is one step of a chain: a good in a year, the activity that makes the
// next unit of it, and the dearest of what that activity takes.
type Link struct {
	Good     formulate.RowKey    // balance of the good
	Activity formulate.ColumnKey // that makes it
	Share    float64             // of the activity's cost that the next link is
	Next     formulate.RowKey    // what it takes: another good, or a capacity
}

// longestChain keeps a chain readable.
const longestChain = 12

// chain follows the cost of one more unit of a good back through the inputs:
// from its balance to the activity that makes it, from there to the input or
// capacity that makes up most of its cost, until something that nothing makes
// is reached. At the optimum what an activity makes is worth what it takes, so
// the costs are the prices of the answer.
func (e *Explainer) chain(q question, from int) []Link {
	var out []Link
	seen := map[int]bool{}
	for row := from; len(out) < longestChain && !seen[row]; {
		seen[row] = true
		col := e.maker(q, row)
		if col < 0 {
			break
		}
		next, share := e.dearest(q, col, row)
		if next < 0 {
			break
		}
		ix := &e.Form.Index
		out = append(out, Link{Good: ix.Rows[row], Activity: ix.Columns[col], Share: share, Next: ix.Rows[next]})
		if ix.Rows[next].Kind != formulate.Balance && ix.Rows[next].Kind != formulate.CapacityKept {
			break
		}
		row = next
	}
	return out
}

// maker finds the activity that makes most of a good, or opens most capacity,
// at the answer; -1 when nothing does.
func (e *Explainer) maker(q question, row int) int {
	best, most := -1, 0.0
	kept := e.Form.Index.Rows[row].Kind == formulate.CapacityKept
	for j, key := range e.Form.Index.Columns {
		if kept && key.Kind != formulate.Open && key.Kind != formulate.Start {
			continue
		}
		rows, values := e.Form.Problem.Column(j)
		for k, i := range rows {
			made := values[k] * q.result.X[j]
			if kept {
				made = -made
			}
			if i == row && made > most {
				best, most = j, made
			}
		}
	}
	return best
}

// dearest finds the row that makes up most of what an activity costs at the
// answer's prices. The row that it makes for is left out.
func (e *Explainer) dearest(q question, col, made int) (row int, share float64) {
	row = -1
	var total, most float64
	rows, values := e.Form.Problem.Column(col)
	for k, i := range rows {
		if i == made {
			continue
		}
		kind := e.Form.Index.Rows[i].Kind
		if kind != formulate.Balance && kind != formulate.CapacityUse && kind != formulate.CapacityKept && kind != formulate.LimitRow && kind != formulate.ImportMost {
			continue
		}
		cost := q.sign * q.result.RowDual[i] * values[k]
		if cost <= 0 {
			continue
		}
		total += cost
		if cost > most {
			most, row = cost, i
		}
	}
	if total == 0 || math.IsNaN(total) {
		return -1, 0
	}
	return row, most / total
}

// wanted is the balance, or capacity account, that costs a promise most: what
// its measure takes of it, at the answer's prices; -1 when nothing has a price.
func (e *Explainer) wanted(q question, promise int) int {
	best, most := -1, 0.0
	for _, term := range e.Form.Promises[promise].Value.Entries {
		rows, values := e.Form.Problem.Column(term.Col)
		for k, i := range rows {
			if kind := e.Form.Index.Rows[i].Kind; kind != formulate.Balance && kind != formulate.CapacityKept {
				continue
			}
			if cost := math.Abs(q.result.RowDual[i] * values[k] * term.Coef); cost > most {
				best, most = i, cost
			}
		}
	}
	return best
}
