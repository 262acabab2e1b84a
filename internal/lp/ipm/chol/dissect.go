package chol

const (
	// leafSize is the number of vertices from which a part is no longer divided.
	leafSize = 120
	// widestSeparator bounds a separator relative to the smaller of its two sides.
	widestSeparator = 0.5
)

// A dissector orders a graph by nested dissection with level structures (George & Liu 1978):
// a breadth-first search from the edge of the graph lays it out in levels (the years of a
// plan, the lines of a grid); one level, less the vertices that do not touch the next, separates what
// is before from what is behind. Both sides are divided in turn and the separator comes
// last. Parts without a good separator are ordered by minimum degree in their surroundings.
type dissector struct {
	g      graph
	region []int32 // part that a vertex is in; -1 for separators
	count  int32   // of regions
	level  []int32 // in the last search
	queue  []int32
	local  []int32 // name within a leaf, -1 outside
	order  []int32
	*patience
}

// nestedDissection returns nil when patience is over.
func nestedDissection(g graph, p *patience) []int32 {
	d := &dissector{
		g:      g,
		region: make([]int32, g.n),
		level:  make([]int32, g.n),
		queue:  make([]int32, 0, g.n),
		local:  filled(g.n, -1),
		order:  make([]int32, 0, g.n),
	}
	d.patience = p
	d.components(identity(g.n))
	if p.isOver() {
		return nil
	}
	return d.order
}

// components divides the vertices, which are one region, into connected parts.
func (d *dissector) components(vertices []int32) {
	if len(vertices) == 0 {
		return
	}
	old := d.region[vertices[0]]
	for _, v := range vertices {
		if d.region[v] != old {
			continue
		}
		part := append([]int32(nil), d.search(v)...)
		d.name(part)
		d.divide(part)
	}
}

// name makes the vertices a region of their own.
func (d *dissector) name(vertices []int32) {
	d.count++
	for _, v := range vertices {
		d.region[v] = d.count
	}
}

// search visits the part of a region that is connected with v, breadth first, and notes the levels.
// The result is valid until the next search.
func (d *dissector) search(v int32) []int32 {
	region := d.region[v]
	// While being visited a vertex carries no region, which is restored at the end.
	d.queue = append(d.queue[:0], v)
	d.region[v] = -2
	d.level[v] = 0
	for at := 0; at < len(d.queue); at++ {
		u := d.queue[at]
		for _, w := range d.g.neighbours(u) {
			if d.region[w] == region {
				d.region[w] = -2
				d.level[w] = d.level[u] + 1
				d.queue = append(d.queue, w)
			}
		}
	}
	for _, u := range d.queue {
		d.region[u] = region
	}
	return d.queue
}

// divide orders a connected region.
func (d *dissector) divide(vertices []int32) {
	if d.spend(10 * len(vertices)); d.isOver() {
		return
	}
	if len(vertices) <= leafSize {
		d.leaf(vertices)
		return
	}
	// From the edge: start again from the farthest level while that makes the structure deeper.
	seen := d.search(vertices[0])
	for range 5 {
		last := seen[len(seen)-1]
		depth := d.level[last]
		far := last
		for at := len(seen) - 1; at >= 0 && d.level[seen[at]] == depth; at-- {
			if len(d.g.neighbours(seen[at])) < len(d.g.neighbours(far)) {
				far = seen[at]
			}
		}
		seen = d.search(far)
		if d.level[seen[len(seen)-1]] <= depth {
			break
		}
	}
	cut := d.cut(seen)
	if cut < 0 {
		d.leaf(vertices)
		return
	}
	var before, behind, between []int32
	for _, v := range seen {
		switch l := d.level[v]; {
		case l < cut || l == cut && !d.touches(v, cut+1):
			before = append(before, v)
		case l == cut:
			between = append(between, v)
		default:
			behind = append(behind, v)
		}
	}
	for _, v := range between {
		d.region[v] = -1
	}
	d.name(before)
	d.name(behind)
	d.components(before)
	d.components(behind)
	d.order = append(d.order, between...)
}

// touches reports whether v has a neighbour of the level in its region.
func (d *dissector) touches(v, level int32) bool {
	for _, w := range d.g.neighbours(v) {
		if d.region[w] == d.region[v] && d.level[w] == level {
			return true
		}
	}
	return false
}

// cut returns the level whose separator is the smallest relative to the smaller side,
// or -1 if none is good enough.
func (d *dissector) cut(seen []int32) int32 {
	depth := d.level[seen[len(seen)-1]]
	size := make([]int, depth+1)
	separator := make([]int, depth+1)
	total := 0
	for _, v := range seen {
		l, w := d.level[v], int(d.g.weightOf(v))
		total += w
		size[l] += w
		if d.touches(v, l+1) {
			separator[l] += w
		}
	}
	best, least := int32(-1), widestSeparator
	before := 0
	for l := range depth {
		side := min(before+size[l]-separator[l], total-before-size[l])
		before += size[l]
		if side > 0 {
			if ratio := float64(separator[l]) / float64(side); ratio < least {
				best, least = l, ratio
			}
		}
	}
	return best
}

// leaf orders a region by minimum degree, its surroundings being eliminated later.
func (d *dissector) leaf(vertices []int32) {
	names := append([]int32(nil), vertices...)
	for k, v := range vertices {
		d.local[v] = int32(k)
	}
	for _, v := range vertices {
		for _, w := range d.g.neighbours(v) {
			if d.local[w] < 0 {
				d.local[w] = int32(len(names))
				names = append(names, w)
			}
		}
	}
	sub := graph{n: len(names), start: make([]int, len(names)+1), weight: make([]int32, len(names))}
	frozen := make([]bool, len(names))
	for k, v := range names {
		frozen[k] = k >= len(vertices)
		sub.weight[k] = d.g.weightOf(v)
		for _, w := range d.g.neighbours(v) {
			// Edges among the surroundings are left out.
			if l := d.local[w]; l >= 0 && (!frozen[k] || int(l) < len(vertices)) {
				sub.adj = append(sub.adj, l)
			}
		}
		sub.start[k+1] = len(sub.adj)
	}
	d.spend(len(sub.adj))
	for _, k := range minimumDegree(sub, frozen, d.patience) {
		d.order = append(d.order, names[k])
	}
	for _, v := range names {
		d.local[v] = -1
	}
}
