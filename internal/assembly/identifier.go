package assembly

import (
	"time"

	"github.com/openplenum/plenum/internal/plan"
)

// Identifiers. Those of a plenary's objects are given by the plenary itself,
// counting up, so that replaying the record gives the same ones.
type (
	PersonID     string // stands for a person; the name is kept outside the record
	OrganID      = plan.OrganID
	MembershipID string // "m1", within the body
	PlenaryID    string // such as "2026-1"
	ConclusionID string // "c1"; this and those below within a plenary
	PointID      string // "p7"; its number is its place in the conclusion, and may change
	AmendmentID  string // "a3"
	VoteID       string // "v5"
)

// Act is who did something, when, and where in the record it stands. Every
// object keeps the acts that made and changed it.
type Act struct {
	Seq int64     `json:"seq"` // of the entry of the record
	At  time.Time `json:"at"`
	By  PersonID  `json:"by"`
}

// Date is a day, written 2026-03-02. Empty: none, or open.
type Date string

// Valid tells whether the date is empty or a day of the calendar.
func (d Date) Valid() bool {
	_, err := time.Parse(time.DateOnly, string(d))
	return d == "" || err == nil
}

// Days is how many days lie between two dates; negative if other comes first.
// Dates that are empty or wrong are no days apart.
func (d Date) Days(other Date) int {
	from, err := time.Parse(time.DateOnly, string(d))
	to, err2 := time.Parse(time.DateOnly, string(other))
	if err != nil || err2 != nil {
		return 0
	}
	return int(to.Sub(from) / (24 * time.Hour))
}

// within tells whether a day lies in a span whose ends, both included, may be
// open.
func (d Date) within(from, to Date) bool {
	return (from == "" || d >= from) && (to == "" || d <= to)
}
