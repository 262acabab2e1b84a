package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/openplenum/plenum/internal/assembly"
)

// mostTemplate is how many bytes a template has at most.
const mostTemplate = 1 << 20

// TemplateFault is a fault of a template.
type TemplateFault struct {
	Line int // from 1; 0: of the whole
	Text string
}

// TemplateFaults are all faults of a template, in the order of their lines.
type TemplateFaults []TemplateFault

func (f TemplateFaults) Error() string {
	var out []string
	for _, x := range f {
		if x.Line > 0 {
			out = append(out, fmt.Sprintf("line %d: %s", x.Line, x.Text))
		} else {
			out = append(out, x.Text)
		}
	}
	return strings.Join(out, "; ")
}

// ReadTemplate reads a template. What it leaves out is as in the standard one,
// but for the order, which is taken as it stands. Faults come as
// TemplateFaults, all at once.
func ReadTemplate(data []byte) (*Template, error) {
	switch {
	case len(data) > mostTemplate:
		return nil, TemplateFaults{{Text: fmt.Sprintf("it has %d bytes, a template at most %d", len(data), mostTemplate)}}
	case !utf8.Valid(data):
		return nil, TemplateFaults{{Text: "it is no text in UTF-8"}}
	}
	t := &Template{Dateline: "{place}, {date} ({agency}) --", Order: slices.Clone(parts), Group: "fields", Country: "xx"}
	var tree yaml.Node
	d := yaml.NewDecoder(bytes.NewReader(data))
	d.KnownFields(true)
	err := d.Decode(t)
	if errors.Is(err, io.EOF) {
		err = nil // an empty file
	}
	if err != nil {
		return nil, faultsOf(err)
	}
	if err := yaml.Unmarshal(data, &tree); err != nil {
		return nil, faultsOf(err)
	}
	r := &templateReader{lines: linesOf(&tree)}
	if r.check(t); len(r.faults) > 0 {
		slices.SortStableFunc(r.faults, func(a, b TemplateFault) int { return a.Line - b.Line })
		return nil, r.faults
	}
	return t, nil
}

// faultsOf are the faults that the reader of YAML found, in plain words.
func faultsOf(err error) TemplateFaults {
	texts := []string{strings.TrimPrefix(err.Error(), "yaml: ")}
	var wrong *yaml.TypeError
	if errors.As(err, &wrong) {
		texts = wrong.Errors
	}
	var out TemplateFaults
	for _, text := range texts {
		f := TemplateFault{Text: text}
		if m := atLine.FindStringSubmatch(text); m != nil {
			f.Line, _ = strconv.Atoi(m[1]) // digits; too many of them are no line
			f.Text = m[2]
		}
		if m := unknownField.FindStringSubmatch(f.Text); m != nil {
			f.Text = fmt.Sprintf("%s is no part of a template", m[1])
		}
		out = append(out, f)
	}
	return out
}

var (
	atLine       = regexp.MustCompile(`(?s)^line (\d+): (.*)$`)
	unknownField = regexp.MustCompile(`^field (.*) not found in type `)
)

// linesOf tells on which line each part of a template stands: order, order/0,
// calendars/1.
func linesOf(tree *yaml.Node) map[string]int {
	out := map[string]int{}
	if len(tree.Content) == 0 || tree.Content[0].Kind != yaml.MappingNode {
		return out
	}
	root := tree.Content[0]
	for i := 0; i+1 < len(root.Content); i += 2 {
		name := root.Content[i].Value
		out[name] = root.Content[i].Line
		if value := root.Content[i+1]; value.Kind == yaml.SequenceNode {
			for j, x := range value.Content {
				out[name+"/"+strconv.Itoa(j)] = x.Line
			}
		}
	}
	return out
}

// templateReader checks what a template says.
type templateReader struct {
	lines  map[string]int
	faults TemplateFaults
}

// say notes a fault of a part; of a list, at says which of its entries.
func (r *templateReader) say(part string, at int, format string, args ...any) {
	line, ok := r.lines[part+"/"+strconv.Itoa(at)]
	if at < 0 || !ok {
		line = r.lines[part]
	}
	r.faults = append(r.faults, TemplateFault{Line: line, Text: part + ": " + fmt.Sprintf(format, args...)})
}

var (
	country = regexp.MustCompile(`^[a-z]{2}$`)
	gap     = regexp.MustCompile(`\{[^}]*\}`)
	gaps    = []string{"{place}", "{date}", "{agency}", "{site}", "{era}", "{source}"}
)

func (r *templateReader) check(t *Template) {
	if t.Version != 1 {
		r.say("communique", -1, "%d; this program reads 1", t.Version)
	}
	for i, p := range t.Order {
		if !slices.Contains(parts, p) {
			r.say("order", i, "%q is none of %s", p, strings.Join(parts, ", "))
		}
		if slices.Contains(t.Order[:i], p) {
			r.say("order", i, "%q stands twice", p)
		}
	}
	for i, k := range t.First {
		if !slices.Contains(assembly.PointKinds(), k) {
			r.say("first", i, "%q is no kind of point", k)
		}
	}
	if !slices.Contains(groups, t.Group) {
		r.say("group", -1, "%q is none of %s", t.Group, strings.Join(groups, ", "))
	}
	if !country.MatchString(t.Country) {
		r.say("country", -1, "%q is not two small letters", t.Country)
	}
	r.gaps("dateline", -1, t.Dateline)
	for i, line := range t.Foot {
		r.gaps("foot", i, line)
	}
	for i, c := range t.Calendars {
		for _, text := range c.faults() {
			r.say("calendars", i, "%s", text)
		}
	}
	if t.Calendar != "" && t.calendar() == nil {
		r.say("calendar", -1, "there is no %q", t.Calendar)
	}
}

// gaps holds that every gap of a line is one that can be filled.
func (r *templateReader) gaps(part string, at int, line string) {
	for _, found := range gap.FindAllString(line, -1) {
		if !slices.Contains(gaps, found) {
			r.say(part, at, "%s is no place that can be filled; there are %s", found, strings.Join(gaps, ", "))
		}
	}
}
