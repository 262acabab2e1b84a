package job_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/job"
	"github.com/openplenum/plenum/internal/store"
	"github.com/openplenum/plenum/internal/store/storetest"
)

// runner is a hall.Runner made of a function.
type runner func(ctx context.Context, j hall.Job) error

func (r runner) Run(ctx context.Context, j hall.Job) error { return r(ctx, j) }

// beat is short, so that the tests are, and long enough for a busy machine: a
// worker that cannot run for three of them counts as dead.
const beat = time.Second

// eachQueue runs a test on the queue of each database there is.
func eachQueue(t *testing.T, run func(t *testing.T, address string)) {
	t.Parallel()
	t.Run("sqlite", func(t *testing.T) {
		t.Parallel()
		run(t, filepath.Join(t.TempDir(), "plenum.db"))
	})
	t.Run("postgres", func(t *testing.T) {
		t.Parallel()
		server := storetest.Server(t)
		run(t, storetest.Schema(t, server))
	})
}

// openQueue opens the database with the tables of the queue, and the queue.
func openQueue(address string) (*job.Queue, *store.DB, error) {
	return openQueueWith(address, job.Options{Workers: 2, Beat: beat})
}

func openQueueWith(address string, o job.Options) (*job.Queue, *store.DB, error) {
	db, err := store.Open(context.Background(), address, store.Options{Create: true,
		Guests: []store.Guest{{Name: "queue", Migrate: job.Migrate, Version: job.Version}}})
	if err != nil {
		return nil, nil, err
	}
	file, pool := db.Queue()
	q, err := job.Open(file, pool, o)
	return q, db, err
}

func opened(t *testing.T, address string) *job.Queue {
	t.Helper()
	return openedWith(t, address, job.Options{Workers: 2, Beat: beat})
}

func openedWith(t *testing.T, address string, o job.Options) *job.Queue {
	t.Helper()
	q, db, err := openQueueWith(address, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := q.Stop(context.Background()); err != nil {
			t.Error(err)
		}
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return q
}

// await waits until a job has a state.
func await(t *testing.T, q *job.Queue, key string, want hall.JobState) {
	t.Helper()
	var got hall.JobState
	for end := time.Now().Add(2 * time.Minute); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		var err error
		if got, err = q.State(context.Background(), key); err != nil {
			t.Fatal(err)
		}
		if got == want {
			return
		}
	}
	t.Fatalf("job %s is %q, not %q", key, got, want)
}

func add(t *testing.T, q *job.Queue, kind hall.JobKind, key string) {
	t.Helper()
	if err := q.Add(context.Background(), hall.Job{Kind: kind, Key: key, Args: json.RawMessage(`{"of":"` + key + `"}`)}); err != nil {
		t.Fatal(err)
	}
}

// TestOneJobForOneKey adds each job many times; each runs once, with what it
// was given.
func TestOneJobForOneKey(t *testing.T) {
	ctx := context.Background()
	eachQueue(t, func(t *testing.T, address string) {
		q := opened(t, address)
		if s, err := q.State(ctx, "k1"); err != nil || s != hall.JobNone {
			t.Errorf("before: %q, %v", s, err)
		}
		var mu sync.Mutex
		ran := map[string]int{}
		kinds := []hall.JobKind{hall.JobSolve, hall.JobCosting}
		keys := []string{"k1", "k2", "k3", "k4"}
		for range 3 {
			for i, key := range keys {
				add(t, q, kinds[i%2], key)
			}
		}
		if s, err := q.State(ctx, "k1"); err != nil || s != hall.JobWaiting {
			t.Errorf("added: %q, %v", s, err)
		}
		if err := q.Start(ctx, runner(func(_ context.Context, j hall.Job) error {
			mu.Lock()
			defer mu.Unlock()
			ran[fmt.Sprint(j.Kind, " ", j.Key, " ", string(j.Args))]++
			return nil
		})); err != nil {
			t.Fatal(err)
		}
		for i, key := range keys {
			await(t, q, key, hall.JobDone)
			add(t, q, kinds[i%2], key) // it is done: not again
		}
		add(t, q, hall.JobSolve, "last")
		await(t, q, "last", hall.JobDone)
		mu.Lock()
		defer mu.Unlock()
		for i, key := range keys {
			compact := ran[fmt.Sprint(kinds[i%2], " ", key, " ", `{"of":"`+key+`"}`)] + ran[fmt.Sprint(kinds[i%2], " ", key, " ", `{"of": "`+key+`"}`)]
			if compact != 1 {
				t.Errorf("%s ran %d times: %v", key, compact, ran)
			}
		}
	})
}

