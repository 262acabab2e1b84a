package chol

import (
	"math"
	"slices"
)

// denseRow is the number of neighbours above which a row is set aside and ordered last. Only
// outliers are, at most the root of the number of rows: where dense rows are the rule, as in
// the years of a plan, their order matters.
func denseRow(g graph) int32 {
	total := 0
	for i := range int32(g.n) {
		total += int(g.weightOf(i))
	}
	root := math.Sqrt(float64(total))
	limit := int(max(16, 10*root))
	degree := func(i int32) int { return len(g.neighbours(i)) }
	var above []int32
	for i := range int32(g.n) {
		if degree(i) > limit {
			above = append(above, i)
		}
	}
	slices.SortFunc(above, func(a, b int32) int { return degree(b) - degree(a) })
	rows := 0
	for _, i := range above {
		if rows += int(g.weightOf(i)); rows > int(root) {
			return int32(degree(i))
		}
	}
	return int32(limit)
}

// minimumDegree orders g by approximate minimum degree (Amestoy, Davis & Duff 1996): a
// quotient graph with element absorption (also the aggressive kind), mass elimination,
// indistinguishable variables found by hashing, and their bound in place of the external degree.
//
// Frozen nodes (nil: none) count in degrees but stay: the order is that of the others. They
// are the surroundings of a part of a larger matrix, to be eliminated after it.
//
// It returns nil when patience is over.
func minimumDegree(g graph, frozen []bool, p *patience) []int32 {
	if frozen == nil {
		frozen = make([]bool, g.n)
	}
	q := newQuotient(g, frozen)
	q.patience = p
	limit := denseRow(g)
	var postponed []int32
	wanted := q.total
	for i := range int32(g.n) {
		switch d := q.size[i]; {
		case frozen[i]:
			wanted -= int(q.weight[i])
		case d == 0:
			q.alive[i] = false
			q.done += int(q.weight[i])
			q.weight[i] = 0
			q.emit(i)
		case d > limit:
			q.alive[i] = false
			q.done += int(q.weight[i])
			q.weight[i] = 0
			postponed = append(postponed, i)
		default:
			q.link(i)
		}
	}
	for q.done < wanted {
		pivot := q.pop()
		clique := q.eliminate(pivot)
		q.outside(clique)
		q.tighten(pivot, clique)
		q.merge(pivot)
		q.refile(pivot)
		q.emit(pivot)
		if p.isOver() {
			return nil
		}
	}
	return append(q.order, postponed...)
}

func (q *quotient) list(i int32) []int32 {
	return q.work[q.start[i] : q.start[i]+int(q.size[i])]
}

// eliminate turns the pivot into an element and returns its clique. The elements that
// the pivot was in are absorbed. The variables of the clique leave the degree lists and
// carry negative weights until refile.
func (q *quotient) eliminate(pivot int32) []int32 {
	need := int(q.size[pivot])
	for _, e := range q.list(pivot)[:q.elems[pivot]] {
		need += int(q.size[e])
	}
	q.reserve(need)
	weight := q.weight[pivot]
	q.done += int(weight)
	q.weight[pivot] = -weight
	from := q.free
	total := int32(0)
	take := func(list []int32) {
		for _, i := range list {
			if w := q.weight[i]; w > 0 {
				total += w
				q.weight[i] = -w
				q.work[q.free] = i
				q.free++
				if !q.frozen[i] {
					q.unlink(i)
				}
			}
		}
	}
	own := q.list(pivot)
	for _, e := range own[:q.elems[pivot]] {
		if q.mark[e] == 0 {
			continue
		}
		take(q.list(e))
		q.alive[e] = false
		q.mark[e] = 0
	}
	take(own[q.elems[pivot]:])
	q.start[pivot] = from
	q.size[pivot] = int32(q.free - from)
	q.elems[pivot] = -1
	q.degree[pivot] = total
	q.mark[pivot] = 1
	return q.work[from:q.free]
}

// outside computes, for each element e that touches the clique, the weight of its
// variables outside the clique: afterwards mark[e]-stamp is that weight.
func (q *quotient) outside(clique []int32) {
	for _, i := range clique {
		w := int(-q.weight[i])
		for _, e := range q.list(i)[:q.elems[i]] {
			switch m := q.mark[e]; {
			case m >= q.stamp:
				q.mark[e] = m - w
			case m != 0:
				q.mark[e] = int(q.degree[e]) + q.stamp - w
			}
		}
	}
}

