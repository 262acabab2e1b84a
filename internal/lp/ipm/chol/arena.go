package chol

// The update matrix of a front exists from the time its first child is added to it (or, for a
// leaf, its own turn) until it is itself added to its parent. Along the way from a root to
// the front at work, those of even depth form one stack and those of odd depth another:
// when a front is added to its parent, it is the top of one stack and its parent becomes
// the top of the other. So places are fixed beforehand and nothing is ever moved.
type arena [2]int // sizes of the two stacks

// peaks estimates, for every node of a forest whose parents have larger numbers than their
// children, the most memory that update matrices of order rest take while its subtree is
// eliminated with the most demanding child first.
func peaks(parent []int32, rest []float64) []float64 {
	n := len(parent)
	largest := make([]float64, n) // of the children, and the second largest
	second := make([]float64, n)
	peak := make([]float64, n)
	for k, p := range parent {
		own := rest[k] * rest[k]
		peak[k] = max(largest[k], own+second[k], own)
		if p < 0 {
			continue
		}
		up := rest[p] * rest[p]
		demand := max(peak[k], own+up)
		if demand > largest[p] {
			largest[p], second[p] = demand, largest[p]
		} else {
			second[p] = max(second[p], demand)
		}
	}
	return peak
}

// placeUpdates finds places for the update matrices of the given nodes, in the order of their
// elimination, and returns the sizes of the two stacks. Nodes with a slot of their own are
// left out; their parents take them in later.
func (s *Symbolic) placeUpdates(nodes []int32, started []bool) arena {
	var size, top arena
	start := func(k int32) {
		side := s.depth[k] & 1
		s.update[k] = top[side]
		top[side] += s.updateSize(int(k))
		size[side] = max(size[side], top[side])
		started[k] = true
	}
	for _, k := range nodes {
		if s.slot[k] >= 0 {
			continue
		}
		if !started[k] {
			start(k)
		}
		if p := s.parent[k]; p >= 0 && !started[p] && s.slot[p] < 0 {
			start(p)
		}
		top[s.depth[k]&1] -= s.updateSize(int(k))
	}
	return size
}

func (s *Symbolic) updateSize(k int) int {
	rest := len(s.below(k))
	return rest * rest
}