// TestFailures: an error is tried again, a refusal is not, a panic is an error;
// a job that failed may be asked for anew.
func TestFailures(t *testing.T) {
	ctx := context.Background()
	eachQueue(t, func(t *testing.T, address string) {
		q := opened(t, address)
		var mu sync.Mutex
		tries := map[string]int{}
		if err := q.Start(ctx, runner(func(_ context.Context, j hall.Job) error {
			mu.Lock()
			tries[j.Key]++
			n := tries[j.Key]
			mu.Unlock()
			switch {
			case j.Key == "error" && n == 1:
				return errors.New("no connection")
			case j.Key == "panic" && n == 1:
				panic("slip")
			case j.Key == "refused" && n == 1:
				return fmt.Errorf("costing: %w", hall.Refusals{{Code: hall.Unsolvable}})
			}
			return nil
		})); err != nil {
			t.Fatal(err)
		}
		for _, key := range []string{"error", "panic", "refused"} {
			add(t, q, hall.JobCosting, key)
		}
		await(t, q, "refused", hall.JobFailed)
		add(t, q, hall.JobCosting, "refused")
		await(t, q, "refused", hall.JobDone)
		await(t, q, "error", hall.JobDone)
		await(t, q, "panic", hall.JobDone)
		mu.Lock()
		defer mu.Unlock()
		for key, n := range tries {
			if n != 2 {
				t.Errorf("%s ran %d times, want 2", key, n)
			}
		}
	})
}

// TestCancel stops a job that waits and one that runs.
func TestCancel(t *testing.T) {
	ctx := context.Background()
	eachQueue(t, func(t *testing.T, address string) {
		q := opened(t, address)
		if err := q.Cancel(ctx, "none"); err != nil {
			t.Error(err)
		}
		add(t, q, hall.JobSolve, "waits")
		if err := q.Cancel(ctx, "waits"); err != nil {
			t.Fatal(err)
		}
		await(t, q, "waits", hall.JobCancelled)
		stopped := make(chan struct{})
		if err := q.Start(ctx, runner(func(ctx context.Context, j hall.Job) error {
			if j.Key == "waits" {
				t.Error("a cancelled job ran")
			}
			<-ctx.Done()
			close(stopped)
			return ctx.Err()
		})); err != nil {
			t.Fatal(err)
		}
		add(t, q, hall.JobSolve, "runs")
		await(t, q, "runs", hall.JobRunning)
		if err := q.Cancel(ctx, "runs"); err != nil {
			t.Fatal(err)
		}
		select {
		case <-stopped:
		case <-time.After(2 * time.Minute):
			t.Fatal("a running job was not stopped")
		}
		await(t, q, "runs", hall.JobCancelled)
	})
}

// TestStopAndGoOn stops a worker in the middle of a job; the next worker does
// it, and the attempt that was stopped does not count.
func TestStopAndGoOn(t *testing.T) {
	ctx := context.Background()
	eachQueue(t, func(t *testing.T, address string) {
		q := opened(t, address)
		add(t, q, hall.JobSolve, "k")
		if err := q.Start(ctx, runner(func(ctx context.Context, _ hall.Job) error { <-ctx.Done(); return ctx.Err() })); err != nil {
			t.Fatal(err)
		}
		await(t, q, "k", hall.JobRunning)
		if err := q.Stop(ctx); err != nil {
			t.Fatal(err)
		}
		await(t, q, "k", hall.JobWaiting)
		next := opened(t, address)
		if err := next.Start(ctx, runner(func(context.Context, hall.Job) error { return nil })); err != nil {
			t.Fatal(err)
		}
		await(t, next, "k", hall.JobDone)
	})
}

// TestSilentWorkerLosesItsJob: a job that lasts for many beats stays with the
// worker that says that it lives, and goes to another when that is silent for
// three beats. The clock of the queue is set by hand, and so are the beats.
func TestSilentWorkerLosesItsJob(t *testing.T) {
	ctx := context.Background()
	eachQueue(t, func(t *testing.T, address string) {
		const beat = time.Hour
		var passed atomic.Int64                   // beats since the test began
		began := time.Now().UTC().Add(-30 * beat) // what is put back is due at once
		clock := func(context.Context) (time.Time, error) { return began.Add(time.Duration(passed.Load()) * beat), nil }
		release, taken := make(chan struct{}), make(chan string, 10)
		var workers []*job.Queue
		for _, name := range []string{"first", "second"} {
			q := openedWith(t, address, job.Options{Workers: 1, Beat: beat})
			q.SetNow(clock)
			workers = append(workers, q)
			if name == "first" {
				add(t, q, hall.JobSolve, "k")
			}
			if err := q.Start(ctx, runner(func(ctx context.Context, _ hall.Job) error {
				taken <- name
				select {
				case <-release:
				case <-ctx.Done():
				}
				return nil
			})); err != nil {
				t.Fatal(err)
			}
			if name == "first" && <-taken != "first" {
				t.Fatal("the job was taken by nobody")
			}
		}
		first, second := workers[0], workers[1]
		for range 10 {
			passed.Add(2)
			first.Keep(ctx)
			second.Rescue(ctx)
		}
		if s, err := first.State(ctx, "k"); err != nil || s != hall.JobRunning || len(taken) > 0 {
			t.Fatalf("after twenty beats the job is %q (%v), taken over %d times", s, err, len(taken))
		}
		passed.Add(4)
		second.Rescue(ctx)
		select {
		case <-taken: // by either: both look for work
		case <-time.After(time.Minute):
			t.Fatal("the job of a silent worker is left lying")
		}
		close(release)
		await(t, second, "k", hall.JobDone)
	})
}
