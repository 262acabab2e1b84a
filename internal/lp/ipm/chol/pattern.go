package chol

import (
	"fmt"
	"math"
)

// Pattern is the lower triangle (diagonal included) of a symmetric N x N matrix by
// columns: the rows of column j are Index[Start[j]:Start[j+1]], ascending, all >= j.
// A diagonal entry that is left out counts as zero.
type Pattern struct {
	N            int
	Start, Index []int
}

// check reports the first thing that makes p not a lower triangle.
func (p Pattern) check() error {
	if p.N < 0 || p.N >= math.MaxInt32 {
		return fmt.Errorf("chol: the order %d is out of range", p.N)
	}
	if len(p.Start) != p.N+1 && !(p.N == 0 && len(p.Start) == 0) {
		return fmt.Errorf("chol: order %d needs %d column starts, got %d", p.N, p.N+1, len(p.Start))
	}
	if p.N == 0 {
		return nil
	}
	if p.Start[0] != 0 || p.Start[p.N] != len(p.Index) {
		return fmt.Errorf("chol: column starts run from %d to %d, want 0 to %d", p.Start[0], p.Start[p.N], len(p.Index))
	}
	if len(p.Index) >= math.MaxInt32/2 {
		return fmt.Errorf("chol: %d entries are too many", len(p.Index))
	}
	for j := range p.N {
		if p.Start[j] > p.Start[j+1] {
			return fmt.Errorf("chol: column %d starts after it ends", j)
		}
	}
	for j := range p.N {
		last := j - 1
		for _, i := range p.Index[p.Start[j]:p.Start[j+1]] {
			if i <= last || i >= p.N {
				return fmt.Errorf("chol: column %d has row %d where more than %d and less than %d was due", j, i, last, p.N)
			}
			last = i
		}
	}
	return nil
}

// graph is the symmetric adjacency of a pattern without its diagonal.
type graph struct {
	n      int
	start  []int
	adj    []int32
	weight []int32 // indices a vertex stands for; nil: one each
}

func (g graph) weightOf(i int32) int32 {
	if g.weight == nil {
		return 1
	}
	return g.weight[i]
}

// newGraph returns both triangles of p without the diagonal, neighbours ascending.
func newGraph(p Pattern) graph {
	g := graph{n: p.N, start: make([]int, p.N+1)}
	if p.N == 0 {
		return g
	}
	for j := range p.N {
		for _, i := range p.Index[p.Start[j]:p.Start[j+1]] {
			if i != j {
				g.start[i+1]++
				g.start[j+1]++
			}
		}
	}
	for j := range p.N {
		g.start[j+1] += g.start[j]
	}
	g.adj = make([]int32, g.start[p.N])
	next := make([]int, p.N)
	copy(next, g.start)
	// Upper neighbours first (they arrive in ascending order of column), then the lower ones.
	for j := range p.N {
		for _, i := range p.Index[p.Start[j]:p.Start[j+1]] {
			if i != j {
				g.adj[next[i]] = int32(j)
				next[i]++
			}
		}
	}
	for j := range p.N {
		for _, i := range p.Index[p.Start[j]:p.Start[j+1]] {
			if i != j {
				g.adj[next[j]] = int32(i)
				next[j]++
			}
		}
	}
	return g
}

func (g graph) neighbours(j int32) []int32 { return g.adj[g.start[j]:g.start[j+1]] }
