package api

import "github.com/openplenum/plenum/internal/assembly"

type moveAmendment struct {
	Conclusion assembly.ConclusionID  `json:"conclusion" doc:"The conclusion" example:"c1"`
	Sort       assembly.AmendmentKind `json:"sort" enum:"revise,delete,new" doc:"What it does to the point" example:"revise"`
	Point      assembly.PointID       `json:"point,omitempty" doc:"Point that it revises or takes out; of a new one: after which it stands, empty: first" example:"p1"`
	Base       int                    `json:"base,omitempty" doc:"Version of the point that you saw; 0 for a new point" example:"1"`
	Content    assembly.Content       `json:"content,omitzero" doc:"As the point would read; not sent for a deletion"`
	Reason     string                 `json:"reason,omitempty" doc:"Why, in the mover's words" example:"a bad harvest is possible"`
	Mover      assembly.PersonID      `json:"mover,omitempty" doc:"Who moves it; empty: you" example:"k3v7q2m5x4t6w2ab"`
}

type rebaseAmendment struct {
	ID      assembly.AmendmentID `json:"id" doc:"The amendment" example:"a1"`
	Seen    int                  `json:"seen" doc:"Revision of the amendment that you saw" example:"1"`
	Content *assembly.Content    `json:"content,omitempty" doc:"As the point would read; without it both changes are made, if they do not clash"`
}

type withdrawAmendment struct {
	ID assembly.AmendmentID `json:"id" doc:"The amendment" example:"a1"`
}

type secondAmendment struct {
	ID     assembly.AmendmentID `json:"id" doc:"The amendment" example:"a1"`
	Person assembly.PersonID    `json:"person,omitempty" doc:"Who supports it; empty: you" example:"k3v7q2m5x4t6w2ab"`
}

type admitAmendment struct {
	ID assembly.AmendmentID `json:"id" doc:"The amendment" example:"a1"`
}

type rejectAmendment struct {
	ID   assembly.AmendmentID `json:"id" doc:"The amendment" example:"a1"`
	Note string               `json:"note" doc:"Why it is not put to the vote" example:"Not about this item"`
}

type mergeAmendments struct {
	IDs []assembly.AmendmentID `json:"ids" minItems:"2" doc:"Amendments to one point" example:"a1,a2"`
}

type acceptAmendment struct {
	ID   assembly.AmendmentID `json:"id" doc:"The amendment" example:"a1"`
	Seen int                  `json:"seen" doc:"Revision of the amendment that you saw" example:"1"`
	Note string               `json:"note,omitempty" doc:"Why it is taken up without a vote" example:"Nobody objects"`
}

func (f moveAmendment) command() assembly.PlenaryCommand     { return assembly.MoveAmendment(f) }
func (f rebaseAmendment) command() assembly.PlenaryCommand   { return assembly.RebaseAmendment(f) }
func (f withdrawAmendment) command() assembly.PlenaryCommand { return assembly.WithdrawAmendment(f) }
func (f secondAmendment) command() assembly.PlenaryCommand   { return assembly.SecondAmendment(f) }
func (f admitAmendment) command() assembly.PlenaryCommand    { return assembly.AdmitAmendment(f) }
func (f rejectAmendment) command() assembly.PlenaryCommand   { return assembly.RejectAmendment(f) }
func (f mergeAmendments) command() assembly.PlenaryCommand   { return assembly.MergeAmendments(f) }
func (f acceptAmendment) command() assembly.PlenaryCommand   { return assembly.AcceptAmendment(f) }

func (a *api) addAmendments() {
	const tag = "amendments"
	command[moveAmendment](a, tag, "move-amendment", "Move an amendment", "A point revised, taken out, or a new one.")
	command[rebaseAmendment](a, tag, "rebase-amendment", "Write an amendment anew on the version that holds", "")
	command[withdrawAmendment](a, tag, "withdraw-amendment", "Take an amendment back", "")
	command[secondAmendment](a, tag, "second-amendment", "Support an amendment", "")
	command[admitAmendment](a, tag, "admit-amendment", "Let an amendment be put to the vote", "")
	command[rejectAmendment](a, tag, "reject-amendment", "Do not put an amendment to the vote", "")
	command[mergeAmendments](a, tag, "merge-amendments", "Put amendments to one point together", "Into a new one, in which words and figures of all of them stand.")
	command[acceptAmendment](a, tag, "accept-amendment", "Take an amendment up without a vote", "As when nobody objects.")
	a.addDifferences(tag)
}
