package explain

import (
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/lp"
)

// Conflict is why there is no plan: rows that exclude each other, none of
// which could be left out, and the least change that makes a plan possible.
type Conflict struct {
	Rows []formulate.RowKey
	// Least is the change of grants and duties with the least sum of changes
	// relative to their amounts; empty when none of what could move helps.
	Least []Move
}

// Move is one change of a least relief.
type Move struct {
	Grant
	Change float64 // in the grant's unit: more of it, or less of a duty
	Share  float64 // of its amount
}

// Explain finds the conflict of a problem that has no plan. The form must be
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
	rows, err := e.irreducible(ctx, p, res)
	if err != nil {
		return nil, err
	}
	out := &Conflict{}
	for _, i := range rows {
		out.Rows = append(out.Rows, e.Form.Index.Rows[i])
	}
	out.Least, err = e.leastRelief(ctx, p)
	return out, err
}

// irreducible leaves, of the rows that take part in the proof, those without
// which a plan would be possible: each is taken out in turn, and stays out if
// there is still no plan (deletion filter; Chinneck & Dravnieks 1991). Rows
// that take no part in the proof are left out from the start.
func (e *Explainer) irreducible(ctx context.Context, p *lp.Problem, proof *lp.Result) ([]int, error) {
	q := p.WithBounds()
	var part []int
	most := 0.0
	for i, y := range proof.RowDual {
		most = math.Max(most, math.Abs(y)*weigh(p, i))
	}
	for i, y := range proof.RowDual {
		if math.Abs(y)*weigh(p, i) > 1e-9*most {
			part = append(part, i)
		} else {
			q.RowLower[i], q.RowUpper[i] = -lp.Inf, lp.Inf
		}
	}
	// What a planner cannot move is tried first, so that what remains is in
	// terms of limits, supplies and duties as far as it can be.
	slices.SortStableFunc(part, func(a, b int) int {
		return movable(e.Form.Index.Rows[a].Kind) - movable(e.Form.Index.Rows[b].Kind)
	})
	var kept []int
	for _, i := range part {
		lower, upper := q.RowLower[i], q.RowUpper[i]
		q.RowLower[i], q.RowUpper[i] = -lp.Inf, lp.Inf
		res, err := e.Solver.Solve(ctx, q, e.LP)
		if err != nil {
			return nil, err
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if res.Termination != lp.Infeasible {
			q.RowLower[i], q.RowUpper[i] = lower, upper
			kept = append(kept, i)
		}
	}
	slices.Sort(kept)
	return kept, nil
}

// weigh makes the multipliers of rows comparable: by the size of what the row
// grants or asks.
func weigh(p *lp.Problem, i int) float64 {
	size := 1.0
	for _, b := range []float64{p.RowLower[i], p.RowUpper[i]} {
		if !math.IsInf(b, 0) {
			size = math.Max(size, math.Abs(b))
		}
	}
	return size
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
