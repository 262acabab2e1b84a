package ipm

import (
	"context"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/lp"
)

// TestSequence solves plans that share a matrix, with rows switched off and
// columns fixed in turn: each must come out as a solver without memory has
// it, to the last digit, and the matrix be analysed once.
func TestSequence(t *testing.T) {
	base := randomEconomy(20, 3).plan(4, false)
	s := New()
	for k := range 4 {
		p := base.WithBounds()
		for i := range p.RowLower {
			if i%7 == k {
				p.RowLower[i], p.RowUpper[i] = math.Inf(-1), inf
			}
		}
		for j := range p.ColUpper {
			if j%5 == k && strings.HasPrefix(p.ColName[j], "n.") {
				p.ColUpper[j] = p.ColLower[j]
			}
			if p.Cost[j] != 0 {
				p.Cost[j] *= 1 + float64(k)
			}
			if math.IsInf(p.ColUpper[j], 1) && p.Cost[j] != 0 {
				p.ColUpper[j] = 50
			}
		}
		got, want := solve(t, s, p), solve(t, New(), p)
		if got.Termination != want.Termination || !got.Check.OK {
			t.Fatalf("%d: %v (%v), without memory %v: %s", k, got.Termination, got.Limit, want.Termination, got.Check.Reason)
		}
		if !slices.Equal(got.X, want.X) || !slices.Equal(got.RowDual, want.RowDual) {
			t.Errorf("%d: the kept structure changed the result", k)
		}
		if len(s.cache.entries) != 1 {
			t.Fatalf("%d: %d structures for one matrix", k, len(s.cache.entries))
		}
	}
}

// TestConcurrent solves different problems with one solver at the same time.
func TestConcurrent(t *testing.T) {
	s := New()
	a, b := randomEconomy(15, 4).plan(4, false), randomEconomy(15, 5).plan(4, true)
	want := []*lp.Result{solve(t, New(), a), solve(t, New(), b)}
	var wg sync.WaitGroup
	for k := range 6 {
		wg.Go(func() {
			p := []*lp.Problem{a, b}[k%2]
			res, err := s.Solve(context.Background(), p, lp.Options{})
			if err != nil {
				t.Error(err)
				return
			}
			if !slices.Equal(res.X, want[k%2].X) {
				t.Errorf("run %d differs", k)
			}
		})
	}
	wg.Wait()
}

// TestCacheBounded keeps the number of structures in bounds, and does not
// take a matrix that was changed in place for the old one.
func TestCacheBounded(t *testing.T) {
	s := New()
	p := randomEconomy(5, 6).plan(2, false)
	solve(t, s, p)
	for k := range 2 * cacheSize {
		p.Value[0] *= 1 + 0.01*float64(k+1)
		if got, want := solve(t, s, p).Objective, solve(t, New(), p).Objective; got != want {
			t.Fatalf("objective %g of a changed matrix, want %g", got, want)
		}
	}
	if n := len(s.cache.entries); n > cacheSize {
		t.Errorf("%d matrices kept, at most %d wanted", n, cacheSize)
	}
	if n := len(s.cache.shapes()); n != 1 {
		t.Errorf("%d structures for matrices with entries in the same places", n)
	}
	p.Value[0] = 0
	if got, want := solve(t, s, p).Objective, solve(t, New(), p).Objective; got != want {
		t.Fatalf("objective %g without an entry, want %g", got, want)
	}
	if n := len(s.cache.shapes()); n != 2 {
		t.Errorf("%d structures, want another one where an entry is gone", n)
	}
}

