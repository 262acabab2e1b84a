package ipm

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"time"

	"github.com/openplenum/plenum/internal/lp"
)

// Solver is the interior-point solver. It keeps what it derived from the
// matrices it met last, and is safe for concurrent use.
type Solver struct {
	cache cache
}

// New returns a solver with nothing kept.
func New() *Solver { return &Solver{} }

var _ lp.Solver = (*Solver)(nil)

// Solve implements lp.Solver. Optimal, Infeasible and Unbounded are claimed
// only for results that lp.Verify agrees with in the problem's own units; the
// check is left in the result.
func (s *Solver) Solve(ctx context.Context, p *lp.Problem, opt lp.Options) (*lp.Result, error) {
	if err := p.Validate(); err != nil {
		return nil, fmt.Errorf("ipm: %w", err)
	}
	began := time.Now()
	opt = opt.WithDefaults()
	inner := ctx
	if opt.TimeLimit > 0 {
		var cancel context.CancelFunc
		inner, cancel = context.WithTimeout(ctx, opt.TimeLimit)
		defer cancel()
	}
	res, err := s.solve(inner, p, opt, began)
	if err != nil {
		return nil, err
	}
	if res.Limit == lp.TimeLimit && ctx.Err() != nil {
		res.Limit = lp.Cancelled
	}
	if !res.Check.Done {
		res.Check = lp.Verify(p, res, opt)
	}
	res.Elapsed = time.Since(began)
	res.Solver = "plenum ipm"
	return res, nil
}

func (s *Solver) solve(ctx context.Context, p *lp.Problem, opt lp.Options, began time.Time) (*lp.Result, error) {
	q := presolve(p)
	if q.infeasible {
		return q.proof(q.farkas), nil
	}
	if q.ray >= 0 {
		d := make([]float64, p.Cols())
		d[q.ray] = -math.Copysign(1, q.cost[q.ray])
		return s.feasible(ctx, q.direction(d), p, opt, began)
	}
	res, err := s.attempts(ctx, q, opt, began)
	if err == nil && res.Termination == lp.Unbounded {
		return s.feasible(ctx, res, p, opt, began)
	}
	return res, err
}

// feasible decides what a ray means. It tells that there is no optimum;
// whether there is a feasible point is a question of its own, asked with zero
// costs.
func (s *Solver) feasible(ctx context.Context, ray *lp.Result, p *lp.Problem, opt lp.Options, began time.Time) (*lp.Result, error) {
	feasibility := p.WithBounds()
	clear(feasibility.Cost)
	feasibility.Offset = 0
	q := presolve(feasibility)
	if q.infeasible {
		return q.proof(q.farkas), nil
	}
	opt.MaxIterations = max(1, opt.MaxIterations-ray.Iterations)
	opt.Progress = nil
	res, err := s.attempts(ctx, q, opt, began)
	if err != nil {
		return nil, err
	}
	ray.Iterations += res.Iterations
	switch res.Termination {
	case lp.Infeasible:
		res.Iterations = ray.Iterations
		return res, nil
	case lp.Optimal:
	default:
		ray.Termination, ray.Limit = lp.InfeasibleOrUnbounded, res.Limit
	}
	return ray, nil
}

// systemKind says which columns of the linear system stay explicit.
type systemKind int

const (
	normal    systemKind = iota // dense and free columns only
	augmented                   // every column
)

// way is one way to attempt a problem.
type way struct {
	kind  systemKind
	near  *lp.Result // answer to begin at, or nil
	first bool       // looks for a starting point; an attempt after a failed one goes another way
}

// attempts tries one way after the other until one gives a verified result.
func (s *Solver) attempts(ctx context.Context, q *presolved, opt lp.Options, began time.Time) (*lp.Result, error) {
	var best *lp.Result
	bestWorst, bound := math.Inf(1), math.NaN()
	iterations := 0
	limit := lp.NumericalLimit
	ways := []way{{normal, nil, true}, {augmented, nil, false}}
	if q.fits(opt.Near) {
		ways = slices.Insert(ways, 0, way{normal, opt.Near, false})
	}
ways:
	for _, w := range ways {
		res, r, err := s.attempt(ctx, q, w, opt, began, iterations)
		if r != nil {
			iterations += r.iter
			if err == nil {
				res.Iterations = iterations
				return res, nil
			}
			if r.bestWorst < bestWorst {
				best, bestWorst = q.point(r.bestX, r.bestY), r.bestWorst
			}
			if opt.Bound {
				if b := r.certify(); math.IsNaN(bound) || q.sense*b > q.sense*bound {
					bound = b
				}
			}
		}
		switch {
		case errors.Is(err, errStuck):
			continue
		case errors.Is(err, errIterations):
			limit = lp.IterationLimit
		case errors.Is(err, context.DeadlineExceeded):
			limit = lp.TimeLimit
		case errors.Is(err, context.Canceled):
			limit = lp.Cancelled
		default:
			return nil, err
		}
		break ways
	}
	if best == nil {
		best = &lp.Result{Objective: math.NaN()}
	}
	best.Bound = bound
	best.Termination, best.Limit, best.Iterations = lp.Stopped, limit, iterations
	return best, nil
}

func (s *Solver) attempt(ctx context.Context, q *presolved, w way, opt lp.Options,
	began time.Time, base int) (*lp.Result, *run, error) {
	entry := s.cache.get(q.p, q.explicit(w.kind), w.kind)
	st, err := entry.numbers(ctx)
	if err != nil {
		return nil, nil, err
	}
	ws := s.cache.take(entry.shape)
	defer s.cache.give(entry.shape, ws)
	r := newRun(newForm(st, q), ws, opt, w, began, base)
	res, err := r.solve(ctx)
	return res, r, err
}

// explicit lists the columns that stay unknowns of the linear system.
func (q *presolved) explicit(kind systemKind) []int32 {
	var out []int32
	for j := range q.lower {
		isFree := math.IsInf(q.lower[j], -1) && math.IsInf(q.upper[j], 1) && !q.fixed[j]
		if kind == augmented || isFree {
			out = append(out, int32(j))
		}
	}
	return out
}
