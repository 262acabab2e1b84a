package job

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/rivertype"

	"github.com/openplenum/plenum/internal/app/hall"
)

// Start works on jobs until Stop, with what the runner does.
func (q *Queue) Start(ctx context.Context, runner hall.Runner) error {
	if q.stop != nil {
		return errors.New("job: the queue works already")
	}
	q.work.runner = runner
	living, cancel := context.WithCancel(context.WithoutCancel(ctx))
	q.stop, q.ended = cancel, make(chan struct{})
	if err := q.client.Start(living); err != nil {
		cancel()
		q.stop = nil
		return err
	}
	go q.live(living)
	return nil
}

// Stop stops working. Jobs that run are stopped and put back, so that they go
// on when a worker starts again.
func (q *Queue) Stop(ctx context.Context) error {
	if q.stop == nil {
		return nil
	}
	err := q.client.StopAndCancel(ctx)
	q.stop()
	<-q.ended
	q.stop = nil
	return err
}

// live says at every beat that the jobs here are still being worked on, and
// takes over those whose worker has been silent for three beats.
func (q *Queue) live(ctx context.Context) {
	defer close(q.ended)
	tick := time.NewTicker(q.beat)
	defer tick.Stop()
	for {
		q.keep(ctx)
		q.rescue(ctx)
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// keep renews when each job here was last known to be worked on. River's own
// time of the attempt serves for that: it is what a rescue goes by. A beat
// that fails is made good by the next.
func (q *Queue) keep(ctx context.Context) {
	now, err := q.now(ctx)
	if err != nil {
		return
	}
	for _, id := range q.work.here() {
		_, _ = q.rows.JobUpdateFull(ctx, &riverdriver.JobUpdateFullParams{ID: id, AttemptedAtDoUpdate: true, AttemptedAt: &now})
	}
}

// rescue puts jobs of dead workers back, and gives up those that killed every
// worker that tried.
func (q *Queue) rescue(ctx context.Context) {
	now, err := q.now(ctx)
	if err != nil {
		return // the next beat tries again
	}
	horizon := now.Add(-3 * q.beat)
	dead, err := q.rows.JobGetStuck(ctx, &riverdriver.JobGetStuckParams{Max: 100, StuckHorizon: horizon})
	if err != nil {
		return // the next beat tries again
	}
	here := q.work.here() // after a sleep of the whole machine, ours look dead too
	p := riverdriver.JobRescueManyParams{StuckHorizon: horizon}
	for _, j := range dead {
		if slices.Contains(here, j.ID) {
			continue
		}
		note, err := json.Marshal(rivertype.AttemptError{At: now, Attempt: max(j.Attempt, 0), Error: "the worker was killed"})
		if err != nil {
			continue
		}
		state, ended := rivertype.JobStateAvailable, (*time.Time)(nil)
		if j.Attempt >= j.MaxAttempts {
			state, ended = rivertype.JobStateDiscarded, &now
		}
		p.ID, p.Error, p.FinalizedAt = append(p.ID, j.ID), append(p.Error, note), append(p.FinalizedAt, ended)
		p.ScheduledAt, p.State = append(p.ScheduledAt, now), append(p.State, string(state))
	}
	if len(p.ID) > 0 {
		_, _ = q.rows.JobRescueMany(ctx, &p) // the next beat tries again
	}
}
