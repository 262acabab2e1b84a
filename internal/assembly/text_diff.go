package assembly

import "slices"

// hunks is the shortest list of changes from one list of words to another
// (E. Myers, An O(ND) difference algorithm, 1986), in order. Of several
// shortest ones it takes the same one every time.
func hunks(a, b []string) []hunk {
	// What is alike at both ends needs no search.
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	ends := a[head : len(a)-tail]
	var out []hunk
	for _, h := range search(ends, b[head:len(b)-tail]) {
		h.from, h.to = h.from+head, h.to+head
		if n := len(out); n > 0 && out[n-1].to == h.from {
			out[n-1].to, out[n-1].words = h.to, append(out[n-1].words, h.words...)
			continue
		}
		out = append(out, h)
	}
	return out
}

// mostEdits bounds the search: texts that differ in more words than this are
// taken as replaced as a whole. It bounds the memory to its square.
const mostEdits = 1000

// search finds single insertions and deletions, in order.
func search(a, b []string) []hunk {
	n, m := len(a), len(b)
	if n == 0 && m == 0 {
		return nil
	}
	most := min(n+m, mostEdits)
	// reach[most+1+k] is how far in a the best path on the diagonal k comes.
	// What it was before each number of edits is kept, to walk back.
	reach := make([]int, 2*most+3)
	var trace [][]int
	for d := 0; d <= most; d++ {
		trace = append(trace, append([]int(nil), reach[most-d:most+d+3]...))
		for k := -d; k <= d; k += 2 {
			at := most + 1 + k
			x := reach[at-1] + 1
			if k == -d || k != d && reach[at-1] < reach[at+1] {
				x = reach[at+1]
			}
			for x < n && x-k < m && a[x] == b[x-k] {
				x++
			}
			reach[at] = x
			if x >= n && x-k >= m {
				return walkBack(trace, b, n, m)
			}
		}
	}
	return []hunk{{from: 0, to: n, words: b}}
}

// walkBack reads the path off the trace: that of d edits holds the diagonals
// from -d-1 to d+1.
func walkBack(trace [][]int, b []string, n, m int) []hunk {
	var out []hunk
	x, y := n, m
	for d := len(trace) - 1; d > 0; d-- {
		k := x - y
		left, right := trace[d][d+1+k-1], trace[d][d+1+k+1]
		if k == -d || k != d && left < right {
			x = right
			y = x - k - 1
			out = append(out, hunk{from: x, to: x, words: b[y : y+1 : y+1]})
		} else {
			x = left
			y = x - k + 1
			out = append(out, hunk{from: x, to: x + 1})
		}
	}
	slices.Reverse(out)
	return out
}
