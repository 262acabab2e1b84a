package intake

import (
	"strings"
)

// markFurniture marks what belongs to the sheet and not to the text: page
// numbers, heads and feet that are repeated from page to page, addresses of
// the publisher.
func markFurniture(text string, rows []textLine) {
	alone := func(i int) bool { // a paragraph of its own, or the edge of a page
		before := i == 0 || rows[i].gap > 0 || rows[i].feed
		after := i+1 == len(rows) || rows[i+1].gap > 0 || rows[i+1].feed
		return before && after || rows[i].feed || i+1 < len(rows) && rows[i+1].feed
	}
	seen := map[string]int32{}
	numbered := map[string]bool{} // with a number in it, or beside a page number or break
	pageEdge := func(i int) bool {
		return rows[i].feed || i+1 < len(rows) && rows[i+1].feed ||
			i > 0 && rows[i-1].furniture || i+1 < len(rows) && rows[i+1].furniture
	}
	for i := range rows {
		if line := text[rows[i].start:rows[i].end]; alone(i) && (isPageNumber(line) || isAddress(line) || isRule(line)) {
			rows[i].furniture = true
		}
	}
	for i := range rows {
		line := text[rows[i].start:rows[i].end]
		if rows[i].furniture || len(line) > 100 || !alone(i) && !pageEdge(i) || !repeatable(line) || len(seen) > 10000 {
			continue
		}
		key := lineKey(line)
		seen[key]++
		if strings.Contains(key, "#") || pageEdge(i) {
			numbered[key] = true
		}
	}
	for i := range rows {
		line := text[rows[i].start:rows[i].end]
		if rows[i].furniture || len(line) > 100 || !alone(i) && !pageEdge(i) || !repeatable(line) {
			continue
		}
		if key := lineKey(line); seen[key] > 2 && numbered[key] {
			rows[i].furniture = true
		}
	}
}

// repeatable says whether a line can be a running head: what ends as a
// sentence or opens a list is not.
func repeatable(line string) bool {
	if mark, _ := markAt(line); mark != "" {
		return false
	}
	return strings.IndexByte(".:;,", line[len(line)-1]) < 0
}

// lineKey is a line with every number written as one #.
func lineKey(line string) string {
	var b strings.Builder
	number := false
	for i := 0; i < len(line); i++ {
		if digit(line[i]) {
			if !number {
				b.WriteByte('#')
			}
			number = true
			continue
		}
		number = false
		b.WriteByte(line[i])
	}
	return b.String()
}

// isPageNumber knows 3, - 3 -, [3], Page 3 of 12, p. 3, 3/12.
func isPageNumber(line string) bool {
	if len(line) > 24 {
		return false
	}
	s := strings.ToLower(strings.Trim(line, "-–—[]()|~ .*_"))
	if s == "0" && strings.Contains(line, "-0-") { // the end mark of a dispatch
		return false
	}
	for _, word := range []string{"page", "pg.", "p."} {
		s = strings.TrimSpace(strings.TrimPrefix(s, word))
	}
	s = strings.NewReplacer(" of ", "/", " ", "").Replace(s)
	a, b, two := strings.Cut(s, "/")
	number := func(s string) bool { return s != "" && len(s) < 5 && strings.Trim(s, "0123456789") == "" }
	if s = strings.Trim(line, "- "); s == "30" && strings.HasPrefix(line, "-") {
		return false // -30-, the end mark
	}
	return number(a) && (!two || number(b))
}

// isAddress knows a line that is an address of the publisher, with what
// stands behind it.
func isAddress(line string) bool {
	first, _, _ := strings.Cut(strings.ToLower(line), " ")
	first = strings.Trim(first, "<>()[]*_")
	return strings.HasPrefix(first, "http://") || strings.HasPrefix(first, "https://") ||
		strings.HasPrefix(first, "www.") && strings.Count(first, ".") > 1
}

// isRule knows a line that is drawn: ----, ====, * * *.
func isRule(line string) bool {
	return len(line) > 2 && strings.Trim(line, "-=_*~–—─━ ") == "" && line != "---"[:2]
}
