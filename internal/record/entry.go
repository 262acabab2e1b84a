package record

import (
	"encoding/json"
	"time"
)

// Stream names what an entry is about: "body" for organs, members and rules of
// procedure, "plan" for versions of the plan, "plenary/ID" for one plenary.
// Entries of one stream, in order, are its whole history.
type Stream string

// Entry is one step of the record: who, when, what. An entry that was appended
// never changes; what was wrong is corrected by a new one.
type Entry struct {
	Seq    int64           `json:"seq"`    // position in the log of the installation, from 0, without gaps
	Stream Stream          `json:"stream"` // what it is about
	At     time.Time       `json:"at"`     // UTC, to the millisecond; never before that of the entry before it
	By     string          `json:"by"`     // identifier of the person who acts, without a name; "system" for the program itself
	Kind   string          `json:"kind"`   // such as sitting.opened
	Body   json.RawMessage `json:"body"`   // the event, in canonical JSON: sorted keys, no spaces
	Prev   Hash            `json:"prev"`   // leaf hash of the entry before it; zero for the first
	Salt   Salt            `json:"salt"`   // drawn at random, so that nobody can find out what a withheld entry says by trying
}
