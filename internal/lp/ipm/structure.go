package ipm

import (
	"fmt"
	"slices"

	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/lp/ipm/chol"
)

// structure is what follows from a matrix alone, and from which of its columns
// stay explicit: scaling, the plan of assembly, ordering and symbolic factor.
// It is not changed once made, so solves may share it.
//
// Rows with fewer than two entries are left out (they are bounds); rows that
// are switched off and columns that are fixed in one problem stay, as zeros,
// so that the next problem finds the same structure.
type structure struct {
	matrix   *lp.Problem // of which only the matrix is used
	n, m     int         // columns; rows kept
	rows     []int32     // original number of each kept row
	start    []int       // columns in kept rows, without zeros
	index    []int32
	value    []float64
	rowScale []float64
	colScale []float64
	scaled   []float64 // value * rowScale * colScale

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
	s := &structure{matrix: p, n: p.Cols(), explicit: explicit}
	s.compress()
	s.scale()
	if kind == augmented {
		return s, s.analyze(false)
	}
	if err := s.analyze(true); err != nil {
		return nil, err
	}
	dense := s.denseColumns()
	if len(dense) == 0 {
		return s, nil
	}
	apart := *s
	apart.plan = assembly{}
	apart.explicit = append(slices.Clone(explicit), dense...)
	slices.Sort(apart.explicit)
	if err := apart.analyze(true); err != nil {
		return nil, err
	}
	if apart.sym.Flops() < denseGain*s.sym.Flops() {
		return &apart, nil
	}
	return s, nil
}

// What makes a column dense, and what treating it apart must gain.
const (
	denseEntries = 30   // least number of entries
	denseRatio   = 4.0  // times the length that 95 of 100 columns do not exceed
	denseMost    = 200  // columns treated apart
	denseGain    = 0.75 // of the work of the factorization
)

// denseColumns lists the eliminated columns that are much longer than most.
func (s *structure) denseColumns() []int32 {
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
		if s.start[j+1]-s.start[j] >= least && s.explicitAt[j] < 0 {
			out = append(out, int32(j))
		}
	}
	if len(out) > denseMost {
		return nil
	}
	return out
}

// analyze plans assembly and factorization for the explicit columns that are
// set; late moves these behind their rows.
func (s *structure) analyze(late bool) error {
	s.explicitAt = make([]int32, s.n)
	for j := range s.explicitAt {
		s.explicitAt[j] = -1
	}
	for e, j := range s.explicit {
		s.explicitAt[j] = int32(e)
	}
	pattern := s.plan.build(s)
	sym, err := chol.Analyze(pattern, chol.Options{})
	if err == nil && late && len(s.explicit) > 0 {
		order := chol.Options{Ordering: chol.Given, Perm: s.postpone(sym.Perm())}
		sym, err = chol.Analyze(pattern, order)
	}
	if err != nil {
		return fmt.Errorf("ipm: analysis of the matrix: %w", err)
	}
	s.sym = sym
	return nil
}

// compress copies the columns, without zeros, in the rows that have at least
// two entries.
func (s *structure) compress() {
	p := s.matrix
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
	s.index = make([]int32, 0, p.Nonzeros())
	s.value = make([]float64, 0, p.Nonzeros())
	for j := range s.n {
		rows, values := p.Column(j)
		for k, i := range rows {
			if values[k] != 0 && rowOf[i] >= 0 {
				s.index = append(s.index, rowOf[i])
				s.value = append(s.value, values[k])
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
