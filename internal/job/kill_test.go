//go:build unix

package job_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"

	"github.com/openplenum/plenum/internal/app/hall"
)

// TestMain lets the test program be the worker that is killed.
func TestMain(m *testing.M) {
	if address := os.Getenv("PLENUM_TEST_WORKER"); address != "" {
		victim(address)
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// victim works on jobs and never ends one.
func victim(address string) {
	q, _, err := openQueue(address)
	if err == nil {
		err = q.Start(context.Background(), runner(func(ctx context.Context, j hall.Job) error {
			fmt.Println("took", j.Key)
			select {}
		}))
	}
	if err != nil {
		fmt.Println("error", err)
		return
	}
	select {}
}

// TestKilledWorker kills a worker process with SIGKILL while it runs two jobs
// and a third waits. Another worker finishes all of them.
func TestKilledWorker(t *testing.T) {
	eachQueue(t, func(t *testing.T, address string) {
		ctx := context.Background()
		q := opened(t, address)
		keys := []string{"k1", "k2", "k3"}
		for _, key := range keys {
			add(t, q, hall.JobCosting, key)
		}
		self, err := os.Executable()
		if err != nil {
			t.Fatal(err)
		}
		worker := exec.Command(self)
		worker.Env = append(os.Environ(), "PLENUM_TEST_WORKER="+address)
		out, err := worker.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := worker.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for taken := 0; taken < 2; taken++ { // it works on two at once
			if !lines.Scan() || !strings.HasPrefix(lines.Text(), "took ") {
				t.Fatalf("the worker said %q", lines.Text())
			}
		}
		if err := worker.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = worker.Wait() // it was killed
		var mu sync.Mutex
		done := map[string]int{}
		if err := q.Start(ctx, runner(func(_ context.Context, j hall.Job) error {
			mu.Lock()
			defer mu.Unlock()
			done[j.Key]++
			return nil
		})); err != nil {
			t.Fatal(err)
		}
		for _, key := range keys {
			await(t, q, key, hall.JobDone)
		}
		mu.Lock()
		defer mu.Unlock()
		for _, key := range keys {
			if done[key] != 1 {
				t.Errorf("%s was done %d times", key, done[key])
			}
		}
	})
}
