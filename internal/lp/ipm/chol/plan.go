package chol

import (
	"cmp"
	"container/heap"
	"slices"
)

// A plan divides the fronts of a factorization among goroutines: first runs of whole
// subtrees, each by one goroutine alone, then the fronts above them one after the other,
// each by all goroutines together. The division changes nothing in the result.
type plan struct {
	runs     []run   // most work first
	top      []int32 // fronts above the runs, in order of elimination
	runArena arena   // memory that any run needs
	topArena arena
	slots    int // memory for the update matrices of the roots of the runs
}

// A run is the fronts first..last.
type run struct{ first, last int32 }

// togetherGain is the share of perfect speed-up that the dense kernels reach in one front,
// and togetherFrom the time in nanoseconds of a front from which they try.
const (
	togetherGain = 0.8
	togetherFrom = 60_000
)

// A forest of subtrees waiting to be divided, the most work first.
type forest struct {
	roots []int32
	work  []float64 // by node, of its whole subtree
}

func (f *forest) Len() int           { return len(f.roots) }
func (f *forest) Less(i, j int) bool { return f.work[f.roots[i]] > f.work[f.roots[j]] }
func (f *forest) Swap(i, j int)      { f.roots[i], f.roots[j] = f.roots[j], f.roots[i] }
func (f *forest) Push(x any)         { f.roots = append(f.roots, x.(int32)) }
func (f *forest) Pop() any {
	last := f.roots[len(f.roots)-1]
	f.roots = f.roots[:len(f.roots)-1]
	return last
}

// divide makes the plan for the given number of goroutines and places all update matrices.
func (s *Symbolic) divide(workers int) {
	count := s.count()
	s.slot = make([]int, count)
	s.update = make([]int, count)
	s.depth = make([]int32, count)
	for k := count - 1; k >= 0; k-- {
		s.slot[k] = -1
		if p := s.parent[k]; p >= 0 {
			s.depth[k] = s.depth[p] + 1
		}
	}
	started := make([]bool, count)
	if workers == 1 {
		s.plan.top = identity(count)
		s.plan.topArena = s.placeUpdates(s.plan.top, started)
		return
	}
	own := make([]float64, count)
	work := make([]float64, count)
	for k := range count {
		own[k] = frontCost(float64(s.width(k)), float64(s.height(k)))
		work[k] += own[k]
		if p := s.parent[k]; p >= 0 {
			work[p] += work[k]
		}
	}
	steps, time := s.split(workers, own, work, count, nil)
	isTop := make([]bool, count)
	if together := timeTogether(own, workers); together < time {
		for k := range isTop {
			isTop[k] = true
		}
	} else {
		s.split(workers, own, work, steps, isTop)
	}
	for k := range count {
		p := s.parent[k]
		switch {
		case isTop[k]:
			s.plan.top = append(s.plan.top, int32(k))
		case p < 0 || isTop[p]:
			s.slot[k] = s.plan.slots
			s.plan.slots += s.updateSize(k)
		}
	}
	s.collectRuns(workers, isTop, work)
	for _, r := range s.plan.runs {
		nodes := make([]int32, 0, r.last-r.first+1)
		for k := r.first; k <= r.last; k++ {
			nodes = append(nodes, k)
		}
		size := s.placeUpdates(nodes, started)
		for side := range size {
			s.plan.runArena[side] = max(s.plan.runArena[side], size[side])
		}
	}
	s.plan.topArena = s.placeUpdates(s.plan.top, started)
}

// timeTogether estimates the time of fronts done one after the other by all.
func timeTogether(own []float64, workers int) float64 {
	sum := 0.0
	for _, t := range own {
		if t > togetherFrom {
			t /= togetherGain * float64(workers)
		}
		sum += t
	}
	return sum
}

// split opens the subtree with the most work, again and again, at most limit times, and
// returns after how many times the estimated time was least, and that time. It marks the
// opened nodes in isTop unless that is nil.
func (s *Symbolic) split(workers int, own, work []float64, limit int, isTop []bool) (int, float64) {
	f := &forest{work: work}
	below := 0.0 // work in subtrees
	for k := range s.count() {
		if s.parent[k] < 0 {
			f.roots = append(f.roots, int32(k))
			below += work[k]
		}
	}
	heap.Init(f)
	total := below
	w := float64(workers)
	above, memory := 0.0, 0
	best, bestTime := 0, total
	for step := 0; ; step++ {
		largest := 0.0
		if f.Len() > 0 {
			largest = work[f.roots[0]]
		}
		if time := above + max(largest, below/w); time < bestTime && memory <= s.Stored()+1<<22 {
			best, bestTime = step, time
		}
		if f.Len() == 0 || step == limit || largest < total/(32*w) || above > bestTime {
			break
		}
		k := heap.Pop(f).(int32)
		if isTop != nil {
			isTop[k] = true
		}
		below -= own[k]
		above += timeTogether(own[k:k+1], workers)
		if step > 0 && s.parent[k] >= 0 {
			memory -= s.updateSize(int(k))
		}
		for _, c := range s.children(int(k)) {
			memory += s.updateSize(int(c))
			heap.Push(f, c)
		}
	}
	return best, bestTime
}

// collectRuns joins neighbouring small subtrees and sorts the runs by work.
func (s *Symbolic) collectRuns(workers int, isTop []bool, work []float64) {
	total := 0.0
	for k, p := range s.parent {
		if p < 0 {
			total += work[k]
		}
	}
	enough := total / float64(16*workers)
	var load []float64
	runs := s.plan.runs
	from := int32(0)
	for k := range int32(s.count()) {
		switch {
		case isTop[k]:
			from = k + 1
		case s.slot[k] >= 0:
			last := len(runs) - 1
			if last >= 0 && runs[last].last == from-1 && load[last]+work[k] < enough {
				runs[last].last = k
				load[last] += work[k]
			} else {
				runs = append(runs, run{first: from, last: k})
				load = append(load, work[k])
			}
			from = k + 1
		}
	}
	order := identity(len(runs))
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(load[b], load[a]) })
	for _, r := range order {
		s.plan.runs = append(s.plan.runs, runs[r])
	}
}