// TestLimits reports what stopped a solve, with the best point so far.
func TestLimits(t *testing.T) {
	p := randomEconomy(30, 7).plan(5, false)
	res, err := New().Solve(context.Background(), p, lp.Options{MaxIterations: 5})
	if err != nil || res.Termination != lp.Stopped || res.Limit != lp.IterationLimit || res.Primal != lp.Point {
		t.Fatalf("%v: %v (%v) with %v, want stopped by iterations with a point", err, res.Termination, res.Limit, res.Primal)
	}
	ctx, cancel := context.WithCancel(context.Background())
	opt := lp.Options{Progress: func(g lp.Progress) {
		if g.Iteration == 3 {
			cancel()
		}
	}}
	began := time.Now()
	res, err = New().Solve(ctx, p, opt)
	if err != nil || res.Termination != lp.Stopped || res.Limit != lp.Cancelled || res.Iterations > 3 {
		t.Errorf("%v: %v (%v) after %d, want cancelled after 3", err, res.Termination, res.Limit, res.Iterations)
	}
	t.Logf("cancelled after %v", time.Since(began))
}

// TestAugmented takes the second way, in which every column stays explicit,
// through the small and some random problems.
func TestAugmented(t *testing.T) {
	for _, c := range smallCases() {
		b := &lp.Builder{Name: c.name, Sense: c.sense}
		c.build(b)
		if c.termination == lp.Optimal {
			checkAugmented(t, c.name, b.Problem(), c.objective)
		}
	}
	p := randomEconomy(12, 8).plan(3, true)
	checkAugmented(t, p.Name, p, solve(t, New(), p).Objective)
}

func checkAugmented(t *testing.T, name string, p *lp.Problem, want float64) {
	t.Helper()
	q := presolve(p)
	if q.infeasible {
		t.Fatalf("%s: infeasible in presolve", name)
	}
	s := New()
	res, _, err := s.attempt(context.Background(), q, way{kind: augmented}, lp.Options{}.WithDefaults(), time.Now(), 0)
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	if res.Termination != lp.Optimal || math.Abs(res.Objective-want) > 1e-7*(1+math.Abs(want)) {
		t.Errorf("%s: %v, objective %.12g, want %.12g", name, res.Termination, res.Objective, want)
	}
}

// TestIdleMemory keeps the working memory of the matrix met last, and lets
// that of others go when it is too much.
func TestIdleMemory(t *testing.T) {
	s := New()
	for k := range 3 {
		solve(t, s, randomEconomy(15, uint64(6+k)).plan(3, false))
	}
	idle := func() (count [3]int) {
		for k, h := range s.cache.shapes() {
			count[k] = len(h.idle)
		}
		return count
	}
	if got := idle(); got != [3]int{1, 1, 1} {
		t.Fatalf("idle workspaces %v after one solve each", got)
	}
	for k, want := range [][3]int{{1, 1, 0}, {1, 0, 0}, {0, 0, 0}} {
		most := 0
		for _, h := range s.cache.shapes()[:2-k] {
			most += h.s.memory()
		}
		s.cache.dropIdle(most)
		if got := idle(); got != want {
			t.Errorf("with room for %d: idle workspaces %v, want %v", 2-k, got, want)
		}
	}
}

// TestLongColumns solves a plan in which a few columns meet the rows of all
// years: they stay unknowns, and nothing is spent on what they would fill.
func TestLongColumns(t *testing.T) {
	p := randomEconomy(40, 9).plan(5, false)
	b := &lp.Builder{Sense: lp.Maximize}
	for i := range p.Rows() {
		b.Row("", p.RowLower[i], p.RowUpper[i])
	}
	all := b.Col("all", 0, 1, 1)
	for j := range p.Cols() {
		b.Col("", p.ColLower[j], p.ColUpper[j], p.Cost[j])
		rows, values := p.Column(j)
		for k, i := range rows {
			b.Add(i, j+1, values[k])
		}
	}
	for i := range p.Rows() {
		if p.RowLower[i] > 0 {
			b.Add(i, all, -0.1*p.RowLower[i])
		}
	}
	long := b.Problem()
	st, err := newStructure(long, nil, normal)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(st.explicit, []int32{int32(all)}) {
		t.Errorf("explicit columns %v, want the long one", st.explicit)
	}
	if res := solve(t, New(), long); res.Termination != lp.Optimal || !res.Check.OK {
		t.Errorf("%v: %s", res.Termination, res.Check.Reason)
	}
}
