package serve

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/assembly"
)

// How many vote, within what time, and how many look on.
const (
	loadVoters  = 500
	loadReaders = 1000
	loadTime    = 30 * time.Second
	loadSlow    = 250 * time.Millisecond // what 99 of 100 votes may take at most
)

// TestLoad has 500 members vote within half a minute, each at a moment of
// their own, while 1,000 readers hold a stream of events. The server is a
// process of its own on this machine, reached by loopback only. No vote is
// lost, every reader is told of something, and 99 of 100 votes are answered
// within 250 ms. The figures are for docs/benchmarks.md.
func TestLoad(t *testing.T) {
	if os.Getenv("PLENUM_LOAD") == "" {
		t.Skip("1,500 connections for half a minute: with PLENUM_LOAD=1 (make load)")
	}
	c := gather(t, loadVoters)
	child, address := startChild(t, c.folder)
	told := c.watch(t, address)
	if told == nil {
		return
	}
	took := c.voteAtRandom(t, address)
	time.Sleep(time.Second) // the last beat of the streams
	usage := stopChild(t, child.Process)
	if err := child.Wait(); err != nil {
		t.Error(err)
	}
	heard := 0
	for i := range told {
		if told[i].Load() > 0 {
			heard++
		}
	}
	if heard < loadReaders {
		t.Errorf("%d of %d readers were told of a vote", heard, loadReaders)
	}
	papers := make([]paper, len(c.people))
	for i := range papers {
		papers[i] = paper{assembly.For, assembly.For}
	}
	c.look(t, papers, 0)
	slices.Sort(took)
	at := func(share float64) time.Duration {
		return took[min(int(share*float64(len(took))), len(took)-1)].Round(100 * time.Microsecond)
	}
	t.Logf("%s/%s, %d processors: %d votes in %v, %d readers; half within %v, 95 of 100 within %v, 99 of 100 within %v, the slowest %v%s",
		runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), len(took), loadTime, loadReaders, at(0.5), at(0.95), at(0.99), took[len(took)-1].Round(time.Millisecond), usage)
	if at(0.99) > loadSlow {
		t.Errorf("99 of 100 votes within %v, want %v", at(0.99), loadSlow)
	}
}

// watch opens the streams of the readers and counts what each is told.
func (c *crowd) watch(t *testing.T, address string) []atomic.Int64 {
	t.Helper()
	client := browser(loadReaders)
	told := make([]atomic.Int64, loadReaders)
	var open sync.WaitGroup
	var failed atomic.Int64
	ctx, stop := context.WithCancel(context.Background())
	t.Cleanup(stop)
	for i := range told {
		open.Add(1)
		go func() {
			opened := sync.OnceFunc(open.Done)
			defer opened()
			r, err := http.NewRequestWithContext(ctx, http.MethodGet, address+"/live", nil)
			if err != nil {
				failed.Add(1)
				return
			}
			r.AddCookie(&http.Cookie{Name: "session", Value: c.people[i%len(c.people)].session})
			res, err := client.Do(r)
			if err != nil || res.StatusCode != http.StatusOK {
				failed.Add(1)
				return
			}
			defer res.Body.Close()
			opened()
			lines := bufio.NewScanner(res.Body)
			for lines.Scan() {
				if len(lines.Bytes()) > 4 && string(lines.Bytes()[:4]) == "data" {
					told[i].Add(1)
				}
			}
		}()
	}
	open.Wait()
	if n := failed.Load(); n > 0 {
		t.Errorf("%d of %d readers got no stream", n, loadReaders)
		return nil
	}
	return told
}

// voteAtRandom has every member vote once, at a moment of their own.
func (c *crowd) voteAtRandom(t *testing.T, address string) []time.Duration {
	t.Helper()
	client := browser(len(c.people))
	took := make([]time.Duration, len(c.people))
	moments := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // when somebody votes is no secret
	var all sync.WaitGroup
	for i := range c.people {
		wait := time.Duration(moments.Float64() * float64(loadTime-2*time.Second))
		all.Go(func() {
			time.Sleep(wait)
			began := time.Now()
			if ok, err := c.cast(t.Context(), client, address, c.people[i], assembly.For); !ok {
				t.Errorf("member %d: %v", i, err)
			}
			took[i] = time.Since(began)
		})
	}
	all.Wait()
	return took
}

// stopChild tells the server to stop.
func stopChild(t *testing.T, p *os.Process) string {
	t.Helper()
	size := ""
	if status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.Pid)); err == nil {
		for _, line := range strings.Split(string(status), "\n") {
			if len(line) > 6 && line[:6] == "VmHWM:" {
				size = "; the server took at most" + line[6:]
			}
		}
	}
	if err := p.Signal(syscall.SIGTERM); err != nil {
		t.Error(err)
	}
	return size
}
