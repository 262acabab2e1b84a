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

// Check holds a feed against the rules of RFC 4287 for the elements that Write
// uses, and lists what breaks them: names and their namespace, what must stand
// once, identifiers, dates, links. It reads the bytes and shares nothing with
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
	if x.Name.Space != Namespace {
		c.say("%s is not in the namespace of Atom but in %q", x.Name.Local, x.Name.Space)
	}
	e := &element{name: x.Name.Local, has: map[string]int{}, links: map[string]int{}, children: map[string][]string{}}
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
		if e.links["alternate"] == 0 && e.has["content"] == 0 {
			c.say("an entry has neither content nor an alternate link")
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
