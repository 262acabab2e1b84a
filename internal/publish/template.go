package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"github.com/openplenum/plenum/internal/assembly"
)

// Template says how communiqués are written: data/communique.yaml tells what
// each part means.
type Template struct {
	Version   int                  `yaml:"communique"`
	Agency    string               `yaml:"agency"`
	Dateline  string               `yaml:"dateline"`
	Order     []string             `yaml:"order"`
	First     []assembly.PointKind `yaml:"first"`
	Group     string               `yaml:"group"`
	End       string               `yaml:"end"`
	Calendar  string               `yaml:"calendar"`
	Foot      []string             `yaml:"foot"`
	Country   string               `yaml:"country"`
	Calendars []Calendar           `yaml:"calendars"`
}

// The parts of a communiqué, and the ways to group its points.
var (
	parts  = []string{"opening", "persons", "adopted", "points", "approval", "plan", "close"}
	groups = []string{"fields", "kinds", "none"}
)

// Standard is the template that the program has.
var Standard = sync.OnceValue(func() *Template {
	data, err := dataFiles.ReadFile("data/communique.yaml")
	if err != nil {
		panic(err) // part of the program
	}
	t, err := ReadTemplate(data)
	if err != nil {
		panic(err)
	}
	return t
})

// StandardFile is the file of the template that the program has, to be changed.
func StandardFile() []byte {
	data, err := dataFiles.ReadFile("data/communique.yaml")
	if err != nil {
		panic(err) // part of the program
	}
	return data
}

// TemplateFaults are all faults of a template.
type TemplateFaults []string

func (f TemplateFaults) Error() string { return strings.Join(f, "; ") }

// ReadTemplate reads a template. What it leaves out is as in the standard one,
// but for the order, which is taken as it stands. Faults come as
// TemplateFaults, all at once.
func ReadTemplate(data []byte) (*Template, error) {
	t := &Template{Dateline: "{place}, {date} ({agency}) --", Order: parts, Group: "fields", Country: "xx"}
	d := yaml.NewDecoder(bytes.NewReader(data))
	d.KnownFields(true)
	if err := d.Decode(t); err != nil && !errors.Is(err, io.EOF) {
		return nil, TemplateFaults{err.Error()}
	}
	if faults := t.faults(); len(faults) > 0 {
		return nil, faults
	}
	return t, nil
}

func (t *Template) faults() TemplateFaults {
	var out TemplateFaults
	say := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	if t.Version != 1 {
		say("communique: %d; this program reads 1", t.Version)
	}
	for i, p := range t.Order {
		if !slices.Contains(parts, p) {
			say("order: %q is none of %s", p, strings.Join(parts, ", "))
		}
		if slices.Contains(t.Order[:i], p) {
			say("order: %q stands twice", p)
		}
	}
	for _, k := range t.First {
		if !slices.Contains(assembly.PointKinds(), k) {
			say("first: %q is no kind of point", k)
		}
	}
	if !slices.Contains(groups, t.Group) {
		say("group: %q is none of %s", t.Group, strings.Join(groups, ", "))
	}
	if !regexp.MustCompile(`^[a-z]{2}$`).MatchString(t.Country) {
		say("country: %q is not two small letters", t.Country)
	}
	for _, line := range append([]string{t.Dateline}, t.Foot...) {
		for _, place := range regexp.MustCompile(`\{[^}]*\}`).FindAllString(line, -1) {
			if !slices.Contains([]string{"{place}", "{date}", "{agency}", "{site}", "{era}", "{source}"}, place) {
				say("%s is no place that can be filled", place)
			}
		}
	}
	for _, c := range t.Calendars {
		out = append(out, c.faults()...)
	}
	if t.Calendar != "" && t.calendar() == nil {
		say("calendar: there is no %q", t.Calendar)
	}
	return out
}

// calendar is the one for the second date, nil for none. One of the template's
// own goes before one of the program.
func (t *Template) calendar() *Calendar {
	for _, c := range append(slices.Clone(t.Calendars), calendars()...) {
		if c.ID == t.Calendar {
			return &c
		}
	}
	return nil
}

// fill puts values into a line, and tidies what is left where one is empty: empty
// brackets, ", " at the beginning, a blank before a comma, two blanks.
func fill(line string, values ...string) string {
	out := strings.NewReplacer(values...).Replace(line)
	out = strings.Join(strings.Fields(strings.ReplaceAll(out, "()", "")), " ")
	out = strings.ReplaceAll(out, " ,", ",")
	return strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(out), ","))
}
