package assembly

import "maps"

// QuestionKind is what is put to the vote.
type QuestionKind string

// The kinds of questions.
const (
	OnProcedure  QuestionKind = "procedure"  // how to go on, such as closing the debate
	OnAmendment  QuestionKind = "amendment"  // one amendment
	OnPoint      QuestionKind = "point"      // points that were taken apart
	OnConclusion QuestionKind = "conclusion" // the points of a conclusion that are together
)

// QuestionKinds lists the kinds.
func QuestionKinds() []QuestionKind {
	return []QuestionKind{OnProcedure, OnAmendment, OnPoint, OnConclusion}
}

// Movers says who may move amendments.
type Movers string

// Who may move amendments.
const (
	MoveByVoters  Movers = "voters"  // members with the right to vote
	MoveByMembers Movers = "members" // all members of the organ
	MoveByAnyone  Movers = "anyone"  // all persons known to the body
)

// Rules are the rules of procedure of an organ. A plenary keeps those that
// were in force when it was convened.
type Rules struct {
	NoticeDays  int                       `json:"notice_days"`        // between notice and first sitting
	Votes       map[QuestionKind]VoteRule `json:"votes"`              // for every kind of question
	Movers      Movers                    `json:"movers"`             // of amendments
	Seconders   int                       `json:"seconders"`          // that an amendment needs, beside its mover
	ProxyLimit  int                       `json:"proxy_limit"`        // proxies one member may hold; 0: there are none
	ProxyQuorum bool                      `json:"proxy_quorum"`       // members by proxy count for the quorum
	FloorTime   int                       `json:"floor_time_minutes"` // time to speak; 0: no limit
}

func (r Rules) clone() Rules {
	r.Votes = maps.Clone(r.Votes)
	return r
}
