package akn

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"time"
)

// Check holds a document against the rules of Akoma Ntoso 3.0 for the elements
// that are used here, and lists what breaks them: the namespace, which element
// may stand where and in which order, the attributes that each needs,
// identifiers that stand once, references that lead to something, dates, and
// the addresses of work, expression and manifestation, which begin alike.
func Check(data []byte) []string {
	c := &checker{}
	root, err := parse(data)
	if err != nil {
		return []string{"it is no XML: " + err.Error()}
	}
	if root.name != "akomaNtoso" {
		c.say("the document element is %s", root.name)
	}
	c.element(root)
	c.identifiers(root)
	c.addresses(root)
	return c.faults
}

// node is an element with what it holds.
type node struct {
	name, space string
	attributes  map[string]string
	children    []*node
	text        bool // words stand directly in it
}

func parse(data []byte) (*node, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	top := &node{}
	stack := []*node{top}
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		at := stack[len(stack)-1]
		switch x := t.(type) {
		case xml.StartElement:
			n := &node{name: x.Name.Local, space: x.Name.Space, attributes: map[string]string{}}
			for _, a := range x.Attr {
				if a.Name.Space == "" && a.Name.Local != "xmlns" {
					n.attributes[a.Name.Local] = a.Value
				}
			}
			at.children = append(at.children, n)
			stack = append(stack, n)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			at.text = at.text || strings.TrimSpace(string(x)) != ""
		}
	}
	if len(top.children) != 1 {
		return nil, errors.New("there must be one element around all others")
	}
	return top.children[0], nil
}

type checker struct{ faults []string }

func (c *checker) say(format string, args ...any) {
	c.faults = append(c.faults, fmt.Sprintf(format, args...))
}

// element holds one element and all within against its model.
func (c *checker) element(n *node) {
	if n.space != Namespace {
		c.say("%s is in the namespace %q", n.name, n.space)
	}
	m, known := models[n.name]
	if !known {
		c.say("%s is no element that may stand here", n.name)
		return
	}
	for _, name := range m.needs {
		if n.attributes[name] == "" {
			c.say("%s lacks the attribute %s", n.name, name)
		}
	}
	if n.text && !m.words {
		c.say("words stand directly in %s", n.name)
	}
	if m.either != "" && has(n, m.either) {
		c.alone(n, m)
	}
	if m.order != nil {
		c.sequence(n, m.order)
	} else {
		for i, k := range n.children {
			switch {
			case slices.Contains(m.heads, k.name) && !begins(n, i, m.heads):
				c.say("%s comes after the text of %s", k.name, n.name)
			case !slices.Contains(m.any, k.name) && !slices.Contains(m.heads, k.name):
				c.say("%s may not stand in %s", k.name, n.name)
			}
		}
	}
	if m.some && len(n.children) == 0 {
		c.say("%s is empty", n.name)
	}
	c.dates(n)
	for _, k := range n.children {
		c.element(k)
	}
}

func has(n *node, name string) bool {
	return slices.ContainsFunc(n.children, func(k *node) bool { return k.name == name })
}

// begins tells whether nothing but heads stands before a child.
func begins(n *node, at int, heads []string) bool {
	for _, k := range n.children[:at] {
		if !slices.Contains(heads, k.name) {
			return false
		}
	}
	return true
}

// alone holds that an element has one child beside its heads, where that child
// may have no company.
func (c *checker) alone(n *node, m model) {
	for _, k := range n.children {
		if k.name != m.either && !slices.Contains([]string{"num", "heading", "subheading"}, k.name) {
			c.say("%s has both %s and %s", n.name, m.either, k.name)
		}
	}
}

// sequence holds the children of an element against an order in which each may
// be missing (?), come several times (*), or both (+ is once or more).
func (c *checker) sequence(n *node, order []string) {
	at := 0
	for _, part := range order {
		names, least, most := part, 1, 1
		switch part[len(part)-1] {
		case '?':
			names, least = part[:len(part)-1], 0
		case '*':
			names, least, most = part[:len(part)-1], 0, 1<<30
		case '+':
			names, most = part[:len(part)-1], 1<<30
		}
		found := 0
		for at < len(n.children) && found < most && slices.Contains(strings.Split(names, "|"), n.children[at].name) {
			at, found = at+1, found+1
		}
		if found < least {
			c.say("%s lacks %s, or has it out of order", n.name, names)
		}
	}
	if at < len(n.children) {
		c.say("%s may not stand there in %s", n.children[at].name, n.name)
	}
}

