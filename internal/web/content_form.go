package web

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/intake"
)

// contentForm is what a point says, as it is written by the secretary or by the
// mover of an amendment.
type contentForm struct {
	form
	Content assembly.Content
	Seen    int // version of the point that the writer saw
	Reason  string
}

// spareChanges is how many empty lines for changes of figures a form offers.
const spareChanges = 3

// changeLine is a line of the form: one figure of the plan that changes.
type changeLine struct{ Address, New, Now string }

// Changes are the lines of the form: those that were typed and some to spare.
func (f contentForm) Changes() []changeLine {
	addresses, values := f.typed["address"], f.typed["value"]
	var out []changeLine
	for i, a := range addresses {
		line := changeLine{Address: a}
		if i < len(values) {
			line.New = values[i]
		}
		if line != (changeLine{}) {
			out = append(out, line)
		}
	}
	return append(out, make([]changeLine, spareChanges)...)
}

// beginContent fills a form with what a point says.
func beginContent(content assembly.Content, seen int) contentForm {
	f := contentForm{form: empty(
		"text", content.Text, "sort", string(content.Sort),
		"responsible", string(content.Responsible), "due", string(content.Due), "version", content.Version, "seen", itoa(seen),
	), Content: content, Seen: seen}
	f.setFields(content.Fields)
	for _, o := range content.Supporting {
		f.typed.Add("supporting", string(o))
	}
	for _, c := range content.Changes {
		f.typed.Add("address", c.Address)
		f.typed.Add("value", c.New)
	}
	return f
}

// readContent reads the form of a point.
func (c *call) readContent() contentForm {
	f := contentForm{form: c.readForm()}
	f.Seen = f.number("seen")
	f.Reason = f.maybe("reason", 10_000)
	if f.Value("kind") == string(assembly.Delete) {
		return f // a point that is taken out says nothing
	}
	f.Content = assembly.Content{
		Text: f.text("text", 20_000), Sort: assembly.PointKind(f.choice("sort", pointKinds()...)), Fields: f.readFields(),
		Responsible: assembly.OrganID(f.maybe("responsible", 100)), Due: f.date("due", false),
		Version: f.maybe("version", 100),
	}
	for _, o := range f.typed["supporting"] {
		if o != "" {
			f.Content.Supporting = append(f.Content.Supporting, assembly.OrganID(o))
		}
	}
	f.readChanges()
	return f
}

