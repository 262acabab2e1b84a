package halltest

import (
	"context"
	"sync"

	"github.com/openplenum/plenum/internal/app/hall"
)

// Queue is a hall.Queue that runs each job at once in a goroutine.
type Queue struct {
	Runner hall.Runner

	mu      sync.Mutex
	running sync.WaitGroup
	states  map[string]hall.JobState
	cancels map[string]context.CancelFunc
}

var _ hall.Queue = (*Queue)(nil)

// Add runs a job unless one with its key is running or done.
func (q *Queue) Add(_ context.Context, job hall.Job) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.states == nil {
		q.states, q.cancels = map[string]hall.JobState{}, map[string]context.CancelFunc{}
	}
	if s := q.states[job.Key]; s == hall.JobRunning || s == hall.JobDone {
		return nil
	}
	ctx, cancel := context.WithCancel(context.Background())
	q.states[job.Key], q.cancels[job.Key] = hall.JobRunning, cancel
	q.running.Go(func() {
		err := q.Runner.Run(ctx, job)
		q.mu.Lock()
		defer q.mu.Unlock()
		switch {
		case ctx.Err() != nil:
			q.states[job.Key] = hall.JobCancelled
		case err != nil:
			q.states[job.Key] = hall.JobFailed
		default:
			q.states[job.Key] = hall.JobDone
		}
		cancel()
	})
	return nil
}

// State is the state of the job with a key.
func (q *Queue) State(_ context.Context, key string) (hall.JobState, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.states[key], nil
}

// Cancel stops the job with a key.
func (q *Queue) Cancel(_ context.Context, key string) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	if cancel := q.cancels[key]; cancel != nil {
		cancel()
	}
	return nil
}

// Wait waits until no job is running.
func (q *Queue) Wait() { q.running.Wait() }
