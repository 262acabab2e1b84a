package dense

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

func eachBench(b *testing.B, run func(b *testing.B, team *Team)) {
	for _, k := range kernels() {
		for _, workers := range []int{1, 2} {
			b.Run(fmt.Sprintf("%s/workers=%d", k.name, workers), func(b *testing.B) { run(b, newTeam(workers, k)) })
		}
	}
}

func reportRate(b *testing.B, flops float64) {
	b.ReportMetric(flops*float64(b.N)/b.Elapsed().Seconds()/1e9, "GFLOP/s")
}

func BenchmarkSubtract512(b *testing.B) {
	eachBench(b, func(b *testing.B, team *Team) {
		const n = 512
		rng := rand.New(rand.NewPCG(1, 1))
		x, y, c := randomSlice(rng, n*n), randomSlice(rng, n*n), make([]float64, n*n)
		for b.Loop() {
			if err := team.Subtract(background, n, n, n, x, n, y, n, nil, c, n); err != nil {
				b.Fatal(err)
			}
		}
		reportRate(b, 2*n*n*n)
	})
}

func BenchmarkUpdate(b *testing.B) {
	for _, size := range [][2]int{{8, 8}, {24, 8}, {64, 16}, {131, 131}, {400, 400}, {1600, 400}} {
		n, k := size[0], size[1]
		b.Run(fmt.Sprintf("%dx%d", n, k), func(b *testing.B) {
			eachBench(b, func(b *testing.B, team *Team) {
				rng := rand.New(rand.NewPCG(1, 1))
				x, c := randomSlice(rng, n*k), make([]float64, n*n)
				for b.Loop() {
					if err := team.Update(background, n, k, x, n, nil, c, n); err != nil {
						b.Fatal(err)
					}
				}
				reportRate(b, float64(n)*float64(n+1)*float64(k))
			})
		})
	}
}

func BenchmarkFactor(b *testing.B) {
	for _, n := range []int{8, 32, 64, 131, 262, 400, 800, 2000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			eachBench(b, func(b *testing.B, team *Team) {
				rng := rand.New(rand.NewPCG(1, 1))
				sign := make([]int8, n)
				for j := range sign {
					sign[j] = 1
				}
				a := quasiDefinite(rng, n, n, n, sign)
				l := make([]float64, len(a))
				floor := make([]float64, n)
				stats := NewPivotStats()
				for b.Loop() {
					copy(l, a)
					if err := team.Factor(background, n, n, l, n, Pivots{Floor: floor}, &stats); err != nil {
						b.Fatal(err)
					}
				}
				reportRate(b, float64(n)*float64(n)*float64(n)/3)
			})
		})
	}
}
