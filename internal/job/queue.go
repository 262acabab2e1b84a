package job

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/riverdriver/riversqlite"
	"github.com/riverqueue/river/rivertype"

	"github.com/openplenum/plenum/internal/app/hall"
)

// Options of a queue. The zero value of each has a default.
type Options struct {
	Workers int           // jobs at once (1)
	Beat    time.Duration // how often a worker says that it lives (5 s); one that was silent for three beats is dead
	Logger  *slog.Logger  // nil: nothing is logged
}

// Queue is a hall.Queue.
type Queue struct {
	client client
	rows   riverdriver.Executor
	work   *work
	beat   time.Duration
	now    func(context.Context) (time.Time, error) // by the clock of the database, which all workers share
	stop   func()                                   // ends the beat
	ended  chan struct{}
}

var _ hall.Queue = (*Queue)(nil)

// client is River's client for either database.
type client interface {
	Insert(ctx context.Context, args river.JobArgs, opts *river.InsertOpts) (*rivertype.JobInsertResult, error)
	JobList(ctx context.Context, params *river.JobListParams) (*river.JobListResult, error)
	JobCancel(ctx context.Context, id int64) (*rivertype.JobRow, error)
	Start(ctx context.Context) error
	StopAndCancel(ctx context.Context) error
}

const maxAttempts = 5

// Open opens the queue in a database; one of db and pool is nil. It adds jobs
// at once, and works on them from Start on.
func Open(db *sql.DB, pool *pgxpool.Pool, o Options) (*Queue, error) {
	if pool != nil {
		return open(riverpgxv5.New(pool), o, false, func(ctx context.Context) (now time.Time, err error) {
			err = pool.QueryRow(ctx, `SELECT clock_timestamp()`).Scan(&now)
			return now.UTC(), err
		})
	}
	return open(riversqlite.New(db), o, true, func(context.Context) (time.Time, error) {
		return time.Now().UTC(), nil // a file is on one machine
	})
}

// open makes a queue. Polling: the database cannot call out, so the queue looks
// every second; jobs that this program adds itself are seen at once.
func open[T any](driver riverdriver.Driver[T], o Options, polling bool, now func(context.Context) (time.Time, error)) (*Queue, error) {
	q := &Queue{work: newWork(), beat: o.Beat, rows: driver.GetExecutor(), now: now}
	if q.beat == 0 {
		q.beat = 5 * time.Second
	}
	workers := river.NewWorkers()
	if err := addWorkers(workers, q.work); err != nil {
		return nil, err
	}
	logger := o.Logger
	if logger == nil {
		logger = slog.New(slog.DiscardHandler)
	}
	c, err := river.NewClient(driver, &river.Config{
		Queues:                      map[string]river.QueueConfig{river.QueueDefault: {MaxWorkers: max(o.Workers, 1)}},
		Workers:                     workers,
		MaxAttempts:                 maxAttempts,
		RetryPolicy:                 retry{},
		JobTimeout:                  -1, // a solve takes as long as it takes; who wants it to end cancels it
		PollOnly:                    polling,
		CompletedJobRetentionPeriod: 30 * 24 * time.Hour,
		CancelledJobRetentionPeriod: 30 * 24 * time.Hour,
		DiscardedJobRetentionPeriod: 30 * 24 * time.Hour,
		Logger:                      logger,
	})
	if err != nil {
		return nil, fmt.Errorf("job: opening the queue: %w", err)
	}
	q.client = c
	return q, nil
}

// retry waits 1, 4, 9 and 16 seconds: what fails fails for want of a disk or a
// connection, and people wait for it.
type retry struct{}

func (retry) NextRetry(job *rivertype.JobRow) time.Time {
	n := len(job.Errors) + 1
	return time.Now().Add(time.Duration(n*n) * time.Second)
}

// Add adds a job unless one with its key waits, runs or is done. It must not
// be called inside a transaction of the store: SQLite has one writer.
func (q *Queue) Add(ctx context.Context, job hall.Job) error {
	var args river.JobArgs
	switch a := (task{Key: job.Key, Args: job.Args}); job.Kind {
	case hall.JobSolve:
		args = solve{a}
	case hall.JobCosting:
		args = costing{a}
	default:
		return fmt.Errorf("job: no such kind of job: %q", job.Kind)
	}
	_, err := q.client.Insert(ctx, args, &river.InsertOpts{UniqueOpts: river.UniqueOpts{ByArgs: true, ByState: []rivertype.JobState{
		rivertype.JobStateAvailable, rivertype.JobStatePending, rivertype.JobStateScheduled, rivertype.JobStateRetryable,
		rivertype.JobStateRunning, rivertype.JobStateCompleted,
	}}})
	if err != nil {
		return fmt.Errorf("job: adding %s %s: %w", job.Kind, job.Key, err)
	}
	return nil
}

// State is the state of the newest job with a key.
func (q *Queue) State(ctx context.Context, key string) (hall.JobState, error) {
	jobs, err := q.find(ctx, key, 1)
	if err != nil || len(jobs) == 0 {
		return hall.JobNone, err
	}
	return state(jobs[0]), nil
}

// Cancel stops the jobs with a key.
func (q *Queue) Cancel(ctx context.Context, key string) error {
	jobs, err := q.find(ctx, key, 100)
	if err != nil {
		return err
	}
	for _, j := range jobs {
		if s := state(j); s != hall.JobWaiting && s != hall.JobRunning {
			continue
		}
		if _, err := q.client.JobCancel(ctx, j.ID); err != nil {
			return fmt.Errorf("job: cancelling %s: %w", key, err)
		}
	}
	return nil
}

// find lists the jobs with a key, newest first.
func (q *Queue) find(ctx context.Context, key string, n int) ([]*rivertype.JobRow, error) {
	list, err := q.client.JobList(ctx, river.NewJobListParams().First(n).
		OrderBy(river.JobListOrderByID, river.SortOrderDesc).
		Where(`args ->> 'key' = @key`, river.NamedArgs{"key": key}))
	if err != nil {
		return nil, fmt.Errorf("job: looking for %s: %w", key, err)
	}
	return list.Jobs, nil
}

// state says a state in the words of the hall.
func state(j *rivertype.JobRow) hall.JobState {
	switch j.State {
	case rivertype.JobStateRunning:
		return hall.JobRunning
	case rivertype.JobStateCompleted:
		return hall.JobDone
	case rivertype.JobStateDiscarded:
		return hall.JobFailed
	case rivertype.JobStateCancelled:
		if n := len(j.Errors); n > 0 && strings.Contains(j.Errors[n-1].Error, refused) {
			return hall.JobFailed
		}
		return hall.JobCancelled
	}
	return hall.JobWaiting
}

// task is what the queue keeps of a job.
type task struct {
	Key  string          `json:"key" river:"unique"`
	Args json.RawMessage `json:"args"`
}

type solve struct{ task }

func (solve) Kind() string { return string(hall.JobSolve) }

type costing struct{ task }

func (costing) Kind() string { return string(hall.JobCosting) }
