package chol

// A compression joins vertices that are neighbours and have nearly the same neighbours, like
// the balance rows of one year, into one vertex of their joint weight. Orders of the small
// graph are good orders of the large one, and found in a fraction of the time: without it,
// minimum degree carries every pair of such rows along until they become exactly alike.
type compression struct {
	graph
	members [][]int32
}

const (
	// joinFrom is the number of neighbours from which a vertex is worth comparing.
	joinFrom = 24
	// alike is the least share of common neighbours (the vertices themselves included).
	alike = 0.65
)

// compress returns the smaller graph, or one without members if nothing could be joined.
func compress(g graph) compression {
	if len(g.adj) < joinFrom*g.n {
		return compression{graph: g}
	}
	group := filled(g.n, -1)
	mark := filled(g.n, -1)
	var c compression
	budget := 20 * len(g.adj)
	for v := range int32(g.n) {
		if group[v] >= 0 {
			continue
		}
		id := int32(len(c.members))
		group[v] = id
		joined := []int32{v}
		own := g.neighbours(v)
		if len(own) >= joinFrom && budget > 0 {
			mark[v] = v
			for _, w := range own {
				mark[w] = v
			}
			for _, w := range own {
				if group[w] >= 0 {
					continue
				}
				same, looked := commonNeighbours(g, v, w, mark)
				budget -= looked
				if same {
					group[w] = id
					joined = append(joined, w)
				}
			}
		}
		c.members = append(c.members, joined)
	}
	if len(c.members) == g.n {
		return compression{graph: g}
	}
	c.build(g, group)
	return c
}

// commonNeighbours reports whether v, whose neighbours are marked, and its neighbour w are
// alike, and how many entries it had to look at.
func commonNeighbours(g graph, v, w int32, mark []int32) (same bool, looked int) {
	dv, dw := len(g.neighbours(v))+1, len(g.neighbours(w))+1
	// common >= alike*(dv+dw-common)
	need := alike / (1 + alike) * float64(dv+dw)
	if float64(min(dv, dw)) < need {
		return false, 1
	}
	common, missing := 1, 0
	for k, u := range g.neighbours(w) {
		if mark[u] == v {
			common++
		} else if missing++; float64(dw-missing) < need {
			return false, k
		}
	}
	return float64(common) >= need, dw
}

// build makes the graph of the groups.
func (c *compression) build(g graph, group []int32) {
	n := len(c.members)
	c.graph = graph{n: n, start: make([]int, n+1), weight: make([]int32, n)}
	seen := filled(n, -1)
	for id, members := range c.members {
		seen[id] = int32(id)
		c.weight[id] = int32(len(members))
		for _, v := range members {
			for _, w := range g.neighbours(v) {
				if other := group[w]; seen[other] != int32(id) {
					seen[other] = int32(id)
					c.adj = append(c.adj, other)
				}
			}
		}
		c.start[id+1] = len(c.adj)
	}
}

// expand turns an order of the groups into one of the vertices.
func (c *compression) expand(order []int32) []int32 {
	if c.members == nil {
		return order
	}
	var all []int32
	for _, id := range order {
		all = append(all, c.members[id]...)
	}
	return all
}
