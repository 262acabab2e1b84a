package publish

import (
	"slices"
	"strings"
	"sync"

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
