package api

import "github.com/openplenum/plenum/internal/assembly"

type draftConclusion struct {
	Item  int    `json:"item" doc:"Number of the item that it is on" example:"1"`
	Title string `json:"title" doc:"What it is called" example:"On flour and grain"`
}

type retitleConclusion struct {
	ID    assembly.ConclusionID `json:"id" doc:"The conclusion" example:"c1"`
	Seen  int                   `json:"seen" doc:"Revision of the conclusion that you saw" example:"1"`
	Title string                `json:"title" doc:"Its new title" example:"On flour"`
}

type withdrawConclusion struct {
	ID     assembly.ConclusionID `json:"id" doc:"The conclusion" example:"c1"`
	Reason string                `json:"reason,omitempty" doc:"Why" example:"Taken up in another"`
}

type reopenConclusion struct {
	ID     assembly.ConclusionID `json:"id" doc:"The conclusion" example:"c1"`
	Reason string                `json:"reason" doc:"Why" example:"A point was misread"`
}

type addPoint struct {
	Conclusion assembly.ConclusionID `json:"conclusion" doc:"The conclusion" example:"c1"`
	Place      int                   `json:"place,omitempty" doc:"Number that the point gets; 0: at the end" example:"1"`
	Content    assembly.Content      `json:"content" doc:"What the point says"`
}

type revisePoint struct {
	ID      assembly.PointID `json:"id" doc:"The point" example:"p1"`
	Seen    int              `json:"seen" doc:"Version of the point that you saw" example:"1"`
	Content assembly.Content `json:"content" doc:"What it says from now on"`
}

type movePoint struct {
	ID    assembly.PointID `json:"id" doc:"The point" example:"p1"`
	Seen  int              `json:"seen" doc:"Revision of the conclusion that you saw" example:"2"`
	Place int              `json:"place" doc:"Its new number" example:"2"`
}

type removePoint struct {
	ID   assembly.PointID `json:"id" doc:"The point" example:"p1"`
	Seen int              `json:"seen" doc:"Version of the point that you saw" example:"1"`
}

type separatePoint struct {
	ID assembly.PointID `json:"id" doc:"The point" example:"p2"`
}

type joinPoint struct {
	ID assembly.PointID `json:"id" doc:"The point" example:"p2"`
}

type waiveCosting struct {
	ID     assembly.ConclusionID `json:"id" doc:"The conclusion" example:"c1"`
	Seen   int                   `json:"seen" doc:"What the conclusion said, as you saw it: its saying" example:"3"`
	Reason string                `json:"reason" doc:"Why it is adopted without a fresh costing" example:"No figure of weight changes"`
}

func (f draftConclusion) command() assembly.PlenaryCommand    { return assembly.DraftConclusion(f) }
func (f retitleConclusion) command() assembly.PlenaryCommand  { return assembly.RetitleConclusion(f) }
func (f withdrawConclusion) command() assembly.PlenaryCommand { return assembly.WithdrawConclusion(f) }
func (f reopenConclusion) command() assembly.PlenaryCommand   { return assembly.ReopenConclusion(f) }
func (f addPoint) command() assembly.PlenaryCommand           { return assembly.AddPoint(f) }
func (f revisePoint) command() assembly.PlenaryCommand        { return assembly.RevisePoint(f) }
func (f movePoint) command() assembly.PlenaryCommand          { return assembly.MovePoint(f) }
func (f removePoint) command() assembly.PlenaryCommand        { return assembly.RemovePoint(f) }
func (f separatePoint) command() assembly.PlenaryCommand      { return assembly.SeparatePoint(f) }
func (f joinPoint) command() assembly.PlenaryCommand          { return assembly.JoinPoint(f) }
func (f waiveCosting) command() assembly.PlenaryCommand       { return assembly.WaiveCosting(f) }

func (a *api) addConclusions() {
	const tag = "conclusions"
	command[draftConclusion](a, tag, "draft-conclusion", "Begin a conclusion", "A draft decision on an item, in numbered points.")
	command[retitleConclusion](a, tag, "retitle-conclusion", "Give a conclusion another title", "")
	command[withdrawConclusion](a, tag, "withdraw-conclusion", "Take a conclusion back", "")
	command[reopenConclusion](a, tag, "reopen-conclusion", "Make a voted conclusion a draft again", "All its points are to be voted on anew.")
	command[addPoint](a, tag, "add-point", "Add a point", "Changes of figures become plain: a value such as +2 % turns into a figure, and the value that stands in the plan is kept as the old one.")
	command[revisePoint](a, tag, "revise-point", "Give a point another content", "")
	command[movePoint](a, tag, "move-point", "Give a point another number", "")
	command[removePoint](a, tag, "remove-point", "Take a point out", "")
	command[separatePoint](a, tag, "separate-point", "Have a point voted on by itself", "")
	command[joinPoint](a, tag, "join-point", "Have a point voted on together with the others again", "")
	command[waiveCosting](a, tag, "waive-costing", "Do without a fresh costing", "The reason stands in the minutes.")
}
