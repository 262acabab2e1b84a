package plenaryfile

import "github.com/openplenum/plenum/internal/assembly"

// Key names a person, conclusion, point or amendment within a file. The
// record gives them identifiers of its own.
type Key string

// Place is where something stands in a file. Line and Column count from 1.
type Place struct{ Line, Column int }

// File is a plenary as prepared.
type File struct {
	Name        string // of the file, for messages
	Organs      []Organ
	People      []Person
	Members     []Member
	Rules       []Rules
	Plenary     Plenary
	Sittings    []Sitting
	Items       []Item
	Conclusions []Conclusion
	Steps       []Step
}

// Organ is an organ that the plan does not have.
type Organ struct {
	Place
	assembly.FoundOrgan
}

// Person is someone by name. Name and contact are kept outside the record.
type Person struct {
	Place
	Key           Key
	Name, Contact string
	Login         string // of the account; empty: none
	Administrator bool   // of accounts
}

// Member is a person's place in an organ.
type Member struct {
	Place
	Person                   Key
	assembly.BeginMembership // without the person
}

// Rules are the rules of procedure of an organ.
type Rules struct {
	Place
	Organ assembly.OrganID
	Rules assembly.Rules
}

// Plenary is the meeting itself.
type Plenary struct {
	Place
	ID assembly.PlenaryID
	assembly.Convene
	Notice   assembly.GiveNotice
	Notified bool // there is a notice
}

// Sitting is a day on which it meets. Its number is its place in the file.
type Sitting struct {
	Place
	assembly.ScheduleSitting
}

// Item is an item of the agenda. Its number is its place in the file.
type Item struct {
	Place
	assembly.AddItem
}

// Conclusion is a draft decision, tabled by a step of its own.
type Conclusion struct {
	Place
	Key        Key
	Item       int
	Title      string
	Points     []Point
	Amendments []Amendment
}

// Point is a point of a conclusion.
type Point struct {
	Place
	Key     Key
	Content assembly.Content
	Changes []Place // of each of the content's changes
}

// Amendment is a proposal to change a conclusion.
type Amendment struct {
	Place
	Key      Key
	Sort     assembly.AmendmentKind
	Point    Key // that it changes or takes out; of a new point, after which it stands, or empty
	Content  assembly.Content
	Changes  []Place
	Reason   string
	Mover    Key
	Seconds  []Key
	Admitted bool
}

// StepKind is what a step does.
type StepKind string

// The kinds of steps.
const (
	Open   StepKind = "open"   // a sitting
	Close  StepKind = "close"  // the sitting
	Roll   StepKind = "roll"   // who is there
	Table  StepKind = "table"  // a conclusion with its amendments
	Take   StepKind = "take"   // an item for discussion
	Pause  StepKind = "pause"  // its discussion
	Say    StepKind = "say"    // a statement, for the minutes
	Decide StepKind = "decide" // an item is settled
	Defer  StepKind = "defer"  // an item
	Vote   StepKind = "vote"   // a vote whose counts are known
	Adopt  StepKind = "adopt"  // a conclusion that was carried
)

// StepKinds lists the kinds of steps.
func StepKinds() []StepKind {
	return []StepKind{Open, Close, Roll, Table, Take, Pause, Say, Decide, Defer, Vote, Adopt}
}

// Step is something that has happened. Which fields it uses depends on its
// kind.
type Step struct {
	Place
	Do         StepKind
	Sitting    int
	Item       int
	Present    []Key // of Roll; with All: who is not
	All        bool  // everybody but those named
	Person     Key
	Text       string // of Say and of a question of procedure; why, of Decide and Defer
	Plenary    string // to which an item is deferred
	Conclusion Key
	Amendment  Key
	On         assembly.QuestionKind
	Count      assembly.Tally
}
