package web

import (
	"net/http"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/plan"
)

// pointPage is a point with the three things that must stand side by side
// before a vote: what changes in the words, what changes in the figures, and
// what it costs.
type pointPage struct {
	plenumHead
	T          *assembly.Point
	C          *assembly.Conclusion
	Number     int
	Content    assembly.Content // as the point stands
	Shown      assembly.Content // as it would read with the amendment that is looked at
	Amendment  *assembly.Amendment
	Amendments []*assembly.Amendment // to this point
	Text       []assembly.Piece
	Since      string // what the text is compared with, in words
	Figures    figuresView
	Costing    costingView
	Collisions []collisionRow
	Differ     []differRow // where this point contradicts others
	Votes      []*assembly.Vote
	Open       bool         // it can still be changed
	Origin     *hall.Origin // words of a dispatch that it was made from; nil: it was not
}

// figureDiff is a figure of the plan before, as the point would have it, and as
// the amendment would.
type figureDiff struct {
	Address, Name, Link string
	Now                 string // in the plan as it stands
	Point, Amendment    string
	Drafted             string // what stood there when the change was drafted, where that is another value
}

// pointShow shows a point.
func (c *call) pointShow() error { return c.pointPage(http.StatusOK, form{}) }

func (c *call) pointPage(status int, f form) error {
	h, err := c.plenum("agenda", f)
	if err != nil {
		return err
	}
	t := h.P.Point(assembly.PointID(c.r.PathValue("point")))
	if t == nil {
		return errNotFound
	}
	d := h.P.Conclusion(t.Conclusion)
	h.belowItem(d.Item)
	h.below(h.ConclusionPath(d.ID), d.Title)
	p := pointPage{
		plenumHead: h, T: t, C: d, Number: h.P.NumberOf(t.ID), Content: t.Content(), Shown: t.Content(),
		Open: t.State == assembly.PointOpen && d.State == assembly.ConclusionDraft,
	}
	p.choose(assembly.AmendmentID(c.r.FormValue("amendment")))
	p.diffText(c.lang)
	if p.Figures, err = c.figuresView(d, p.Content.Changes, p.amended()); err != nil {
		return err
	}
	for _, x := range c.collisions(h, d.ID) {
		if x.Point == p.Number {
			p.Collisions = append(p.Collisions, x)
		}
	}
	if p.Open {
		all, err := c.differings(h, d.ID)
		if err != nil {
			return err
		}
		for _, x := range all {
			if x.Points[0].ID == t.ID || x.Points[1].ID == t.ID {
				p.Differ = append(p.Differ, x)
			}
		}
	}
	p.Votes = h.votesOn(t.ID)
	s := assembly.Subject{Conclusion: d.ID, Point: t.ID}
	if p.Amendment != nil && p.Amendment.Pending() {
		s.Amendments = []assembly.AmendmentID{p.Amendment.ID}
	}
	if p.Costing, err = c.costing(h, s); err != nil {
		return err
	}
	if c.may(hall.SeeDispatch, "") {
		if p.Origin, err = c.site.hall.OriginOf(c.r.Context(), c.who, h.P.ID, t.ID); err != nil {
			return err
		}
	}
	return c.showAs(status, "point", p)
}

// choose gathers the amendments to the point, and takes the one that is looked
// at: the one asked for, else the first that is to be decided.
func (p *pointPage) choose(asked assembly.AmendmentID) {
	for _, a := range p.P.AmendmentsTo(p.C.ID) {
		if a.Point != p.T.ID {
			continue
		}
		p.Amendments = append(p.Amendments, a)
		if a.ID == asked || asked == "" && p.Amendment == nil && a.Pending() && a.Sort != assembly.NewPoint {
			p.Amendment = a
		}
	}
	if p.Amendment == nil {
		return
	}
	switch p.Amendment.Sort {
	case assembly.Delete:
		p.Shown = assembly.Content{}
	case assembly.Revise, assembly.NewPoint:
		p.Shown = p.Amendment.Content
	}
}

