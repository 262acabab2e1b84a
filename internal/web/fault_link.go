package web

import (
	"bytes"
	"regexp"
	"strings"
)

// faultLink is a fault in the summary above a form.
var faultLink = regexp.MustCompile(`<a href="#f-([^"]+)">([^<]*)</a>`)

// leadFaults has each fault above a form say what its field is called, which
// only the form itself knows. One whose field the reader is not shown, such as
// of a form that was sent by a program, leads nowhere.
func (l *lang) leadFaults(page []byte) []byte {
	if !bytes.Contains(page, []byte(`class="faults"`)) {
		return page
	}
	return faultLink.ReplaceAllFunc(page, func(link []byte) []byte {
		m := faultLink.FindSubmatch(link)
		id := "f-" + string(m[1])
		if !bytes.Contains(page, []byte(` id="`+id+`"`)) {
			return m[2]
		}
		if label := labelOf(page, id); label != "" {
			return []byte(`<a href="#` + id + `">` + l.text("web.fault.of", label, string(m[2])) + `</a>`)
		}
		return link
	})
}

// labelOf is the label of a field, or the legend of a group of them, as it
// stands in the page.
func labelOf(page []byte, id string) string {
	id = regexp.QuoteMeta(id)
	for _, where := range []string{` for="` + id + `">([^<]+)`, ` id="` + id + `"[^>]*>\s*<legend>([^<]+)`} {
		if m := regexp.MustCompile(where).FindSubmatch(page); m != nil {
			return strings.TrimSpace(string(m[1]))
		}
	}
	return ""
}
