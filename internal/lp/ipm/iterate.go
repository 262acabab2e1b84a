package ipm

import (
	"context"
	"errors"
	"math"
	"time"

	"github.com/openplenum/plenum/internal/lp"
)

// run is one attempt at a problem.
type run struct {
	f     *form
	opt   lp.Options
	p     *state
	k     *kkt
	nw    *newton
	pred  *step // affine direction
	dir   *step
	trial *step // a direction given up or still to be tried
	want  products

	correctors int // most centrality correctors a step
	began      time.Time
	base       int        // iterations of attempts before
	first      bool       // the first attempt of its kind: it has a start of its own
	known      *lp.Result // answer to begin at, or nil

	bestX, bestY []float64 // the best point, before postsolve; nil when none
	bestWorst    float64
	fixedError   float64 // what the fixed right-hand side left in the last iteration
	patience     int     // iterations until other regularisation is tried again
	iter         int
}

func newRun(f *form, ws *workspace, opt lp.Options, w way, began time.Time, base int) *run {
	k := newKKT(f, ws)
	size := f.n + f.m
	return &run{f: f, opt: opt, p: newState(f), k: k, nw: newNewton(f, k), pred: newStep(f), dir: newStep(f), trial: newStep(f),
		want: products{xz: make([]float64, size), vw: make([]float64, size)}, began: began, base: base, first: w.first, known: w.near, correctors: f.s.correctors(),
		bestWorst: math.Inf(1)}
}

// errStuck says that an attempt can make no further progress.
var errStuck = errors.New("ipm: no further progress")

// solve iterates until a verified result, a limit, or errStuck; r.bestX and
// r.bestY then hold the best point seen. An optimum is made better by one more
// step, which near the end wins some digits.
func (r *run) solve(ctx context.Context) (*lp.Result, error) {
	switch {
	case r.known != nil:
		r.startNear(r.known)
	case r.first: // an attempt after a failed one goes another way
		if err := r.start(ctx); err != nil {
			return nil, err
		}
	}
	res, err := r.iterate(ctx)
	if err != nil || res.Termination != lp.Optimal || r.bestWorst < polished || r.base+r.iter >= r.opt.MaxIterations {
		return res, err
	}
	before := r.bestWorst
	if _, err := r.step(ctx); err != nil {
		return res, nil //nolint:nilerr // one step more was a bonus: the answer before it stands
	}
	if better := r.examine(); better != nil && r.bestWorst < before {
		return better, nil
	}
	return res, nil
}

// iterate is the loop of solve.
func (r *run) iterate(ctx context.Context) (*lp.Result, error) {
	p := r.p
	p.measure(r.f)
	short, stale, least := 0, 0, math.Inf(1)
	for {
		before := r.bestWorst
		if res := r.examine(); res != nil {
			return res, nil
		}
		if stale++; r.bestWorst < 0.9*before || p.mu < 0.5*least {
			stale = 0
		}
		least = math.Min(least, p.mu)
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if r.base+r.iter >= r.opt.MaxIterations {
			return nil, errIterations
		}
		if math.IsNaN(p.mu) || p.mu < vanished || short > mostShort || stale > mostStale || r.known != nil && r.iter > mostNear {
			return nil, errStuck
		}
		alpha, err := r.step(ctx)
		if err != nil {
			return nil, err
		}
		if short++; alpha > shortStep {
			short = 0
		}
	}
}

// When to give an attempt up, and when a result needs no better one.
const (
	vanished  = 1e-40 // a mean product from which nothing more can come
	shortStep = 1e-3
	mostShort = 8    // short steps in a row
	mostStale = 80   // steps in a row without progress: thin sets of plans take some forty
	polished  = 1e-2 // share of the tolerances
)

var errIterations = errors.New("ipm: iteration limit")

// Shares and limits of the predictor-corrector.
const (
	sigmaMost = 0.1   // beta of Andersen & Andersen: gamma = (1-a)^2 min(beta, 1-a)
	stepShare = 0.999 // share of the way to the boundary
)