func (c *checker) dates(n *node) {
	if d, ok := n.attributes["date"]; ok {
		if _, err := time.Parse(time.DateOnly, d); err != nil {
			c.say("%s has the date %q", n.name, d)
		}
	}
	if l, ok := n.attributes["language"]; ok && !regexp.MustCompile(`^[a-z]{3}$`).MatchString(l) {
		c.say("%s has the language %q, not three letters", n.name, l)
	}
	if n.name == "FRBRcountry" && !regexp.MustCompile(`^[a-z]{2}$`).MatchString(n.attributes["value"]) {
		c.say("the country is %q, not two letters", n.attributes["value"])
	}
	if v := n.attributes["contains"]; v != "" && !slices.Contains([]string{"originalVersion", "singleVersion", "multipleVersions"}, v) {
		c.say("contains is %q", v)
	}
}

// identifiers holds that each stands once, and that references lead to one of
// the right kind.
func (c *checker) identifiers(root *node) {
	ids := map[string]string{}
	c.nested(root, "", false)
	each(root, func(n *node) {
		id, ok := n.attributes["eId"]
		switch {
		case !ok:
			return
		case id == "" || strings.ContainsAny(id, " \t\r\n"):
			c.say("%s has the identifier %q", n.name, id)
		case ids[id] != "":
			c.say("the identifier %s stands twice", id)
		}
		ids[id] = n.name
	})
	agents, anything := []string{"TLCPerson", "TLCOrganization"}, []string(nil)
	kinds := map[string][]string{
		"source": agents, "by": agents, "as": {"TLCRole"}, "outcome": {"TLCConcept"}, "dictionary": {"TLCReference"}, "refersTo": anything, "href": anything,
	}
	each(root, func(n *node) {
		for name, want := range kinds {
			to, local := strings.CutPrefix(n.attributes[name], "#")
			if !local {
				if n.attributes[name] != "" && name != "href" {
					c.say("%s of %s is %q, no reference", name, n.name, n.attributes[name])
				}
				continue
			}
			found := ids[to]
			if found == "" || want != nil && !slices.Contains(want, found) {
				c.say("%s of %s leads to #%s, which is %q", name, n.name, to, found)
			}
		}
	})
}

// part is one part of an identifier in the body: what it is, and which one of
// its kind where there are several: sec_2, heading, hcontainer_1-2.
var part = regexp.MustCompile(`^[a-z][a-zA-Z]*(_[0-9]+(-[0-9]+)*)?$`)

// nested holds that in the body an identifier continues that of the nearest
// element around it that has one, by __ and a part.
func (c *checker) nested(n *node, above string, inBody bool) {
	inBody = inBody || n.name == "mainBody" || n.name == "debateBody"
	if id := n.attributes["eId"]; id != "" && inBody {
		rest := id
		if above != "" {
			var ok bool
			if rest, ok = strings.CutPrefix(id, above+"__"); !ok {
				c.say("the identifier %s does not continue %s", id, above)
			}
		}
		if !part.MatchString(rest) {
			c.say("the identifier %s has the part %q", id, rest)
		}
		above = id
	}
	for _, k := range n.children {
		c.nested(k, above, inBody)
	}
}

// addresses holds that the levels name each other: the address of the
// expression continues that of the work, and so on.
func (c *checker) addresses(root *node) {
	uris, these := map[string]string{}, map[string]string{}
	each(root, func(n *node) {
		for _, k := range n.children {
			switch k.name {
			case "FRBRuri":
				uris[n.name] = k.attributes["value"]
			case "FRBRthis":
				these[n.name] = k.attributes["value"]
			}
		}
	})
	work, expression := uris["FRBRWork"], uris["FRBRExpression"]
	if !regexp.MustCompile(`^/akn/[a-z]{2}/(statement|debate)/[^/]+/\d{4}(-\d\d-\d\d)?/[^/]+$`).MatchString(work) {
		c.say("the address of the work is %q", work)
	}
	if !strings.HasPrefix(expression, work+"/") || !strings.Contains(expression, "@") {
		c.say("the address of the expression, %q, does not continue that of the work", expression)
	}
	if !strings.HasPrefix(uris["FRBRManifestation"], expression+".") {
		c.say("the address of the manifestation, %q, does not continue that of the expression", uris["FRBRManifestation"])
	}
	for level, this := range these {
		if bare := strings.TrimSuffix(uris[level], ".xml"); !strings.HasPrefix(this, bare+"/!") {
			c.say("the component of %s is %q", level, this)
		}
	}
}

func each(n *node, visit func(*node)) {
	visit(n)
	for _, k := range n.children {
		each(k, visit)
	}
}
