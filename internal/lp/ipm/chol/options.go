package chol

import (
	"fmt"
	"runtime"
)

// Ordering says how the order of elimination is found.
type Ordering int

const (
	// Best tries the orders that promise something and takes the one with the fewest flops.
	Best Ordering = iota
	// MinimumDegree is approximate minimum degree.
	MinimumDegree
	// Natural keeps the order of the pattern.
	Natural
	// Given takes Options.Perm.
	Given
)

// Options steer Analyze. The zero value is a good choice.
type Options struct {
	Ordering Ordering
	// Perm, with Ordering Given: Perm[k] is the index to eliminate k-th.
	Perm []int
	// Workers is the number of goroutines a factorization may use; 0 means GOMAXPROCS.
	Workers int
}

func (o Options) workers() int {
	if o.Workers > 0 {
		return o.Workers
	}
	return runtime.GOMAXPROCS(0)
}

func (o Options) check(n int) error {
	switch o.Ordering {
	case Best, MinimumDegree, Natural:
		return nil
	case Given:
		if len(o.Perm) != n {
			return fmt.Errorf("chol: the given order has %d indices, want %d", len(o.Perm), n)
		}
		seen := make([]bool, n)
		for k, j := range o.Perm {
			if j < 0 || j >= n || seen[j] {
				return fmt.Errorf("chol: the given order is no permutation: index %d at place %d", j, k)
			}
			seen[j] = true
		}
		return nil
	}
	return fmt.Errorf("chol: unknown ordering %d", o.Ordering)
}
