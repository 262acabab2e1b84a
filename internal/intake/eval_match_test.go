package intake

import (
	"sort"
	"strings"
)

// wordStarts lists where the words of a text begin.
func wordStarts(text string) []int {
	var out []int
	inside := false
	for i, r := range text {
		blank := strings.ContainsRune(" \t\r\n", r)
		if !blank && !inside {
			out = append(out, i)
		}
		inside = !blank
	}
	return out
}

// findQuote finds a quote at or behind from; runs of white space may differ.
func findQuote(text, quote string, from int) (start, end int, ok bool) {
	words := strings.Fields(quote)
	for at := from; ; {
		i := strings.Index(text[at:], words[0])
		if i < 0 {
			return 0, 0, false
		}
		start = at + i
		end = start
		for k, w := range words {
			if k > 0 {
				rest := strings.TrimLeft(text[end:], " \t\r\n\u00a0")
				end = len(text) - len(rest)
			}
			if !strings.HasPrefix(text[end:], w) {
				end = -1
				break
			}
			end += len(w)
		}
		if end >= 0 {
			return start, end, true
		}
		at = start + 1
	}
}

// match pairs labelled and predicted points whose words overlap by half or
// more, the best pairs first, one to one.
func match(spots []int, want []span, said []Point) map[int]int {
	type pair struct {
		i, j  int
		share float64
	}
	count := func(s span) (from, to int) {
		return sort.SearchInts(spots, s.from), sort.SearchInts(spots, s.to)
	}
	var all []pair
	for i, w := range want {
		a, b := count(w)
		for j, p := range said {
			c, d := count(span{p.Quote.Start, p.Quote.End})
			both := min(b, d) - max(a, c)
			if both <= 0 {
				continue
			}
			if s := float64(both) / float64(max(b, d)-min(a, c)); s >= 0.5 {
				all = append(all, pair{i, j, s})
			}
		}
	}
	sort.SliceStable(all, func(a, b int) bool { return all[a].share > all[b].share })
	out, used := map[int]int{}, map[int]bool{}
	for _, p := range all {
		if _, ok := out[p.i]; !ok && !used[p.j] {
			out[p.i] = p.j
			used[p.j] = true
		}
	}
	return out
}
