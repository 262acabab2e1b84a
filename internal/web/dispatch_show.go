package web

import (
	"cmp"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/intake"
)

// pointsAPage is how many points of a dispatch stand on one page of its review.
const pointsAPage = 60

// dispatchPage shows a dispatch beside what was read from it.
type dispatchPage struct {
	D     hall.Dispatch
	Draft *intake.Draft
	Text  []dispatchPiece // of the points of this page, with what lies between
	Cards []dispatchCard
	Pages []int  // first point of each page; nil: there is one only
	From  int    // first point of this page
	All   string // what the list of dispatches is called

	MayReview bool
	Open      int // points without a judgement
	Waiting   int // points that are kept and not yet tabled
	Items     []option
	Kinds     []option
	Organs    []option
	Fields    []fieldGroup
	Form      form // of the draft conclusion
}

// dispatchPiece is a stretch of the text: part of a point, or of none (0).
type dispatchPiece struct {
	Text  string
	Point int
}

// dispatchCard is one point: what was read, what became of it, and the form.
type dispatchCard struct {
	hall.Judged
	Read   intake.Point
	Words  string // of the read point, cleaned
	Fields string // named, in order
	Organ  string // that answers for it, by name
	By     string // who judged it
	Form   contentForm
	Open   bool // the form is shown: it was asked for, or sent back
}

// fieldGroup is fields of work that stand together.
type fieldGroup struct {
	Name   string
	Fields []option
}

func (p dispatchPage) trail() []place {
	return []place{{Path: "/dispatch", Name: p.All}, {Path: dispatchPath(p.D.ID), Name: p.D.Name}}
}

// dispatchShow shows a dispatch for review.
func (c *call) dispatchShow() error {
	return c.dispatchPage(http.StatusOK, empty("title", ""), nil)
}

// dispatchPage puts the page together. sent is a card whose form was sent back.
func (c *call) dispatchPage(status int, tabling form, sent *dispatchCard) error {
	d, draft, err := c.site.hall.Dispatch(c.r.Context(), c.who, c.dispatchID())
	if err != nil {
		return err
	}
	body, err := c.site.hall.Body(c.r.Context(), c.who)
	if err != nil {
		return err
	}
	names, err := c.names()
	if err != nil {
		return err
	}
	p := dispatchPage{D: d, Draft: draft, All: c.lang.text("web_dispatch.title"), MayReview: c.may(hall.ReviewDispatch, ""), Open: d.Count(hall.Undecided), Form: tabling}
	for _, j := range d.Points {
		if j.Kept() && j.Tabled == nil {
			p.Waiting++
		}
	}
	p.Fields = c.fieldGroups()
	for _, k := range assembly.PointKinds() {
		p.Kinds = append(p.Kinds, option{string(k), c.lang.text("web_plenum.point.kind." + string(k))})
	}
	p.Organs = []option{{"", c.lang.text("web_plenum.point.nobody")}}
	for _, o := range body.Organs {
		if o.To == "" || o.To >= c.today() {
			p.Organs = append(p.Organs, option{string(o.ID), o.Name})
		}
	}
	if p.Items, err = c.openItems(body); err != nil {
		return err
	}
	correct, _ := atoi(c.r.URL.Query().Get("correct"))
	first, last := p.turn(cmp.Or(c.r.URL.Query().Get("correct"), c.r.URL.Query().Get("from")), sent)
	for i := first; i < last; i++ {
		card := dispatchCard{Judged: d.Points[i], Read: draft.Points[i], Words: draft.Points[i].Quote.Clean(), By: names[d.Points[i].Changed.By]}
		content := card.Content
		if card.Verdict == hall.Undecided || card.Verdict == hall.Dropped {
			content = hall.Suggest(body, card.Read)
		}
		card.Fields = c.fieldNames(content.Fields)
		if o := body.Organ(content.Responsible); o != nil {
			card.Organ = o.Name
		}
		card.Form = beginContent(content, int(card.Changed.Seq))
		card.Open = card.Point == correct
		if sent != nil && sent.Point == card.Point {
			card.Form, card.Open = sent.Form, true
		}
		p.Cards = append(p.Cards, card)
	}
	p.Text = pieces(draft, first, last)
	return c.showAs(status, "dispatch", p)
}

