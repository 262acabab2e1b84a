package formulate

import (
	"slices"
)

// PhaseLike begins a phase with the bounds of a phase of another form, which
// must have the same rows and columns.
func (f *Form) PhaseLike(p *Phase) *Phase {
	q := f.NewPhase()
	copy(q.Problem.ColLower, p.Problem.ColLower)
	copy(q.Problem.ColUpper, p.Problem.ColUpper)
	copy(q.Problem.RowLower, p.Problem.RowLower)
	copy(q.Problem.RowUpper, p.Problem.RowUpper)
	return q
}

// FirstChanged tells from which tier on two forms differ, as a position in
// Tiers: len(Tiers) when no tier does. It is -1 when something differs that
// holds for all tiers: a row or column, a balance, a capacity, a limit, a
// floor.
func FirstChanged(a, b *Form) int {
	p, q := a.Problem, b.Problem
	same := slices.Equal(a.Index.Rows, b.Index.Rows) && slices.Equal(a.Index.Columns, b.Index.Columns) &&
		slices.Equal(p.Start, q.Start) && slices.Equal(p.Index, q.Index) &&
		slices.Equal(p.ColLower, q.ColLower) && slices.Equal(p.ColUpper, q.ColUpper) &&
		slices.Equal(p.RowLower, q.RowLower) && slices.Equal(p.RowUpper, q.RowUpper) &&
		len(a.Promises) == len(b.Promises) && len(a.Tiers) == len(b.Tiers)
	if !same {
		return -1
	}
	changed := make([]bool, len(a.Promises))
	byRow := map[int]int{}
	for i := range a.Promises {
		x, y := a.Figures.Promises[i], b.Figures.Promises[i]
		if x.Tier != y.Tier {
			return -1
		}
		changed[i] = x.Amount != y.Amount || x.Baseline != y.Baseline || x.Weight != y.Weight ||
			a.Promises[i].Lower != b.Promises[i].Lower
		byRow[a.Promises[i].Row] = i
	}
	for k, i := range p.Index {
		if p.Value[k] == q.Value[k] {
			continue
		}
		promise, ok := byRow[i]
		if !ok {
			return -1
		}
		changed[promise] = true
	}
	for k, tier := range a.Tiers {
		if slices.ContainsFunc(tier.Promises, func(i int) bool { return changed[i] }) {
			return k
		}
	}
	return len(a.Tiers)
}
