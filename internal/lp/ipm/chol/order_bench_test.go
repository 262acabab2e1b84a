package chol

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
)

func BenchmarkOrdering(b *testing.B) {
	rng := rand.New(rand.NewPCG(9, 10))
	cases := []struct {
		name string
		s    system
	}{
		{"grid-200", grid(200)},
		{"random-50000x5", randomGraph(50000, 4, rng)},
		{"band-50000x5", banded(50000, 5)},
		{"plan-131x5", planLike(131, 5, rng)},
		{"plan-400x5", planLike(400, 5, rng)},
	}
	for _, c := range cases {
		for _, o := range []struct {
			name string
			of   func(graph) []int32
		}{
			{"amd", func(g graph) []int32 { return minimumDegree(g, nil, forever()) }},
			{"dissection", func(g graph) []int32 { return nestedDissection(g, forever()) }},
			{"chosen", func(g graph) []int32 { _, e := choose(context.Background(), g, Options{}); return e.perm }},
		} {
			b.Run(fmt.Sprintf("%s/%s", c.name, o.name), func(b *testing.B) {
				g := newGraph(c.s.pattern)
				var e *elimination
				for b.Loop() {
					e = newElimination(g, o.of(g))
				}
				entries, flops := e.work()
				b.ReportMetric(float64(entries), "nnz(L)")
				b.ReportMetric(flops/1e6, "Mflop")
			})
		}
	}
}
