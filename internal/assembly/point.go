package assembly

// Conclusion is a draft decision on an item, in numbered points.
type Conclusion struct {
	ID      ConclusionID
	Item    int
	Title   string
	State   ConclusionState
	Points  []PointID // in order; the number of a point is its place here
	Waiver  Waiver    // of the costing
	Version string    // version of the plan that its adoption made
	Adopted *Act
	Rev     int // counts changes of title, of the order and of the set of points
	Saying  int // counts changes of what its points say together, and so of its figures
	Said    Act // the last of those changes
	Made    Act
	Changed Act
}

// ConclusionState is where a conclusion stands.
type ConclusionState string

// The states of a conclusion.
const (
	ConclusionDraft     ConclusionState = "draft"
	ConclusionCarried   ConclusionState = "carried" // voted, not yet adopted
	ConclusionLost      ConclusionState = "lost"
	ConclusionAdopted   ConclusionState = "adopted" // it changed the plan
	ConclusionWithdrawn ConclusionState = "withdrawn"
)

// Waiver is a reason to do without a costing. It holds for the change of the
// plan that it was given for: once the conclusion makes another, it is gone.
type Waiver struct {
	Reason  string // empty: not waived
	Changes []Change
	Draft   string
	Act     Act
}

// PointVersion is a point as it stood for a while.
type PointVersion struct {
	Content
	By AmendmentID // whose acceptance made it; empty: an edit
	Act
}

// Point is one numbered point of a conclusion.
type Point struct {
	ID         PointID
	Conclusion ConclusionID
	State      PointState
	Apart      bool           // voted on by itself
	Versions   []PointVersion // the last one holds; version numbers count from 1
	Made       Act
	Changed    Act
}

// PointState is where a point stands.
type PointState string

// The states of a point.
const (
	PointOpen    PointState = "open"
	PointCarried PointState = "carried"
	PointLost    PointState = "lost"
	PointRemoved PointState = "removed"
)

// Version is the number of the version that holds.
func (t *Point) Version() int { return len(t.Versions) }

// Content is what the point says now.
func (t *Point) Content() Content { return t.Versions[len(t.Versions)-1].Content }

// At is the point as it stood in a version, false if there was none.
func (t *Point) At(version int) (Content, bool) {
	if version < 1 || version > len(t.Versions) {
		return Content{}, false
	}
	return t.Versions[version-1].Content, true
}

// Conclusion finds a conclusion, nil if there is none.
func (p *Plenary) Conclusion(id ConclusionID) *Conclusion {
	return find(p.Conclusions, func(c *Conclusion) bool { return c.ID == id })
}

// Point finds a point, nil if there is none.
func (p *Plenary) Point(id PointID) *Point {
	return find(p.Points, func(t *Point) bool { return t.ID == id })
}

// PointsOf are the points of a conclusion in their order, those that were
// removed left out.
func (p *Plenary) PointsOf(id ConclusionID) []*Point {
	c := p.Conclusion(id)
	if c == nil {
		return nil
	}
	var out []*Point
	for _, each := range c.Points {
		if t := p.Point(each); t != nil {
			out = append(out, t)
		}
	}
	return out
}

// NumberOf is the place of a point in its conclusion, from 1; 0 if it was
// removed.
func (p *Plenary) NumberOf(id PointID) int {
	t := p.Point(id)
	if t == nil {
		return 0
	}
	for i, each := range p.Conclusion(t.Conclusion).Points {
		if each == id {
			return i + 1
		}
	}
	return 0
}

// The events of conclusions and points.
type (
	// ConclusionDrafted begins a conclusion on an item.
	ConclusionDrafted struct {
		ID    ConclusionID `json:"id"`
		Item  int          `json:"item"`
		Title string       `json:"title"`
	}
	// ConclusionRetitled gives it another title.
	ConclusionRetitled struct {
		ID    ConclusionID `json:"id"`
		Title string       `json:"title"`
	}
	// ConclusionDropped withdraws it.
	ConclusionDropped struct {
		ID     ConclusionID `json:"id"`
		Reason string       `json:"reason,omitempty"`
	}
	// ConclusionDecided is the consequence of a vote on it.
	ConclusionDecided struct {
		ID      ConclusionID `json:"id"`
		Vote    VoteID       `json:"vote"`
		Carried bool         `json:"carried"`
		Points  []PointID    `json:"points"` // that were voted on together
	}
	// ConclusionReopened makes a voted conclusion a draft again.
	ConclusionReopened struct {
		ID     ConclusionID `json:"id"`
		Reason string       `json:"reason"`
	}
	// CostingWaived adopts a conclusion without a fresh costing.
	CostingWaived struct {
		ID      ConclusionID `json:"id"`
		Reason  string       `json:"reason"`
		Changes []Change     `json:"changes,omitempty"` // that it makes at the time
		Draft   string       `json:"draft,omitempty"`   // that it puts in force at the time
	}
	// ConclusionEnacted adopts it: the plan has a new version.
	ConclusionEnacted struct {
		ID      ConclusionID `json:"id"`
		Version string       `json:"version,omitempty"` // of the plan; empty: no point changes a figure
		Points  []PointID    `json:"points"`            // that were carried
	}
	// PointAdded adds a point.
	PointAdded struct {
		ID         PointID      `json:"id"`
		Conclusion ConclusionID `json:"conclusion"`
		Place      int          `json:"place"` // from 1
		Content    Content      `json:"content"`
		By         AmendmentID  `json:"by,omitempty"`
	}
	// PointRevised gives a point a new version.
	PointRevised struct {
		ID      PointID     `json:"id"`
		Version int         `json:"version"`
		Content Content     `json:"content"`
		By      AmendmentID `json:"by,omitempty"`
	}
	// PointMoved gives a point another number.
	PointMoved struct {
		ID    PointID `json:"id"`
		Place int     `json:"place"`
	}
	// PointDeleted takes a point out.
	PointDeleted struct {
		ID PointID     `json:"id"`
		By AmendmentID `json:"by,omitempty"`
	}
	// PointSeparated has a point voted on by itself.
	PointSeparated struct {
		ID PointID `json:"id"`
	}
	// PointJoined has it voted on together with the others again.
	PointJoined struct {
		ID PointID `json:"id"`
	}
	// PointsDecided is the consequence of a vote on points taken apart.
	PointsDecided struct {
		Vote    VoteID    `json:"vote"`
		Carried bool      `json:"carried"`
		Points  []PointID `json:"points"`
	}
)

// Kinds of the events above.
func (ConclusionDrafted) Kind() string  { return "conclusion.drafted" }
func (ConclusionRetitled) Kind() string { return "conclusion.retitled" }
func (ConclusionDropped) Kind() string  { return "conclusion.withdrawn" }
func (ConclusionDecided) Kind() string  { return "conclusion.decided" }
func (ConclusionReopened) Kind() string { return "conclusion.reopened" }
func (CostingWaived) Kind() string      { return "conclusion.costing_waived" }
func (ConclusionEnacted) Kind() string  { return "conclusion.adopted" }
func (PointAdded) Kind() string         { return "point.added" }
func (PointRevised) Kind() string       { return "point.revised" }
func (PointMoved) Kind() string         { return "point.moved" }
func (PointDeleted) Kind() string       { return "point.removed" }
func (PointSeparated) Kind() string     { return "point.separated" }
func (PointJoined) Kind() string        { return "point.joined" }
func (PointsDecided) Kind() string      { return "point.decided" }
