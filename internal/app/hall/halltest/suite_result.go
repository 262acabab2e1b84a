package halltest

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// results: one costing and one answer for one key; progress is replaced.
func results(t *testing.T, open opener) {
	s, _ := open(t)
	row := hall.CostingRow{Key: "k", Base: "v1", Body: json.RawMessage(`{"x":0.1}`), Created: Noon}
	write(t, s, func(w hall.Writer) error {
		version(t, w, "v1", "", "village")
		return errors.Join(w.SaveCosting(ctx, row), w.SaveAnswer(ctx, "k", []byte{0, 1, 2, 255}), w.SaveProgress(ctx, hall.Progress{Key: "k", Step: 1, At: Noon}))
	})
	other := row
	other.Body = json.RawMessage(`{"x":0.2}`)
	second := hall.Progress{Key: "k", Phase: "tier", Step: 2, Of: 7, Share: 0.25, Fail: "forbidden", At: Noon.Add(time.Second)}
	write(t, s, func(w hall.Writer) error {
		return errors.Join(w.SaveCosting(ctx, other), w.SaveAnswer(ctx, "k", []byte("other")), w.SaveProgress(ctx, second))
	})
	read(t, s, func(r hall.Reader) error {
		c, err := r.Costing(ctx, "k")
		same(t, "the costing that was first", row, c)
		blob, err2 := r.Answer(ctx, "k")
		same(t, "the answer that was first", []byte{0, 1, 2, 255}, blob)
		p, err3 := r.Progress(ctx, "k")
		same(t, "the progress that was last", second, p)
		_, none := r.Costing(ctx, "x")
		notFound(t, "a costing", none)
		_, none = r.Answer(ctx, "x")
		notFound(t, "an answer", none)
		_, none = r.Progress(ctx, "x")
		notFound(t, "progress", none)
		return errors.Join(err, err2, err3)
	})
}

// tasks: the table keeps what was saved last, and gives it in its order.
func tasks(t *testing.T, open opener) {
	s, _ := open(t)
	day := func(n int) time.Time { return time.Date(2027, 1, n, 0, 0, 0, 0, time.UTC) }
	row := func(plenary assembly.PlenaryID, task string, organ assembly.OrganID, due time.Time, support ...assembly.OrganID) hall.TaskRow {
		return hall.TaskRow{Plenary: plenary, Task: task, Plan: "village", Organ: organ, Supporting: support, Due: due, State: "open", Seq: 4, Body: json.RawMessage(`{"a":1}`)}
	}
	none, late, soon := row("1", "t1", "mill", time.Time{}, "farm", "bank"), row("1", "t2", "farm", day(9)), row("2", "t3", "mill", day(3), "farm")
	done := none
	done.State, done.Seq, done.Supporting = "done", 9, []assembly.OrganID{"bank"}
	write(t, s, func(w hall.Writer) error { return w.SaveTasks(ctx, []hall.TaskRow{none, late, soon}) })
	write(t, s, func(w hall.Writer) error { return w.SaveTasks(ctx, []hall.TaskRow{done}) })
	read(t, s, func(r hall.Reader) error {
		for _, tt := range []struct {
			filter hall.TaskFilter
			want   []hall.TaskRow
		}{
			{hall.TaskFilter{}, []hall.TaskRow{soon, late, done}},
			{hall.TaskFilter{Organ: "mill"}, []hall.TaskRow{soon, done}},
			{hall.TaskFilter{Organ: "farm", Support: true}, []hall.TaskRow{soon}},
			{hall.TaskFilter{State: "done"}, []hall.TaskRow{done}},
			{hall.TaskFilter{Plenary: "1"}, []hall.TaskRow{late, done}},
			{hall.TaskFilter{Due: day(3)}, []hall.TaskRow{soon}},
		} {
			got, err := r.Tasks(ctx, tt.filter)
			if err != nil {
				return err
			}
			same(t, "tasks", tt.want, got)
		}
		return nil
	})
	write(t, s, func(w hall.Writer) error { return w.DropTasks(ctx) })
	read(t, s, func(r hall.Reader) error {
		got, err := r.Tasks(ctx, hall.TaskFilter{})
		same(t, "tasks after they were dropped", []hall.TaskRow{}, got)
		return err
	})
}

// ballots: a count for each box, choice and weight, and nothing else.
func ballots(t *testing.T, open opener) {
	s, _ := open(t)
	box, other := hall.BallotBox{Plenary: "1", Vote: "v1"}, hall.BallotBox{Plenary: "1", Vote: "v2"}
	write(t, s, func(w hall.Writer) error {
		return errors.Join(
			w.BallotAdd(ctx, box, assembly.For, 1), w.BallotAdd(ctx, box, assembly.Against, 1), w.BallotAdd(ctx, box, assembly.For, 1),
			w.BallotAdd(ctx, box, assembly.For, 3), w.BallotAdd(ctx, other, assembly.Abstain, 1),
		)
	})
	read(t, s, func(r hall.Reader) error {
		got, err := r.BallotTally(ctx, box)
		same(t, "the count", []hall.BallotCount{
			{Choice: assembly.Against, Weight: 1, Count: 1}, {Choice: assembly.For, Weight: 1, Count: 2}, {Choice: assembly.For, Weight: 3, Count: 1},
		}, got)
		return err
	})
}
