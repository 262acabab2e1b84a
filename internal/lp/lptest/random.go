package lptest

import (
	"fmt"
	"hash/fnv"
	"math"
	"math/rand/v2"

	"github.com/openplenum/plenum/internal/lp"
)

// Kinds are the kinds of random problems.
var Kinds = []string{"mixed", "degenerate", "free", "dense", "empty", "infeasible", "unbounded", "neither", "plan", "large", "rough", "nearly", "frozen", "units"}

// Seed names a random problem.
type Seed struct {
	Kind   string
	Number int64
}

func (s Seed) String() string { return fmt.Sprintf("%s-%d", s.Kind, s.Number) }

// Random makes the problem of a kind and seed. All numbers are small binary
// fractions, so that planted answers are exact; only those of "plan" and
// "units" are not. An answer of NaN is not known beforehand (the check then
// proves it).
func Random(kind string, seed int64) Case {
	rng := rand.New(rand.NewPCG(uint64(seed), stream(kind)))
	size := []int{4, 10, 20, 40, 70}[seed%5]
	spec := shape{m: rng.IntN(size + 1), n: 1 + rng.IntN(size), density: 0.1 + 0.8*rng.Float64(), free: 0.15, boxed: 0.3, fixed: 0.05}
	if spec.m*spec.n > 400 {
		spec.density = 0.05 + 0.2*rng.Float64()
	}
	c := Case{Name: Seed{kind, seed}.String(), Why: "random", Want: optimal}
	switch kind {
	case "degenerate":
		spec.degenerate = 0.7
	case "free":
		spec.free, spec.boxed = 0.5, 0.45
	case "dense":
		spec.density, spec.full = 0.08, 1+rng.IntN(3)
	case "empty":
		spec.density, spec.hollow = spec.density/2, 0.3
	case "large":
		spec.m, spec.n = 1+rng.IntN(2*size), 1+rng.IntN(3*size)
		spec.density = min(1, 4/float64(spec.m+1))
		spec.degenerate = 0.3
	case "nearly":
		spec.degenerate, spec.nearly = 0.4, true
		c.Tolerance = 1e-6
	case "rough":
		p, objective := planted(rng, spec)
		// As in the law of tens: exact, since rows and cost grow by as much
		// as columns shrink. What a row may miss moves the objective by more
		// than in the units before.
		c.Problem = Scale(p, factors(rng, p.Rows(), 10, 3, 6), factors(rng, p.Cols(), 10, 0, 3), 1e3)
		c.Objective, c.Tolerance = 1e3*objective, 1e-5
		return c
	case "infeasible":
		c.Problem, c.Want = Permute(contradicted(rng, spec), rng), infeasible
		return c
	case "unbounded":
		c.Problem, c.Want = unboundedProblem(rng, spec), unbounded
		return c
	case "neither":
		a, b := contradicted(rng, spec), unboundedProblem(rng, spec)
		c.Problem, c.Want = Permute(beside(a, b), rng), both
		return c
	case "frozen":
		spec.degenerate = 0.4
		c.Problem, c.Objective = frozen(rng, spec)
		return c
	case "units": // a plan in awkward units
		p := Plan(seed, 2+rng.IntN(8), 1+rng.IntN(5))
		c.Problem = Scale(p, factors(rng, p.Rows(), 10, -3, 3), factors(rng, p.Cols(), 10, -3, 3), 1)
		c.Objective, c.Tolerance = math.NaN(), 1e-5
		return c
	case "plan":
		c.Problem, c.Objective = Plan(seed, 2+rng.IntN(6), 1+rng.IntN(5)), math.NaN()
		return c
	}
	c.Problem, c.Objective = planted(rng, spec)
	return c
}

// stream is the number of a kind's random stream.
func stream(kind string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(kind))
	return h.Sum64()
}

// shape says what a random problem looks like; the fractions are chances.
type shape struct {
	m, n               int
	density            float64
	free, boxed, fixed float64 // of columns
	degenerate         float64 // of duals and reduced costs that are zero at a bound
	full               int     // columns in every row
	hollow             float64 // of rows and columns without entries
	nearly             bool    // duals and distances from bounds down to 2^-20
}

// quarter draws a multiple of 1/4 in [-top, top].
func quarter(rng *rand.Rand, top int) float64 { return float64(rng.IntN(8*top+1)-4*top) / 4 }

// positive draws a multiple of 1/4 in (0, top].
func positive(rng *rand.Rand, top int) float64 { return float64(1+rng.IntN(4*top)) / 4 }

// matrix draws the entries, column by column.
func (s shape) matrix(rng *rand.Rand) [][]float64 {
	a := make([][]float64, s.n)
	hollowRow := make([]bool, s.m)
	for i := range hollowRow {
		hollowRow[i] = rng.Float64() < s.hollow
	}
	for j := range a {
		a[j] = make([]float64, s.m)
		if rng.Float64() < s.hollow {
			continue
		}
		for i := range a[j] {
			if !hollowRow[i] && (j < s.full || rng.Float64() < s.density) {
				a[j][i] = quarter(rng, 4)
			}
		}
	}
	return a
}

func activity(a [][]float64, x []float64, m int) []float64 {
	out := make([]float64, m)
	for j, v := range x {
		for i := range out {
			out[i] += a[j][i] * v
		}
	}
	return out
}

// build makes a problem of dense columns.
func build(sense lp.Sense, offset float64, a [][]float64, cost []float64, colBounds, rowBounds [][2]float64) *lp.Problem {
	b := lp.Builder{Sense: sense, Offset: offset}
	for _, r := range rowBounds {
		b.Row("", r[0], r[1])
	}
	for j, c := range colBounds {
		b.Col("", c[0], c[1], cost[j])
		for i, v := range a[j] {
			b.Add(i, j, v)
		}
	}
	return b.Problem()
}
