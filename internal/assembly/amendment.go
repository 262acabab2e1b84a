package assembly

// Amendment is a proposal to change a conclusion: a point revised or taken
// out, or a new one.
type Amendment struct {
	ID         AmendmentID
	Conclusion ConclusionID
	Sort       AmendmentKind
	Point      PointID // that it revises or deletes; of a new point, after which it stands; empty: first
	Base       int     // version of the point that it was written on; 0 of a new point
	Content    Content // as the point would read; empty of a deletion
	Reason     string  // why, in the mover's words
	Mover      PersonID
	Seconders  []PersonID
	State      AmendmentState
	Merged     []AmendmentID // that this one puts together
	Into       AmendmentID   // of a merged one: which took it up
	Note       string        // why it was not admitted or was rejected without a vote
	Rev        int           // counts changes of its content
	Made       Act
	Changed    Act
}

// AmendmentKind is what an amendment does.
type AmendmentKind string

// The kinds of amendments.
const (
	Revise   AmendmentKind = "revise"
	Delete   AmendmentKind = "delete"
	NewPoint AmendmentKind = "new"
)

// AmendmentState is where an amendment stands.
type AmendmentState string

// The states of an amendment.
const (
	Submitted AmendmentState = "submitted"
	Admitted  AmendmentState = "admitted"
	Withdrawn AmendmentState = "withdrawn"
	Merged    AmendmentState = "merged"
	Accepted  AmendmentState = "accepted"
	Rejected  AmendmentState = "rejected"
)

// Pending tells whether an amendment is still to be decided.
func (m *Amendment) Pending() bool { return m.State == Submitted || m.State == Admitted }

// Amendment finds an amendment, nil if there is none.
func (p *Plenary) Amendment(id AmendmentID) *Amendment {
	return find(p.Amendments, func(m *Amendment) bool { return m.ID == id })
}

// AmendmentsTo are the amendments to a conclusion in the order in which they
// were moved.
func (p *Plenary) AmendmentsTo(id ConclusionID) []*Amendment {
	var out []*Amendment
	for i := range p.Amendments {
		if p.Amendments[i].Conclusion == id {
			out = append(out, &p.Amendments[i])
		}
	}
	return out
}

// The events of amendments.
type (
	// AmendmentMoved submits an amendment.
	AmendmentMoved struct {
		ID         AmendmentID   `json:"id"`
		Conclusion ConclusionID  `json:"conclusion"`
		Sort       AmendmentKind `json:"sort"`
		Point      PointID       `json:"point,omitempty"`
		Base       int           `json:"base,omitempty"`
		Content    Content       `json:"content"`
		Reason     string        `json:"reason,omitempty"`
		Mover      PersonID      `json:"mover"`
	}
	// AmendmentSeconded adds a seconder.
	AmendmentSeconded struct {
		ID     AmendmentID `json:"id"`
		Person PersonID    `json:"person"`
	}
	// AmendmentAdmitted lets it be put to the vote.
	AmendmentAdmitted struct {
		ID AmendmentID `json:"id"`
	}
	// AmendmentRebased writes it anew on the version of the point that holds.
	AmendmentRebased struct {
		ID      AmendmentID `json:"id"`
		Base    int         `json:"base"`
		Content Content     `json:"content"`
		Anew    bool        `json:"anew,omitempty"` // it asks for something else: it is to be seconded and admitted again
	}
	// AmendmentDropped withdraws it.
	AmendmentDropped struct {
		ID AmendmentID `json:"id"`
	}
	// AmendmentsMerged puts several together into a new one.
	AmendmentsMerged struct {
		ID      AmendmentID   `json:"id"` // the new one
		Of      []AmendmentID `json:"of"`
		Base    int           `json:"base"`
		Content Content       `json:"content"`
	}
	// AmendmentAccepted takes it up; the change of the point is an event of
	// its own.
	AmendmentAccepted struct {
		ID   AmendmentID `json:"id"`
		Vote VoteID      `json:"vote,omitempty"` // empty: taken up without a vote
		Note string      `json:"note,omitempty"`
	}
	// AmendmentRejected refuses it.
	AmendmentRejected struct {
		ID   AmendmentID `json:"id"`
		Vote VoteID      `json:"vote,omitempty"` // empty: not admitted
		Note string      `json:"note,omitempty"`
	}
)

// Kinds of the events above.
func (AmendmentMoved) Kind() string    { return "amendment.moved" }
func (AmendmentSeconded) Kind() string { return "amendment.seconded" }
func (AmendmentAdmitted) Kind() string { return "amendment.admitted" }
func (AmendmentRebased) Kind() string  { return "amendment.rebased" }
func (AmendmentDropped) Kind() string  { return "amendment.withdrawn" }
func (AmendmentsMerged) Kind() string  { return "amendment.merged" }
func (AmendmentAccepted) Kind() string { return "amendment.accepted" }
func (AmendmentRejected) Kind() string { return "amendment.rejected" }