// step makes one predictor-corrector step and returns its length.
func (r *run) step(ctx context.Context) (float64, error) {
	f, p := r.f, r.p
	if err := r.factorize(ctx); err != nil {
		return 0, err
	}
	r.iter++
	r.affine()
	a := p.longest(f, r.pred)
	gamma := (1 - a) * (1 - a) * math.Min(sigmaMost, 1-a)
	target := gamma * p.mu
	d := r.pred
	for j, kind := range f.kind {
		switch kind {
		case boxed:
			r.want.vw[j] = target - p.v[j]*p.w[j] - d.v[j]*d.w[j]
			fallthrough
		case below:
			r.want.xz[j] = target - p.x[j]*p.z[j] - d.x[j]*d.z[j]
		}
	}
	r.want.tk = target - p.tau*p.kappa - d.tau*d.kappa
	r.nw.direction(p, 1-gamma, r.want, r.dir)
	a = p.longest(f, r.dir)
	for range r.correctors {
		longer := r.correct(target, a)
		if longer < a+correctorGain*(1-a) || longer < a+0.01 {
			r.dir, r.trial = r.trial, r.dir // the uncorrected direction
			break
		}
		a = longer
	}
	p.advance(f, r.dir, stepShare)
	p.rescale()
	p.measure(f)
	return stepShare * a, nil
}

// affine leaves the direction that aims at the optimum in r.pred.
func (r *run) affine() {
	f, p := r.f, r.p
	for j, kind := range f.kind {
		switch kind {
		case boxed:
			r.want.vw[j] = -p.v[j] * p.w[j]
			fallthrough
		case below:
			r.want.xz[j] = -p.x[j] * p.z[j]
		}
	}
	r.want.tk = -p.tau * p.kappa
	r.nw.direction(p, 1, r.want, r.pred)
}

// examine judges the present point in the problem's units, keeps it when it
// is the best so far, and returns a result that the independent check agrees
// with, or nil.
func (r *run) examine() *lp.Result {
	f, p := r.f, r.p
	x, y := f.primal(p.x, p.tau), f.dual(p.y, p.tau)
	g := f.judge(x, y)
	if r.opt.Progress != nil {
		q := f.q
		r.opt.Progress(lp.Progress{Iteration: r.base + r.iter,
			Primal: q.sense*g.objective + q.p.Offset, Dual: q.sense*g.dualSide + q.p.Offset,
			PrimalResidual: g.primal, DualResidual: g.dual, Elapsed: time.Since(r.began)})
	}
	worst := g.worst(r.opt)
	if worst < r.bestWorst {
		r.bestWorst = worst
		r.bestX, r.bestY = x, y
	}
	if worst <= 1 {
		res := f.q.point(x, y)
		res.Termination = lp.Optimal
		if r.opt.Bound {
			res.Bound = r.certify()
		}
		if res.Check = lp.Verify(f.q.p, res, r.opt); res.Check.OK {
			return res
		}
	}
	if p.kappa > p.tau {
		return r.certificate()
	}
	return nil
}

// certificate looks for a proof in the present point: multipliers with
// b'y - u'w > 0 or a direction with c'x < 0, whose residuals vanish beside it.
// What vanishes too slowly is set to zero under rising thresholds, for rows
// and columns in which all is noise; the check decides.
func (r *run) certificate() *lp.Result {
	f, p := r.f, r.p
	if dot(f.b, p.y)-dot(f.u, p.w) > 0 {
		for _, noise := range noiseLevels {
			if res := f.q.proof(f.dual(withoutNoise(p.y, noise), 1)); r.verified(res) {
				return res
			}
		}
	}
	if dot(f.c, p.x) < 0 {
		for _, noise := range noiseLevels {
			if res := f.q.direction(f.direction(withoutNoise(p.x[:f.n], noise))); r.verified(res) {
				return res
			}
		}
	}
	return nil
}

// noiseLevels are relative to the largest component.
var noiseLevels = [...]float64{0, 1e-11, 1e-9, 1e-7, 1e-5}

func withoutNoise(v []float64, level float64) []float64 {
	out := make([]float64, len(v))
	least := level * largest(v)
	for i, x := range v {
		if math.Abs(x) >= least {
			out[i] = x
		}
	}
	return out
}

func (r *run) verified(res *lp.Result) bool {
	res.Check = lp.Verify(r.f.q.p, res, r.opt)
	return res.Check.OK
}

// direction returns the columns of a ray in the problem's units: those with a
// finite bound on the side they lead to stay.
func (f *form) direction(x []float64) []float64 {
	out := make([]float64, f.n)
	for j := range out {
		switch f.kind[j] {
		case below, free:
			out[j] = f.sign[j] * x[j] * f.s.colScale[j]
		}
	}
	return out
}
