package plenaryfile

import (
	"go.yaml.in/yaml/v3"

	"github.com/openplenum/plenum/internal/assembly"
)

func (r *reader) conclusion(n *yaml.Node) Conclusion {
	c := Conclusion{Place: placeOf(n)}
	r.mapping(n, map[string]func(*yaml.Node){
		"conclusion": scalar(r, &c.Key),
		"item":       whole(r, &c.Item),
		"title":      scalar(r, &c.Title),
		"points":     list(r, &c.Points, r.point),
		"amendments": func(n *yaml.Node) {
			r.each(n, func(n *yaml.Node) { c.Amendments = append(c.Amendments, r.amendment(n, c.Points)) })
		},
	}, "conclusion", "item", "title", "points")
	return c
}

func (r *reader) point(n *yaml.Node) Point {
	p := Point{Place: placeOf(n)}
	fields := r.content(&p.Content, &p.Changes)
	fields["point"] = scalar(r, &p.Key)
	r.mapping(n, fields, "point", "text", "kind")
	return p
}

// amendment reads an amendment. One that revises a point says only what it
// changes: everything else stays as the point has it.
func (r *reader) amendment(n *yaml.Node, points []Point) Amendment {
	m := Amendment{Place: placeOf(n)}
	head := map[string]func(*yaml.Node){
		"amendment": scalar(r, &m.Key),
		"does":      oneOf(r, &m.Sort, assembly.Revise, assembly.Delete, assembly.NewPoint),
		"point":     scalar(r, &m.Point),
		"reason":    scalar(r, &m.Reason),
		"mover":     scalar(r, &m.Mover),
		"seconders": names(r, &m.Seconds),
		"admitted":  r.yes(&m.Admitted),
	}
	for i := range points {
		if points[i].Key == pointNamed(n) && amendsAs(n, assembly.Revise) {
			m.Content, m.Changes = points[i].Content, points[i].Changes
		}
	}
	needed := []string{"amendment", "does", "mover"}
	switch {
	case amendsAs(n, assembly.NewPoint):
		needed = append(needed, "text", "kind")
	default:
		needed = append(needed, "point")
	}
	if !amendsAs(n, assembly.Delete) {
		for key, read := range r.content(&m.Content, &m.Changes) {
			head[key] = fresh(&m, key, read)
		}
	}
	r.mapping(n, head, needed...)
	return m
}

// fresh reads a list of an amendment instead of that of the point.
func fresh(m *Amendment, key string, read func(*yaml.Node)) func(*yaml.Node) {
	return func(n *yaml.Node) {
		switch key {
		case "supporting":
			m.Content.Supporting = nil
		case "field", "fields":
			m.Content.Fields = nil
		case "changes":
			m.Content.Changes, m.Changes = nil, nil
		}
		read(n)
	}
}

func pointNamed(n *yaml.Node) Key { return Key(valueOf(n, "point")) }

func amendsAs(n *yaml.Node, sort assembly.AmendmentKind) bool {
	return valueOf(n, "does") == string(sort)
}

// valueOf is the text under a key, empty if there is none.
func valueOf(n *yaml.Node, key string) string {
	if n.Kind != yaml.MappingNode {
		return ""
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1].Value
		}
	}
	return ""
}
