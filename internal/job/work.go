package job

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/riverqueue/river"

	"github.com/openplenum/plenum/internal/app/hall"
)

// refused marks the error of a job that was refused and is not tried again.
const refused = "refused: "

// work runs jobs and knows which ones run here.
type work struct {
	mu      sync.Mutex
	runner  hall.Runner
	running map[int64]bool
}

func newWork() *work { return &work{running: map[int64]bool{}} }

func addWorkers(workers *river.Workers, w *work) error {
	return errors.Join(
		river.AddWorkerSafely(workers, river.WorkFunc(func(ctx context.Context, j *river.Job[solve]) error {
			return w.run(ctx, j.ID, hall.Job{Kind: hall.JobSolve, Key: j.Args.Key, Args: j.Args.Args})
		})),
		river.AddWorkerSafely(workers, river.WorkFunc(func(ctx context.Context, j *river.Job[costing]) error {
			return w.run(ctx, j.ID, hall.Job{Kind: hall.JobCosting, Key: j.Args.Key, Args: j.Args.Args})
		})))
}

// run runs one job. An error is tried again; a refusal is not; a job that was
// stopped because its worker stops is put back, and the attempt does not count.
func (w *work) run(ctx context.Context, id int64, job hall.Job) error {
	w.mark(id, true)
	defer w.mark(id, false)
	err := w.runner.Run(ctx, job)
	_, isRefusal := hall.AsRefusals(err)
	switch {
	case err == nil:
		return nil
	case isRefusal:
		return river.JobCancel(fmt.Errorf("%s%w", refused, err))
	case ctx.Err() != nil && !errors.Is(context.Cause(ctx), river.ErrJobCancelledRemotely):
		return river.JobSnooze(0)
	}
	return err
}

func (w *work) mark(id int64, on bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if on {
		w.running[id] = true
	} else {
		delete(w.running, id)
	}
}

// here lists the jobs that run here.
func (w *work) here() []int64 {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Sorted(maps.Keys(w.running))
}
