package assembly

import "fmt"

// Plenary is one plenary meeting: sittings, agenda, conclusions, amendments,
// votes. It is the fold of the stream "plenary/ID".
type Plenary struct {
	ID      PlenaryID
	Organ   OrganID
	Number  int // the n-th plenary of the organ's term
	Title   string
	Rules   Rules  // in force when it was convened
	Plan    string // that it decides on; empty: there was none yet
	Version string // of it that held when it was convened
	State   PlenaryState
	Until   Date   // of an adjourned plenary, when it goes on; empty: not known
	Reason  string // why it was adjourned
	Notice  Notice
	Made    Act
	Changed Act

	Sittings    []Sitting
	Items       []Item // in the order of the agenda
	Conclusions []Conclusion
	Points      []Point
	Amendments  []Amendment
	Votes       []Vote
	Costings    []Costing
	Queue       []PersonID // who waits for the floor, in order
	Floor       PersonID   // who has it; empty: nobody

	Next int64 // sequence number after that of the last entry folded in
}

// PlenaryState is where a plenary stands.
type PlenaryState string

// The states of a plenary. One that is not closed goes on.
const (
	NotConvened   PlenaryState = ""
	Convened      PlenaryState = "convened" // no sitting was opened yet
	InSession     PlenaryState = "session"  // between its first sitting and its end
	Adjourned     PlenaryState = "adjourned"
	PlenaryClosed PlenaryState = "closed"
)

// Notice is how the members were told of a plenary.
type Notice struct {
	On  Date // when; empty: not yet
	How string
	Act Act
}

// NewPlenary is a plenary that is not convened yet.
func NewPlenary(id PlenaryID) *Plenary { return &Plenary{ID: id} }

// Apply folds a step of the plenary's stream in. An error says that the
// record does not hold together at that entry.
func (p *Plenary) Apply(s Step) error {
	e, ok := s.Event.(PlenaryEvent)
	if !ok {
		return fmt.Errorf("%w: entry %d, %s, does not belong to a plenary", ErrReplay, s.Seq, s.Event.Kind())
	}
	if s.Seq < p.Next {
		return fmt.Errorf("%w: entry %d comes after entry %d", ErrReplay, s.Seq, p.Next-1)
	}
	if _, first := e.(PlenaryConvened); first != (p.State == NotConvened) {
		return fmt.Errorf("%w: entry %d, %s: %w", ErrReplay, s.Seq, s.Event.Kind(), errState)
	}
	if err := e.applyPlenary(p, s.Act); err != nil {
		return fmt.Errorf("%w: entry %d, %s: %w", ErrReplay, s.Seq, s.Event.Kind(), err)
	}
	p.Changed, p.Next = s.Act, s.Seq+1
	return nil
}

// FoldPlenary is the plenary that the steps of its stream make.
func FoldPlenary(id PlenaryID, steps []Step) (*Plenary, error) {
	p := NewPlenary(id)
	for _, s := range steps {
		if err := p.Apply(s); err != nil {
			return nil, err
		}
	}
	return p, nil
}
