package explain

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/lp"
)

// Conflict is why there is no plan: rows and bounds that exclude each other,
// none of which could be left out, and the least change that makes a plan
// possible.
type Conflict struct {
	Members []Member
	// Least is the change of grants and duties with the least sum of changes
	// relative to their amounts; empty when none of what could move helps.
	Least []Move
}

// Member is a row of a conflict, or an upper bound of a column.
type Member struct {
	Row    formulate.RowKey    // zero Kind where it is a column's bound
	Column formulate.ColumnKey // zero Kind where it is a row
	Weight float64             // in the proof; the largest is 1

	row, col int // in the problem; -1
}

// Move is one change of a least relief.
type Move struct {
	Grant
	Change float64 // in the grant's unit: more of it, or less of a duty
	Share  float64 // of its amount
}

// Conflict finds the conflict of a problem that has no plan. The form must be
// that of the problem; X is not needed.
func (e *Explainer) Conflict(ctx context.Context, p *lp.Problem) (*Conflict, error) {
	p = p.WithBounds()
	clear(p.Cost)
	p.Offset = 0
	res, err := e.Solver.Solve(ctx, p, e.LP)
	if err != nil {
		return nil, err
	}
	if res.Termination != lp.Infeasible {
		return nil, fmt.Errorf("%w: the problem is %s, not infeasible", ErrNoAnswer, res.Termination)
	}
	out := &Conflict{}
	if out.Members, err = e.irreducible(ctx, p, res); err != nil {
		return nil, err
	}
	out.Least, err = e.leastRelief(ctx, p)
	return out, err
}

