package chol

import (
	"context"
	"fmt"
	"math"
	"sync"
	"sync/atomic"

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
	slots []float64 // update matrices of the roots of runs
	ready []int32   // children already added to each front; -1 when it is not begun
	hands []*hand   // the first leads the team of all
	next  atomic.Int64
	x     []float64 // permuted right-hand side
	z     []float64 // the part of a right-hand side that one front concerns

	// Of the factorization in progress.
	values []float64
	value  float64
}

// NewFactor allocates the memory of a factor.
func (s *Symbolic) NewFactor() *Factor {
	tallest := 0
	for k := range s.count() {
		tallest = max(tallest, s.height(k))
	}
	f := &Factor{
		sym:   s,
		l:     make([]float64, s.Stored()),
		signs: make([]int8, s.n),
		floor: make([]float64, s.n),
		slots: make([]float64, s.plan.slots),
		ready: make([]int32, s.count()),
		x:     make([]float64, s.n),
		z:     make([]float64, tallest),
	}
	f.hands = append(f.hands, newHand(f, s.opt.workers(), s.plan.topArena, s.plan.runArena))
	for range min(s.opt.workers(), len(s.plan.runs)) - 1 {
		f.hands = append(f.hands, newHand(f, 1, s.plan.runArena, arena{}))
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
	for k := range f.ready {
		f.ready[k] = -1
	}
	f.values, f.value = values, reg.Value
	defer func() { f.values = nil }()
	pivots, err := f.eliminate(ctx)
	if err != nil {
		return Stats{}, err
	}
	return Stats{Replaced: pivots.Replaced, LeastPivot: pivots.Least, LargestPivot: pivots.Largest}, nil
}

// eliminate works off the plan: the runs, then the fronts above them.
func (f *Factor) eliminate(ctx context.Context) (dense.PivotStats, error) {
	var wait sync.WaitGroup
	f.next.Store(0)
	for _, h := range f.hands {
		h.pivots, h.err = dense.NewPivotStats(), nil
	}
	if len(f.sym.plan.runs) > 0 {
		for _, h := range f.hands[1:] {
			wait.Add(1)
			go func() {
				defer wait.Done()
				h.runs(ctx)
			}()
		}
		f.hands[0].runs(ctx)
		wait.Wait()
	}
	pivots := dense.NewPivotStats()
	for _, h := range f.hands {
		if h.err != nil {
			return pivots, h.err
		}
	}
	lead := f.hands[0]
	for _, k := range f.sym.plan.top {
		if err := lead.front(ctx, lead.team, int(k)); err != nil {
			return pivots, err
		}
	}
	for _, h := range f.hands {
		pivots.Merge(h.pivots)
	}
	return pivots, nil
}
