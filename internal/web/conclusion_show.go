package web

import (
	"net/http"
	"slices"

	"github.com/openplenum/plenum/internal/assembly"
)

// conclusionPage is a draft conclusion: its points, the amendments to them,
// where these collide, what it costs.
type conclusionPage struct {
	plenumHead
	C          *assembly.Conclusion
	Points     []pointRow
	Amendments []*assembly.Amendment
	Collisions []collisionRow
	Differ     []differRow
	Votes      []*assembly.Vote
	Costing    costingView
}

// differRow is a figure that two points set to different values.
type differRow struct {
	Figure, Link string
	Points       [2]differPoint
}

// differPoint is a point, with what it sets the figure to.
type differPoint struct {
	ID     assembly.PointID
	Number int
	Value  string
}

// pointRow is a point in its conclusion.
type pointRow struct {
	T       *assembly.Point
	Number  int
	Content assembly.Content
	Pending int // amendments to it that are not decided
}

// collisionRow is where two proposals meet, in words.
type collisionRow struct {
	A, B    assembly.AmendmentID
	Point   int    // number of the point
	What    string // kind of clash
	Base    string
	Ours    string
	Theirs  string
	IsPoint bool // B is a point, not an amendment
}

// meeting is all that two proposals both change.
type meeting struct {
	collisionRow // the first of them
	Rows         []collisionRow
}

// meetings gathers collisions pair by pair.
func meetings(all []collisionRow) []meeting {
	var out []meeting
	for _, x := range all {
		i := slices.IndexFunc(out, func(m meeting) bool {
			return m.A == x.A && m.B == x.B && m.IsPoint == x.IsPoint && (!x.IsPoint || m.Point == x.Point)
		})
		if i < 0 {
			i = len(out)
			out = append(out, meeting{collisionRow: x})
		}
		out[i].Rows = append(out[i].Rows, x)
	}
	return out
}

// ConclusionPath is where a conclusion stands.
func (h plenumHead) ConclusionPath(id assembly.ConclusionID) string {
	return h.Path() + "/conclusion/" + string(id)
}

// PointPath is where a point stands.
func (h plenumHead) PointPath(id assembly.PointID) string { return h.Path() + "/point/" + string(id) }

// AmendmentPath is where an amendment stands.
func (h plenumHead) AmendmentPath(id assembly.AmendmentID) string {
	return h.Path() + "/amendment/" + string(id)
}

// VotePath is where a vote stands.
func (h plenumHead) VotePath(id assembly.VoteID) string { return h.Path() + "/vote/" + string(id) }

// conclusionShow shows a conclusion.
func (c *call) conclusionShow() error { return c.conclusionPage(http.StatusOK, form{}) }

func (c *call) conclusionPage(status int, f form) error {
	h, err := c.plenum("agenda", f)
	if err != nil {
		return err
	}
	d := h.P.Conclusion(assembly.ConclusionID(c.r.PathValue("conclusion")))
	if d == nil {
		return errNotFound
	}
	h.belowItem(d.Item)
	h.below(h.ConclusionPath(d.ID), d.Title)
	p := conclusionPage{plenumHead: h, C: d, Amendments: h.P.AmendmentsTo(d.ID)}
	p.Points = h.pointRows(d.ID)
	p.Collisions = c.collisions(h, d.ID)
	if p.Draft() {
		if p.Differ, err = c.differings(h, d.ID); err != nil {
			return err
		}
	}
	for i := range h.P.Votes {
		if h.P.Votes[i].Question.Conclusion == d.ID {
			p.Votes = append(p.Votes, &h.P.Votes[i])
		}
	}
	if p.Costing, err = c.costing(h, assembly.Subject{Conclusion: d.ID}); err != nil {
		return err
	}
	return c.showAs(status, "conclusion", p)
}

// belowItem adds an item to the trail.
func (h *plenumHead) belowItem(no int) {
	if i := h.P.Item(no); i != nil {
		h.below(h.ItemPath(no), i.Title)
	}
}

// pointRows lists the points of a conclusion in their order.
func (h plenumHead) pointRows(id assembly.ConclusionID) []pointRow {
	var out []pointRow
	for _, t := range h.P.PointsOf(id) {
		r := pointRow{T: t, Number: h.P.NumberOf(t.ID), Content: t.Content()}
		for _, a := range h.P.AmendmentsTo(id) {
			if a.Point == t.ID && a.Pending() {
				r.Pending++
			}
		}
		out = append(out, r)
	}
	return out
}

// collisions lists where pending amendments meet.
// A figure has its name in the place of its address.
func (c *call) collisions(h plenumHead, id assembly.ConclusionID) []collisionRow {
	var out []collisionRow
	var b *book
	for _, x := range c.site.hall.Collisions(h.P, id) {
		if x.What == assembly.ClashFigure {
			if b == nil {
				b, _ = c.currentBook() // without a plan there are no names, and the address stands
			}
			if b != nil {
				x.Base = b.figureName(x.Base, c.lang)
			}
		}
		out = append(out, collisionRow{
			A: x.A, B: x.B, Point: h.P.NumberOf(x.Point), What: string(x.What), Base: x.Base, Ours: x.Ours, Theirs: x.Theirs, IsPoint: x.B == "",
		})
	}
	return out
}

// differings lists where points of a conclusion contradict each other.
func (c *call) differings(h plenumHead, id assembly.ConclusionID) ([]differRow, error) {
	all := h.P.Differings(id)
	if len(all) == 0 {
		return nil, nil
	}
	b, err := c.currentBook()
	if err != nil {
		return nil, err
	}
	var out []differRow
	for _, x := range all {
		r := differRow{Figure: x.Ours.Address, Points: [2]differPoint{
			{x.Point, h.P.NumberOf(x.Point), x.Ours.New}, {x.Other, h.P.NumberOf(x.Other), x.Theirs.New},
		}}
		if b != nil {
			r.Figure, r.Link = b.figureName(x.Ours.Address, c.lang), b.figureLink(x.Ours.Address)
		}
		out = append(out, r)
	}
	return out, nil
}

// Draft tells whether the conclusion can still be edited.
func (p conclusionPage) Draft() bool { return p.C.State == assembly.ConclusionDraft }

// conclusionActs are what can be done with a conclusion.
var conclusionActs = map[string]act{
	"retitle": func(c *call, f *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.RetitleConclusion{ID: c.conclusionID(), Seen: f.number("seen"), Title: f.text("title", 300)}
	},
	"withdraw": func(c *call, f *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.WithdrawConclusion{ID: c.conclusionID(), Reason: f.maybe("reason", 10_000)}
	},
	"reopen": func(c *call, f *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.ReopenConclusion{ID: c.conclusionID(), Reason: f.text("reason", 10_000)}
	},
	"waive": func(c *call, f *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.WaiveCosting{ID: c.conclusionID(), Seen: f.number("seen"), Reason: f.text("reason", 10_000)}
	},
	"merge": func(_ *call, f *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		var ids []assembly.AmendmentID
		for _, id := range f.typed["amendment"] {
			ids = append(ids, assembly.AmendmentID(id))
		}
		return assembly.MergeAmendments{IDs: ids}
	},
}

func (c *call) conclusionID() assembly.ConclusionID {
	return assembly.ConclusionID(c.r.PathValue("conclusion"))
}

// conclusionAct does one of them.
func (c *call) conclusionAct() error {
	return c.perform(conclusionActs, c.conclusionPage, func(form) string {
		return c.plenaryPath() + "/conclusion/" + c.r.PathValue("conclusion")
	})
}
