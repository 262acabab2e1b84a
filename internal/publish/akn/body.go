package akn

import (
	"strconv"

	"github.com/openplenum/plenum/internal/document"
)

// hierarchy writes sections as the hierarchy of a statement: numbered points
// are paragraphs, and text among them is a container of its own.
func (x *writer) hierarchy(all []document.Section, prefix string) {
	for i := range all {
		s := &all[i]
		if s.Title == "" {
			x.parts(s, prefix)
			continue
		}
		id := x.id(prefix, "sec", i+1)
		x.open("section", "eId", id)
		x.text("heading", s.Title, "eId", id+"__heading")
		if len(s.Sections) == 0 && !hasPoints(s) {
			x.open("content", "eId", id+"__content")
			if len(s.Blocks) == 0 {
				x.text("p", "")
			}
			for n, b := range s.Blocks {
				x.block(b, id+"__content", n+1)
			}
			x.close()
		} else {
			x.parts(s, id)
		}
		x.close()
	}
}

// parts writes blocks and inner sections side by side.
func (x *writer) parts(s *document.Section, prefix string) {
	for i, b := range s.Blocks {
		points, ok := b.(document.Points)
		if !ok {
			id := x.id(prefix, "hcontainer", i+1)
			x.open("hcontainer", "eId", id, "name", "text")
			x.open("content", "eId", id+"__content")
			x.block(b, id+"__content", 1)
			x.close()
			x.close()
			continue
		}
		for n, p := range points {
			id := x.id(prefix, "para", n+1)
			if number := digits(p.Number); number > 0 {
				id = x.id(prefix, "para", number)
			}
			x.open("paragraph", "eId", id)
			x.text("num", p.Number, "eId", id+"__num")
			x.open("content", "eId", id+"__content")
			x.text("p", p.Text)
			for _, note := range p.Notes {
				x.text("p", note, "class", "note")
			}
			x.close()
			x.close()
		}
	}
	x.hierarchy(s.Sections, prefix)
}

func hasPoints(s *document.Section) bool {
	for _, b := range s.Blocks {
		if _, ok := b.(document.Points); ok {
			return true
		}
	}
	return false
}

// digits is the number with which a text begins, 0 without one.
func digits(s string) int {
	end := 0
	for end < len(s) && s[end] >= '0' && s[end] <= '9' {
		end++
	}
	n, err := strconv.Atoi(s[:end])
	if err != nil {
		return 0
	}
	return n
}

// block writes a block that is no point.
func (x *writer) block(b document.Block, prefix string, number int) {
	switch v := b.(type) {
	case document.Paragraph:
		x.paragraph(v)
	case document.Speech:
		x.text("p", v.From+": "+v.Text)
	case document.Items:
		for _, line := range v {
			x.text("p", line.Text)
			for _, below := range line.Below {
				x.text("p", below)
			}
		}
	case document.Points:
		for _, p := range v {
			x.text("p", p.Number+" "+p.Text)
		}
	case document.Links:
		for _, l := range v {
			x.text("p", l.Text)
		}
	case *document.Table:
		x.table(v, x.id(prefix, "table", number))
	}
}

func (x *writer) paragraph(p document.Paragraph) {
	text := p.Text
	if p.Lead != "" {
		text = p.Lead + " " + text
	}
	if p.Note {
		x.text("p", text, "class", "note")
		return
	}
	x.text("p", text)
}

func (x *writer) table(t *document.Table, id string) {
	x.open("table", "eId", id)
	if t.Caption != "" {
		x.text("caption", t.Caption)
	}
	x.open("tr")
	for _, c := range t.Columns {
		x.cell("th", c.Title, "")
	}
	x.close()
	for _, r := range t.Rows {
		x.open("tr")
		for _, c := range r {
			span := ""
			if len(r) == 1 && len(t.Columns) > 1 {
				span = strconv.Itoa(len(t.Columns))
			}
			x.cell("td", c.Text, span)
		}
		x.close()
	}
	x.close()
}

func (x *writer) cell(name, text, span string) {
	x.open(name, "colspan", span)
	x.text("p", text)
	x.close()
}

// debateSection writes a section of a debate: what was said as speeches, what
// happened as narrative.
func (x *writer) debateSection(s *document.Section, prefix string, number int) {
	name := s.ID
	if name == "" {
		name = "opening"
	}
	id := x.id(prefix, "dbsect", number)
	x.open("debateSection", "name", name, "eId", id)
	if s.Title != "" {
		x.text("heading", s.Title, "eId", id+"__heading")
	}
	for i, b := range s.Blocks {
		switch v := b.(type) {
		case document.Speech:
			x.open("speech", "eId", x.id(id, "speech", i+1), "by", "#"+speaker(v.By))
			x.text("from", v.From)
			x.text("p", v.Text)
			x.close()
		case document.Paragraph:
			text := v.Text
			if v.Lead != "" {
				text = v.Lead + " " + text
			}
			x.text("narrative", text)
		default:
			x.block(b, id, i+1)
		}
	}
	for i := range s.Sections {
		x.debateSection(&s.Sections[i], id, i+1)
	}
	x.close()
}

// Unknown is the agent of what nobody is known to have said.
const Unknown = "unknown"

func speaker(id string) string {
	if id == "" {
		return Unknown
	}
	return id
}
