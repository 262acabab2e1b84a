package locale

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"
)

// pluralForms are the names that plural forms have in the Unicode tables.
var pluralForms = []string{"zero", "one", "two", "few", "many", "other"}

// decode adds the texts of one file.
func (c *Catalogue) decode(area string, data []byte) error {
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		return err
	}
	if len(doc.Content) == 0 {
		return nil // an empty file
	}
	top := doc.Content[0]
	if top.Kind != yaml.MappingNode {
		return fmt.Errorf("line %d: a file of texts is a map", top.Line)
	}
	return c.collect(area, top)
}

// collect walks a node whose key is known.
func (c *Catalogue) collect(key string, n *yaml.Node) error {
	switch n.Kind {
	case yaml.ScalarNode:
		return c.put(key, entry{text: strings.TrimRight(n.Value, "\n")}, n)
	case yaml.MappingNode:
		if e, ok := pluralText(n); ok {
			return c.put(key, e, n)
		}
		for i := 0; i+1 < len(n.Content); i += 2 {
			if err := c.collect(key+"."+n.Content[i].Value, n.Content[i+1]); err != nil {
				return err
			}
		}
		return nil
	}
	return fmt.Errorf("line %d: %s is neither a text nor a map", n.Line, key)
}

func (c *Catalogue) put(key string, e entry, n *yaml.Node) error {
	if _, ok := c.entries[key]; ok {
		return fmt.Errorf("line %d: %s stands there twice", n.Line, key)
	}
	c.entries[key] = e
	return nil
}

// pluralText reads a map of plural forms: one that has `other` and nothing but
// forms and `by`.
func pluralText(n *yaml.Node) (entry, bool) {
	e := entry{forms: map[string]string{}}
	for i := 0; i+1 < len(n.Content); i += 2 {
		name, value := n.Content[i].Value, n.Content[i+1]
		if value.Kind != yaml.ScalarNode {
			return entry{}, false
		}
		switch {
		case name == "by":
			e.by = value.Value
		case isForm(name):
			e.forms[name] = strings.TrimRight(value.Value, "\n")
		default:
			return entry{}, false
		}
	}
	_, ok := e.forms["other"]
	return e, ok
}

func isForm(name string) bool {
	for _, f := range pluralForms {
		if f == name {
			return true
		}
	}
	return false
}
