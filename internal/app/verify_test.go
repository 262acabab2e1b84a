package app

import (
	"bytes"
	"context"
	"encoding/json"
	"math"
	"testing"

	"github.com/openplenum/plenum/internal/lp/ipm"
	"github.com/openplenum/plenum/internal/outcome"
)

// solved is a plan and its answer after a round through JSON, as verify reads
// it.
func solved(t *testing.T, dir string, c Changes) (*Folder, func() *outcome.Outcome) {
	t.Helper()
	f, err := Open(dir, c)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := Solve(context.Background(), f, SolveOptions{Solver: ipm.New()})
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(answer.Outcome)
	if err != nil {
		t.Fatal(err)
	}
	return f, func() *outcome.Outcome {
		o, err := outcome.Read(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		return o
	}
}

func TestVerify(t *testing.T) {
	const toy = "../../examples/toy-five-year"
	plain, answer := solved(t, toy, Changes{})
	sustained, beyond := solved(t, toy, Changes{Terminal: "sustain 0"})

	tests := []struct {
		name   string
		folder *Folder
		make   func() *outcome.Outcome
		change func(o *outcome.Outcome)
		ok     bool
		find   string // kind of the worst finding, where there must be one
	}{
		{"as it is", plain, answer, func(*outcome.Outcome) {}, true, ""},
		{"beyond the last year", sustained, beyond, func(*outcome.Outcome) {}, true, ""},
		{"capacity is not listed and follows from its account", plain, answer, func(o *outcome.Outcome) { o.Assets = nil }, true, ""},
		{"one level a little higher", plain, answer, func(o *outcome.Outcome) { o.Activities[0].Levels[2] += 0.01 }, false, "balance"},
		{"a level that is no number", plain, answer, func(o *outcome.Outcome) { o.Activities[0].Levels[2] = math.NaN() }, false, ""},
		{"a level below zero", plain, answer, func(o *outcome.Outcome) { o.Activities[0].Levels[2] = -1 }, false, ""},
		{"an activity is missing", plain, answer, func(o *outcome.Outcome) { o.Activities = o.Activities[1:] }, false, ""},
		{"an activity too many", plain, answer, func(o *outcome.Outcome) {
			extra := o.Activities[0]
			extra.Of = "gold"
			o.Activities = append(o.Activities, extra)
		}, false, ""},
		{"a year is missing", plain, answer, func(o *outcome.Outcome) { o.Activities[0].Levels = o.Activities[0].Levels[:4] }, false, ""},
		{"a target made better", plain, answer, func(o *outcome.Outcome) { o.Targets[0].Fulfilment += 0.01 }, false, ""},
		{"a target left out", plain, answer, func(o *outcome.Outcome) { o.Targets = o.Targets[1:] }, false, ""},
		{"of another rule", sustained, answer, func(*outcome.Outcome) {}, false, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := tt.make()
			tt.change(o)
			v := Verify(tt.folder, o)
			if v.OK != tt.ok {
				t.Errorf("OK = %v, want %v: %+v", v.OK, tt.ok, v)
			}
			if tt.find != "" && v.Worst.Kind != tt.find {
				t.Errorf("worst is %s %s %d, want a %s", v.Worst.Kind, v.Worst.Of, v.Worst.Year, tt.find)
			}
		})
	}
}
