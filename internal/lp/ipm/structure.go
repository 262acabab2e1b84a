package ipm

import (
	"context"
	"fmt"
	"slices"

	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/lp/ipm/chol"
)

// structure is what follows from where a matrix has entries that are not zero,
// and from which of its columns stay explicit: the plan of assembly, ordering
// and symbolic factor. It is not changed once made, so solves may share it, and
// so may matrices with entries in the same places.
//
// Rows with fewer than two entries are left out (they are bounds); rows that
// are switched off and columns that are fixed in one problem stay, as zeros,
// so that the next problem finds the same structure.
type structure struct {
	n, m  int     // columns; rows kept
	rows  []int32 // original number of each kept row
	start []int   // columns in kept rows, without zeros
	index []int32
	from  []int32 // place of each entry in the original matrix

	explicit   []int32 // columns that are unknowns of the linear system
	explicitAt []int32 // their place in explicit, or -1
	plan       assembly
	sym        *chol.Symbolic
}

// newStructure analyses the matrix of p. The columns in explicit become
// unknowns of the linear system beside the rows; all others are eliminated
// into the normal equations, except that columns much longer than most become
// explicit too where that makes the factorization cheaper.
func newStructure(p *lp.Problem, explicit []int32, kind systemKind) (*structure, error) {
	s := &structure{n: p.Cols()}
	s.compress(p)
	if kind == augmented {
		return s, s.analyze(explicit)
	}
	dense := s.denseColumns(explicit)
	if len(dense) == 0 {
		a, err := s.arrange(explicit)
		if err != nil {
			return nil, err
		}
		return s, s.adopt(a)
	}
	apart, err := s.arrange(append(slices.Clone(explicit), dense...))
	if err != nil {
		return nil, err
	}
	if s.fillMost(dense) {
		return s, s.adopt(apart)
	}
	joined, err := s.arrange(explicit)
	if err != nil {
		return nil, err
	}
	if apart.order.Flops < denseGain*joined.order.Flops {
		joined = apart
	}
	return s, s.adopt(joined)
}

// What makes a column dense, and what treating it apart must gain.
const (
	denseEntries = 30   // least number of entries
	denseRatio   = 4.0  // times the length that 95 of 100 columns do not exceed
	denseMost    = 200  // columns treated apart
	denseGain    = 0.75 // of the work of the factorization
)

// denseColumns lists the columns beside the explicit ones that are much longer
// than most.
func (s *structure) denseColumns(explicit []int32) []int32 {
	length := make([]int, 0, s.n)
	for j := range s.n {
		if l := s.start[j+1] - s.start[j]; l > 0 {
			length = append(length, l)
		}
	}
	if len(length) == 0 {
		return nil
	}
	slices.Sort(length)
	least := max(denseEntries, int(denseRatio*float64(length[len(length)*95/100])))
	var out []int32
	for j := range s.n {
		if s.start[j+1]-s.start[j] >= least && !slices.Contains(explicit, int32(j)) {
			out = append(out, int32(j))
		}
	}
	if len(out) > denseMost {
		return nil
	}
	return out
}

// fillMost reports whether these columns alone make most of the entries of
// the normal equations: then it need not be tried what they cost.
func (s *structure) fillMost(dense []int32) bool {
	product := func(j int32) float64 {
		l := float64(s.start[j+1] - s.start[j])
		return l * l
	}
	all, theirs := 0.0, 0.0
	for j := range int32(s.n) {
		all += product(j)
	}
	for _, j := range dense {
		theirs += product(j)
	}
	return theirs > all/2
}

// arrangement is a linear system with the order in which to eliminate it.
type arrangement struct {
	explicit   []int32
	explicitAt []int32
	plan       assembly
	pattern    chol.Pattern
	order      chol.Order
}

// arrange plans assembly for these explicit columns, and an order that has
// every one of them behind its rows.
func (s *structure) arrange(explicit []int32) (*arrangement, error) {
	s.setExplicit(explicit)
	a := &arrangement{explicit: s.explicit, explicitAt: s.explicitAt}
	a.pattern = a.plan.build(s)
	var err error
	if a.order, err = chol.Arrange(context.Background(), a.pattern, chol.Options{}); err == nil && len(explicit) > 0 {
		given := chol.Options{Ordering: chol.Given, Perm: s.postpone(a.order.Perm)}
		a.order, err = chol.Arrange(context.Background(), a.pattern, given)
	}
	if err != nil {
		return nil, fmt.Errorf("ipm: order of elimination: %w", err)
	}
	return a, nil
}

// adopt makes an arrangement the structure's own.
func (s *structure) adopt(a *arrangement) error {
	s.explicit, s.explicitAt, s.plan = a.explicit, a.explicitAt, a.plan
	return s.factor(a.pattern, chol.Options{Ordering: chol.Given, Perm: a.order.Perm})
}

// analyze takes whatever order is best: with every column explicit, no pivot
// is regularisation alone.
func (s *structure) analyze(explicit []int32) error {
	s.setExplicit(explicit)
	return s.factor(s.plan.build(s), chol.Options{})
}

func (s *structure) factor(pattern chol.Pattern, opt chol.Options) error {
	sym, err := chol.Analyze(pattern, opt)
	if err != nil {
		return fmt.Errorf("ipm: analysis of the matrix: %w", err)
	}
	s.sym = sym
	return nil
}

// memory returns the bytes that a workspace takes, nearly all of them.
func (s *structure) memory() int {
	return s.sym.Memory() + 8*(s.plan.size+s.plan.block+s.plan.panel)
}

func (s *structure) setExplicit(explicit []int32) {
	s.explicit = slices.Sorted(slices.Values(explicit))
	s.explicitAt = make([]int32, s.n)
	for j := range s.explicitAt {
		s.explicitAt[j] = -1
	}
	for e, j := range s.explicit {
		s.explicitAt[j] = int32(e)
	}
}

// compress finds the entries that are not zero, in the rows that have at least
// two of them.
func (s *structure) compress(p *lp.Problem) {
	count, _ := rowCounts(p)
	rowOf := make([]int32, len(count))
	for i, c := range count {
		rowOf[i] = -1
		if c >= 2 {
			rowOf[i] = int32(len(s.rows))
			s.rows = append(s.rows, int32(i))
		}
	}
	s.m = len(s.rows)
	s.start = make([]int, 1, s.n+1)
	s.index, s.from = make([]int32, 0, p.Nonzeros()), make([]int32, 0, p.Nonzeros())
	for j := range s.n {
		for k := p.Start[j]; k < p.Start[j+1]; k++ {
			if i := rowOf[p.Index[k]]; p.Value[k] != 0 && i >= 0 {
				s.index = append(s.index, i)
				s.from = append(s.from, int32(k))
			}
		}
		s.start = append(s.start, len(s.index))
	}
}

// postpone moves every explicit column behind all of its rows, so that its
// pivot -(1/d) is joined by -a'S^-1 a before it is used: a free column, whose
// own pivot is only regularisation, is then safe.
func (s *structure) postpone(perm []int) []int {
	place := make([]int, len(perm))
	for k, j := range perm {
		place[j] = k
	}
	key := make([]int, len(perm))
	for k, j := range perm {
		key[j] = 2 * k
	}
	for e, j := range s.explicit {
		last := 0
		for _, i := range s.index[s.start[j]:s.start[j+1]] {
			last = max(last, place[i])
		}
		key[s.m+e] = 2*last + 1
	}
	out := slices.Clone(perm)
	slices.SortStableFunc(out, func(a, b int) int { return key[a] - key[b] })
	return out
}
