package web

import (
	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// displayPage is what stands on the wall of the hall: the item, who speaks, the
// vote that is open and its verdict.
type displayPage struct {
	plenumHead
	Item     *assembly.Item
	Vote     *assembly.Vote
	Question string
	Rule     string
	TurnOut  hall.TurnOut
	Sum      *verdictView
	Now      *assembly.Sitting
	Present  int
}

// display shows it.
func (c *call) display() error {
	h, err := c.plenum("display", form{})
	if err != nil {
		return err
	}
	p := displayPage{plenumHead: h, Item: h.P.Discussed(), Vote: h.OpenVote(), Now: h.Sitting()}
	if p.Now != nil {
		p.Present = len(p.Now.Present)
	}
	if p.Vote == nil && p.Item != nil {
		p.Vote = h.lastVote(p.Item.No) // its verdict stays on the wall until something else happens
	}
	if p.Vote != nil {
		p.Question, p.Rule = h.QuestionOf(p.Vote), ruleText(c.lang, p.Vote.Rule)
		if p.TurnOut, err = c.site.hall.TurnOut(c.r.Context(), c.who, h.P.ID, p.Vote.ID); err != nil {
			return err
		}
		if p.Vote.Verdict != nil {
			p.Sum = verdictOf(c.lang, *p.Vote.Verdict)
		}
	}
	return c.show("hall_display", p)
}

// lastVote is the last vote that was closed on an item, nil if there was none.
func (h plenumHead) lastVote(item int) *assembly.Vote {
	for i := len(h.P.Votes) - 1; i >= 0; i-- {
		if v := &h.P.Votes[i]; v.Question.Item == item && v.Verdict != nil {
			return v
		}
	}
	return nil
}
