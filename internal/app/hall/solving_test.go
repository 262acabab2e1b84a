package hall_test

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/lp/ipm"
)

// watched is a solver that counts how many solve at once, and panics when told.
type watched struct {
	lp.Solver
	now, most atomic.Int64
	panics    atomic.Bool
}

func (w *watched) Solve(ctx context.Context, p *lp.Problem, o lp.Options) (*lp.Result, error) {
	n := w.now.Add(1)
	defer w.now.Add(-1)
	for was := w.most.Load(); n > was && !w.most.CompareAndSwap(was, n); was = w.most.Load() {
	}
	if w.panics.Load() {
		panic("the solver broke")
	}
	time.Sleep(time.Millisecond) // so that those who are let in together meet
	return w.Solver.Solve(ctx, p, o)
}

// TestSolvesAtOnce: however many ask for costings at once, no more are solved
// than there are slots, and all get their answer; who gives up waiting is let
// go.
func TestSolvesAtOnce(t *testing.T) {
	w := &watched{Solver: ipm.New()}
	s := halltest.NewStage(t, halltest.NewMemory(), hall.Options{Solver: w, SolverVersion: "test", AtOnce: 1}, 2)
	var all sync.WaitGroup
	for _, amount := range []string{"2010", "2020", "2030", "2040", "2050"} {
		point := halltest.MoreFlour()
		point.Changes[0].New = amount
		c := s.Table(point)
		all.Go(func() {
			if _, err := s.Hall.Cost(ctx, s.Members[0], halltest.Plenary1, assembly.Subject{Conclusion: c}); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if got := w.most.Load(); got != 1 {
		t.Errorf("%d were solved at once, with one slot", got)
	}
	c := s.Table(halltest.MoreFlour())
	gone, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := s.Hall.Cost(gone, s.Members[0], halltest.Plenary1, assembly.Subject{Conclusion: c}); !errors.Is(err, context.Canceled) {
		t.Errorf("who gave up gets %v", err)
	}
}

// TestSolverPanics: a solve that panics takes nobody with it: others who cost on
// that plan are not left waiting, nor is the slot lost.
func TestSolverPanics(t *testing.T) {
	w := &watched{Solver: ipm.New()}
	s := halltest.NewStage(t, halltest.NewMemory(), hall.Options{Solver: w, SolverVersion: "test", AtOnce: 1}, 2)
	c := s.Table(halltest.MoreFlour())
	cost := func(ctx context.Context) (err error) {
		defer func() {
			if p := recover(); p != nil {
				err = errors.New("panic")
			}
		}()
		_, err = s.Hall.Cost(ctx, s.Members[0], halltest.Plenary1, assembly.Subject{Conclusion: c})
		return err
	}
	w.panics.Store(true)
	if err := cost(ctx); err == nil {
		t.Fatal("a solver that panics makes a costing")
	}
	w.panics.Store(false)
	soon, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	if err := cost(soon); err != nil {
		t.Errorf("after a panic: %v", err)
	}
}
