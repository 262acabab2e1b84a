package hall

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/delivery"
	"github.com/openplenum/plenum/internal/plan"
)

// register is all tasks as they stand in the snapshot of a reader. It is read
// only.
func (h *Hall) register(ctx context.Context, r Ledger) (*delivery.Register, error) {
	h.folds.mu.Lock()
	reg := h.folds.tasks
	h.folds.mu.Unlock()
	if reg == nil {
		reg = &delivery.Register{}
	}
	entries, err := r.Entries(ctx, StreamTask, reg.Next)
	if err != nil || len(entries) == 0 {
		return reg, err
	}
	reg = reg.Clone()
	for _, e := range entries {
		event, err := delivery.Decode(e.Kind, e.Body)
		if err != nil {
			return nil, fmt.Errorf("hall: entry %d of the record: %w", e.Seq, err)
		}
		if err := reg.Apply(delivery.Step{Act: actOf(e), Event: event}); err != nil {
			return nil, err
		}
	}
	if writes(r) {
		return reg, nil
	}
	h.folds.mu.Lock()
	defer h.folds.mu.Unlock()
	if h.folds.tasks == nil || h.folds.tasks.Next < reg.Next {
		h.folds.tasks = reg
	}
	return reg, nil
}

// doTasks gives the register a command, appends what follows from it, and
// brings the table of tasks up to date. It answers with the tasks that
// changed.
func (t *transaction) doTasks(c delivery.Command) ([]delivery.Task, error) {
	reg, err := t.hall.register(t.ctx, t)
	if err != nil {
		return nil, err
	}
	events, err := reg.Do(c)
	if err != nil || len(events) == 0 {
		return nil, err
	}
	plain := make([]event, len(events))
	for i, e := range events {
		plain[i] = e
	}
	entries, err := t.appendEntries(StreamTask, t.actor.by(), plain...)
	if err != nil {
		return nil, err
	}
	reg = reg.Clone()
	for i, e := range entries {
		if err := reg.Apply(delivery.Step{Act: actOf(e), Event: events[i]}); err != nil {
			return nil, err
		}
	}
	var changed []delivery.Task
	var rows []TaskRow
	for _, task := range reg.Tasks {
		if task.Changed.Seq < entries[0].Seq {
			continue
		}
		row, err := taskRow(task)
		if err != nil {
			return nil, err
		}
		changed, rows = append(changed, task), append(rows, row)
	}
	return changed, t.SaveTasks(t.ctx, rows)
}

// taskRow is a task as a line of the table.
func taskRow(t delivery.Task) (TaskRow, error) {
	body, err := json.Marshal(t)
	if err != nil {
		return TaskRow{}, fmt.Errorf("hall: writing a task: %w", err)
	}
	row := TaskRow{
		Plenary: t.Origin.Plenary, Task: string(t.ID), Organ: t.Responsible, Supporting: t.Supporting,
		State: string(t.State), Seq: t.Changed.Seq, Body: body,
	}
	if t.Due != "" {
		row.Due, err = time.Parse(time.DateOnly, string(t.Due))
	}
	return row, err
}

// DoTask gives the register of tasks a command: an organ acknowledges a task or
// says that it is done; chair and secretary of the organ that gave it change
// its due date or take it back.
func (h *Hall) DoTask(ctx context.Context, actor Actor, c delivery.Command) (out []delivery.Task, err error) {
	err = actValue(ctx, h, actor, []any{c}, &out, func(t *transaction) error {
		ask, err := h.taskRight(ctx, t, c)
		if err != nil {
			return err
		}
		if ask.what == "" {
			return refuse(Forbidden, "", "")
		}
		if err := t.allow(ask.what, ask.organ); err != nil {
			return err
		}
		out, err = t.doTasks(c)
		return err
	})
	return out, err
}

// MayTask tells whether an actor may give the register of tasks a command.
func (h *Hall) MayTask(ctx context.Context, actor Actor, c delivery.Command) (may bool, err error) {
	err = h.store.Read(ctx, func(r Reader) error {
		b, err := h.body(ctx, r)
		if err != nil {
			return err
		}
		ask, err := h.taskRight(ctx, r, c)
		if err == nil {
			may = ask.what != "" && Permits(b, actor, ask.what, ask.organ, h.today())
		}
		return err
	})
	return may, plain(err)
}

