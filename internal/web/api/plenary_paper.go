package api

import (
	"slices"

	"github.com/openplenum/plenum/internal/assembly"
)

// conclusion is a draft decision, or one that was taken.
type conclusion struct {
	ID       assembly.ConclusionID    `json:"id" doc:"Identifier" example:"c1"`
	Item     int                      `json:"item" doc:"Number of the item that it is on" example:"1"`
	Title    string                   `json:"title" doc:"What it is called" example:"On flour and grain"`
	State    assembly.ConclusionState `json:"state" enum:"draft,carried,lost,adopted,withdrawn" doc:"Where it stands; carried: voted, not yet adopted" example:"draft"`
	Points   []assembly.PointID       `json:"points" doc:"Points in order: the number of a point is its place here" example:"p1,p2"`
	Waived   string                   `json:"waived,omitempty" doc:"Why it may be adopted without a fresh costing" example:"No figure of weight changes"`
	Version  string                   `json:"version,omitempty" doc:"Version of the plan that its adoption made" example:"v2"`
	Adopted  *assembly.Act            `json:"adopted,omitempty" doc:"Who adopted it"`
	Revision int                      `json:"revision" doc:"Of title, order and set of points, to send as seen" example:"2"`
	Saying   int                      `json:"saying" doc:"Counts changes of what the points say together, to send as seen when the costing is waived" example:"3"`
	Made     assembly.Act             `json:"made" doc:"Who began it"`
	Changed  assembly.Act             `json:"changed" doc:"Who changed it last"`
}

// point is one point of a conclusion with all its versions.
type point struct {
	ID         assembly.PointID      `json:"id" doc:"Identifier, which stays" example:"p1"`
	Conclusion assembly.ConclusionID `json:"conclusion" doc:"Conclusion that it is of" example:"c1"`
	Number     int                   `json:"number,omitempty" doc:"Its number now; not there if it was removed" example:"1"`
	State      assembly.PointState   `json:"state" enum:"open,carried,lost,removed" doc:"Where it stands" example:"open"`
	Apart      bool                  `json:"apart" doc:"It is voted on by itself"`
	Version    int                   `json:"version" doc:"Version that holds, to send as seen or base" example:"1"`
	Content    assembly.Content      `json:"content" doc:"What it says now"`
	Versions   []pointVersion        `json:"versions" doc:"All versions, the oldest first"`
	Made       assembly.Act          `json:"made" doc:"Who added it"`
	Changed    assembly.Act          `json:"changed" doc:"Who changed it last"`
}

type pointVersion struct {
	Version int                  `json:"version" doc:"Number, from 1" example:"1"`
	Content assembly.Content     `json:"content" doc:"What it said"`
	By      assembly.AmendmentID `json:"by,omitempty" doc:"Amendment that made it; not there: an edit" example:"a1"`
	Act     assembly.Act         `json:"act" doc:"Who made it"`
}

// amendment is a proposal to change a conclusion.
type amendment struct {
	ID         assembly.AmendmentID    `json:"id" doc:"Identifier" example:"a1"`
	Conclusion assembly.ConclusionID   `json:"conclusion" doc:"Conclusion that it is to" example:"c1"`
	Sort       assembly.AmendmentKind  `json:"sort" enum:"revise,delete,new" doc:"What it does" example:"revise"`
	Point      assembly.PointID        `json:"point,omitempty" doc:"Point that it revises or takes out; of a new one: after which it stands" example:"p1"`
	Base       int                     `json:"base,omitempty" doc:"Version of the point that it was written on" example:"1"`
	Content    *assembly.Content       `json:"content,omitempty" doc:"As the point would read; not there for a deletion"`
	Reason     string                  `json:"reason,omitempty" doc:"Why, in the mover's words" example:"a bad harvest is possible"`
	Mover      assembly.PersonID       `json:"mover" doc:"Who moved it" example:"k3v7q2m5x4t6w2ab"`
	Seconders  []assembly.PersonID     `json:"seconders" doc:"Who supports it"`
	State      assembly.AmendmentState `json:"state" enum:"submitted,admitted,withdrawn,merged,accepted,rejected" doc:"Where it stands" example:"submitted"`
	Merged     []assembly.AmendmentID  `json:"merged" doc:"Amendments that this one puts together"`
	Into       assembly.AmendmentID    `json:"into,omitempty" doc:"Of a merged one: which took it up" example:"a3"`
	Note       string                  `json:"note,omitempty" doc:"Why it was decided without a vote" example:"Nobody objects"`
	Revision   int                     `json:"revision" doc:"Of its content, to send as seen" example:"1"`
	Made       assembly.Act            `json:"made" doc:"Who submitted it"`
	Changed    assembly.Act            `json:"changed" doc:"Who changed it last"`
}

