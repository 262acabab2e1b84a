package web

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// votePage is a vote: for the chair who holds it, and for all who follow it.
type votePage struct {
	plenumHead
	V        *assembly.Vote
	Rule     string // in words
	TurnOut  hall.TurnOut
	Voters   []voterRow
	Sum      *verdictView
	MayHold  bool
	MayTie   bool
	MayVote  bool
	Counted  bool // the chair records the counts
	ByName   bool // each ballot has a name
	Question string
	Tighten  *tightenForm // of an open vote, for those who hold it

	ChoiceOptions []option
	Corrected     []correctedView
}

// voterRow is one who has the right to vote.
type voterRow struct {
	Person  assembly.PersonID
	Name    string
	Weight  int64
	Present bool
	Holder  string
	Choice  assembly.Choice
	Voted   bool
}

// voteShow shows a vote.
func (c *call) voteShow() error { return c.votePage(http.StatusOK, form{}) }

func (c *call) votePage(status int, f form) error {
	h, err := c.plenum("agenda", f)
	if err != nil {
		return err
	}
	v := h.P.Vote(c.voteID())
	if v == nil {
		return errNotFound
	}
	if d := h.P.Conclusion(v.Question.Conclusion); d != nil {
		h.belowItem(d.Item)
		h.below(h.ConclusionPath(d.ID), d.Title)
	}
	p := votePage{
		plenumHead: h, V: v, Rule: ruleText(c.lang, v.Rule), Question: h.QuestionOf(v),
		MayHold: h.May(string(hall.HoldVote)), MayTie: h.May(string(hall.CastingVote)),
		Counted: v.Rule.Method == assembly.Hands || v.Rule.Method == assembly.Recorded,
		ByName:  v.Rule.Method == assembly.RollCall || v.Rule.Method == assembly.Named,
	}
	electronic := v.Rule.Method == assembly.Named || v.Rule.Method == assembly.Secret
	p.MayVote = electronic && v.State == assembly.VoteOpen && len(h.votesFor(v)) > 0 && h.May(string(hall.CastVote))
	if p.TurnOut, err = c.site.hall.TurnOut(c.r.Context(), c.who, h.P.ID, v.ID); err != nil {
		return err
	}
	if v.Verdict != nil {
		p.Sum = verdictOf(c.lang, *v.Verdict)
	}
	p.Voters, p.Corrected = h.voterRows(v), correctionsOf(c.lang, v, h.Person)
	for _, k := range []assembly.Choice{assembly.For, assembly.Against, assembly.Abstain} {
		p.ChoiceOptions = append(p.ChoiceOptions, option{string(k), c.lang.text("web_plenum.choice." + string(k))})
	}
	if p.MayHold && v.State == assembly.VoteOpen {
		p.Tighten = h.tightenForm(v)
	}
	return c.showAs(status, "vote", p)
}

// CountOf is what was counted so far, for the fields of the counts: empty before
// anything was.
func (p votePage) CountOf(choice string) string {
	if p.V.Count == nil {
		return ""
	}
	n := map[string]int64{"for": p.V.Count.For, "against": p.V.Count.Against, "abstain": p.V.Count.Abstain, "invalid": p.V.Count.Invalid}
	return strconv.FormatInt(n[choice], 10)
}

// VoterOptions are those whose ballot can be corrected.
func (p votePage) VoterOptions() []option {
	var out []option
	for _, x := range p.Voters {
		out = append(out, option{string(x.Person), x.Name})
	}
	return out
}

// voterRows lists the roll of a vote, by name. While a vote by devices is open
// nobody sees how others vote; a roll call is heard by all.
func (h plenumHead) voterRows(v *assembly.Vote) []voterRow {
	heard := v.Rule.Method == assembly.RollCall || v.State == assembly.VoteClosed || v.State == assembly.VoteTied
	var out []voterRow
	for _, x := range v.Roll.Voters {
		r := voterRow{Person: x.Person, Name: h.Person(x.Person), Weight: x.Weight, Present: x.Present}
		if x.Holder != "" {
			r.Holder = h.Person(x.Holder)
		}
		if b := v.BallotOf(x.Person); b != nil {
			r.Voted = true
			if heard {
				r.Choice = b.Choice
			}
		}
		if slices.Contains(v.Voted, x.Person) {
			r.Voted = true
		}
		out = append(out, r)
	}
	slices.SortStableFunc(out, func(a, b voterRow) int { return compareText(a.Name, b.Name) })
	return out
}

// votesFor lists those for whom the reader can vote: himself, and those whose
// proxy he holds.
func (h plenumHead) votesFor(v *assembly.Vote) []assembly.Voter {
	var out []assembly.Voter
	for _, x := range v.Roll.Voters {
		if h.Me(x.Person) && x.Present || h.Me(x.Holder) {
			out = append(out, x)
		}
	}
	return out
}

// voteActs are what can be done with a vote.
var voteActs = map[string]act{
	"count": func(c *call, f *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.RecordCounts{Vote: c.voteID(), Seen: f.number("seen"), Count: readTally(f)}
	},
	"call": func(c *call, f *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.CastBallot{Vote: c.voteID(), Voter: f.person("person"), Choice: assembly.Choice(f.Value("choice"))}
	},
	"close": func(c *call, f *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.CloseVote{ID: c.voteID(), Seen: f.number("seen")}
	},
	"tie": func(c *call, f *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.DecideTie{ID: c.voteID(), Choice: assembly.Choice(f.Value("choice"))}
	},
	"tighten": func(c *call, f *form, p *assembly.Plenary) assembly.PlenaryCommand {
		x := assembly.TightenVote{ID: c.voteID()}
		if v := p.Vote(x.ID); v != nil {
			x.Rule = readRule(f, v.Rule.Method)
		}
		return x
	},
	"off": func(c *call, f *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.CallOffVote{ID: c.voteID(), Reason: f.text("reason", 10_000)}
	},
	"correct": func(c *call, f *form, p *assembly.Plenary) assembly.PlenaryCommand {
		x := assembly.CorrectVote{ID: c.voteID(), Seen: f.number("seen"), Reason: f.text("reason", 10_000)}
		if v := p.Vote(x.ID); v != nil && (v.Rule.Method == assembly.Hands || v.Rule.Method == assembly.Recorded) {
			count := readTally(f)
			if v.Verdict != nil && !f.typed.Has("invalid") {
				count.Invalid = v.Verdict.Invalid // what is not corrected stays
			}
			x.Count = &count
		} else {
			x.Voter, x.Choice = f.person("person"), assembly.Choice(f.Value("choice"))
		}
		return x
	},
}

// readTally reads what was counted.
func readTally(f *form) assembly.Tally {
	return assembly.Tally{For: f.count("for"), Against: f.count("against"), Abstain: f.count("abstain"), Invalid: f.count("invalid")}
}

func (c *call) voteID() assembly.VoteID { return assembly.VoteID(c.r.PathValue("vote")) }

// voteAct does one of them.
func (c *call) voteAct() error {
	return c.perform(voteActs, c.votePage, func(f form) string {
		path := c.plenaryPath() + "/vote/" + c.r.PathValue("vote")
		if c.r.PathValue("act") == "call" {
			path += "#voter-" + f.Value("person") // the roll goes on from there
		}
		return path
	})
}
