package intake

import (
	"regexp"
	"strings"
)

// markdownLink is a link of Markdown, of which only the words are read.
var markdownLink = regexp.MustCompile(`!?\[([^\[\]]*)\]\([^()\s]*(?:\s+"[^"]*")?\)`)

// Clean returns the words of a quote as one reads them: without line breaks,
// marks of emphasis and lists, hyphens at the end of lines, page numbers and
// invisible marks.
func (q Quote) Clean() string {
	text := q.Text
	if strings.Contains(text, "](") {
		text = markdownLink.ReplaceAllString(text, "$1")
	}
	p := readPlain(text)
	var b strings.Builder
	for _, s := range p.sentences {
		if s.role == furnish && len(p.sentences) > 1 {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(s.words)
	}
	return b.String()
}
