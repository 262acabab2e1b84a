package planfile

import (
	"io/fs"
	"math/rand/v2"
	"testing"
	"testing/fstest"

	"github.com/openplenum/plenum/internal/plan"
)

// densePlan is a plan of n processes that all take all goods, as a large
// input-output table makes it: n*n rows of inputs.
func densePlan(n int) *plan.Plan {
	rnd := rand.New(rand.NewPCG(1, 2))
	p := &plan.Plan{
		Schema: plan.SchemaVersion, Name: "dense", Horizon: plan.Horizon{First: 2026, Last: 2030},
		Terminal: plan.Terminal{Rule: plan.Sustain},
	}
	id := func(k int) string { return "sector_" + string(rune('a'+k/26)) + string(rune('a'+k%26)) }
	for k := range n {
		p.Goods = append(p.Goods, plan.Good{ID: plan.GoodID(id(k)), Unit: "million EUR", Kind: plan.Product, Scope: plan.Regional})
		p.Processes = append(p.Processes, plan.Process{ID: plan.ProcessID(id(k)), Makes: plan.GoodID(id(k)), Base: plan.Quantity{Value: 1000 * float64(n)}})
	}
	for h := range n {
		for g := range n {
			p.Inputs = append(p.Inputs, plan.Input{Process: plan.ProcessID(id(h)), Good: plan.GoodID(id(g)), Amount: plan.Quantity{Value: 1000 * rnd.Float64()}})
		}
	}
	return p
}

// failer is what testing and rapid have in common.
type failer interface {
	Helper()
	Fatal(args ...any)
}

func encoded(tb failer, p *plan.Plan) fs.FS {
	tb.Helper()
	files, err := Encode(p)
	if err != nil {
		tb.Fatal(err)
	}
	out := fstest.MapFS{}
	for _, f := range files {
		out[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return out
}

// BenchmarkReadDense reads 160,000 rows of inputs and resolves them.
func BenchmarkReadDense(b *testing.B) {
	fsys := encoded(b, densePlan(400))
	for b.Loop() {
		if f, err := ReadFS(fsys); err != nil || f.Figures == nil {
			b.Fatal(err)
		}
	}
}
