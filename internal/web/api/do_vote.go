package api

import (
	"context"
	"net/http"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

type openVote struct {
	On         assembly.QuestionKind `json:"on" enum:"procedure,amendment,point,conclusion" doc:"What is put to the vote" example:"conclusion"`
	Conclusion assembly.ConclusionID `json:"conclusion,omitempty" doc:"Of conclusion: the points of it that are together" example:"c1"`
	Points     []assembly.PointID    `json:"points,omitempty" doc:"Of point: points taken apart, put to one vote" example:"p2"`
	Amendment  assembly.AmendmentID  `json:"amendment,omitempty" doc:"Of amendment: which" example:"a1"`
	Text       string                `json:"text,omitempty" doc:"Of procedure: the question" example:"Shall the debate be closed?"`
	Rule       *assembly.VoteRule    `json:"rule,omitempty" doc:"Rule of the vote; without it, that of the rules of procedure. It may not be looser than that"`
}

type tightenVote struct {
	ID   assembly.VoteID   `json:"id" doc:"The vote" example:"v1"`
	Rule assembly.VoteRule `json:"rule" doc:"The stricter rule"`
}

type recordCounts struct {
	Vote  assembly.VoteID `json:"vote" doc:"The vote" example:"v1"`
	Seen  int             `json:"seen" doc:"Revision of the vote that you saw" example:"0"`
	Count counts          `json:"count" doc:"What the chair or the tellers counted"`
}

// counts are votes as they were counted.
type counts struct {
	For     int64 `json:"for" minimum:"0" doc:"Votes for" example:"61"`
	Against int64 `json:"against" minimum:"0" doc:"Votes against" example:"12"`
	Abstain int64 `json:"abstain" minimum:"0" doc:"Abstentions" example:"4"`
	Invalid int64 `json:"invalid,omitempty" minimum:"0" doc:"Invalid ballots" example:"0"`
}

func (c counts) tally() assembly.Tally {
	return assembly.Tally{For: c.For, Against: c.Against, Abstain: c.Abstain, Invalid: c.Invalid}
}

type closeVote struct {
	ID   assembly.VoteID `json:"id" doc:"The vote" example:"v1"`
	Seen int             `json:"seen" doc:"Revision of the vote that you saw: counts and rule, ballots do not count" example:"0"`
}

type callOffVote struct {
	ID     assembly.VoteID `json:"id" doc:"The vote" example:"v1"`
	Reason string          `json:"reason" doc:"Why" example:"The display failed"`
}

type correctVote struct {
	ID     assembly.VoteID   `json:"id" doc:"The vote" example:"v1"`
	Seen   int               `json:"seen" doc:"Revision of the vote that you saw" example:"0"`
	Count  *counts           `json:"count,omitempty" doc:"New counts, where counts were recorded"`
	Voter  assembly.PersonID `json:"voter,omitempty" doc:"Whose ballot is corrected, where ballots were recorded" example:"k3v7q2m5x4t6w2ab"`
	Choice assembly.Choice   `json:"choice,omitempty" enum:"for,against,abstain" doc:"What it should have been" example:"against"`
	Reason string            `json:"reason" doc:"Why" example:"Two hands were counted twice"`
}

type decideTie struct {
	ID     assembly.VoteID `json:"id" doc:"The vote" example:"v1"`
	Choice assembly.Choice `json:"choice" enum:"for,against" doc:"Casting vote of the chair" example:"for"`
}

func (f openVote) command() assembly.PlenaryCommand    { return assembly.OpenVote(f) }
func (f tightenVote) command() assembly.PlenaryCommand { return assembly.TightenVote(f) }
func (f recordCounts) command() assembly.PlenaryCommand {
	return assembly.RecordCounts{Vote: f.Vote, Seen: f.Seen, Count: f.Count.tally()}
}
func (f closeVote) command() assembly.PlenaryCommand {
	return assembly.CloseVote{ID: f.ID, Seen: f.Seen}
}
func (f callOffVote) command() assembly.PlenaryCommand { return assembly.CallOffVote(f) }
func (f correctVote) command() assembly.PlenaryCommand {
	c := assembly.CorrectVote{ID: f.ID, Seen: f.Seen, Voter: f.Voter, Choice: f.Choice, Reason: f.Reason}
	if f.Count != nil {
		tally := f.Count.tally()
		c.Count = &tally
	}
	return c
}
func (f decideTie) command() assembly.PlenaryCommand { return assembly.DecideTie(f) }

// ballot is one member's vote.
type ballot struct {
	Choice assembly.Choice   `json:"choice" enum:"for,against,abstain" doc:"What is voted" example:"for"`
	Voter  assembly.PersonID `json:"voter,omitempty" doc:"Whose vote it is: of a proxy, its giver; of a roll call, who answered. Empty: yours" example:"k3v7q2m5x4t6w2ab"`
}

type ballotInput struct {
	InVote
	Body ballot
}

type InVote struct {
	InPlenary
	Vote assembly.VoteID `path:"vote" doc:"Identifier of the vote" example:"v1"`
}

// turnout is how far a vote has come.
type turnout struct {
	Vote     assembly.VoteID    `json:"vote" doc:"The vote" example:"v1"`
	State    assembly.VoteState `json:"state" enum:"open,closed,tied,called_off" doc:"Where it stands" example:"open"`
	Voted    int                `json:"voted" doc:"Members whose ballot is there" example:"61"`
	MayVote  int                `json:"may_vote" doc:"Members who are in the hall, or for whom someone there votes" example:"77"`
	Entitled int                `json:"entitled" doc:"Members with the right to vote" example:"111"`
}

func (a *api) addVotes() {
	const tag = "votes"
	command[openVote](a, tag, "open-vote", "Put a question to the vote", "On the item under discussion. The roll is taken as it stands.")
	command[tightenVote](a, tag, "tighten-vote", "Make the rule of the open vote stricter", "")
	command[recordCounts](a, tag, "record-counts", "Record what was counted", "Of votes by hands or on paper. Later counts replace earlier ones until the vote is closed.")
	command[closeVote](a, tag, "close-vote", "Close a vote", "With its verdict and what follows from it.")
	command[callOffVote](a, tag, "call-off-vote", "End a vote without a verdict", "")
	command[correctVote](a, tag, "correct-vote", "Correct a closed vote", "By a new entry: the old one stays in the record.")
	command[decideTie](a, tag, "decide-tie", "Give the casting vote", "By the chair, where the rule leaves a tie to the chair.")
	add(a, route{
		id: "cast-ballot", method: http.MethodPut, path: "/plenaries/{plenary}/votes/{vote}/ballot", tag: tag, scope: scopeAct,
		summary: "Vote", about: "In an electronic vote, or, for who runs a roll call, what a member answered. A ballot with a name can be sent again: the last one counts. A secret ballot counts once, and nothing tells whose it was.",
	}, func(ctx context.Context, who hall.Actor, in *ballotInput) (*none, error) {
		return nil, a.hall.Ballot(ctx, who, in.Plenary, assembly.CastBallot{Vote: in.Vote, Voter: in.Body.Voter, Choice: in.Body.Choice})
	})
	add(a, route{
		id: "get-turnout", method: http.MethodGet, path: "/plenaries/{plenary}/votes/{vote}/turnout", tag: tag, scope: scopeRead,
		summary: "How far a vote has come", about: "Without choices. It is cheap, for displays that ask often.",
	}, func(ctx context.Context, who hall.Actor, in *InVote) (*answer[turnout], error) {
		t, err := a.hall.TurnOut(ctx, who, in.Plenary, in.Vote)
		return ok(turnout(t)), err
	})
	add(a, route{
		id: "get-vote", method: http.MethodGet, path: "/plenaries/{plenary}/votes/{vote}", tag: tag, scope: scopeRead,
		summary: "A vote with its verdict", about: "The verdict has all its arithmetic. Choices are shown when the vote is closed; those of a roll call are heard by all.",
	}, func(ctx context.Context, who hall.Actor, in *InVote) (*answer[vote], error) {
		p, err := a.hall.Plenary(ctx, who, in.Plenary)
		if err != nil {
			return nil, err
		}
		v := p.Vote(in.Vote)
		if v == nil {
			return nil, unknown("vote", string(in.Vote))
		}
		return ok(voteOf(*v)), nil
	})
}

// unknown refuses what is not there.
func unknown(what, id string) error {
	return hall.Refusals{{Code: hall.Unknown, Args: []string{what, id}}}
}
