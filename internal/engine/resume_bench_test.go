//go:build unix

package engine_test

import (
	"context"
	"fmt"
	"syscall"
	"testing"

	"github.com/openplenum/plenum/internal/engine"
	"github.com/openplenum/plenum/internal/lp/ipm"
	"github.com/openplenum/plenum/internal/plan"
)

// BenchmarkChangedTarget resumes the plan of 131 industries, five years and
// three tiers after one target of a tier was raised by a tenth of a percent,
// as `plenum compare --set` does after the first solve. Beside the time on the
// clock it reports that of all processors, which a busy machine leaves alone.
func BenchmarkChangedTarget(b *testing.B) {
	p := realTable(b)
	opt := engine.Options{Solver: ipm.New(), Tiers: true}
	before, err := engine.Solve(context.Background(), resolve(b, p), opt)
	if err != nil {
		b.Fatal(err)
	}
	for _, target := range oneOfEachTier(p) {
		b.Run(fmt.Sprintf("tier%d", target.Tier), func(b *testing.B) {
			began := processorSeconds(b)
			for k := range b.N {
				changed := p.Clone()
				// Another change each time, so that no matrix is known already.
				if err := plan.Set(changed, "target:"+string(target.ID), fmt.Sprintf("+0.%d%%", 100+k)); err != nil {
					b.Fatal(err)
				}
				if _, err := engine.Resume(context.Background(), before, resolve(b, changed), opt); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric((processorSeconds(b)-began)/float64(b.N), "cpu-s/op")
		})
	}
}

func processorSeconds(t testing.TB) float64 {
	t.Helper()
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		t.Fatal(err)
	}
	return float64(use.Utime.Nano()+use.Stime.Nano()) / 1e9
}
