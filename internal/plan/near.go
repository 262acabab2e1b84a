package plan

import (
	"slices"
	"strings"
)

// nearest is how many names are suggested.
const nearest = 3

// Near lists the names that are most like a given one: at most a third of its
// letters differ, or one begins with the other.
func Near(name string, names []string) []string {
	type candidate struct {
		name     string
		distance int
	}
	var close []candidate
	lower := strings.ToLower(name)
	limit := max(1, len([]rune(name))/3)
	for _, n := range names {
		d := distance(lower, strings.ToLower(n), limit)
		if d <= limit {
			close = append(close, candidate{n, d})
		} else if len(name) >= 3 && (strings.HasPrefix(strings.ToLower(n), lower) || len(n) >= 3 && strings.HasPrefix(lower, strings.ToLower(n))) {
			close = append(close, candidate{n, limit + 1})
		}
	}
	slices.SortStableFunc(close, func(a, b candidate) int { return a.distance - b.distance })
	var out []string
	for _, c := range close {
		if len(out) < nearest && !slices.Contains(out, c.name) {
			out = append(out, c.name)
		}
	}
	return out
}

// distance is the number of letters to change, add, drop or swap with their
// neighbour to make b of a (optimal string alignment); anything above limit
// when it is more.
func distance(a, b string, limit int) int {
	x, y := []rune(a), []rune(b)
	if d := len(x) - len(y); d > limit || -d > limit {
		return limit + 1
	}
	before, last, next := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		next[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			next[j] = min(last[j]+1, next[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				next[j] = min(next[j], before[j-2]+1)
			}
		}
		before, last, next = last, next, before
	}
	return last[len(y)]
}
