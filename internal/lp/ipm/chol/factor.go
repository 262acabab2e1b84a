package chol

import (
	"context"
	"fmt"
	"math"

	"github.com/openplenum/plenum/internal/lp/ipm/dense"
)

// Regularization states what to do with pivots that are too small or of the wrong sign.
// Pivot i with expected sign s and value d is accepted while
//
//	s*d >= max(Floor, Relative*|a_ii|)   and   s*d > 0,
//
// a_ii being the diagonal entry of the input; otherwise it is replaced by s*Value.
type Regularization struct {
	Floor    float64
	Relative float64
	// Value is the magnitude that replaces a rejected pivot. A very large value (1e128)
	// makes the component of the solution vanish; zero means the limit itself.
	Value float64
}

// Stats reports on one factorization.
type Stats struct {
	// Replaced is the number of pivots that were replaced.
	Replaced int
	// LeastPivot and LargestPivot are the extreme magnitudes of the pivots kept
	// (+Inf and 0 when there were none).
	LeastPivot, LargestPivot float64
}

// ErrNotFinite says that a pivot came out as NaN or infinite.
var ErrNotFinite = dense.ErrNotFinite

// Factor holds the numbers of one factorization P A P' = L S L'. Its memory is allocated
// once and used again by each Factorize. It serves one caller at a time.
type Factor struct {
	sym   *Symbolic
	l     []float64 // panels, each column-major with its own number of rows as leading dimension
	sign  []int8    // by column of L; nil when all are +1
	signs []int8    // memory of sign
	floor []float64 // by column of L
	arena [2][]float64
	team  *dense.Team
	x     []float64 // permuted right-hand side
	gap   []float64 // the part of a right-hand side below one supernode
}

// NewFactor allocates the memory of a factor.
func (s *Symbolic) NewFactor() *Factor {
	longest := 0
	for k := range s.count() {
		longest = max(longest, len(s.below(k)))
	}
	f := &Factor{
		sym:   s,
		l:     make([]float64, s.Stored()),
		signs: make([]int8, s.n),
		floor: make([]float64, s.n),
		team:  dense.NewTeam(s.opt.workers()),
		x:     make([]float64, s.n),
		gap:   make([]float64, longest),
	}
	for side := range f.arena {
		f.arena[side] = make([]float64, s.arena[side])
	}
	return f
}

// Symbolic returns the analysis the factor was made from.
func (f *Factor) Symbolic() *Symbolic { return f.sym }

// Factorize computes the factor of the matrix with the given values, in the order of
// Pattern.Index. sign[i] is the expected sign (+1 or -1) of the pivot of index i; nil means
// all +1. It returns ctx.Err() soon after ctx is cancelled; the factor is then of no use
// until the next Factorize.
func (f *Factor) Factorize(ctx context.Context, values []float64, sign []int8, reg Regularization) (Stats, error) {
	s := f.sym
	if len(values) != s.entries {
		return Stats{}, fmt.Errorf("chol: %d values for a pattern of %d entries", len(values), s.entries)
	}
	if sign != nil && len(sign) != s.n {
		return Stats{}, fmt.Errorf("chol: %d signs for order %d", len(sign), s.n)
	}
	f.sign = nil
	if sign != nil {
		f.sign = f.signs
		for k, j := range s.perm {
			f.sign[k] = 1
			if sign[j] < 0 {
				f.sign[k] = -1
			}
		}
	}
	for k, at := range s.scatter.diag {
		f.floor[k] = reg.Floor
		if at >= 0 {
			f.floor[k] = math.Max(reg.Floor, reg.Relative*math.Abs(values[at]))
		}
	}
	pivots := dense.NewPivotStats()
	for k := range s.count() {
		if err := f.front(ctx, k, values, reg.Value, &pivots); err != nil {
			return Stats{}, err
		}
	}
	return Stats{Replaced: pivots.Replaced, LeastPivot: pivots.Least, LargestPivot: pivots.Largest}, nil
}

// front assembles supernode k, eliminates its columns and leaves its update matrix.
func (f *Factor) front(ctx context.Context, k int, values []float64, value float64, stats *dense.PivotStats) error {
	s := f.sym
	first, w := int(s.first[k]), s.width(k)
	rest := len(s.below(k))
	rows := w + rest
	panel := f.l[s.panel[k]:s.panel[k+1]]
	clear(panel)
	sc := &s.scatter
	for t := sc.start[k]; t < sc.start[k+1]; t++ {
		f.l[sc.target[t]] = values[sc.source[t]]
	}
	update := f.arena[s.depth[k]&1][s.update[k] : s.update[k]+rest*rest]
	clear(update)
	for _, c := range s.children(k) {
		f.extend(int(c), w, panel, rows, update, rest)
	}
	piv := dense.Pivots{Floor: f.floor[first : first+w], Value: value}
	if f.sign != nil {
		piv.Sign = f.sign[first : first+w]
	}
	if err := f.team.Factor(ctx, rows, w, panel, rows, piv, stats); err != nil {
		return err
	}
	if rest == 0 {
		return nil
	}
	return f.team.Update(ctx, rest, w, panel[w:], rows, piv.Sign, update, rest)
}

// extend adds the update matrix of child c to the front of its parent.
func (f *Factor) extend(c, w int, panel []float64, rows int, update []float64, rest int) {
	s := f.sym
	to := s.local[s.rowStart[c]:s.rowStart[c+1]]
	size := len(to)
	from := f.arena[s.depth[c]&1][s.update[c] : s.update[c]+size*size]
	for j, q := range to {
		column := from[j*size+j : j*size+size]
		if int(q) < w {
			target := panel[int(q)*rows : int(q)*rows+rows]
			for i, v := range column {
				target[to[j+i]] += v
			}
			continue
		}
		target := update[(int(q)-w)*rest : (int(q)-w)*rest+rest]
		for i, v := range column {
			target[int(to[j+i])-w] += v
		}
	}
}
