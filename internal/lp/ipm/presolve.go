package ipm

import (
	"math"

	"github.com/openplenum/plenum/internal/lp"
)

// presolved is a problem with tighter bounds, some rows switched off and some
// columns fixed. Rows and columns keep their numbers, so that problems which
// share a matrix also share what is derived from it. All costs are those of a
// minimisation.
type presolved struct {
	p          *lp.Problem
	sense      float64 // 1 minimise, -1 maximise
	cost       []float64
	lower      []float64 // of columns
	upper      []float64
	rowLower   []float64
	rowUpper   []float64
	rowOff     []bool // the row cannot bind, or is accounted for by bounds
	fixed      []bool // the column has the value x
	x          []float64
	lowerRow   []int // singleton row that gives the bound of a column, -1 for its own
	upperRow   []int
	lowerCoef  []float64 // the coefficient in that row
	upperCoef  []float64
	forcing    []forcingRow
	ray        int       // an empty column along which the objective improves for ever; -1
	farkas     []float64 // multipliers that prove infeasibility, before postsolve; nil
	infeasible bool
}

// forcingRow is a row that holds only with all its columns at one bound.
type forcingRow struct {
	row  int
	side float64 // +1: at its lower bound, with all columns at their greatest contribution
	cols []int   // the columns that it fixed
	coef []float64
}

// Relative tolerances of the presolve: what counts as the same number after
// a division or a sum.
const (
	presolveEqual      = 1e-13
	presolveInfeasible = 1e-9
	presolvePasses     = 6
)

func presolve(p *lp.Problem) *presolved {
	m, n := p.Rows(), p.Cols()
	q := &presolved{
		p: p, sense: 1, ray: -1,
		cost:  make([]float64, n),
		lower: append([]float64(nil), p.ColLower...), upper: append([]float64(nil), p.ColUpper...),
		rowLower: append([]float64(nil), p.RowLower...), rowUpper: append([]float64(nil), p.RowUpper...),
		rowOff: make([]bool, m), fixed: make([]bool, n), x: make([]float64, n),
		lowerRow: make([]int, n), upperRow: make([]int, n),
		lowerCoef: make([]float64, n), upperCoef: make([]float64, n),
	}
	if p.Sense == lp.Maximize {
		q.sense = -1
	}
	for j := range n {
		q.cost[j] = q.sense * p.Cost[j]
		q.lowerRow[j], q.upperRow[j] = -1, -1
	}
	if q.crossed() {
		q.infeasible = true
		return q
	}
	if q.singletons(); q.infeasible {
		return q
	}
	for range presolvePasses {
		if !q.activities() || q.infeasible {
			break
		}
	}
	if !q.infeasible {
		q.emptyColumns()
	}
	return q
}

// crossed looks for stated bounds that exclude each other.
func (q *presolved) crossed() bool {
	for j := range q.lower {
		if q.lower[j] > q.upper[j] {
			return true
		}
	}
	for i := range q.rowLower {
		if q.rowLower[i] > q.rowUpper[i] {
			return true
		}
	}
	return false
}

// singletons turns rows with one entry into bounds and fixes columns whose
// bounds meet.
func (q *presolved) singletons() {
	row, _ := rowCounts(q.p)
	for j := range q.lower {
		rows, values := q.p.Column(j)
		for k, i := range rows {
			if values[k] == 0 || row[i] != 1 {
				continue
			}
			q.rowOff[i] = true
			lo, up := q.rowLower[i]/values[k], q.rowUpper[i]/values[k]
			if values[k] < 0 {
				lo, up = up, lo
			}
			if lo > q.lower[j] {
				q.lower[j], q.lowerRow[j], q.lowerCoef[j] = lo, i, values[k]
			}
			if up < q.upper[j] {
				q.upper[j], q.upperRow[j], q.upperCoef[j] = up, i, values[k]
			}
		}
		l, u := q.lower[j], q.upper[j]
		switch {
		case l > u+presolveInfeasible*(1+finiteAbs(l)+finiteAbs(u)):
			q.fail(j)
			return
		case !math.IsInf(l, 0) && l >= u-presolveEqual*(finiteAbs(l)+finiteAbs(u)):
			q.fix(j, l+(u-l)/2)
		}
	}
}

// rowCounts counts the entries of every row that are not zero, and of every column.
func rowCounts(p *lp.Problem) (row, col []int) {
	row, col = make([]int, p.Rows()), make([]int, p.Cols())
	for j := range col {
		rows, values := p.Column(j)
		for k, i := range rows {
			if values[k] != 0 {
				row[i]++
				col[j]++
			}
		}
	}
	return row, col
}

