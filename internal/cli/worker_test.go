package cli_test

import (
	"bytes"
	"context"
	"path/filepath"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/cli"
	"github.com/openplenum/plenum/internal/job"
	"github.com/openplenum/plenum/internal/store"
)

// TestWorker asks for a solve in one place and has `plenum worker` do it in
// another; then the worker is told to stop.
func TestWorker(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	file := filepath.Join(dir, "plenum.db")
	key, err := store.LoadKey(filepath.Join(dir, "plenum.key"), "test.example")
	if err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(ctx, file, store.Options{Create: true, Key: key,
		Guests: []store.Guest{{Name: "queue", Migrate: job.Migrate, Version: job.Version}}})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	queue, err := job.Open(first(db.Queue()), nil, job.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s := halltest.NewStage(t, db, hall.Options{Queue: queue, SolverVersion: cli.BuildVersion().Version}, 1)
	asked, err := s.Hall.Solve(ctx, s.Planner, s.Version.ID)
	if err != nil {
		t.Fatal(err)
	}

	working, stop := context.WithCancel(ctx)
	var stdout, stderr bytes.Buffer
	ended := make(chan cli.Exit)
	go func() {
		ended <- cli.Run(working, []string{"worker", "--db", file, "--jobs", "1"}, environment(&stdout, &stderr))
	}()
	var state hall.JobState
	for end := time.Now().Add(time.Minute); state != hall.JobDone && time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if state, err = queue.State(ctx, asked); err != nil {
			t.Fatal(err)
		}
	}
	stop()
	if exit := <-ended; exit != cli.Solved || state != hall.JobDone {
		t.Fatalf("the worker ended with %d, and the job is %q\n%s%s", exit, state, &stdout, &stderr)
	}
	out, err := s.Hall.Outcome(ctx, s.Planner, s.Version.ID)
	if err != nil || out.Outcome == nil {
		t.Errorf("the answer: %+v, %v", out, err)
	}
}

func first[A, B any](a A, _ B) A { return a }
