//go:build unix

package bench

import (
	"fmt"
	"math"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// ownLimit stops Plenum itself.
const ownLimit = 15 * time.Minute

// comparison fills the tables of the linear programs.
type comparison struct {
	page    *strings.Builder
	stopped map[string]bool // by problem and peer
}

// measure adds the table of one problem.
func (c *comparison) measure(t *testing.T, pr problem) {
	t.Helper()
	p, missing := pr.make(t)
	if p == nil {
		fmt.Fprintf(c.page, "\n## %s\n\nNot measured: %s.\n", pr.name, missing)
		return
	}
	file := filepath.Join(t.TempDir(), "problem.mps")
	writeMPS(t, file, p)
	fmt.Fprintf(c.page, "\n## %s\n\n%s: %d rows, %d columns, %d non-zeros.\n\n", pr.name, pr.note, p.Rows(), p.Cols(), p.Nonzeros())
	c.page.WriteString("| solver | seconds | ratio | CPU | peak MB | iterations | objective | gap | check |\n|---|---|---|---|---|---|---|---|---|\n")
	var own measured
	for k, s := range solvers {
		if _, err := s.make(); err != nil {
			continue
		}
		most := ownLimit
		if k > 0 {
			if c.stopped[pr.alone+"/"+s.name] {
				c.stopped[pr.name+"/"+s.name] = true
				c.row(s.name, "not asked: it was stopped at half the size")
				continue
			}
			most = max(pr.limit, limit(time.Duration(3*own.Seconds)*time.Second))
		}
		m, err := fastest(t, s.name, file, most)
		if err != nil {
			c.stopped[pr.name+"/"+s.name] = true
			c.row(s.name, fmt.Sprintf("stopped: %v", err))
			t.Logf("%s: %s %v", pr.name, s.name, err)
			if k == 0 {
				t.Errorf("%s: %v", pr.name, err)
			}
			continue
		}
		if k == 0 {
			own = m
		}
		verdict := "holds"
		if !m.OK {
			verdict = "does not hold"
		}
		iterations := "-" // other programs do not tell
		if m.Iterations > 0 {
			iterations = fmt.Sprint(m.Iterations)
		}
		fmt.Fprintf(c.page, "| %s | %.3f | %.1f | %.2f | %.0f | %s | %.9g | %.1e | %s, %s |\n", s.name, m.Seconds, m.Seconds/own.Seconds,
			m.CPU, m.PeakMB, iterations, m.Objective, m.Gap, m.Status, verdict)
		if m.OK && own.OK && math.Abs(m.Objective-own.Objective) > 1e-6*(1+math.Abs(own.Objective)) {
			t.Errorf("%s: %s finds %.9g, Plenum %.9g", pr.name, s.name, m.Objective, own.Objective)
		}
		t.Logf("%s: %s %.3f s, CPU %.2f s, %.0f MB", pr.name, s.name, m.Seconds, m.CPU, m.PeakMB)
	}
	if own.PeakMB > mostMB {
		t.Errorf("%s: Plenum took %.0f MB, more than %d", pr.name, own.PeakMB, mostMB)
	}
}

// mostMB is the memory that every problem here must fit in.
const mostMB = 4096

func (c *comparison) row(solver, said string) {
	fmt.Fprintf(c.page, "| %s | %s | | | | | | | |\n", solver, said)
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