// vote is one vote, from its opening to its verdict.
type vote struct {
	ID          assembly.VoteID     `json:"id" doc:"Identifier" example:"v1"`
	Question    assembly.Question   `json:"question" doc:"What is put to the vote"`
	Rule        assembly.VoteRule   `json:"rule" doc:"Rule of it, as tightened so far"`
	Sitting     int                 `json:"sitting" doc:"Sitting in which it is held" example:"1"`
	State       assembly.VoteState  `json:"state" enum:"open,closed,tied,called_off" doc:"Where it stands; tied: the chair is still to decide" example:"open"`
	Roll        assembly.Roll       `json:"roll" doc:"Who has the right to vote, as the roll stood when it was opened"`
	Voted       []assembly.PersonID `json:"voted" doc:"Whose ballot is there"`
	Ballots     []cast              `json:"ballots" doc:"Ballots with names, once the vote is closed; those of a roll call at once"`
	Count       *assembly.Tally     `json:"count,omitempty" doc:"Recorded by the chair, or of a closed secret vote"`
	ChairChoice assembly.Choice     `json:"chair_choice,omitempty" enum:"for,against,abstain" doc:"Casting vote of the chair" example:"for"`
	Verdict     *assembly.Verdict   `json:"verdict,omitempty" doc:"The result with its arithmetic, as corrected so far"`
	Reason      string              `json:"reason,omitempty" doc:"Why it was called off" example:"The display failed"`
	Corrections []correction        `json:"corrections" doc:"Changes after it was closed, in order"`
	Revision    int                 `json:"revision" doc:"Of the rule, of recorded counts and of corrections, to send as seen; ballots do not count" example:"0"`
	Opened      assembly.Act        `json:"opened" doc:"Who opened it"`
	Closed      *assembly.Act       `json:"closed,omitempty" doc:"Who closed it"`
}

type cast struct {
	Voter  assembly.PersonID `json:"voter" doc:"Whose vote it is" example:"k3v7q2m5x4t6w2ab"`
	Choice assembly.Choice   `json:"choice" enum:"for,against,abstain" doc:"What was voted" example:"for"`
	Holder assembly.PersonID `json:"holder,omitempty" doc:"Who cast it as proxy" example:"m5x4t6w2abk3v7q2"`
	Act    assembly.Act      `json:"act" doc:"When"`
}

type correction struct {
	Count  *assembly.Tally   `json:"count,omitempty" doc:"New counts; not there: a ballot was corrected"`
	Voter  assembly.PersonID `json:"voter,omitempty" doc:"Whose ballot" example:"k3v7q2m5x4t6w2ab"`
	Choice assembly.Choice   `json:"choice,omitempty" enum:"for,against,abstain" doc:"What it should have been" example:"against"`
	Reason string            `json:"reason" doc:"Why" example:"Two hands were counted twice"`
	Before assembly.Verdict  `json:"before" doc:"The verdict before it"`
	Act    assembly.Act      `json:"act" doc:"Who corrected it"`
}

func conclusionOf(c assembly.Conclusion) conclusion {
	return conclusion{
		ID: c.ID, Item: c.Item, Title: c.Title, State: c.State, Points: some(c.Points), Waived: c.Waiver.Reason,
		Version: c.Version, Adopted: c.Adopted, Revision: c.Rev, Saying: c.Saying, Made: c.Made, Changed: c.Changed,
	}
}

func pointOf(p *assembly.Plenary, t *assembly.Point) point {
	out := point{
		ID: t.ID, Conclusion: t.Conclusion, Number: p.NumberOf(t.ID), State: t.State, Apart: t.Apart,
		Version: t.Version(), Content: t.Content(), Versions: []pointVersion{}, Made: t.Made, Changed: t.Changed,
	}
	for i, v := range t.Versions {
		out.Versions = append(out.Versions, pointVersion{i + 1, v.Content, v.By, v.Act})
	}
	return out
}

func amendmentOf(m assembly.Amendment) amendment {
	out := amendment{
		ID: m.ID, Conclusion: m.Conclusion, Sort: m.Sort, Point: m.Point, Base: m.Base, Reason: m.Reason, Mover: m.Mover,
		Seconders: some(m.Seconders), State: m.State, Merged: some(m.Merged), Into: m.Into, Note: m.Note,
		Revision: m.Rev, Made: m.Made, Changed: m.Changed,
	}
	if m.Sort != assembly.Delete {
		out.Content = &m.Content
	}
	return out
}

// voteOf shows a vote. While one by devices is open, nobody sees how others
// vote; a roll call is heard by all.
func voteOf(v assembly.Vote) vote {
	out := vote{
		ID: v.ID, Question: v.Question, Rule: v.Rule, Sitting: v.Sitting, State: v.State, Roll: v.Roll,
		Voted: slices.Clone(some(v.Voted)), Ballots: []cast{}, Count: v.Count, ChairChoice: v.ChairChoice, Verdict: v.Verdict,
		Reason: v.Reason, Revision: v.Rev, Opened: v.Opened, Closed: v.Closed,
		Corrections: each(v.Corrections, func(c assembly.Correction) correction { return correction(c) }),
	}
	heard := v.Rule.Method == assembly.RollCall || v.State == assembly.VoteClosed || v.State == assembly.VoteTied
	for _, b := range v.Ballots {
		out.Voted = append(out.Voted, b.Voter)
		if heard {
			out.Ballots = append(out.Ballots, cast(b))
		}
	}
	slices.Sort(out.Voted)
	return out
}
