package web

import (
	"cmp"
	"fmt"
	"html/template"
	"path"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/locale"
	"github.com/openplenum/plenum/internal/report"
)

// functions are what templates can call, for one language.
func functions(l *lang, shelf *shelf) template.FuncMap {
	return template.FuncMap{
		"text":      l.say,
		"fault":     func(p problem) string { return l.text(p.Key, p.Args...) },
		"day":       l.day,
		"moment":    l.moment,
		"clock":     l.clockTime,
		"stamp":     func(t time.Time) string { return l.local(t).Format(time.RFC3339) },
		"zone":      l.zoneAt,
		"figure":    l.figure,
		"whole":     l.whole,
		"asset":     shelf.name,
		"field":     newField,
		"pair":      func(a, b any) pair { return pair{a, b} },
		"plus":      func(a, b int) int { return a + b },
		"list":      func(words []string) string { return l.words.List(words) },
		"dict":      dict,
		"list3":     func(a, b, c string) []string { return []string{a, b, c} },
		"word":      func(prefix string, v any) (string, error) { return l.say(prefix + fmt.Sprint(v)) },
		"percent":   func(n int) string { return l.words.Percent(float64(n)/100, 0) },
		"heatsign":  heatSign,
		"meetings":  meetings,
		"hasbase":   hasBase,
		"blockkind": blockKind,
		"rule":      func(r assembly.VoteRule) string { return ruleText(l, r) },
		"date":      l.date,
		"isoday":    func(s string) string { return l.day(dayOf(assembly.Date(s))) },
		"fieldname": l.fieldName,
		"short":     shorten,
		"num":       func(v float64) string { return strconv.FormatFloat(v, 'f', 2, 64) },
	}
}

// say is text for templates: arguments stand by name, in pairs, or by place.
func (l *lang) say(key string, args ...any) (string, error) {
	if !l.words.Has(key) {
		return "", fmt.Errorf("no text %s", key)
	}
	if len(args) < 2 {
		return l.text(key, args...), nil
	}
	named, err := dict(args...)
	if err != nil {
		return "", fmt.Errorf("text %s: %w", key, err)
	}
	return l.text(key, locale.Args(named)), nil
}

// dict makes a map of pairs of name and value.
func dict(args ...any) (map[string]any, error) {
	if len(args)%2 != 0 {
		return nil, fmt.Errorf("%d arguments are not pairs", len(args))
	}
	m := map[string]any{}
	for i := 0; i < len(args); i += 2 {
		name, ok := args[i].(string)
		if !ok {
			return nil, fmt.Errorf("%v is not a name", args[i])
		}
		m[name] = args[i+1]
	}
	return m, nil
}

// pair hands two things to a part of a page.
type pair struct{ A, B any }

// field is a field of a form for the parts in page/_form.html.
type field struct {
	Form  formed
	Name  string
	Label string         // key of the catalogue
	With  map[string]any // kind, hint, options and others of the part
}

// formed is a struct of a form: it embeds form.
type formed interface {
	Value(name string) string
	Picked(name, value string) bool
	Faults(name string) []problem
	Wrong() []string
	Sent(to string) bool
}

// newField puts a field together: the form, its name, the key of its label, and
// pairs for the part.
func newField(f formed, name, label string, with ...any) (field, error) {
	m, err := dict(with...)
	return field{Form: f, Name: name, Label: label, With: m}, err
}

// Value is what was typed, or what the field begins with.
func (f field) Value() string {
	switch v, begins := f.With["value"]; {
	case f.own() || f.Form.Sent("") && !begins:
		return f.Form.Value(f.Name)
	case begins:
		return fmt.Sprint(v)
	}
	return ""
}

// Faults are those of the field.
func (f field) Faults() []problem {
	if !f.own() {
		return nil
	}
	return f.Form.Faults(f.Name)
}

// Picked tells whether a value was chosen.
func (f field) Picked(v string) bool {
	return (f.own() || f.Form.Sent("")) && f.Form.Picked(f.Name, v)
}

// PickedOf are the options of a group that were chosen, by name.
func (f field) PickedOf(group []option) []string {
	var out []string
	for _, o := range group {
		if f.Picked(o.Value) {
			out = append(out, o.Text)
		}
	}
	return out
}

// to is where the field is sent, on a page with several forms; else empty.
func (f field) to() string {
	to, _ := f.With["to"].(string)
	return to
}

// own tells whether the field is of the form that was sent. On a page with
// several forms the others were not filled in, and have no faults.
func (f field) own() bool { return f.to() == "" || f.Form.Sent(f.to()) }

// Mark is what identifiers in the page are made of: the name, to which the
// faults above the form lead; in the other forms of a page with several, the
// act before it, so that no two are the same.
func (f field) Mark() string {
	if f.own() {
		return f.Name
	}
	return path.Base(f.to()) + "-" + f.Name
}

// compareText puts texts in the order of letters, small and large alike.
func compareText(a, b string) int {
	return cmp.Or(cmp.Compare(strings.ToLower(a), strings.ToLower(b)), cmp.Compare(a, b))
}

// shorten cuts a text at a word, to so many characters at most.
func shorten(s string, most int) string {
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	cut := string([]rune(s)[:most])
	if i := strings.LastIndexByte(cut, ' '); i > most/2 {
		cut = cut[:i]
	}
	return cut + "…"
}

// heatSign is the sign of a state, beside its colour.
func heatSign(h heat) string {
	switch h {
	case heatMet:
		return "✓"
	case heatNear, heatShort, heatLow, heatFar:
		return "▾"
	case heatZero:
		return "0"
	case heatAside:
		return "✕"
	case heatUnreported:
		return "?"
	case heatUndue:
		return "…"
	case heatUntargeted:
	}
	return "·"
}

// blockKind names the kind of a block of a report, of those that a page shows
// inside its own.
func blockKind(b report.Block) string {
	switch b.(type) {
	case report.Paragraph:
		return "paragraph"
	case report.List:
		return "list"
	}
	return ""
}
