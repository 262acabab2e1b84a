package atom

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
	"time"
)

// XHTML is the namespace of content that is a page.
const XHTML = "http://www.w3.org/1999/xhtml"

// Check holds a feed against the rules of RFC 4287 for the elements that Write
// uses, and lists what breaks them: names and their namespace, what must stand
// once, identifiers, dates and their order, links, and content, which is one div
// of XHTML with nothing beside it. It reads the bytes and shares nothing with
// Write.
func Check(data []byte) []string {
	c := &checker{ids: map[string]bool{}}
	if err := c.read(xml.NewDecoder(bytes.NewReader(data))); err != nil {
		c.say("it is no XML: %v", err)
	}
	return c.faults
}

// element is an element that is being read.
type element struct {
	name     string
	text     strings.Builder
	has      map[string]int // children, by name
	links    map[string]int // by relation and type
	children map[string][]string
	inside   bool // of content: XHTML
}

type checker struct {
	faults []string
	ids    map[string]bool
	open   []*element
}

func (c *checker) say(format string, args ...any) {
	c.faults = append(c.faults, fmt.Sprintf(format, args...))
}

func (c *checker) read(d *xml.Decoder) error {
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			if len(c.open) > 0 {
				return io.ErrUnexpectedEOF
			}
			return nil
		}
		if err != nil {
			return err
		}
		switch x := t.(type) {
		case xml.StartElement:
			c.start(x)
		case xml.CharData:
			if len(c.open) > 0 {
				c.open[len(c.open)-1].text.Write(x)
			}
		case xml.EndElement:
			c.end()
		}
	}
}

func (c *checker) start(x xml.StartElement) {
	e := &element{name: x.Name.Local, has: map[string]int{}, links: map[string]int{}, children: map[string][]string{}}
	e.inside = len(c.open) > 0 && (c.open[len(c.open)-1].inside || c.open[len(c.open)-1].name == "content")
	if e.inside {
		c.page(x)
		c.open = append(c.open, e)
		return
	}
	if x.Name.Space != Namespace {
		c.say("%s is not in the namespace of Atom but in %q", x.Name.Local, x.Name.Space)
	}
	if e.name == "content" && attribute(x, "type") != "xhtml" {
		c.say("content has the type %q, not xhtml", attribute(x, "type"))
	}
	if len(c.open) == 0 && e.name != "feed" {
		c.say("the document element is %s, not feed", e.name)
	}
	if len(c.open) > 0 {
		up := c.open[len(c.open)-1]
		up.has[e.name]++
		if e.name == "link" {
			c.link(up, x)
		}
		if e.name == "category" && attribute(x, "term") == "" {
			c.say("a category has no term")
		}
	}
	c.open = append(c.open, e)
}

// page holds an element of content against what may stand there.
func (c *checker) page(x xml.StartElement) {
	up := c.open[len(c.open)-1]
	up.has[x.Name.Local]++
	if x.Name.Space != XHTML {
		c.say("%s of content is not in the namespace of XHTML but in %q", x.Name.Local, x.Name.Space)
	}
	switch {
	case up.name == "content" && x.Name.Local != "div":
		c.say("content holds %s, not div", x.Name.Local)
	case x.Name.Local == "script" || x.Name.Local == "style" || x.Name.Local == "iframe":
		c.say("content holds %s", x.Name.Local)
	}
}

func attribute(x xml.StartElement, name string) string {
	for _, a := range x.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

func (c *checker) link(up *element, x xml.StartElement) {
	href := attribute(x, "href")
	if _, err := url.Parse(href); href == "" || err != nil {
		c.say("a link has the href %q", href)
	}
	rel := attribute(x, "rel")
	if rel == "" {
		rel = "alternate"
	}
	kind := attribute(x, "type")
	if kind != "" && !strings.Contains(kind, "/") {
		c.say("a link has the type %q", kind)
	}
	up.links[rel]++
	if rel == "alternate" {
		up.links[rel+" "+kind]++
		if up.links[rel+" "+kind] > 1 {
			c.say("%s has several alternate links of the type %q", up.name, kind)
		}
	}
}

func (c *checker) end() {
	e := c.open[len(c.open)-1]
	c.open = c.open[:len(c.open)-1]
	if e.inside {
		return
	}
	text := strings.TrimSpace(e.text.String())
	if len(c.open) > 0 {
		up := c.open[len(c.open)-1]
		up.children[e.name] = append(up.children[e.name], text)
	}
	switch e.name {
	case "feed":
		c.once(e, "id", "title", "updated")
		if e.links["self"] != 1 {
			c.say("the feed has %d self links", e.links["self"])
		}
		if e.has["author"] == 0 && e.has["entry"] > 0 {
			c.say("neither the feed nor every entry has an author")
		}
	case "entry":
		c.once(e, "id", "title", "updated")
		if from, to := only(e.children["published"]), only(e.children["updated"]); from != "" && to < from { // both in UTC
			c.say("an entry was updated at %s, before it was published at %s", to, from)
		}
		if e.links["alternate"] == 0 && e.has["content"] == 0 {
			c.say("an entry has neither content nor an alternate link")
		}
	case "content":
		if e.has["div"] != 1 || text != "" {
			c.say("content of the type xhtml is not one div and nothing beside it")
		}
	case "author":
		c.once(e, "name")
	case "id":
		c.identifier(text)
	case "updated", "published":
		if _, err := time.Parse(time.RFC3339, text); err != nil {
			c.say("%s is %q, which is no date of RFC 3339", e.name, text)
		}
	}
}

// only is the first of several texts, empty without any.
func only(all []string) string {
	if len(all) == 0 {
		return ""
	}
	return all[0]
}

// once holds that children stand there exactly once, and say something.
func (c *checker) once(e *element, names ...string) {
	for _, name := range names {
		if e.has[name] != 1 {
			c.say("%s has %d of %s", e.name, e.has[name], name)
			continue
		}
		if e.children[name][0] == "" && name != "title" {
			c.say("%s of %s is empty", name, e.name)
		}
	}
}

func (c *checker) identifier(id string) {
	if u, err := url.Parse(id); err != nil || !u.IsAbs() {
		c.say("the identifier %q is no absolute IRI", id)
	}
	if c.ids[id] {
		c.say("the identifier %q stands twice", id)
	}
	c.ids[id] = true
}
