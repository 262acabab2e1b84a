package assembly

// Method is how votes are taken.
type Method string

// The methods.
const (
	Hands    Method = "hands"    // show of hands; the chair records the counts
	RollCall Method = "rollcall" // each member is called and answers; the answers are recorded with the names
	Recorded Method = "recorded" // ballots on paper, counted by tellers; the chair records the counts
	Named    Method = "named"    // electronic, with names
	Secret   Method = "secret"   // electronic; secret from participants, not from the operator
)

// Methods lists the methods, those that need no device first.
func Methods() []Method { return []Method{Hands, RollCall, Recorded, Named, Secret} }

// counted tells whether the counts are recorded, rather than each ballot.
func (m Method) counted() bool { return m == Hands || m == Recorded }

// Base is what a threshold is a share of.
type Base string

// The bases, the smallest first: each holds the one before.
const (
	Valid    Base = "valid"    // votes for and against
	Cast     Base = "cast"     // those and the invalid ones
	Present  Base = "present"  // the votes of all who are present or stand proxy
	Entitled Base = "entitled" // the votes of all who have the right to vote
)

// Bases lists the bases, the smallest first.
func Bases() []Base { return []Base{Valid, Cast, Present, Entitled} }

// Majority is a kind of threshold.
type Majority string

// The majorities.
const (
	Simple    Majority = "simple"    // more than half of the base
	Absolute  Majority = "absolute"  // more than half of all entitled; the base is Entitled
	Share     Majority = "share"     // at least Num/Den of the base
	Unanimous Majority = "unanimous" // all of the base
)

// Threshold is how many votes for carry a question.
type Threshold struct {
	Majority Majority `json:"majority"`
	Num      int64    `json:"num,omitempty"` // of Share only
	Den      int64    `json:"den,omitempty"`
}

// Two common shares.
var (
	TwoThirds     = Threshold{Majority: Share, Num: 2, Den: 3}
	ThreeQuarters = Threshold{Majority: Share, Num: 3, Den: 4}
)

// Quorum is how many members must be present, in heads. The zero value asks
// for nobody.
type Quorum struct {
	Number   int64 `json:"number,omitempty"` // so many; or
	Num      int64 `json:"num,omitempty"`    // at least Num/Den of all entitled,
	Den      int64 `json:"den,omitempty"`
	MoreThan bool  `json:"more_than,omitempty"` // or more than that share
}

// MoreThanHalf is the most common quorum.
var MoreThanHalf = Quorum{Num: 1, Den: 2, MoreThan: true}

// Tie is what happens when exactly half of the base is for.
type Tie string

// The rules of ties.
const (
	TieLost  Tie = "lost"  // the question is lost
	TieAgain Tie = "again" // the question stays open and is voted on again
	TieChair Tie = "chair" // the chair decides
)

// VoteRule is how a vote is taken and when it is carried.
type VoteRule struct {
	Method      Method    `json:"method"`
	Base        Base      `json:"base"`
	Abstentions bool      `json:"abstentions,omitempty"` // those who abstain count in Valid and Cast
	Threshold   Threshold `json:"threshold"`
	Quorum      Quorum    `json:"quorum"`
	Tie         Tie       `json:"tie"`
}
