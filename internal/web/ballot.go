package web

import (
	"net/http"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// ballotPage is what a member has in the hand while a vote is open: the
// question and three buttons.
type ballotPage struct {
	plenumHead
	V        *assembly.Vote
	Question string
	Papers   []ballotPaper
	Secret   bool
	Sum      *verdictView
	Form     form
}

// ballotPaper is one ballot that the reader can cast: his own, or that of a
// member whose proxy he holds.
type ballotPaper struct {
	Voter  assembly.PersonID
	Name   string // of another; empty: the reader's own
	Weight int64
	Choice assembly.Choice // cast so far; of a secret vote never shown
	Voted  bool
}

// ballotShow shows the ballots of the reader.
func (c *call) ballotShow() error { return c.ballotPage(http.StatusOK, form{}) }

func (c *call) ballotPage(status int, f form) error {
	h, err := c.plenum("agenda", f)
	if err != nil {
		return err
	}
	v := h.P.Vote(c.voteID())
	if v == nil {
		return errNotFound
	}
	p := ballotPage{plenumHead: h, V: v, Question: h.QuestionOf(v), Secret: v.Rule.Method == assembly.Secret, Form: f}
	for _, x := range h.votesFor(v) {
		paper := ballotPaper{Voter: x.Person, Weight: x.Weight}
		if !h.Me(x.Person) {
			paper.Name = h.Person(x.Person)
		}
		if b := v.BallotOf(x.Person); b != nil {
			paper.Voted, paper.Choice = true, b.Choice
		}
		for _, id := range v.Voted {
			paper.Voted = paper.Voted || id == x.Person
		}
		p.Papers = append(p.Papers, paper)
	}
	if v.Verdict != nil {
		p.Sum = verdictOf(c.lang, *v.Verdict)
	}
	return c.showAs(status, "ballot", p)
}

// ballot casts one.
func (c *call) ballot() error {
	f := c.readForm()
	id := assembly.PlenaryID(c.r.PathValue("plenary"))
	choice := f.choice("choice", string(assembly.For), string(assembly.Against), string(assembly.Abstain))
	status := http.StatusUnprocessableEntity
	if f.OK() {
		err := c.site.hall.Ballot(c.r.Context(), c.who, id, assembly.CastBallot{
			Vote: c.voteID(), Voter: assembly.PersonID(f.Value("voter")), Choice: assembly.Choice(choice),
		})
		if err == nil {
			return c.done(plenumPath(id)+"/vote/"+string(c.voteID())+"/ballot", "voted")
		}
		if hall.Refused(err, hall.Code(assembly.VoteIs)) { // what the chair can do then is of no use to a member
			f.fault("", "web_plenum.vote.too_late")
		} else if status, err = f.refuse(c, err); err != nil {
			return err
		}
	}
	return c.ballotPage(status, f)
}
