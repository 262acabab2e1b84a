package plenaryfile

import (
	"errors"
	"io"
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/plan"
)

// reader walks the nodes of a file and gathers faults.
type reader struct {
	name   string
	today  time.Time
	faults Faults
}

func (r *reader) fault(n *yaml.Node, c Code, args ...string) {
	r.faultAt(placeOf(n), c, args...)
}

func (r *reader) faultAt(at Place, c Code, args ...string) {
	r.faults = append(r.faults, Fault{File: r.name, Place: at, Code: c, Args: args})
}

// near adds names that may have been meant to the last fault.
func (r *reader) near(name string, names []string) {
	if len(name) <= 100 {
		r.faults[len(r.faults)-1].Near = plan.Near(name, names)
	}
}

func placeOf(n *yaml.Node) Place { return Place{n.Line, n.Column} }

var yamlLine = regexp.MustCompile(`^yaml: (?:unmarshal errors:\s*)?line (\d+): (.*)`)

// parse reads the document; nil, reported, if it is none.
func (r *reader) parse(data []byte) *yaml.Node {
	var doc yaml.Node
	err := yaml.NewDecoder(strings.NewReader(string(data))).Decode(&doc)
	at := Place{1, 1}
	switch {
	case errors.Is(err, io.EOF), err == nil && len(doc.Content) == 0:
		r.faultAt(at, Shape, "plenary_file: 1")
		return nil
	case err != nil:
		text := err.Error()
		if m := yamlLine.FindStringSubmatch(text); m != nil {
			at.Line, _ = strconv.Atoi(m[1]) // digits
			text = m[2]
		}
		r.faultAt(at, NotAFile, strings.TrimPrefix(text, "yaml: "))
		return nil
	}
	return doc.Content[0]
}

// mapping hands every value to the reader of its key, and reports keys that
// are unknown, there twice, or missing.
func (r *reader) mapping(n *yaml.Node, read map[string]func(*yaml.Node), needed ...string) {
	keys := slices.Sorted(maps.Keys(read))
	if n.Kind != yaml.MappingNode {
		r.fault(n, Shape, strings.Join(keys, ", "))
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		f, known := read[key.Value]
		switch {
		case !known || key.Kind != yaml.ScalarNode:
			r.fault(key, UnknownKey, key.Value, strings.Join(keys, ", "))
			r.near(key.Value, keys)
		case seen[key.Value]:
			r.fault(key, TwiceKey, key.Value)
		default:
			f(value)
		}
		seen[key.Value] = true
	}
	for _, key := range needed {
		if !seen[key] {
			r.fault(n, MissingKey, key)
		}
	}
}

// each hands every entry of a list to a reader.
func (r *reader) each(n *yaml.Node, read func(*yaml.Node)) {
	if n.Kind != yaml.SequenceNode {
		r.fault(n, Shape, "- ...")
		return
	}
	for _, entry := range n.Content {
		read(entry)
	}
}

// text reads words that must be there.
func (r *reader) text(n *yaml.Node) string {
	if n.Kind != yaml.ScalarNode || n.Tag == "!!null" || strings.TrimSpace(n.Value) == "" {
		r.fault(n, Shape, "...")
		return ""
	}
	return strings.TrimSpace(n.Value)
}

// scalar fills a text field.
func scalar[T ~string](r *reader, to *T) func(*yaml.Node) {
	return func(n *yaml.Node) { *to = T(r.text(n)) }
}

// names fills a list of names.
func names[T ~string](r *reader, to *[]T) func(*yaml.Node) {
	return func(n *yaml.Node) {
		r.each(n, func(n *yaml.Node) { *to = append(*to, T(r.text(n))) })
	}
}

// fields fills the fields of work: one, or a list.
func (r *reader) fields(n *yaml.Node, to *[]string) {
	if n.Kind == yaml.SequenceNode {
		names(r, to)(n)
	} else {
		*to = append(*to, r.text(n))
	}
	for i, f := range *to {
		if slices.Contains((*to)[:i], f) {
			r.fault(n, TwiceKey, f)
		}
	}
}

// oneOf fills a field that has one of some words.
func oneOf[T ~string](r *reader, to *T, words ...T) func(*yaml.Node) {
	return func(n *yaml.Node) {
		*to = T(r.text(n))
		if *to != "" && !slices.Contains(words, *to) {
			all := make([]string, len(words))
			for i, w := range words {
				all[i] = string(w)
			}
			r.fault(n, NotOneOf, string(*to), strings.Join(all, ", "))
		}
	}
}

// whole fills a whole number that is not below zero.
func whole[T ~int | ~int64](r *reader, to *T) func(*yaml.Node) {
	return func(n *yaml.Node) {
		v, err := strconv.ParseInt(n.Value, 10, 64)
		if n.Kind != yaml.ScalarNode || err != nil || v < 0 || v > math.MaxInt32 {
			r.fault(n, NotWhole, n.Value)
			return
		}
		*to = T(v)
	}
}

// yes fills a truth value.
func (r *reader) yes(to *bool) func(*yaml.Node) {
	return func(n *yaml.Node) {
		switch {
		case n.Kind == yaml.ScalarNode && slices.Contains([]string{"yes", "true"}, strings.ToLower(n.Value)):
			*to = true
		case n.Kind == yaml.ScalarNode && slices.Contains([]string{"no", "false"}, strings.ToLower(n.Value)):
			*to = false
		default:
			r.fault(n, NotYesNo, n.Value)
		}
	}
}

var relative = regexp.MustCompile(`^today(?:\s*([+-])\s*(\d{1,5}))?$`)

// date fills a day: 2026-03-02, or today, today-14, today+30.
func (r *reader) date(to *assembly.Date) func(*yaml.Node) {
	return func(n *yaml.Node) {
		value := strings.TrimSpace(n.Value)
		if m := relative.FindStringSubmatch(value); m != nil {
			days, _ := strconv.Atoi(m[1] + m[2]) // a sign and digits, or nothing
			value = r.today.AddDate(0, 0, days).Format(time.DateOnly)
		}
		*to = assembly.Date(value)
		if n.Kind != yaml.ScalarNode || value == "" || !to.Valid() {
			r.fault(n, NotADate, n.Value)
			*to = ""
		}
	}
}
