//go:build unix

package bench

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"syscall"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/lp/external"
	"github.com/openplenum/plenum/internal/lp/ipm"
)

// childVariable asks this test binary to solve one file with one solver, so
// that every solve has a process, and a peak of memory, of its own.
const childVariable = "PLENUM_BENCH_CHILD"

func TestMain(m *testing.M) {
	if name := os.Getenv(childVariable); name != "" {
		child(name, os.Args[len(os.Args)-1])
		return
	}
	os.Exit(m.Run())
}

// solvers are the peers by name. An error means that one is not installed.
var solvers = []struct {
	name string
	make func() (lp.Solver, error)
}{
	{"Plenum", func() (lp.Solver, error) { return ipm.New(), nil }},
	{"HiGHS", func() (lp.Solver, error) { return external.HiGHS() }},
	{"HiGHS (npm, WebAssembly)", func() (lp.Solver, error) { return external.HiGHSNode() }},
	{"GLPK", func() (lp.Solver, error) { return external.GLPK() }},
}

// measured is one solve as its process reports it.
type measured struct {
	Status     string
	OK         bool // the independent check agrees
	Objective  float64
	Gap        float64 // relative, by the independent check
	Iterations int
	Seconds    float64 // reading of the file not counted; for peers the exchange of files counts
	CPU        float64 // seconds of processor time in that
	PeakMB     float64 // of the largest process; filled by the parent
}

// child solves a file and prints what it measured.
func child(name, file string) {
	p, _, err := lp.ReadMPSFile(file, lp.ReadOptions{})
	if err != nil {
		fail(err)
	}
	for _, s := range solvers {
		if s.name != name {
			continue
		}
		solver, err := s.make()
		if err != nil {
			fail(err)
		}
		began, cpu := time.Now(), processorTime()
		res, err := solver.Solve(context.Background(), p, lp.Options{})
		if err != nil {
			fail(err)
		}
		took, cpu := time.Since(began), processorTime()-cpu
		check := lp.Verify(p, res, lp.Options{Gap: 1e-6, Feasibility: 1e-6})
		out := measured{
			Status: res.Termination.String(), OK: check.OK, Objective: res.Objective,
			Gap: check.GapRel, Iterations: res.Iterations, Seconds: took.Seconds(), CPU: cpu.Seconds(),
		}
		if err := json.NewEncoder(os.Stdout).Encode(out); err != nil {
			fail(err)
		}
		return
	}
	fail(fmt.Errorf("bench: no solver %q", name))
}

// processorTime is what this process and those it waited for have used.
func processorTime() time.Duration {
	total := time.Duration(0)
	for _, who := range []int{syscall.RUSAGE_SELF, syscall.RUSAGE_CHILDREN} {
		var use syscall.Rusage
		if syscall.Getrusage(who, &use) == nil {
			total += time.Duration(use.Utime.Nano() + use.Stime.Nano())
		}
	}
	return total
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

// run solves a file in a process of its own.
func run(t *testing.T, name, file string, limit time.Duration) (measured, error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, os.Args[0], file)
	cmd.Env = append(os.Environ(), childVariable+"="+name)
	cmd.Stderr = os.Stderr
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
	text, err := cmd.Output()
	if ctx.Err() != nil {
		return measured{}, fmt.Errorf("more than %s", limit)
	}
	if err != nil {
		return measured{}, err
	}
	var m measured
	if err := json.Unmarshal(text, &m); err != nil {
		return measured{}, err
	}
	if use, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		m.PeakMB = float64(use.Maxrss) / 1024
	}
	return m, nil
}