// diffText compares the words: with the amendment where one is looked at, else
// with what the point first said.
func (p *pointPage) diffText(l *lang) {
	switch {
	case p.Amendment != nil && p.Amendment.Sort == assembly.NewPoint:
		p.Text, p.Since = assembly.DiffText("", p.Shown.Text), l.text("web_plenum.point.since_new", string(p.Amendment.ID))
	case p.Amendment != nil:
		before := p.Content.Text
		if base, ok := p.T.At(p.Amendment.Base); ok && !p.Amendment.Pending() {
			before = base.Text
		}
		p.Text, p.Since = assembly.DiffText(before, p.Shown.Text), l.text("web_plenum.point.since_amendment", string(p.Amendment.ID))
	case p.T.Version() > 1:
		p.Text, p.Since = assembly.DiffText(p.T.Versions[0].Text, p.Content.Text), l.text("web_plenum.point.since_first")
	default:
		p.Text = assembly.DiffText(p.Content.Text, p.Content.Text)
	}
}

// amended are the changes of figures of the amendment, nil without one.
func (p *pointPage) amended() *[]assembly.Change {
	if p.Amendment == nil {
		return nil
	}
	return &p.Shown.Changes
}

// votesOn lists the votes that decided on a point, or on an amendment to it.
func (h plenumHead) votesOn(id assembly.PointID) []*assembly.Vote {
	var out []*assembly.Vote
	for i := range h.P.Votes {
		v := &h.P.Votes[i]
		about := false
		for _, r := range v.Question.Points {
			about = about || r.ID == id
		}
		if a := h.P.Amendment(v.Question.Amendment); a != nil && a.Point == id {
			about = true
		}
		if about {
			out = append(out, v)
		}
	}
	return out
}

// figureDiffs sets the figures of a point and of an amendment side by side.
func (c *call) figureDiffs(point []assembly.Change, amended *[]assembly.Change) ([]figureDiff, error) {
	b, err := c.currentBook()
	if err != nil {
		return nil, err
	}
	var out []figureDiff
	at := map[string]int{}
	row := func(x assembly.Change) *figureDiff {
		i, ok := at[x.Address]
		if !ok {
			i = len(out)
			at[x.Address] = i
			d := figureDiff{Address: x.Address, Name: x.Address}
			if b != nil {
				d.Name, d.Link = b.figureName(x.Address, c.lang), b.figureLink(x.Address)
				if d.Now, err = plan.Get(b.Folder.Plan, x.Address); err != nil {
					d.Now = ""
				}
			}
			if x.Old != d.Now {
				d.Drafted = x.Old
			}
			out = append(out, d)
		}
		return &out[i]
	}
	for _, x := range point {
		row(x).Point = x.New
	}
	if amended != nil {
		for _, x := range *amended {
			row(x).Amendment = x.New
		}
	}
	return out, nil
}

// figuresView is the figures that a point or a conclusion changes.
type figuresView struct {
	Rows    []figureDiff
	Years   []int         // across, where figures of several years change
	Groups  []figureGroup // those with a year, then
	Alone   []figureDiff  // the others
	Amended bool          // an amendment has a column
	Adopted bool          // what changed is in the plan by now: the first column is what stood before
}

// figuresView sets figures side by side; of a conclusion that was adopted,
// against what stood before.
func (c *call) figuresView(d *assembly.Conclusion, point []assembly.Change, amended *[]assembly.Change) (figuresView, error) {
	rows, err := c.figureDiffs(point, amended)
	if err != nil {
		return figuresView{}, err
	}
	v := figuresView{Rows: rows, Amended: amended != nil, Adopted: d.State == assembly.ConclusionAdopted}
	for i := range v.Rows {
		r := &v.Rows[i]
		for _, x := range point {
			if v.Adopted && x.Address == r.Address {
				r.Now, r.Drafted = x.Old, ""
			}
		}
	}
	b, err := c.currentBook()
	v.group(b, c.lang)
	return v, err
}

// pointActs are what can be done with a point beside rewriting it.
var pointActs = map[string]act{
	"separate": func(c *call, _ *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.SeparatePoint{ID: c.pointID()}
	},
	"join": func(c *call, _ *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.JoinPoint{ID: c.pointID()}
	},
	"remove": func(c *call, f *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.RemovePoint{ID: c.pointID(), Seen: f.number("seen")}
	},
	"move": func(c *call, f *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.MovePoint{ID: c.pointID(), Seen: f.number("seen"), Place: f.whole("place", 1, 10_000)}
	},
}

func (c *call) pointID() assembly.PointID { return assembly.PointID(c.r.PathValue("point")) }

// pointAct does one of them.
func (c *call) pointAct() error {
	return c.perform(pointActs, c.pointPage, func(form) string { return c.plenaryPath() + "/point/" + c.r.PathValue("point") })
}
