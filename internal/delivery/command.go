package delivery

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/openplenum/plenum/internal/assembly"
)

// Command is a command to the register of tasks.
type Command interface {
	run(r *Register) ([]Event, error)
}

// The commands to tasks.
type (
	// CreateTasks gives the tasks of an adopted conclusion, one for each
	// carried point that names a responsible organ.
	CreateTasks struct {
		Plenary    *assembly.Plenary // as it stands before or after the adoption
		Conclusion assembly.ConclusionID
	}
	// Acknowledge takes note of a task.
	Acknowledge struct {
		ID   TaskID
		Seen int // Task.Rev
	}
	// ChangeDue gives it another due date.
	ChangeDue struct {
		ID     TaskID
		Seen   int
		Due    assembly.Date
		Reason string
	}
	// Withdraw takes it back.
	Withdraw struct {
		ID     TaskID
		Seen   int
		Reason string
	}
	// Close notes that it is done.
	Close struct {
		ID   TaskID
		Seen int
		Note string
	}
)

// The codes of refusals, beside those of package assembly. The comment lists
// the Args.
const (
	TaskIs assembly.Code = "task_is" // the task, its state
)

// Do gives a command. It answers with the events that carry it out, or
// refuses with assembly.Refusals. The register itself does not change.
func (r *Register) Do(c Command) ([]Event, error) { return c.run(r) }

func (c CreateTasks) run(r *Register) ([]Event, error) {
	if c.Plenary.Conclusion(c.Conclusion) == nil {
		return nil, refuse(assembly.Unknown, "conclusion", string(c.Conclusion))
	}
	var events []Event
	for _, p := range c.Plenary.PointsOf(c.Conclusion) {
		content := p.Content()
		if p.State != assembly.PointCarried || content.Responsible == "" {
			continue
		}
		var figures []string
		for _, change := range content.Changes {
			figures = append(figures, change.Address)
		}
		events = append(events, TaskCreated{
			ID:          TaskID("t" + strconv.Itoa(len(r.Tasks)+len(events)+1)),
			Origin:      Origin{c.Plenary.ID, c.Conclusion, p.ID},
			Text:        content.Text,
			Responsible: content.Responsible, Supporting: slices.Clone(content.Supporting),
			Due: content.Due, Figures: figures,
		})
	}
	return events, nil
}

// pending finds a task on which something is still to be done, as the actor
// saw it.
func (r *Register) pending(id TaskID, seen int) (*Task, error) {
	t := r.Task(id)
	switch {
	case t == nil:
		return nil, refuse(assembly.Unknown, "task", string(id))
	case t.Rev != seen:
		act := t.Changed
		args := []string{"task", string(id), strconv.Itoa(seen), strconv.Itoa(t.Rev)}
		return nil, assembly.Refusals{{Code: assembly.Conflict, Args: args, Act: &act}}
	case !t.Pending():
		return nil, refuse(TaskIs, string(id), string(t.State))
	}
	return t, nil
}

func refuse(c assembly.Code, args ...string) error {
	return assembly.Refusals{{Code: c, Args: args}}
}

func (c Acknowledge) run(r *Register) ([]Event, error) {
	t, err := r.pending(c.ID, c.Seen)
	if err != nil {
		return nil, err
	}
	if t.State == Acknowledged {
		return nil, refuse(TaskIs, string(c.ID), string(t.State))
	}
	return []Event{TaskAcknowledged{c.ID}}, nil
}

func (c ChangeDue) run(r *Register) ([]Event, error) {
	t, err := r.pending(c.ID, c.Seen)
	switch {
	case err != nil:
		return nil, err
	case c.Due == "":
		return nil, refuse(assembly.NeedText, "due")
	case !c.Due.Valid():
		return nil, refuse(assembly.BadDate, "due", string(c.Due))
	case c.Due == t.Due:
		return nil, refuse(assembly.NothingChanged, string(c.ID))
	}
	if err := needs("reason", c.Reason); err != nil {
		return nil, err
	}
	return []Event{TaskDueChanged{c.ID, c.Due, c.Reason}}, nil
}

// mostText is the most characters of a reason or note.
const mostText = 20000

func needs(field, text string) error {
	switch {
	case strings.TrimSpace(text) == "":
		return refuse(assembly.NeedText, field)
	case len([]rune(text)) > mostText:
		return refuse(assembly.TooLong, field, fmt.Sprint(mostText))
	}
	return nil
}

func (c Withdraw) run(r *Register) ([]Event, error) {
	if _, err := r.pending(c.ID, c.Seen); err != nil {
		return nil, err
	}
	if err := needs("reason", c.Reason); err != nil {
		return nil, err
	}
	return []Event{TaskWithdrawn{c.ID, c.Reason}}, nil
}

func (c Close) run(r *Register) ([]Event, error) {
	if _, err := r.pending(c.ID, c.Seen); err != nil {
		return nil, err
	}
	if len([]rune(c.Note)) > mostText {
		return nil, refuse(assembly.TooLong, "note", fmt.Sprint(mostText))
	}
	return []Event{TaskClosed{c.ID, c.Note}}, nil
}
