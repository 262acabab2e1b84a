package assembly

// Choice is what a member votes.
type Choice string

// The choices.
const (
	For     Choice = "for"
	Against Choice = "against"
	Abstain Choice = "abstain"
)

// Voter is one who has the right to vote, as the roll stood when the vote was
// opened.
type Voter struct {
	Person  PersonID `json:"person"`
	Weight  int64    `json:"weight"`           // votes; 1 if all are equal
	Present bool     `json:"present"`          // in the hall
	Holder  PersonID `json:"holder,omitempty"` // who is present and votes as proxy
}

// votes tells whether the voter or a proxy can vote.
func (v Voter) votes() bool { return v.Present || v.Holder != "" }

// Roll is everyone who has the right to vote, in the order of their
// identifiers. It is frozen when a vote is opened: who comes later does not
// vote in it.
type Roll struct {
	Voters  []Voter `json:"voters"`
	Proxies bool    `json:"proxies,omitempty"` // members by proxy count for the quorum
}

// Tally is the count of a vote. All but Ballots are votes, that is, weights.
type Tally struct {
	For     int64 `json:"for"`
	Against int64 `json:"against"`
	Abstain int64 `json:"abstain"`
	Invalid int64 `json:"invalid,omitempty"`
	Ballots int64 `json:"ballots"` // how many voted, whatever their weight
}

// Result is how a vote ended.
type Result string

// The results.
const (
	Carried  Result = "carried"
	Lost     Result = "lost"
	Again    Result = "again"    // tied, and to be voted on again
	Awaiting Result = "awaiting" // tied, and the chair decides
	Void     Result = "void"     // no quorum
)

// Reason is what decided the result.
type Reason string

// The reasons.
const (
	ReachedThreshold Reason = "reached"
	MissedThreshold  Reason = "missed"
	NobodyVoted      Reason = "nobody"
	NoQuorum         Reason = "no_quorum"
	TiedLost         Reason = "tied_lost"
	TiedAgain        Reason = "tied_again"
	TiedAwaiting     Reason = "tied_awaiting"
	ChairFor         Reason = "chair_for"
	ChairAgainst     Reason = "chair_against"
)

// Verdict is the result of a vote with all its arithmetic: "61 for, 12
// against, 4 abstaining; 77 of 111 present; quorum 56 met; 2/3 of votes cast
// = 49; carried".
type Verdict struct {
	Tally
	Rule          VoteRule `json:"rule"`
	Present       int64    `json:"present"`        // heads in the hall
	Proxies       int64    `json:"proxies"`        // heads for whom someone in the hall votes
	Entitled      int64    `json:"entitled"`       // heads with the right to vote
	PresentVotes  int64    `json:"present_votes"`  // votes in the hall, proxies and all
	EntitledVotes int64    `json:"entitled_votes"` // votes of all entitled
	QuorumNeeded  int64    `json:"quorum_needed"`  // heads; 0: none is asked for
	QuorumPresent int64    `json:"quorum_present"` // heads that count for it
	QuorumMet     bool     `json:"quorum_met"`
	BaseVotes     int64    `json:"base_votes"` // what the threshold is a share of
	Needed        int64    `json:"needed"`     // votes for that carry the question
	Result        Result   `json:"result"`
	Because       Reason   `json:"because"`
}

// Carried tells whether the question is carried.
func (v Verdict) Carried() bool { return v.Result == Carried }
