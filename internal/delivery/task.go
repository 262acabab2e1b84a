package delivery

import (
	"errors"
	"fmt"
	"slices"

	"github.com/openplenum/plenum/internal/assembly"
)

// TaskID is the identifier of a task: "t12", counting up in the register.
type TaskID string

// Task is what an organ owes by a decision.
type Task struct {
	ID          TaskID
	Origin      Origin
	Text        string
	Responsible assembly.OrganID
	Supporting  []assembly.OrganID
	Due         assembly.Date
	Figures     []string // addresses of the plan that it serves, as plan.Set takes them
	State       State
	Note        string // why it was withdrawn, or how it was closed
	Dues        []DueChange
	Rev         int // counts changes, from 1
	Made        assembly.Act
	Changed     assembly.Act
}

// Origin is the decision that a task comes from.
type Origin struct {
	Plenary    assembly.PlenaryID    `json:"plenary"`
	Conclusion assembly.ConclusionID `json:"conclusion"`
	Point      assembly.PointID      `json:"point"`
}

// DueChange is a due date that held before.
type DueChange struct {
	Was    assembly.Date
	Reason string
	Act    assembly.Act
}

// State is where a task stands.
type State string

// The states of a task.
const (
	Open         State = "open"         // the organ was told
	Acknowledged State = "acknowledged" // the organ has taken note
	Done         State = "done"
	Withdrawn    State = "withdrawn"
)

// States lists the states.
func States() []State { return []State{Open, Acknowledged, Done, Withdrawn} }

// Pending tells whether something is still to be done.
func (t *Task) Pending() bool { return t.State == Open || t.State == Acknowledged }

// Overdue tells whether a task is pending after its due date. On the day
// itself it is not overdue yet.
func (t *Task) Overdue(on assembly.Date) bool { return t.Pending() && t.Due != "" && t.Due < on }

// Role is what an organ has to do with a task.
type Role string

// The roles of organs.
const (
	Responsible Role = "responsible"
	Supporting  Role = "supporting"
)

// RoleOf is the role of an organ in a task; empty: none.
func (t *Task) RoleOf(organ assembly.OrganID) Role {
	switch {
	case t.Responsible == organ:
		return Responsible
	case slices.Contains(t.Supporting, organ):
		return Supporting
	}
	return ""
}

// Register is all tasks. It is the fold of the stream "delivery".
type Register struct {
	Tasks []Task
	Next  int64 // sequence number after that of the last entry folded in
}

// Task finds a task, nil if there is none.
func (r *Register) Task(id TaskID) *Task {
	for i := range r.Tasks {
		if r.Tasks[i].ID == id {
			return &r.Tasks[i]
		}
	}
	return nil
}

// Filter chooses tasks; what is empty does not matter.
type Filter struct {
	Organ     assembly.OrganID // responsible or supporting
	Plenary   assembly.PlenaryID
	Point     assembly.PointID // with Plenary
	Figure    string           // an address that the task serves
	Pending   bool
	OverdueOn assembly.Date
}

// List is the tasks that a filter lets through, by due date; those without one
// come last.
func (r *Register) List(f Filter) []Task {
	var out []Task
	for _, t := range r.Tasks {
		if f.fits(&t) {
			out = append(out, t)
		}
	}
	slices.SortStableFunc(out, func(a, b Task) int {
		switch {
		case a.Due == b.Due:
			return 0
		case b.Due == "" || a.Due != "" && a.Due < b.Due:
			return -1
		}
		return 1
	})
	return out
}

func (f Filter) fits(t *Task) bool {
	return (f.Organ == "" || t.RoleOf(f.Organ) != "") &&
		(f.Plenary == "" || t.Origin.Plenary == f.Plenary) &&
		(f.Point == "" || t.Origin.Point == f.Point) &&
		(f.Figure == "" || t.serves(f.Figure)) &&
		(!f.Pending || t.Pending()) &&
		(f.OverdueOn == "" || t.Overdue(f.OverdueOn))
}

// serves tells whether a task serves a figure of the plan.
func (t *Task) serves(address string) bool {
	return slices.ContainsFunc(t.Figures, func(own string) bool { return assembly.SameFigure(own, address) })
}

// ErrReplay is that of a record whose entries do not follow from each other.
var ErrReplay = errors.New("delivery: the record does not hold together")

// Step is an event with the act that made it.
type Step struct {
	assembly.Act
	Event Event
}

// Apply folds a step of the stream "delivery" in.
func (r *Register) Apply(s Step) error {
	if s.Seq < r.Next {
		return fmt.Errorf("%w: entry %d comes after entry %d", ErrReplay, s.Seq, r.Next-1)
	}
	if err := s.Event.apply(r, s.Act); err != nil {
		return fmt.Errorf("%w: entry %d, %s: %w", ErrReplay, s.Seq, s.Event.Kind(), err)
	}
	r.Next = s.Seq + 1
	return nil
}

// Fold is the register that the steps of its stream make.
func Fold(steps []Step) (*Register, error) {
	r := &Register{}
	for _, s := range steps {
		if err := r.Apply(s); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// Clone is a copy that shares nothing.
func (r *Register) Clone() *Register {
	c := *r
	c.Tasks = slices.Clone(r.Tasks)
	for i := range c.Tasks {
		t := &c.Tasks[i]
		t.Supporting, t.Figures, t.Dues = slices.Clone(t.Supporting), slices.Clone(t.Figures), slices.Clone(t.Dues)
	}
	return &c
}
