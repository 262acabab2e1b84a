package app

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestChangeFaults: what is wrong with a changed plan is told of the change
// that brought it, with what was set, and once for all years.
func TestChangeFaults(t *testing.T) {
	_, err := Open("../../examples/toy-five-year", Changes{Set: []string{
		"target:bread=5 km", "supply:labour=4", "output:coal=-2", "supply:labour=-1",
	}})
	var faults ChangeFaults
	if !errors.As(err, &faults) {
		t.Fatalf("error %v, want faults of changes", err)
	}
	var got [][]string
	for _, f := range faults {
		got = append(got, []string{f.Change, string(f.Code), f.Value})
	}
	want := [][]string{
		{"target:bread=5 km", "unit_misfit", "km"},
		{"output:coal=-2", "negative", "-2"},
		{"supply:labour=-1", "negative", "-1"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
