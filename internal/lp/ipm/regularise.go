package ipm

import (
	"context"
	"errors"
	"math"

	"github.com/openplenum/plenum/internal/lp/ipm/chol"
)

// Limits of the reaction to a poor factor.
const (
	solveFloor   = 1e-8 // relative to max(tau, kappa): right-hand sides below count as this large
	poorSolve    = 1e-4 // share of a right-hand side that a good solve leaves at most
	leastDelta   = 1e-14
	mostRegular  = 1e-5
	clearlyLess  = 0.5 // of the error: what a change of regularisation must bring
	longPatience = 4
)

// factorize prepares the Newton systems at the present point. A factor may be
// poor for two reasons. Regularisation may hide small pivots that matter (rows
// in which all columns are near zero): then less of delta helps. Or pivots
// are lost to cancellation: then more of rho and delta does. The first is
// tried first, unless pivots were replaced; the better stays. When nothing
// helps, the next iterations go on with what there is.
func (r *run) factorize(ctx context.Context) error {
	k := r.k
	r.nw.diagonal(r.p)
	k.floor = solveFloor * math.Max(r.p.tau, r.p.kappa)
	rho, delta := k.rho, k.delta
	if r.first && k.WorstError > poorSolve && k.Replaced == 0 && r.fixedError < poorSolve {
		delta = math.Max(leastDelta, delta/10) // the last directions were poor, though the fixed side was not
	}
	first, err := r.tryFactor(ctx, rho, delta)
	r.fixedError = first
	if err != nil || first < poorSolve {
		return err
	}
	if r.patience > 0 && !math.IsInf(first, 1) {
		r.patience--
		return nil
	}
	best, at := first, [2]float64{rho, delta}
	if k.Replaced == 0 && delta > leastDelta {
		lower := math.Max(leastDelta, delta/100)
		second, err := r.tryFactor(ctx, rho, lower)
		if err != nil || second < clearlyLess*first {
			return err
		}
	}
	for rho < mostRegular {
		rho, delta = math.Min(mostRegular, 10*rho), math.Min(mostRegular, 10*delta)
		next, err := r.tryFactor(ctx, rho, delta)
		if err != nil {
			return err
		}
		if next < clearlyLess*best {
			best, at = next, [2]float64{rho, delta}
		}
		if next < poorSolve || !math.IsInf(next, 1) {
			break
		}
	}
	if math.IsInf(best, 1) {
		return errStuck
	}
	if best >= poorSolve {
		r.patience = longPatience
	}
	if at != [2]float64{k.rho, k.delta} {
		_, err = r.tryFactor(ctx, at[0], at[1])
	}
	return err
}

// tryFactor factorizes with the given regularisation and returns what the
// fixed right-hand side left, infinite when the factor is of no use.
func (r *run) tryFactor(ctx context.Context, rho, delta float64) (float64, error) {
	r.k.rho, r.k.delta = rho, delta
	err := r.k.factorize(ctx)
	if errors.Is(err, chol.ErrNotFinite) {
		return math.Inf(1), nil
	}
	if err != nil {
		return 0, err
	}
	r.nw.prepare(r.p)
	if r.k.Replaced > 0 {
		return math.Max(r.k.WorstError, 10*poorSolve), nil
	}
	return r.k.WorstError, nil
}