// taskRight is the right that a command asks for, and the organ from which it
// is seen: the one that answers for the task, for its own word on it; the one
// whose plenary gave the task, for what changes it.
func (h *Hall) taskRight(ctx context.Context, r Ledger, c delivery.Command) (ask, error) {
	reg, err := h.register(ctx, r)
	if err != nil {
		return ask{}, err
	}
	own := func(id delivery.TaskID) (ask, error) {
		t := reg.Task(id)
		if t == nil {
			return ask{}, refuse(Unknown, "task", string(id))
		}
		return ask{ReportTask, t.Responsible}, nil
	}
	given := func(id delivery.TaskID) (ask, error) {
		t := reg.Task(id)
		if t == nil {
			return ask{}, refuse(Unknown, "task", string(id))
		}
		p, err := h.plenary(ctx, r, t.Origin.Plenary)
		if err != nil {
			return ask{}, err
		}
		return ask{Convene, p.Organ}, nil
	}
	switch x := c.(type) {
	case delivery.Acknowledge:
		return own(x.ID)
	case delivery.Close:
		return own(x.ID)
	case delivery.ChangeDue:
		return given(x.ID)
	case delivery.Withdraw:
		return given(x.ID)
	}
	return ask{}, nil // tasks are created by adoption only
}

// TaskList lists tasks by due date, those without one last.
func (h *Hall) TaskList(ctx context.Context, actor Actor, f delivery.Filter) (out []delivery.Task, err error) {
	err = h.look(ctx, actor, SeeTasks, "", func(r Reader) error {
		reg, err := h.register(ctx, r)
		if err == nil {
			out = reg.List(f)
		}
		return err
	})
	return out, err
}

// TaskSheet is the task sheet of an organ for one year: what it owes, and the
// control figures of that year from the plan that holds.
func (h *Hall) TaskSheet(ctx context.Context, actor Actor, organ assembly.OrganID, year int) (out delivery.Sheet, err error) {
	err = h.look(ctx, actor, SeeTasks, "", func(r Reader) error {
		reg, err := h.register(ctx, r)
		if err != nil {
			return err
		}
		figures, err := h.controlFigures(ctx, r, organ)
		if err == nil {
			out = reg.SheetOf(organ, year, h.today(), figures)
		}
		return err
	})
	return out, err
}

// controlFigures are the targets of the plan that holds, year by year; none
// where there is no plan.
func (h *Hall) controlFigures(ctx context.Context, r Reader, organ assembly.OrganID) ([]delivery.Figure, error) {
	id, err := h.planOf(ctx, r, organ)
	if isRefusal(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	v, err := current(ctx, r, id)
	if err != nil {
		return nil, err
	}
	f, err := h.folder(ctx, r, v)
	if err != nil {
		return nil, err
	}
	var out []delivery.Figure
	for _, p := range f.Figures.Promises {
		row := f.Plan.Targets[p.Target]
		address := "target:" + string(row.ID)
		if row.Measure.Region != "" {
			address += "@" + string(row.Measure.Region)
		}
		span := row.Span
		if !row.Sum {
			span = plan.Year(f.Figures.Years[p.Years[len(p.Years)-1]])
		}
		out = append(out, delivery.Figure{
			Address: address + ":" + span.String(), Name: row.Name, Organ: row.Organ,
			Year: f.Figures.Years[p.Years[len(p.Years)-1]], Value: p.Amount, Unit: p.Measure.Unit,
		})
	}
	return out, nil
}

// RebuildTasks makes the table of tasks from the record, sorted as Tasks.
func RebuildTasks(ctx context.Context, r Reader) ([]TaskRow, error) {
	reg, err := (&Hall{}).register(ctx, r)
	if err != nil {
		return nil, err
	}
	var out []TaskRow
	for _, t := range reg.Tasks {
		row, err := taskRow(t)
		if err != nil {
			return nil, err
		}
		out = append(out, row)
	}
	SortTasks(out)
	return out, nil
}
