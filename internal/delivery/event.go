package delivery

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/openplenum/plenum/internal/assembly"
)

// Event is something that happened to a task. The set is closed: those that
// Kinds lists.
type Event interface {
	// Kind is the name of the event in the record, such as task.created.
	Kind() string
	apply(r *Register, a assembly.Act) error
}

// The events of tasks.
type (
	// TaskCreated gives an organ a task.
	TaskCreated struct {
		ID          TaskID             `json:"id"`
		Origin      Origin             `json:"origin"`
		Text        string             `json:"text"`
		Responsible assembly.OrganID   `json:"responsible"`
		Supporting  []assembly.OrganID `json:"supporting,omitempty"`
		Due         assembly.Date      `json:"due,omitempty"`
		Figures     []string           `json:"figures,omitempty"`
	}
	// TaskAcknowledged notes that the organ has taken note.
	TaskAcknowledged struct {
		ID TaskID `json:"id"`
	}
	// TaskDueChanged gives a task another due date.
	TaskDueChanged struct {
		ID     TaskID        `json:"id"`
		Due    assembly.Date `json:"due"`
		Reason string        `json:"reason"`
	}
	// TaskWithdrawn takes a task back.
	TaskWithdrawn struct {
		ID     TaskID `json:"id"`
		Reason string `json:"reason"`
	}
	// TaskClosed notes that it is done.
	TaskClosed struct {
		ID   TaskID `json:"id"`
		Note string `json:"note,omitempty"`
	}
)

// Kinds of the events above.
func (TaskCreated) Kind() string      { return "task.created" }
func (TaskAcknowledged) Kind() string { return "task.acknowledged" }
func (TaskDueChanged) Kind() string   { return "task.due_changed" }
func (TaskWithdrawn) Kind() string    { return "task.withdrawn" }
func (TaskClosed) Kind() string       { return "task.closed" }

var kinds = map[string]func([]byte) (Event, error){
	"task.created":      as[TaskCreated],
	"task.acknowledged": as[TaskAcknowledged],
	"task.due_changed":  as[TaskDueChanged],
	"task.withdrawn":    as[TaskWithdrawn],
	"task.closed":       as[TaskClosed],
}

// Kinds lists the kinds of events, in the order of the alphabet.
func Kinds() []string { return slices.Sorted(maps.Keys(kinds)) }

// Encode writes an event for the record. Package record makes the JSON
// canonical.
func Encode(e Event) (kind string, body []byte, err error) {
	if body, err = json.Marshal(e); err != nil {
		return "", nil, fmt.Errorf("delivery: writing %s: %w", e.Kind(), err)
	}
	return e.Kind(), body, nil
}

// Decode reads an event. Fields that this program does not know are refused.
func Decode(kind string, body []byte) (Event, error) {
	read, ok := kinds[kind]
	if !ok {
		return nil, fmt.Errorf("delivery: unknown kind of event %q", kind)
	}
	e, err := read(body)
	if err != nil {
		return nil, fmt.Errorf("delivery: reading %s: %w", kind, err)
	}
	return e, nil
}

func as[T Event](body []byte) (Event, error) {
	e, err := assembly.ReadStrictly[T](body)
	if err != nil {
		return nil, err
	}
	return e, nil
}

var errMissing = errors.New("there is no such task")
var errTwice = errors.New("there is such a task already")

func (e TaskCreated) apply(r *Register, a assembly.Act) error {
	if r.Task(e.ID) != nil {
		return errTwice
	}
	r.Tasks = append(r.Tasks, Task{
		ID: e.ID, Origin: e.Origin, Text: e.Text, Responsible: e.Responsible, Supporting: slices.Clone(e.Supporting),
		Due: e.Due, Figures: slices.Clone(e.Figures), State: Open, Rev: 1, Made: a, Changed: a,
	})
	return nil
}

// touch finds a task and notes that it changes.
func (r *Register) touch(id TaskID, a assembly.Act, change func(*Task)) error {
	t := r.Task(id)
	if t == nil {
		return errMissing
	}
	change(t)
	t.Changed = a
	t.Rev++
	return nil
}

func (e TaskAcknowledged) apply(r *Register, a assembly.Act) error {
	return r.touch(e.ID, a, func(t *Task) { t.State = Acknowledged })
}

func (e TaskDueChanged) apply(r *Register, a assembly.Act) error {
	return r.touch(e.ID, a, func(t *Task) {
		t.Dues = append(t.Dues, DueChange{Was: t.Due, Reason: e.Reason, Act: a})
		t.Due = e.Due
	})
}

func (e TaskWithdrawn) apply(r *Register, a assembly.Act) error {
	return r.touch(e.ID, a, func(t *Task) { t.State, t.Note = Withdrawn, e.Reason })
}

func (e TaskClosed) apply(r *Register, a assembly.Act) error {
	return r.touch(e.ID, a, func(t *Task) { t.State, t.Note = Done, e.Note })
}
