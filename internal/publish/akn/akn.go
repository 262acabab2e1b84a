// Package akn marks documents up in Akoma Ntoso 3.0 (OASIS LegalDocML), the
// XML of parliaments: a communiqué and a conclusion as a statement, minutes as
// a debate. The rules of the standard are in Check, which shares nothing with
// the writing.
package akn

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/openplenum/plenum/internal/document"
)

// Namespace is that of the standard.
const Namespace = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"

// MediaType is what a document is served as.
const MediaType = "application/akn+xml"

// Meta is what the standard wants to know of a document.
type Meta struct {
	Subtype  string // communique, minutes, conclusion
	Country  string // ISO 3166-1, two letters; xx for none
	Number   string // within the day and subtype: letters, digits, - and .
	Date     string // of the work, 2006-01-02
	Language string // three letters of ISO 639-2: eng

	Author    Agent // the body
	Publisher Agent // who publishes; may be the same
	Published string
	Persons   []Agent // who speaks
	Keywords  []Keyword
	Votes     []Vote // held in a debate
}

// Agent is a body or a person.
type Agent struct{ ID, Name string }

// Keyword is a field of work.
type Keyword struct{ ID, Name, Dictionary string }

// Vote is a vote with its count.
type Vote struct {
	ID                    string
	Carried               bool
	Quorum                int64
	For, Against, Abstain int64
}

// program is how the marking program is called among the references.
const program = "plenum"

// Statement writes a document as a statement.
func Statement(w io.Writer, m Meta, d *document.Document) error {
	x := &writer{meta: m}
	x.document("statement", d, func() {
		x.open("mainBody")
		x.hierarchy(d.Sections, "")
		x.close()
	})
	return x.finish(w)
}

// Debate writes a document as a debate.
func Debate(w io.Writer, m Meta, d *document.Document) error {
	x := &writer{meta: m}
	x.document("debate", d, func() {
		x.open("debateBody")
		for i := range d.Sections {
			x.debateSection(&d.Sections[i], "", i+1)
		}
		x.close()
	})
	return x.finish(w)
}

// writer writes elements, and knows which are open.
type writer struct {
	meta  Meta
	out   bytes.Buffer
	stack []string
	ids   map[string]int
}

func (x *writer) finish(w io.Writer) error {
	if len(x.stack) > 0 {
		return fmt.Errorf("akn: %s was not closed", x.stack[len(x.stack)-1])
	}
	_, err := w.Write(x.out.Bytes())
	return err
}

// open begins an element; attributes come as name and value in turn, and those
// without a value are left out.
func (x *writer) open(name string, attributes ...string) {
	x.out.WriteString("\n" + strings.Repeat(" ", len(x.stack)))
	x.tag(name, attributes, ">")
	x.stack = append(x.stack, name)
}

func (x *writer) tag(name string, attributes []string, end string) {
	x.out.WriteString("<" + name)
	for i := 0; i+1 < len(attributes); i += 2 {
		if attributes[i+1] == "" {
			continue
		}
		x.out.WriteString(" " + attributes[i] + `="`)
		x.escape(attributes[i+1])
		x.out.WriteString(`"`)
	}
	x.out.WriteString(end)
}

func (x *writer) close() {
	name := x.stack[len(x.stack)-1]
	x.stack = x.stack[:len(x.stack)-1]
	x.out.WriteString("\n" + strings.Repeat(" ", len(x.stack)) + "</" + name + ">")
}

// empty writes an element without content.
func (x *writer) empty(name string, attributes ...string) {
	x.out.WriteString("\n" + strings.Repeat(" ", len(x.stack)))
	x.tag(name, attributes, "/>")
}

// text writes an element that holds words only.
func (x *writer) text(name, words string, attributes ...string) {
	x.out.WriteString("\n" + strings.Repeat(" ", len(x.stack)))
	x.tag(name, attributes, ">")
	x.escape(words)
	x.out.WriteString("</" + name + ">")
}

func (x *writer) escape(s string) {
	_ = xml.EscapeText(&x.out, []byte(document.Clean(s))) // a buffer takes everything
}

// id makes an identifier that stands once.
func (x *writer) id(prefix, kind string, number int) string {
	id := kind + "_" + strconv.Itoa(number)
	if prefix != "" {
		id = prefix + "__" + id
	}
	return x.single(id)
}

func (x *writer) single(id string) string {
	if x.ids == nil {
		x.ids = map[string]int{}
	}
	x.ids[id]++
	if n := x.ids[id]; n > 1 {
		return x.single(id + "-" + strconv.Itoa(n))
	}
	return id
}

func (x *writer) document(kind string, d *document.Document, body func()) {
	x.out.WriteString(strings.TrimSuffix(xml.Header, "\n"))
	x.open("akomaNtoso", "xmlns", Namespace)
	x.open(kind, "name", x.meta.Subtype, "contains", "originalVersion")
	x.head(kind)
	x.open("preface")
	if d.Over != "" {
		x.text("p", d.Over)
	}
	x.open("p")
	x.text("docTitle", d.Title)
	x.close()
	for _, line := range d.Under {
		x.text("p", line)
	}
	x.open("p")
	x.text("docDate", x.meta.Date, "date", x.meta.Date)
	x.close()
	x.close()
	body()
	if d.End != "" {
		x.open("conclusions")
		x.text("p", d.End)
		x.close()
	}
	x.close()
	x.close()
	x.out.WriteString("\n")
}
