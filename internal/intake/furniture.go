package intake

import (
	"regexp"
	"strings"
)

// markFurniture marks what belongs to the sheet and not to the text: page
// numbers, heads and feet that are repeated from page to page, addresses of
// the publisher.
func markFurniture(text string, rows []textLine) {
	f := furnitureFinder{text: text, rows: rows}
	for i := range rows {
		line := f.line(i)
		switch {
		case f.alone(i) && (isPageNumber(line) || isAddress(line) || isRule(line)):
			rows[i].furniture = true
		case i > 0 && rows[i].gap == 0 && !rows[i].feed && isRule(line) && rows[i-1].end-rows[i-1].start < 100 && (i == 1 || rows[i-1].gap > 0):
			rows[i].furniture = true // a headline that is underlined
			rows[i-1].title = true
		}
	}
	// Feet that count the pages: twice is enough. They show where pages end,
	// and so which other lines are repeated there.
	f.markRepeated(2, func(i int, key string) bool {
		return strings.Contains(key, "#") && pageCount.MatchString(key[max(0, len(key)-32):])
	})
	f.markRepeated(2, func(i int, _ string) bool { return f.pageEdge(i) })
	f.markRepeated(3, func(i int, key string) bool { return f.alone(i) && strings.Contains(key, "#") })
}

// pageCount knows a key of a line that ends in the number of a page.
var pageCount = regexp.MustCompile(`(?i)(#\s?/\s?#|# of #|\bpage #|\bpágina #|\bseite #)\W*$`)

type furnitureFinder struct {
	text string
	rows []textLine
}

func (f furnitureFinder) line(i int) string { return f.text[f.rows[i].start:f.rows[i].end] }

// alone says whether a line is a paragraph of its own or the edge of a page.
func (f furnitureFinder) alone(i int) bool {
	before := i == 0 || f.rows[i].gap > 0 || f.rows[i].feed
	after := i+1 == len(f.rows) || f.rows[i+1].gap > 0 || f.rows[i+1].feed
	return before && after || f.rows[i].feed || i+1 < len(f.rows) && f.rows[i+1].feed
}

// pageEdge says whether a page begins or ends beside a line.
func (f furnitureFinder) pageEdge(i int) bool {
	before := i == 0 || f.rows[i].feed || f.rows[i-1].furniture
	after := i+1 == len(f.rows) || f.rows[i+1].feed || f.rows[i+1].furniture
	return before || after
}

// maxRunningHeads bounds how many different lines are counted.
const maxRunningHeads = 10000

// markRepeated marks lines that fit and that are there so many times, up to
// their numbers.
func (f furnitureFinder) markRepeated(times int, fits func(i int, key string) bool) {
	seen := map[string]int{}
	each := func(do func(i int, key string)) {
		for i := range f.rows {
			line := f.line(i)
			if f.rows[i].furniture || len(line) > 100 || !repeatable(line) {
				continue
			}
			if key := lineKey(line); fits(i, key) {
				do(i, key)
			}
		}
	}
	each(func(_ int, key string) {
		if len(seen) < maxRunningHeads {
			seen[key]++
		}
	})
	var marked []int
	each(func(i int, key string) {
		if seen[key] >= times {
			marked = append(marked, i)
		}
	})
	for _, i := range marked {
		f.rows[i].furniture = true
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

// lineKey is a line with every number written as one #, without what says
// that a page goes on.
func lineKey(line string) string {
	for _, more := range []string{"(cont.)", "(cont'd)", "(contd)", "(continued)", "(more)"} {
		line = strings.TrimSuffix(line, more)
	}
	line = strings.TrimRight(line, " ")
	if !strings.ContainsAny(line, "0123456789") {
		return line
	}
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
	if strings.HasPrefix(line, "-") && (s == "0" || s == "30") {
		return false // the end mark of a dispatch
	}
	for _, word := range []string{"page", "pg.", "p."} {
		s = strings.TrimSpace(strings.TrimPrefix(s, word))
	}
	s = strings.NewReplacer(" of ", "/", " ", "").Replace(s)
	a, b, two := strings.Cut(s, "/")
	number := func(s string) bool { return s != "" && len(s) < 4 && strings.Trim(s, "0123456789") == "" }
	return number(a) && (!two || number(b))
}

// isAddress knows a line that is an address of the publisher, with what
// stands behind it.
func isAddress(line string) bool {
	if len(line) > 200 {
		return false
	}
	first, _, _ := strings.Cut(strings.ToLower(line), " ")
	first = strings.Trim(first, "<>()[]*_")
	return strings.HasPrefix(first, "http://") || strings.HasPrefix(first, "https://") ||
		strings.HasPrefix(first, "www.") && strings.Count(first, ".") > 1
}

// isRule knows a line that is drawn: ----, ====, * * *.
func isRule(line string) bool {
	return len(line) > 2 && strings.Trim(line, "-=_*~–—─━ ") == ""
}
