package chol

import "context"

// Symbolic is everything about a factorization that follows from the pattern alone. It is
// not changed after Analyze, so several factors may share it, also at the same time.
type Symbolic struct {
	*structure
	opt     Options
	n       int
	entries int   // of the pattern
	nnz     int64 // of L, without the zeros stored by amalgamation
	flops   float64
	chosen  string

	local   []int32 // the rows below each front as places in the front of the parent
	runEnd  []int32 // for each of these rows, where (among the front's rows) its run of neighbours ends
	panel   []int   // offset of the panel of s in the factor, and the total at the end
	scatter scatter
	depth   []int32
	update  []int // offset of the update matrix of s in the stack of its depth
	slot    []int // its offset among the slots, for roots of runs; else -1
	plan    plan
}

// N returns the order of the matrix.
func (s *Symbolic) N() int { return s.n }

// NNZ returns the entries of L, diagonal included, without the zeros that supernodes store.
func (s *Symbolic) NNZ() int64 { return s.nnz }

// Stored returns the entries that the panels of L take in memory.
func (s *Symbolic) Stored() int { return s.panel[s.count()] }

// Memory returns the bytes that a factor takes, nearly all of them in float64.
func (s *Symbolic) Memory() int {
	arenas := 0
	for side := range s.plan.topArena {
		hands := max(0, min(s.opt.workers(), len(s.plan.runs))-1)
		arenas += max(s.plan.topArena[side], s.plan.runArena[side]) + hands*s.plan.runArena[side]
	}
	return 8 * (s.Stored() + s.plan.slots + arenas + 3*s.n)
}

// Flops returns the sum of the squared column counts of L: the multiplications and
// additions of one factorization.
func (s *Symbolic) Flops() float64 { return s.flops }

// Supernodes returns the number of dense fronts.
func (s *Symbolic) Supernodes() int { return s.count() }

// Ordering names the order that was chosen.
func (s *Symbolic) Ordering() string { return s.chosen }

// Perm returns the order of elimination: Perm()[k] is the index eliminated k-th.
func (s *Symbolic) Perm() []int {
	perm := make([]int, s.n)
	for k, j := range s.perm {
		perm[k] = int(j)
	}
	return perm
}

// Analyze orders the pattern and plans its factorization.
func Analyze(p Pattern, opt Options) (*Symbolic, error) {
	return AnalyzeContext(context.Background(), p, opt)
}

// AnalyzeContext is Analyze, which returns ctx.Err() soon after ctx is cancelled.
func AnalyzeContext(ctx context.Context, p Pattern, opt Options) (*Symbolic, error) {
	if err := p.check(); err != nil {
		return nil, err
	}
	if err := opt.check(p.N); err != nil {
		return nil, err
	}
	g := newGraph(p)
	chosen, e := choose(ctx, g, opt)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s := &Symbolic{opt: opt, n: p.N, entries: len(p.Index), chosen: chosen}
	s.nnz, s.flops = e.work()
	s.structure = newStructure(g, amalgamate(newStructure(g, fundamental(e))))
	s.panel = make([]int, s.count()+1)
	for k := range s.count() {
		s.panel[k+1] = s.panel[k] + s.width(k)*s.height(k)
	}
	s.placeInParent()
	s.planScatter(p)
	s.divide(opt.workers())
	return s, nil
}

// placeInParent finds where the rows below each front lie in the front of its parent, and
// their runs.
func (s *Symbolic) placeInParent() {
	s.local = make([]int32, len(s.rows))
	s.runEnd = make([]int32, len(s.rows))
	for k := range s.count() {
		p := int(s.parent[k])
		if p < 0 {
			continue
		}
		w := int32(s.width(p))
		above := s.below(p)
		at := 0
		to := s.local[s.rowStart[k]:s.rowStart[k+1]]
		for r, i := range s.below(k) {
			if i < s.first[p+1] {
				to[r] = i - s.first[p]
				continue
			}
			for above[at] != i {
				at++
			}
			to[r] = w + int32(at)
		}
		runs := s.runEnd[s.rowStart[k]:s.rowStart[k+1]]
		for r := len(to) - 1; r >= 0; r-- {
			if runs[r] = int32(r + 1); r+1 < len(to) && to[r+1] == to[r]+1 && to[r+1] != w {
				runs[r] = runs[r+1]
			}
		}
	}
}