// tighten rewrites the list of each variable of the clique (pivot first, dead entries
// left out), bounds its degree, eliminates it at once if nothing is outside the clique, and
// otherwise files it by the hash of its list.
func (q *quotient) tighten(pivot int32, clique []int32) {
	for _, i := range clique {
		list := q.list(i)
		q.patience.spend(len(list))
		elems := int(q.elems[i])
		// One place is free at the head of what is kept: the element or variable through
		// which i came into the clique is gone.
		kept := 0
		degree, hash := 0, 0
		for _, e := range list[:elems] {
			if q.mark[e] == 0 {
				continue
			}
			if out := q.mark[e] - q.stamp; out > 0 {
				degree += out
				hash += int(e)
				list[kept] = e
				kept++
			} else { // aggressive absorption: its clique lies within this one
				q.mark[e] = 0
				q.alive[e] = false
			}
		}
		elemsKept := kept
		for _, j := range list[elems:] {
			if w := q.weight[j]; w > 0 {
				degree += int(w)
				hash += int(j)
				list[kept] = j
				kept++
			}
		}
		if degree == 0 && !q.frozen[i] {
			w := -q.weight[i]
			q.absorb(pivot, i)
			q.weight[pivot] -= w
			q.degree[pivot] -= w
			q.done += int(w)
			continue
		}
		q.degree[i] = min(q.degree[i], int32(degree))
		// Put the pivot in front: the first kept variable goes to the end, the first kept
		// element into its place.
		list = list[:kept+1]
		list[kept] = list[elemsKept]
		list[elemsKept] = list[0]
		list[0] = pivot
		q.size[i] = int32(kept + 1)
		q.elems[i] = int32(elemsKept + 1)
		h := int32(hash % q.n)
		q.hash[i] = h
		q.hashNext[i] = q.bucket[h]
		q.bucket[h] = i
	}
	q.widest = max(q.widest, int(q.degree[pivot]))
	q.stamp += q.widest + 1
}

// merge joins variables of the clique whose lists are the same.
func (q *quotient) merge(pivot int32) {
	for _, v := range q.list(pivot) {
		if q.weight[v] >= 0 {
			continue
		}
		h := q.hash[v]
		i := q.bucket[h]
		q.bucket[h] = -1
		for ; i >= 0 && q.hashNext[i] >= 0; i = q.hashNext[i] {
			q.stamp++
			for _, e := range q.list(i)[1:] {
				q.mark[e] = q.stamp
			}
			before := i
			for j := q.hashNext[i]; j >= 0; j = q.hashNext[j] {
				if q.same(i, j) {
					w := q.weight[j]
					q.absorb(i, j)
					q.weight[i] += w
					q.hashNext[before] = q.hashNext[j]
				} else {
					before = j
				}
			}
		}
	}
	q.stamp++
}

// same reports whether the list of j is that of i, whose entries carry the stamp.
func (q *quotient) same(i, j int32) bool {
	if q.frozen[i] != q.frozen[j] || q.size[i] != q.size[j] || q.elems[i] != q.elems[j] {
		return false
	}
	for _, e := range q.list(j)[1:] {
		if q.mark[e] != q.stamp {
			return false
		}
	}
	return true
}

// refile gives the variables left in the clique their degree and their positive weight back.
func (q *quotient) refile(pivot int32) {
	clique := q.list(pivot)
	total := q.degree[pivot]
	left := int32(q.total - q.done)
	kept := 0
	for _, i := range clique {
		if q.weight[i] >= 0 {
			continue
		}
		w := -q.weight[i]
		q.weight[i] = w
		q.degree[i] = max(0, min(q.degree[i]+total-w, left-w))
		if !q.frozen[i] {
			q.link(i)
		}
		clique[kept] = i
		kept++
	}
	// What the clique lost at its end is free again.
	q.free = q.start[pivot] + kept
	q.size[pivot] = int32(kept)
	q.weight[pivot] = 0
	if kept == 0 {
		q.alive[pivot] = false
		q.mark[pivot] = 0
	}
}
