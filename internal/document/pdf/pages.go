package pdf

import (
	"regexp"
	"strconv"
)

// Pages tells on which page of a printed document each anchor lies, counted
// from 1. It reads the places to which links within the document lead, which
// the browser writes as plain objects: a list of names with page objects, and
// a tree of pages. What it does not find is left out.
func Pages(data []byte) map[string]int {
	order := pageOrder(data)
	out := map[string]int{}
	for _, m := range named.FindAllSubmatch(data, -1) {
		if at, ok := order[string(m[2])]; ok {
			out[string(m[1])] = at
		}
	}
	return out
}

var (
	// named is a place with its page: /chapter [12 0 R /XYZ 70 700 0].
	named = regexp.MustCompile(`/([A-Za-z0-9_.-]+) \[(\d+) 0 R /XYZ`)
	// object is an object of a PDF up to its end.
	object = regexp.MustCompile(`(?s)\n(\d+) 0 obj\n(.*?)\nendobj`)
	kids   = regexp.MustCompile(`(?s)/Kids \[(.*?)\]`)
	number = regexp.MustCompile(`(\d+) 0 R`)
	isTree = regexp.MustCompile(`/Type /Pages\b`)
	isPage = regexp.MustCompile(`/Type /Page\b`)
	parent = regexp.MustCompile(`/Parent \d+ 0 R`)
)

// pageOrder numbers the page objects as the tree of pages has them.
func pageOrder(data []byte) map[string]int {
	trees, pages := map[string][]string{}, map[string]bool{}
	root := ""
	for _, m := range object.FindAllSubmatch(data, -1) {
		id, body := string(m[1]), m[2]
		switch {
		case isTree.Match(body):
			if k := kids.FindSubmatch(body); k != nil {
				for _, n := range number.FindAllSubmatch(k[1], -1) {
					trees[id] = append(trees[id], string(n[1]))
				}
			}
			if !parent.Match(body) {
				root = id
			}
		case isPage.Match(body):
			pages[id] = true
		}
	}
	order := map[string]int{}
	var visit func(id string, depth int)
	visit = func(id string, depth int) {
		switch {
		case pages[id]:
			order[id] = len(order) + 1
		case depth < 30:
			for _, k := range trees[id] {
				visit(k, depth+1)
			}
		}
	}
	visit(root, 0)
	return order
}

// Count is how many pages a printed document has; 0: not known.
func Count(data []byte) int {
	most := 0
	for _, m := range regexp.MustCompile(`/Count (\d+)`).FindAllSubmatch(data, -1) {
		if n, err := strconv.Atoi(string(m[1])); err == nil {
			most = max(most, n)
		}
	}
	return most
}
