package chol

// A quotient is the quotient graph of a partly eliminated matrix (George & Liu). A live node
// is a variable (not yet eliminated; possibly standing for several indistinguishable
// indices) or an element (an eliminated pivot, standing for the clique of variables it made).
// The list of a variable holds its elements, then its remaining variables; the list of an
// element holds its variables. Lists lie in one workspace; dead entries may remain in the
// lists of variables until these are next scanned.
type quotient struct {
	n     int // nodes
	total int // indices, the sum of their weights
	*patience
	frozen []bool // not to be eliminated
	work   []int32
	free   int     // first unused place of work
	start  []int   // list of a node
	size   []int32 // length of the list
	elems  []int32 // how many of a variable's list are elements
	weight []int32 // indices a variable stands for; 0 when dead; negative while in the current clique
	degree []int32 // bound on the external degree of a variable; weight of the clique of an element
	mark   []int   // see stamp; 0 for dead elements
	stamp  int     // marks below it are stale
	widest int     // largest clique weight so far
	alive  []bool  // has a list

	// Variables by degree, doubly linked.
	head, next, prev []int32
	least            int

	// Variables of the current clique by hash of their list.
	bucket   []int32
	hashNext []int32
	hash     []int32

	// Indices behind a node, singly linked.
	member, lastMember []int32

	order []int32
	done  int // indices eliminated or postponed
}

func newQuotient(g graph, frozen []bool) *quotient {
	n := g.n
	q := &quotient{
		n:          n,
		frozen:     frozen,
		work:       make([]int32, len(g.adj)+len(g.adj)/4+2*n),
		free:       len(g.adj),
		start:      make([]int, n),
		size:       make([]int32, n),
		elems:      make([]int32, n),
		weight:     make([]int32, n),
		degree:     make([]int32, n),
		mark:       make([]int, n),
		stamp:      2,
		alive:      make([]bool, n),
		next:       make([]int32, n),
		prev:       make([]int32, n),
		bucket:     filled(n, -1),
		hashNext:   make([]int32, n),
		hash:       make([]int32, n),
		member:     filled(n, -1),
		lastMember: make([]int32, n),
		order:      make([]int32, 0, n),
	}
	copy(q.work, g.adj)
	for i := range int32(n) {
		q.start[i] = g.start[i]
		q.size[i] = int32(g.start[i+1] - g.start[i])
		q.weight[i] = g.weightOf(i)
		q.total += int(q.weight[i])
		for _, j := range g.neighbours(i) {
			q.degree[i] += g.weightOf(j)
		}
		q.mark[i] = 1
		q.alive[i] = true
		q.lastMember[i] = i
	}
	q.head = filled(q.total+1, -1)
	return q
}

func filled(n int, v int32) []int32 {
	s := make([]int32, n)
	for i := range s {
		s[i] = v
	}
	return s
}

// link files variable i under its degree.
func (q *quotient) link(i int32) {
	d := q.degree[i]
	h := q.head[d]
	q.next[i], q.prev[i] = h, -1
	if h >= 0 {
		q.prev[h] = i
	}
	q.head[d] = i
	q.least = min(q.least, int(d))
}

// unlink takes variable i out of the list of its degree.
func (q *quotient) unlink(i int32) {
	if q.next[i] >= 0 {
		q.prev[q.next[i]] = q.prev[i]
	}
	if q.prev[i] >= 0 {
		q.next[q.prev[i]] = q.next[i]
	} else {
		q.head[q.degree[i]] = q.next[i]
	}
}

// pop takes a variable of least degree.
func (q *quotient) pop() int32 {
	for q.head[q.least] < 0 {
		q.least++
	}
	i := q.head[q.least]
	q.unlink(i)
	return i
}

// absorb appends the indices behind node j to those behind i.
func (q *quotient) absorb(i, j int32) {
	q.member[q.lastMember[i]] = j
	q.lastMember[i] = q.lastMember[j]
	q.weight[j] = 0
	q.alive[j] = false
}

// emit writes the indices behind node i into the order.
func (q *quotient) emit(i int32) {
	for ; i >= 0; i = q.member[i] {
		q.order = append(q.order, i)
	}
}

// reserve makes room for need entries at the end of the workspace: first by moving the
// live lists together, then by growing.
func (q *quotient) reserve(need int) {
	if q.free+need <= len(q.work) {
		return
	}
	// The first entry of each live list is exchanged for its owner, so one sweep finds them all.
	for i := range int32(q.n) {
		if q.alive[i] && q.size[i] > 0 {
			p := q.start[i]
			q.start[i] = int(q.work[p])
			q.work[p] = -1 - i
		}
	}
	to := 0
	for from := 0; from < q.free; {
		v := q.work[from]
		if v >= 0 {
			from++
			continue
		}
		i := -1 - v
		length := int(q.size[i])
		q.work[from] = int32(q.start[i])
		copy(q.work[to:to+length], q.work[from:from+length])
		q.start[i] = to
		to += length
		from += length
	}
	q.free = to
	if q.free+need > len(q.work) {
		grown := make([]int32, q.free+need+len(q.work)/2)
		copy(grown, q.work[:q.free])
		q.work = grown
	}
}
