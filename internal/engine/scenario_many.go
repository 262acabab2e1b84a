package engine

import (
	"context"
	"fmt"
	"runtime"

	"golang.org/x/sync/errgroup"

	"github.com/openplenum/plenum/internal/lp"
)

// RiskOptions say how to try a plan under draws.
type RiskOptions struct {
	Solver    func() (lp.Solver, error) // makes a solver; each worker has its own
	LP        lp.Options
	Tiers     bool // the tiers decide even where the plan has an objective
	Draws     int
	Seed      uint64
	Workers   int    // 0: one for each processor
	Foresight bool   // solve every draw a second time with openings and starts free
	Known     []Draw // the first draws, solved before under the same plan, seed and options

	// Save is given every new draw, in order, from one goroutine at a time.
	Save func(Draw) error
	// Finished is told how many draws are solved, known ones included.
	Finished func(n int)
}

// Scenarios tries a solved plan under seeded draws. The draws, and with them
// the result, do not depend on the number of workers nor on what was known
// before. A cancelled context is an error; what was saved until then can be
// given as Known.
func Scenarios(ctx context.Context, answer *Answer, opt RiskOptions) (*Risk, error) {
	figs := answer.Form.Figures
	switch {
	case len(figs.Risks) == 0:
		return nil, ErrNoRisks
	case answer.X == nil:
		return nil, fmt.Errorf("engine: there is no plan to try: %s", answer.Outcome.Status)
	}
	known := opt.Known[:min(len(opt.Known), opt.Draws)]
	q := &queue{opt: opt, draws: append(make([]Draw, 0, opt.Draws), known...), waiting: map[int]Draw{}, next: len(known)}
	if opt.Finished != nil {
		opt.Finished(len(known))
	}
	workers := opt.Workers
	if workers <= 0 {
		workers = runtime.NumCPU()
	}
	group, ctx := errgroup.WithContext(ctx)
	for range min(workers, opt.Draws-len(known)) {
		group.Go(func() error { return q.work(ctx, answer) })
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	return Summarise(answer, opt.Seed, q.draws), nil
}