// readFields reads the fields of work that were chosen, and the classes that
// were typed.
func (f *contentForm) readFields() []string {
	var out []string
	for _, part := range append(slices.Clone(f.typed["fields"]), f.maybe("classes", 5_000)) {
		for _, name := range commas(part) {
			if !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	f.setFields(out)
	return out
}

// setFields puts fields of work into the form: those of the taxonomy are
// chosen, others stand as they were typed.
func (f *contentForm) setFields(all []string) {
	f.typed.Del("fields")
	var others []string
	for _, name := range all {
		if slices.ContainsFunc(taxonomy(), func(x intake.FieldOfWork) bool { return x.ID == name }) {
			f.typed.Add("fields", name)
		} else {
			others = append(others, name)
		}
	}
	f.typed.Set("classes", strings.Join(others, ", "))
}

// readChanges reads the lines of changes: an address and the new value.
func (f *contentForm) readChanges() {
	addresses, values := f.typed["address"], f.typed["value"]
	for i, address := range addresses {
		value := ""
		if i < len(values) {
			value = values[i]
		}
		switch {
		case address == "" && value == "":
		case address == "" || value == "":
			f.fault("address", "web_plenum.point.half")
		default:
			f.Content.Changes = append(f.Content.Changes, assembly.Change{Address: address, New: value})
		}
	}
}

// commas parts what was typed with commas between.
func commas(typed string) []string {
	var out []string
	for part := range strings.FieldsFuncSeq(typed, func(r rune) bool { return r == ',' || r == '，' || r == '\n' }) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

func pointKinds() []string {
	var out []string
	for _, k := range assembly.PointKinds() {
		out = append(out, string(k))
	}
	return out
}

// contentPage is a form for a point, with what it can be filled from.
type contentPage struct {
	plenumHead
	Action  string // where the form is sent
	Title   string
	Kinds   []option
	Fields  []fieldGroup
	Classes []option // of COFOG and ISIC
	Organs  []option
	Figures []figureOption
	Drafts  []option // of the whole plan, that the point can put in force
	Form    contentForm

	Point    *assembly.Point // that is revised or amended; nil: a new one
	Number   int
	Amending bool
	// OnlyFigures: the writer may set the figures of the point, and its words
	// are shown and stay.
	OnlyFigures bool
	Places      []option // of a new point
	Newer       *newerView
	MayDelete   bool
}

// newerView is what somebody else has made of a point while it was rewritten:
// against what the writer had seen.
type newerView struct {
	Text    []assembly.Piece
	Figures []figureDiff
}

// figureOption is a figure of the plan that can be changed, with what it is.
type figureOption struct{ Address, Name string }

// contentPage puts the page of a form together.
func (c *call) contentPage(h plenumHead, f contentForm) (contentPage, error) {
	p := contentPage{plenumHead: h, Form: f, Fields: c.fieldGroups(), Classes: classes(c.lang)}
	for _, k := range assembly.PointKinds() {
		p.Kinds = append(p.Kinds, option{string(k), c.lang.text("web_plenum.point.kind." + string(k))})
	}
	p.Organs = []option{{"", c.lang.text("web_plenum.point.nobody")}}
	for _, o := range h.Body.Organs {
		if o.To == "" || o.To >= c.today() {
			p.Organs = append(p.Organs, option{string(o.ID), o.Name})
		}
	}
	b, err := c.currentBook()
	if err != nil {
		return p, err
	}
	if b == nil {
		return p, nil
	}
	p.Figures = b.figureOptions()
	p.Drafts, err = c.drafts(b)
	p.Drafts = withValue(p.Drafts, f.Value("version"))
	return p, err
}

// Kept are the fields that stay as they are where only figures may be set.
func (contentPage) Kept() []string {
	return []string{"text", "sort", "fields", "classes", "responsible", "supporting", "due", "version"}
}

// drafts offers the drafts of the whole plan that were made from the version
// that holds; none where there is no draft.
func (c *call) drafts(b *book) ([]option, error) {
	all, err := c.site.hall.Versions(c.r.Context(), c.who, b.Version.Plan)
	out := []option{{"", c.lang.text("web_plenum.point.no_draft")}}
	for _, v := range all {
		if v.Parent == b.Version.ID && v.Kind == hall.VersionDraft {
			out = append(out, option{string(v.ID), string(v.ID) + " · " + v.Note})
		}
	}
	if len(out) == 1 {
		return nil, err
	}
	return out, err
}

// withValue adds the value that stands in a form to what is offered, so that it
// is not lost when the form is kept.
func withValue(options []option, value string) []option {
	if value == "" || slices.ContainsFunc(options, func(o option) bool { return o.Value == value }) {
		return options
	}
	return append(options, option{value, value})
}

// figureOptions lists what amendments are mostly about: targets and limits by
// year, projects, supply.
func (b *book) figureOptions() []figureOption {
	var out []figureOption
	for _, t := range b.targets() {
		for _, x := range t.all {
			out = append(out, figureOption{b.addressOf(x), b.targetName(x) + " " + b.yearsOf(x)})
		}
	}
	for _, l := range b.Folder.Figures.Limits {
		for i, y := range b.Folder.Figures.Years {
			if i < len(l.Upper) && l.UpperSet && l.Span.Has(y) {
				out = append(out, figureOption{"limit:" + string(l.ID) + ":" + itoa(y), orText(l.Name, string(l.ID)) + " " + itoa(y)})
			}
		}
	}
	for _, x := range b.Folder.Plan.Projects {
		out = append(out, figureOption{"project:" + string(x.ID), orText(x.Name, string(x.ID))})
	}
	return out
}

func orText(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// classes offers the divisions of COFOG and the sections of ISIC.
func classes(l *lang) []option {
	var out []option
	for i := 1; i <= 10; i++ {
		code := fmt.Sprintf("COFOG %02d", i)
		out = append(out, option{code, code + " · " + l.text("web_plenum.cofog."+itoa(i))})
	}
	for s := 'A'; s <= 'U'; s++ {
		code := "ISIC " + string(s)
		out = append(out, option{code, code + " · " + l.text("web_plenum.isic."+string(s+'a'-'A'))})
	}
	return out
}

var taxonomy = sync.OnceValue(intake.Taxonomy)

// sortOptions puts options in the order of their texts.
func sortOptions(options []option) {
	slices.SortStableFunc(options, func(a, b option) int { return compareText(a.Text, b.Text) })
}
