package assembly

// Vote is one vote, from its opening to its verdict and any corrections.
type Vote struct {
	ID          VoteID
	Question    Question
	Rule        VoteRule // as tightened so far
	Sitting     int
	Roll        Roll
	State       VoteState
	Ballots     []Ballot   // of roll call and electronic named votes, in the order of voting
	Voted       []PersonID // of secret votes: who has voted, in the order of identifiers
	Count       *Tally     // recorded by the chair, or of the ballots at the close of a secret vote
	ChairChoice Choice     // of a tie that the chair decides
	Verdict     *Verdict   // of a closed vote, as corrected so far
	Reason      string     // why it was called off
	Corrections []Correction
	Rev         int // counts changes of the rule, of recorded counts, and corrections; ballots do not count
	Edited      Act // the last of those changes
	Opened      Act
	Closed      *Act
	Changed     Act
}

// VoteState is where a vote stands.
type VoteState string

// The states of a vote.
const (
	VoteOpen      VoteState = "open"
	VoteClosed    VoteState = "closed"
	VoteTied      VoteState = "tied" // closed, and the chair is still to decide
	VoteCalledOff VoteState = "called_off"
)

// Question is what is put to the vote.
type Question struct {
	On         QuestionKind `json:"on"`
	Item       int          `json:"item,omitempty"`
	Conclusion ConclusionID `json:"conclusion,omitempty"`
	Points     []PointRef   `json:"points,omitempty"` // of a point or conclusion: all that are decided
	Amendment  AmendmentID  `json:"amendment,omitempty"`
	Text       string       `json:"text,omitempty"` // of a question of procedure
}

// PointRef is a version of a point.
type PointRef struct {
	ID      PointID `json:"id"`
	Version int     `json:"version"`
}

// Ballot is one member's vote, with the name.
type Ballot struct {
	Voter  PersonID
	Choice Choice
	Holder PersonID // who cast it as proxy; empty: the voter
	Act    Act
}

// Correction is a change of a vote after it was closed.
type Correction struct {
	Count  *Tally // new counts; nil: a ballot was corrected
	Voter  PersonID
	Choice Choice
	Reason string
	Before Verdict
	Act    Act
}

// SecretMinimum is how many ballots a secret vote needs before it is counted:
// fewer would tell how members voted.
const SecretMinimum = 5

// Vote finds a vote, nil if there is none.
func (p *Plenary) Vote(id VoteID) *Vote {
	return find(p.Votes, func(v *Vote) bool { return v.ID == id })
}

// VoteNow is the vote that is being held or waits for the chair, nil if none
// does.
func (p *Plenary) VoteNow() *Vote {
	return find(p.Votes, func(v *Vote) bool { return v.State == VoteOpen || v.State == VoteTied })
}

// BallotOf is the ballot of a member, nil if there is none.
func (v *Vote) BallotOf(person PersonID) *Ballot {
	return find(v.Ballots, func(b *Ballot) bool { return b.Voter == person })
}

// The events of votes.
type (
	// VoteBegan opens a vote, with the roll as it stands.
	VoteBegan struct {
		ID       VoteID   `json:"id"`
		Sitting  int      `json:"sitting"`
		Question Question `json:"question"`
		Rule     VoteRule `json:"rule"`
		Roll     Roll     `json:"roll"`
	}
	// VoteTightened makes the rule of an open vote stricter.
	VoteTightened struct {
		ID   VoteID   `json:"id"`
		Rule VoteRule `json:"rule"`
	}
	// BallotCast is a vote with a name; a later one of the same voter replaces
	// it.
	BallotCast struct {
		Vote   VoteID   `json:"vote"`
		Voter  PersonID `json:"voter"`
		Choice Choice   `json:"choice"`
		Holder PersonID `json:"holder,omitempty"`
	}
	// SecretCast notes that a member has voted; the ballot lies elsewhere.
	SecretCast struct {
		Vote  VoteID   `json:"vote"`
		Voter PersonID `json:"voter"`
	}
	// VoteCounted records the counts of the chair or of the tellers; later
	// ones replace them.
	VoteCounted struct {
		Vote  VoteID `json:"vote"`
		Count Tally  `json:"count"`
	}
	// VoteEnded closes a vote with its verdict.
	VoteEnded struct {
		ID      VoteID  `json:"id"`
		Verdict Verdict `json:"verdict"`
	}
	// TieDecided is the casting vote of the chair.
	TieDecided struct {
		ID      VoteID  `json:"id"`
		Choice  Choice  `json:"choice"`
		Verdict Verdict `json:"verdict"`
	}
	// VoteDropped calls a vote off.
	VoteDropped struct {
		ID     VoteID `json:"id"`
		Reason string `json:"reason"`
	}
	// VoteCorrected corrects a closed vote: the counts, or one ballot.
	VoteCorrected struct {
		ID      VoteID   `json:"id"`
		Count   *Tally   `json:"count,omitempty"`
		Voter   PersonID `json:"voter,omitempty"`
		Choice  Choice   `json:"choice,omitempty"`
		Reason  string   `json:"reason"`
		Verdict Verdict  `json:"verdict"`
	}
)

// Kinds of the events above.
func (VoteBegan) Kind() string     { return "vote.opened" }
func (VoteTightened) Kind() string { return "vote.tightened" }
func (BallotCast) Kind() string    { return "ballot.cast" }
func (SecretCast) Kind() string    { return "ballot.marked" }
func (VoteCounted) Kind() string   { return "vote.counted" }
func (VoteEnded) Kind() string     { return "vote.closed" }
func (TieDecided) Kind() string    { return "vote.tie_decided" }
func (VoteDropped) Kind() string   { return "vote.called_off" }
func (VoteCorrected) Kind() string { return "vote.corrected" }