// fail records the proof that the bounds of column j, of which at least one
// came from a row, exclude each other.
func (q *presolved) fail(j int) {
	q.infeasible = true
	q.farkas = make([]float64, len(q.rowLower))
	if i := q.lowerRow[j]; i >= 0 {
		q.farkas[i] += 1 / q.lowerCoef[j]
	}
	if i := q.upperRow[j]; i >= 0 {
		q.farkas[i] -= 1 / q.upperCoef[j]
	}
}

func (q *presolved) fix(j int, value float64) {
	q.fixed[j], q.x[j] = true, value
	q.lower[j], q.upper[j] = value, value
}

// activities compares what each row can reach with its bounds: a row that
// cannot reach them is a proof of infeasibility, one that cannot leave them is
// switched off, one that reaches them at a single point fixes its columns. It
// tells whether some column was fixed.
func (q *presolved) activities() bool {
	m := len(q.rowLower)
	least, most, size := make([]float64, m), make([]float64, m), make([]float64, m)
	for j := range q.lower {
		rows, values := q.p.Column(j)
		l, u := q.lower[j], q.upper[j]
		for k, i := range rows {
			a := values[k]
			if a == 0 || q.rowOff[i] {
				continue
			}
			lo, up := a*l, a*u
			if a < 0 {
				lo, up = up, lo
			}
			least[i] += lo
			most[i] += up
			for _, t := range [2]float64{lo, up} {
				if !math.IsInf(t, 0) {
					size[i] += math.Abs(t)
				}
			}
		}
	}
	force := make([]float64, m)
	found := false
	for i := range m {
		if q.rowOff[i] {
			continue
		}
		l, u := q.rowLower[i], q.rowUpper[i]
		equal := presolveEqual * (size[i] + finiteAbs(l) + finiteAbs(u))
		wrong := presolveInfeasible * (1 + size[i] + finiteAbs(l) + finiteAbs(u))
		switch {
		case most[i] < l-wrong:
			q.failRow(i, 1)
			return false
		case least[i] > u+wrong:
			q.failRow(i, -1)
			return false
		case least[i] >= l && most[i] <= u:
			q.rowOff[i] = true
		case most[i] <= l+equal && !math.IsInf(most[i], 0):
			force[i], found = 1, true
		case least[i] >= u-equal && !math.IsInf(least[i], 0):
			force[i], found = -1, true
		}
	}
	if found {
		q.force(force)
	}
	return found
}

func (q *presolved) failRow(i int, side float64) {
	q.infeasible = true
	q.farkas = make([]float64, len(q.rowLower))
	q.farkas[i] = side
}

// force fixes the columns of forcing rows. A column that two of them would
// fix goes to the first; the second is judged again in the next pass.
func (q *presolved) force(force []float64) {
	at := make([]int, len(force))
	for i := range at {
		at[i] = -1
	}
	taken := make([]bool, len(force)) // a column of the row was fixed by another one in this pass
	type use struct {
		col  int
		coef float64
	}
	uses := map[int][]use{}
	var order []int
	for j := range q.lower {
		rows, values := q.p.Column(j)
		for k, i := range rows {
			if force[i] != 0 && values[k] != 0 && !q.fixed[j] {
				if uses[i] == nil {
					order = append(order, i)
				}
				uses[i] = append(uses[i], use{j, values[k]})
			}
		}
	}
	for _, i := range order {
		for _, c := range uses[i] {
			if q.fixed[c.col] {
				taken[i] = true
			}
		}
		if taken[i] {
			continue
		}
		f := forcingRow{row: i, side: force[i]}
		for _, c := range uses[i] {
			value := q.upper[c.col]
			if c.coef*force[i] < 0 {
				value = q.lower[c.col]
			}
			q.fix(c.col, value)
			f.cols = append(f.cols, c.col)
			f.coef = append(f.coef, c.coef)
		}
		q.forcing = append(q.forcing, f)
		q.rowOff[i] = true
	}
}

// emptyColumns fixes columns that appear in no row that is left.
func (q *presolved) emptyColumns() {
	for j := range q.lower {
		if q.fixed[j] {
			continue
		}
		rows, values := q.p.Column(j)
		used := false
		for k, i := range rows {
			if values[k] != 0 && !q.rowOff[i] {
				used = true
				break
			}
		}
		if used {
			continue
		}
		c, l, u := q.cost[j], q.lower[j], q.upper[j]
		value := math.Min(math.Max(0, l), u)
		switch {
		case c > 0:
			value = l
		case c < 0:
			value = u
		}
		if math.IsInf(value, 0) {
			if q.ray < 0 {
				q.ray = j
			}
			value = math.Min(math.Max(0, l), u)
		}
		q.fixed[j], q.x[j] = true, value // bounds stay: the reduced cost leans on one of them
	}
}

func finiteAbs(v float64) float64 {
	if math.IsInf(v, 0) {
		return 0
	}
	return math.Abs(v)
}