// turn finds the page: the first and the last point but one of it, from 0.
func (p *dispatchPage) turn(from string, sent *dispatchCard) (first, last int) {
	n := len(p.D.Points)
	if at, ok := atoi(from); ok {
		first = at - 1
	}
	if sent != nil {
		first = sent.Point - 1
	}
	first = max(0, min(first, n-1)) / pointsAPage * pointsAPage
	if n > pointsAPage {
		for i := 0; i < n; i += pointsAPage {
			p.Pages = append(p.Pages, i+1)
		}
	}
	p.From = first + 1
	return first, min(first+pointsAPage, n)
}

// pieces cuts the text where points begin and end. The first page begins with
// the text, the last ends with it.
func pieces(draft *intake.Draft, first, last int) []dispatchPiece {
	text := draft.Text
	at, end := 0, len(text)
	if first > 0 {
		at = draft.Points[first-1].Quote.End
	}
	if last < len(draft.Points) {
		end = draft.Points[last-1].Quote.End
	}
	var out []dispatchPiece
	for i := first; i < last; i++ {
		q := draft.Points[i].Quote
		if q.Start > at {
			out = append(out, dispatchPiece{Text: text[at:q.Start]})
		}
		if q.End > max(at, q.Start) {
			out = append(out, dispatchPiece{text[max(at, q.Start):q.End], i + 1})
			at = q.End
		}
	}
	if end > at {
		out = append(out, dispatchPiece{Text: text[at:end]})
	}
	return out
}

// fieldNames puts fields of work into words.
func (c *call) fieldNames(ids []string) string {
	var out []string
	for _, id := range ids {
		out = append(out, c.lang.fieldName(id))
	}
	return strings.Join(out, ", ")
}

// fieldName is what a field of work is called. A class of COFOG or ISIC has its
// name behind it where the catalogue has one, else it stands for itself.
func (l *lang) fieldName(id string) string {
	if key := "field.name." + strings.ReplaceAll(id, "-", "_"); l.words.Has(key) {
		return l.text(key)
	}
	if i := slices.IndexFunc(classes(l), func(o option) bool { return o.Value == id }); i >= 0 {
		return classes(l)[i].Text
	}
	return id
}

// fieldGroups are the fields of the taxonomy, by group.
func (c *call) fieldGroups() []fieldGroup {
	var out []fieldGroup
	for _, f := range taxonomy() {
		name := c.lang.text("field.group." + f.Group)
		if len(out) == 0 || out[len(out)-1].Name != name {
			out = append(out, fieldGroup{Name: name})
		}
		g := &out[len(out)-1]
		g.Fields = append(g.Fields, option{f.ID, c.lang.fieldName(f.ID)})
	}
	return out
}

// openItems are the items of plenaries on which the reader may table.
func (c *call) openItems(body *assembly.Body) ([]option, error) {
	all, err := c.site.hall.Plenaries(c.r.Context(), c.who)
	if err != nil {
		return nil, err
	}
	var out []option
	for _, p := range all {
		if p.State == assembly.PlenaryClosed || !hall.Allows(hall.TablePoints, hall.RolesOf(body, c.who, p.Organ, c.today())...) {
			continue
		}
		for _, i := range p.Items {
			if !i.Settled() {
				out = append(out, option{string(p.ID) + "/" + itoa(i.No), p.Title + " · " + itoa(i.No) + ". " + i.Title})
			}
		}
	}
	return out, nil
}

// atoi reads a whole number that stands in an address.
func atoi(s string) (int, bool) {
	n, err := strconv.Atoi(s)
	return n, err == nil
}
