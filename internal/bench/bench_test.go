//go:build unix

package bench

import (
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/lp/lptest"
)

// fileVariable names the file that the figures are written to; without it
// nothing is measured.
const fileVariable = "PLENUM_BENCH"

// problem is one linear program of the comparison.
type problem struct {
	name  string
	note  string
	limit time.Duration // for each solver
	make  func(t *testing.T) *lp.Problem
}

func dense(sectors int, limit time.Duration) problem {
	return problem{
		name:  fmt.Sprintf("random, %d sectors, 5 years", sectors),
		note:  "dense random economy, discounted consumption",
		limit: limit,
		make:  func(*testing.T) *lp.Problem { return lptest.Plan(1, sectors, 5) },
	}
}

// limit is how long a solver may take; PLENUM_BENCH_LIMIT (a duration) sets
// less, and the page then says that a solver was stopped.
func limit(most time.Duration) time.Duration {
	if less, err := time.ParseDuration(os.Getenv("PLENUM_BENCH_LIMIT")); err == nil && less < most {
		return less
	}
	return most
}

// TestBenchmarks measures all problems with all solvers and writes the page.
func TestBenchmarks(t *testing.T) {
	file := os.Getenv(fileVariable)
	if file == "" {
		t.Skip("measuring takes minutes: make bench sets " + fileVariable)
	}
	var page strings.Builder
	page.WriteString(head())
	for _, c := range []problem{
		dense(50, time.Minute),
		dense(200, limit(3*time.Minute)),
		dense(400, limit(10*time.Minute)),
		realTable(),
	} {
		compare(t, c, &page)
	}
	whole(t, &page)
	if err := os.WriteFile(file, []byte(page.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// compare adds the table of one problem.
func compare(t *testing.T, c problem, page *strings.Builder) {
	t.Helper()
	p := c.make(t)
	if p == nil {
		fmt.Fprintf(page, "\n## %s\n\nNot measured: the table is not at hand.\n", c.name)
		return
	}
	file := filepath.Join(t.TempDir(), "problem.mps")
	writeMPS(t, file, p)
	fmt.Fprintf(page, "\n## %s\n\n%s: %d rows, %d columns, %d non-zeros.\n\n", c.name, c.note, p.Rows(), p.Cols(), p.Nonzeros())
	page.WriteString("| solver | seconds | ratio | peak MB | iterations | objective | gap | check |\n|---|---|---|---|---|---|---|---|\n")
	var own measured
	for _, s := range solvers {
		if _, err := s.make(); err != nil {
			continue
		}
		m, err := fastest(t, s.name, file, c.limit)
		if err != nil {
			fmt.Fprintf(page, "| %s | stopped: %v | | | | | | |\n", s.name, err)
			continue
		}
		if own.Seconds == 0 {
			own = m
		}
		verdict := "holds"
		if !m.OK {
			verdict = "does not hold"
		}
		fmt.Fprintf(page, "| %s | %.3f | %.1f | %.0f | %d | %.9g | %.1e | %s, %s |\n",
			s.name, m.Seconds, m.Seconds/own.Seconds, m.PeakMB, m.Iterations, m.Objective, m.Gap, m.Status, verdict)
		if m.OK && own.OK && math.Abs(m.Objective-own.Objective) > 1e-6*(1+math.Abs(own.Objective)) {
			t.Errorf("%s: %s finds %.9g, Plenum %.9g", c.name, s.name, m.Objective, own.Objective)
		}
		t.Logf("%s: %s %.3f s", c.name, s.name, m.Seconds)
	}
}

// fastest is the best of three runs, of one where a run takes long.
func fastest(t *testing.T, name, file string, limit time.Duration) (measured, error) {
	t.Helper()
	best, err := run(t, name, file, limit)
	for k := 1; k < 3 && err == nil && best.Seconds < 10; k++ {
		m, err := run(t, name, file, limit)
		if err != nil {
			return measured{}, err
		}
		if m.Seconds < best.Seconds {
			best = m
		}
	}
	return best, err
}

func head() string {
	return fmt.Sprintf(`# Benchmarks

Written by `+"`make bench`"+`; do not edit. %s/%s, %s, %d cores, %s. The other solvers run
where they are installed: HiGHS and GLPK on the path, HiGHS as WebAssembly
from npm (`+"`npm ci`"+` in tool/highs).

Every solve has a process of its own. Seconds are those of the solve, best of
three (of one where it takes more than ten seconds); for Plenum without
reading the file, for the others with the exchange of files, which is a small
part. Ratio is seconds against Plenum. Peak MB is that of the largest process.
Gap and check are by Plenum's independent check at 1e-6, the same for all.
`, runtime.GOOS, runtime.GOARCH, runtime.Version(), runtime.NumCPU(), time.Now().Format("2006-01-02"))
}

func writeMPS(t *testing.T, file string, p *lp.Problem) {
	t.Helper()
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(lp.WriteMPS(f, p, lp.WriteOptions{}), f.Close()); err != nil {
		t.Fatal(err)
	}
}