// irreducible leaves, of the rows and upper bounds that take part in the
// proof, those without which a plan would be possible: each is taken out in
// turn, and stays out if there is still no plan (deletion filter; Chinneck &
// Dravnieks 1991). What takes no part in the proof is left out from the start.
func (e *Explainer) irreducible(ctx context.Context, p *lp.Problem, proof *lp.Result) ([]Member, error) {
	q := p.WithBounds()
	part := e.inProof(q, proof)
	// What a planner cannot move is tried first, so that what remains is in
	// terms of limits, supplies and duties as far as it can be.
	slices.SortStableFunc(part, func(a, b Member) int { return movable(a.Row.Kind) - movable(b.Row.Kind) })
	var kept []Member
	for len(part) > 0 {
		m := part[0]
		part = part[1:]
		undo := m.release(q)
		res, err := e.Solver.Solve(ctx, q, e.LP)
		if err != nil {
			return nil, err
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if res.Termination == lp.Infeasible { // the new proof may do without more than this one
			proof = res
			part = slices.DeleteFunc(part, func(m Member) bool {
				idle := m.weight(q, proof) == 0
				if idle {
					m.release(q)
				}
				return idle
			})
			continue
		}
		undo()
		kept = append(kept, m)
	}
	slices.SortStableFunc(kept, func(a, b Member) int { return cmp.Or(a.row-b.row, a.col-b.col) })
	heaviest := 0.0
	for i, m := range kept {
		kept[i].Weight = m.weight(q, proof)
		heaviest = math.Max(heaviest, kept[i].Weight)
	}
	for i := range kept {
		kept[i].Weight /= heaviest
	}
	return kept, nil
}

// inProof lists what takes part in a proof, and releases the rest in q.
func (e *Explainer) inProof(q *lp.Problem, proof *lp.Result) []Member {
	var all, part []Member
	for i, k := range e.Form.Index.Rows {
		all = append(all, Member{Row: k, row: i, col: -1})
	}
	for j, k := range e.Form.Index.Columns {
		if !math.IsInf(q.ColUpper[j], 1) {
			all = append(all, Member{Column: k, row: -1, col: j})
		}
	}
	most := 0.0
	for i := range all {
		all[i].Weight = all[i].weight(q, proof)
		most = math.Max(most, all[i].Weight)
	}
	for _, m := range all {
		if m.Weight > 1e-9*most {
			part = append(part, m)
		} else {
			m.release(q)
		}
	}
	return part
}

// release takes a member out of a problem, and returns what puts it back.
func (m Member) release(q *lp.Problem) (undo func()) {
	if m.col >= 0 {
		upper := q.ColUpper[m.col]
		q.ColUpper[m.col] = lp.Inf
		return func() { q.ColUpper[m.col] = upper }
	}
	lower, upper := q.RowLower[m.row], q.RowUpper[m.row]
	q.RowLower[m.row], q.RowUpper[m.row] = -lp.Inf, lp.Inf
	return func() { q.RowLower[m.row], q.RowUpper[m.row] = lower, upper }
}

// weight is what a member counts in a proof: its multiplier, made comparable
// by the size of what the row or bound grants or asks.
func (m Member) weight(q *lp.Problem, proof *lp.Result) float64 {
	var multiplier float64
	var bounds [2]float64
	if m.col >= 0 {
		multiplier = math.Max(0, -proof.ReducedCost[m.col])
		bounds[0] = q.ColUpper[m.col]
	} else {
		multiplier = math.Abs(proof.RowDual[m.row])
		bounds = [2]float64{q.RowLower[m.row], q.RowUpper[m.row]}
	}
	size := 1.0
	for _, b := range bounds {
		if !math.IsInf(b, 0) {
			size = math.Max(size, math.Abs(b))
		}
	}
	return multiplier * size
}

// movable tells whether a kind of row could be moved by those who plan.
func movable(k formulate.RowKind) int {
	switch k {
	case formulate.LimitRow, formulate.FloorRow:
		return 1
	}
	return 0
}

// leastRelief solves the elastic program: every grant and duty may be moved,
// at a cost of one for its whole amount, and the total is least.
func (e *Explainer) leastRelief(ctx context.Context, p *lp.Problem) ([]Move, error) {
	elastic, moves := e.elastic(p)
	res, err := e.Solver.Solve(ctx, elastic, e.LP)
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if res.Termination != lp.Optimal {
		return nil, nil
	}
	var out []Move
	for k, m := range moves {
		change := res.X[p.Cols()+k]
		if share := change / math.Abs(m.Amount); share > 1e-6 {
			m.Change, m.Share = change, share
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, func(a, b Move) int {
		switch {
		case a.Share > b.Share:
			return -1
		case a.Share < b.Share:
			return 1
		}
		return 0
	})
	return out, nil
}

// elastic adds to a problem one column for each bound that may be moved.
func (e *Explainer) elastic(p *lp.Problem) (*lp.Problem, []Move) {
	q := p.WithBounds()
	q.Sense = lp.Minimize
	q.Start, q.Index, q.Value = slices.Clone(p.Start), slices.Clone(p.Index), slices.Clone(p.Value)
	q.RowName, q.ColName = nil, nil
	var moves []Move
	add := func(g Grant, value float64) {
		q.Cost = append(q.Cost, 1/math.Abs(g.Amount))
		q.ColLower, q.ColUpper = append(q.ColLower, 0), append(q.ColUpper, lp.Inf)
		q.Index, q.Value = append(q.Index, g.row), append(q.Value, value)
		q.Start = append(q.Start, len(q.Index))
		moves = append(moves, Move{Grant: g})
	}
	for i, key := range e.Form.Index.Rows {
		g := Grant{Row: key, Unit: e.Form.Index.RowUnit[i], row: i, col: -1}
		switch key.Kind {
		case formulate.LimitRow, formulate.FloorRow:
			if b := p.RowUpper[i]; !math.IsInf(b, 1) && b != 0 {
				g.Upper, g.Amount = true, b
				add(g, -1)
			}
			if b := p.RowLower[i]; !math.IsInf(b, -1) && b != 0 {
				g.Upper, g.Amount = false, b
				add(g, 1)
			}
		case formulate.Balance:
			for _, f := range e.Form.Index.Fixed[i] {
				if f.Amount == 0 || math.IsInf(f.Amount, 0) {
					continue
				}
				g.Amount, g.Upper = f.Amount, f.Amount > 0
				add(g, 1)
			}
		case formulate.CapacityKept:
			if b := p.RowLower[i]; b > 0 {
				g.Amount, g.Upper = b, true
				add(g, -1)
			}
		}
	}
	return q, moves
}
