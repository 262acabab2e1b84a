package lptest

import (
	"context"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/lp"
)

// grace is the time a solver has to stop after its context is cancelled.
const grace = 200 * time.Millisecond

// cancel checks that a cancelled solve stops in time and says so.
func (s Suite) cancel(t *testing.T) {
	t.Run("before", func(t *testing.T) { s.cancelAfter(t, 0, Plan(1, 10, 5)) })
	t.Run("during", func(t *testing.T) { s.cancelAfter(t, 50*time.Millisecond, Plan(1, 120, 10)) })
	t.Run("time limit", func(t *testing.T) {
		opt := s.Options
		opt.TimeLimit = 50 * time.Millisecond
		p := Plan(1, 120, 10)
		start := time.Now()
		r, err := s.Solver.Solve(context.Background(), p, opt)
		if err != nil {
			t.Fatal(err)
		}
		if late := time.Since(start) - opt.TimeLimit; late > grace {
			t.Errorf("stopped %v after the time limit, allowed %v", late, grace)
		}
		if r.Termination != lp.Stopped || r.Limit != lp.TimeLimit {
			t.Errorf("%s (limit %s), want stopped by time", r.Termination, r.Limit)
		}
	})
}

// cancelAfter cancels a solve after a delay. The problem must take the solver
// longer than that.
func (s Suite) cancelAfter(t *testing.T, delay time.Duration, p *lp.Problem) {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	if delay == 0 {
		stop()
	} else {
		time.AfterFunc(delay, stop)
	}
	start := time.Now()
	r, err := s.Solver.Solve(ctx, p, s.Options)
	if err != nil {
		t.Fatalf("a cancelled solve is a result, not the error %v", err)
	}
	if late := time.Since(start) - delay; late > grace {
		t.Errorf("stopped %v after the cancellation, allowed %v", late, grace)
	}
	if r.Termination != lp.Stopped || r.Limit != lp.Cancelled {
		t.Errorf("%s (limit %s), want stopped by cancellation", r.Termination, r.Limit)
	}
}
