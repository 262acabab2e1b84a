package chol

import (
	"cmp"
	"slices"
)

// An elimination is an order of elimination with what follows from it. Columns are
// named by their place in the order; -1 stands for "none".
type elimination struct {
	perm   []int32 // perm[k] is the original index eliminated k-th
	place  []int32 // the inverse of perm
	parent []int32 // elimination tree
	count  []int32 // entries of each column of L, diagonal included
}

// newElimination orders g by perm, followed by a postorder of the elimination tree
// (which changes neither fill nor work), and counts the columns of L.
func newElimination(g graph, perm []int32) *elimination {
	e := &elimination{perm: perm, place: inverse(perm)}
	parent := etree(g, e.perm, e.place)
	post := postorder(parent)
	e.perm, e.parent = relabel(perm, parent, post)
	e.place = inverse(e.perm)
	e.count = columnCounts(g, e)
	return e
}

// work returns the entries of L and the multiplications of the factorization (sum of
// the squared column counts, which with the additions is twice a third of n^3 when dense).
func (e *elimination) work() (entries int64, flops float64) {
	for _, c := range e.count {
		entries += int64(c)
		flops += float64(c) * float64(c)
	}
	return entries, flops
}

func inverse(perm []int32) []int32 {
	inv := make([]int32, len(perm))
	for k, j := range perm {
		inv[j] = int32(k)
	}
	return inv
}

// etree returns the elimination tree by Liu's algorithm with path compression: row j
// of L has an entry in every column on the way from a neighbour i < j up to j.
func etree(g graph, perm, place []int32) []int32 {
	n := int32(g.n)
	parent := make([]int32, n)
	ancestor := make([]int32, n)
	for j := range n {
		parent[j], ancestor[j] = -1, -1
		for _, old := range g.neighbours(perm[j]) {
			i := place[old]
			for i != -1 && i < j {
				next := ancestor[i]
				ancestor[i] = j
				if next == -1 {
					parent[i] = j
				}
				i = next
			}
		}
	}
	return parent
}

// postorder lists the nodes of a forest so that children come before their parent
// and each subtree is contiguous; siblings keep ascending order.
func postorder(parent []int32) []int32 {
	n := len(parent)
	descending := make([]int32, n)
	for k := range descending {
		descending[k] = int32(n - 1 - k)
	}
	return postorderOf(parent, descending)
}

// postorderBy is postorder with siblings in descending order of key.
func postorderBy(parent []int32, key []float64) []int32 {
	ascending := identity(len(parent))
	slices.SortStableFunc(ascending, func(a, b int32) int { return cmp.Compare(key[a], key[b]) })
	return postorderOf(parent, ascending)
}

// postorderOf is postorder with siblings in the reverse of the given order of all nodes.
func postorderOf(parent, order []int32) []int32 {
	n := len(parent)
	head := filled(n, -1)
	next := make([]int32, n)
	for _, j := range order {
		if p := parent[j]; p >= 0 {
			next[j] = head[p]
			head[p] = j
		}
	}
	post := make([]int32, 0, n)
	var stack []int32
	for root := range int32(n) {
		if parent[root] >= 0 {
			continue
		}
		stack = append(stack, root)
		for len(stack) > 0 {
			j := stack[len(stack)-1]
			if c := head[j]; c >= 0 {
				head[j] = next[c]
				stack = append(stack, c)
				continue
			}
			post = append(post, j)
			stack = stack[:len(stack)-1]
		}
	}
	return post
}

// relabel renames the nodes of a tree by their place in post and composes perm with it.
func relabel(perm, parent, post []int32) (newPerm, newParent []int32) {
	where := inverse(post)
	newPerm = make([]int32, len(perm))
	newParent = make([]int32, len(perm))
	for k, j := range post {
		newPerm[k] = perm[j]
		newParent[k] = -1
		if p := parent[j]; p >= 0 {
			newParent[k] = where[p]
		}
	}
	return newPerm, newParent
}

// columnCounts counts the entries of the columns of L for a postordered elimination
// in nearly linear time (Gilbert, Ng & Peyton 1994): the count of a column is what its
// subtree adds at the leaves of row subtrees less what meets again at their common ancestors.
func columnCounts(g graph, e *elimination) []int32 {
	n := int32(g.n)
	first := make([]int32, n)    // first descendant in postorder
	reached := make([]int32, n)  // reached[i]: largest first descendant seen in row subtree i
	lastLeaf := make([]int32, n) // lastLeaf[i]: last leaf found of row subtree i
	set := make([]int32, n)      // disjoint sets for the least common ancestor
	delta := make([]int32, n)
	for j := range n {
		first[j], reached[j], lastLeaf[j], set[j] = j, -1, -1, j
		delta[j] = 1
	}
	for j := range n {
		if p := e.parent[j]; p >= 0 {
			if first[j] < first[p] {
				first[p] = first[j]
			}
			delta[p] = 0 // not a leaf
		}
	}
	for j := range n {
		if p := e.parent[j]; p >= 0 {
			delta[p]--
		}
		for _, old := range g.neighbours(e.perm[j]) {
			i := e.place[old]
			if i <= j || first[j] <= reached[i] {
				continue
			}
			reached[i] = first[j]
			delta[j]++
			if leaf := lastLeaf[i]; leaf >= 0 {
				q := leaf
				for q != set[q] {
					q = set[q]
				}
				for s := leaf; s != q; {
					s, set[s] = set[s], q
				}
				delta[q]--
			}
			lastLeaf[i] = j
		}
		if p := e.parent[j]; p >= 0 {
			set[j] = p
		}
	}
	for j := range n {
		if p := e.parent[j]; p >= 0 {
			delta[p] += delta[j]
		}
	}
	return delta
}
