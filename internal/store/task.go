package store

import (
	"context"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// Tasks are those that a filter chooses, by due day, none last.
func (r *reader) Tasks(ctx context.Context, f hall.TaskFilter) ([]hall.TaskRow, error) {
	var c conditions
	switch {
	case f.Organ == "":
	case f.Support:
		c.add(`EXISTS (SELECT 1 FROM task_support s WHERE s.plenary = task.plenary AND s.task = task.task AND s.organ = `, f.Organ)
		c.texts[len(c.texts)-1] += ")"
	default:
		c.equal("organ", string(f.Organ))
	}
	c.equal("state", f.State)
	c.equal("plenary", string(f.Plenary))
	if !f.Due.IsZero() {
		c.add("due <> '' AND due <= ", stamp(f.Due))
	}
	rows, err := list(ctx, r.tx, func(scan func(...any) error) (hall.TaskRow, error) {
		var t hall.TaskRow
		err := scan(&t.Plenary, &t.Task, &t.Plan, &t.Organ, moment{&t.Due}, &t.State, &t.Seq, (*[]byte)(&t.Body))
		return t, err
	}, `SELECT plenary, task, plan, organ, due, state, seq, body FROM task`+c.where()+
		` ORDER BY CASE WHEN due = '' THEN 1 ELSE 0 END, due, plenary, task`, c.args...)
	if err != nil {
		return nil, err
	}
	return rows, r.support(ctx, rows)
}

// support adds the supporting organs.
func (r *reader) support(ctx context.Context, rows []hall.TaskRow) error {
	for i, t := range rows {
		organs, err := column[assembly.OrganID](ctx, r.tx,
			`SELECT organ FROM task_support WHERE plenary = $1 AND task = $2 ORDER BY n`, t.Plenary, t.Task)
		if err != nil {
			return err
		}
		rows[i].Supporting = organs
	}
	return nil
}

// SaveTasks adds tasks or replaces them.
func (w *writer) SaveTasks(ctx context.Context, rows []hall.TaskRow) error {
	for _, t := range rows {
		if _, err := w.exec(ctx, `INSERT INTO task (plenary, task, plan, organ, due, state, seq, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
			ON CONFLICT (plenary, task) DO UPDATE SET plan = excluded.plan, organ = excluded.organ, due = excluded.due,
			state = excluded.state, seq = excluded.seq, body = excluded.body`,
			t.Plenary, t.Task, t.Plan, t.Organ, stamp(t.Due), t.State, t.Seq, string(t.Body)); err != nil {
			return err
		}
		if _, err := w.exec(ctx, `DELETE FROM task_support WHERE plenary = $1 AND task = $2`, t.Plenary, t.Task); err != nil {
			return err
		}
		for n, organ := range t.Supporting {
			if _, err := w.exec(ctx, `INSERT INTO task_support (plenary, task, n, organ) VALUES ($1, $2, $3, $4)`,
				t.Plenary, t.Task, n, organ); err != nil {
				return err
			}
		}
	}
	return w.db.step("tasks")
}

// DropTasks empties the table, to make it again.
func (w *writer) DropTasks(ctx context.Context) error {
	for _, table := range []string{"task_support", "task"} {
		if _, err := w.exec(ctx, `DELETE FROM `+table); err != nil {
			return err
		}
	}
	return nil
}
