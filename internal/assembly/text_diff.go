package assembly

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
// taken as replaced as a whole.
const mostEdits = 2000

// search finds single insertions and deletions, in order.
func search(a, b []string) []hunk {
	if len(a) == 0 && len(b) == 0 {
		return nil
	}
	n, m := len(a), len(b)
	most := min(n+m, mostEdits)
	// reach[k] is how far in a the best path on the diagonal k comes; one copy
	// is kept for every number of edits, to walk back.
	reach := map[int]int{1: 0}
	var trace []map[int]int
	for d := 0; d <= most; d++ {
		before := make(map[int]int, len(reach))
		for k, x := range reach {
			before[k] = x
		}
		trace = append(trace, before)
		for k := -d; k <= d; k += 2 {
			x := reach[k-1] + 1
			if k == -d || k != d && reach[k-1] < reach[k+1] {
				x = reach[k+1]
			}
			for x < n && x-k < m && a[x] == b[x-k] {
				x++
			}
			reach[k] = x
			if x >= n && x-k >= m {
				return walkBack(trace, b, n, m)
			}
		}
	}
	return []hunk{{from: 0, to: n, words: b}}
}

func walkBack(trace []map[int]int, b []string, n, m int) []hunk {
	var out []hunk
	x, y := n, m
	for d := len(trace) - 1; d > 0; d-- {
		reach, k := trace[d], x-y
		down := k == -d || k != d && reach[k-1] < reach[k+1]
		if down {
			x = reach[k+1]
			y = x - k - 1
			out = append(out, hunk{from: x, to: x, words: b[y : y+1 : y+1]})
		} else {
			x = reach[k-1]
			y = x - k + 1
			out = append(out, hunk{from: x, to: x + 1})
		}
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}
