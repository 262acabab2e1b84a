package web

import (
	"net/http"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// amendmentPage is an amendment: what it changes, who stands behind it, where
// it collides, what it costs.
type amendmentPage struct {
	plenumHead
	A          *assembly.Amendment
	C          *assembly.Conclusion
	Number     int // of the point
	Text       []assembly.Piece
	Figures    figuresView
	Costing    costingView
	Collisions []collisionRow
	Votes      []*assembly.Vote
	Moved      bool // the point has changed since it was written
	MaySecond  bool
	MayDrop    bool
}

// amendmentShow shows an amendment.
func (c *call) amendmentShow() error { return c.amendmentPage(http.StatusOK, form{}) }

func (c *call) amendmentPage(status int, f form) error {
	h, err := c.plenum("agenda", f)
	if err != nil {
		return err
	}
	a := h.P.Amendment(c.amendmentID())
	if a == nil {
		return errNotFound
	}
	d := h.P.Conclusion(a.Conclusion)
	h.belowItem(d.Item)
	h.below(h.ConclusionPath(d.ID), d.Title)
	p := amendmentPage{plenumHead: h, A: a, C: d, Number: h.P.NumberOf(a.Point)}
	var base assembly.Content
	if t := h.P.Point(a.Point); t != nil && a.Sort != assembly.NewPoint {
		base, _ = t.At(a.Base)
		p.Moved = a.Pending() && a.Base != t.Version()
	}
	p.Text = assembly.DiffText(base.Text, a.Content.Text)
	if p.Figures, err = c.figuresView(d, base.Changes, &a.Content.Changes); err != nil {
		return err
	}
	for _, x := range c.collisions(h, d.ID) {
		if x.A == a.ID || x.B == a.ID {
			p.Collisions = append(p.Collisions, x)
		}
	}
	for i := range h.P.Votes {
		if h.P.Votes[i].Question.Amendment == a.ID {
			p.Votes = append(p.Votes, &h.P.Votes[i])
		}
	}
	p.rights()
	if a.Pending() {
		if p.Costing, err = c.costing(h, assembly.Subject{Conclusion: d.ID, Amendments: []assembly.AmendmentID{a.ID}}); err != nil {
			return err
		}
	}
	return c.showAs(status, "amendment", p)
}

// rights finds out what the reader may do with this amendment.
func (p *amendmentPage) rights() {
	if !p.A.Pending() {
		return
	}
	mine := p.Me(p.A.Mover)
	p.MayDrop = mine && p.May(string(hall.Amend)) || p.May(string(hall.Admit))
	p.MaySecond = !mine && p.May(string(hall.Second))
	for _, s := range p.A.Seconders {
		if p.Me(s) {
			p.MaySecond = false
		}
	}
}

// amendmentActs are what can be done with an amendment.
var amendmentActs = map[string]act{
	"second": func(c *call, _ *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.SecondAmendment{ID: c.amendmentID()}
	},
	"admit": func(c *call, _ *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.AdmitAmendment{ID: c.amendmentID()}
	},
	"withdraw": func(c *call, _ *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.WithdrawAmendment{ID: c.amendmentID()}
	},
	"reject": func(c *call, f *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.RejectAmendment{ID: c.amendmentID(), Note: f.text("note", 10_000)}
	},
	"accept": func(c *call, f *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.AcceptAmendment{ID: c.amendmentID(), Seen: f.number("seen"), Note: f.maybe("note", 10_000)}
	},
	"rebase": func(c *call, f *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.RebaseAmendment{ID: c.amendmentID(), Seen: f.number("seen")}
	},
}

func (c *call) amendmentID() assembly.AmendmentID {
	return assembly.AmendmentID(c.r.PathValue("amendment"))
}

// amendmentAct does one of them.
func (c *call) amendmentAct() error {
	return c.perform(amendmentActs, c.amendmentPage, func(form) string {
		return c.plenaryPath() + "/amendment/" + c.r.PathValue("amendment")
	})
}
