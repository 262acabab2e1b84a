package assembly_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openplenum/plenum/internal/assembly"
)

// TestContentOfOldRecords: a point of the time when it had one field of work
// is read, and written as it is today; other strange fields are refused.
func TestContentOfOldRecords(t *testing.T) {
	const old = `{"conclusion":"c1","content":{"field":"isic:24","sort":"task","text":"Steel."},"id":"p1","place":1}`
	e, err := assembly.Decode("point.added", []byte(old))
	if err != nil {
		t.Fatal(err)
	}
	c := e.(assembly.PointAdded).Content
	if diff := cmp.Diff(assembly.Content{Text: "Steel.", Sort: assembly.TaskPoint, Fields: []string{"isic:24"}}, c); diff != "" {
		t.Error(diff)
	}
	_, body, err := assembly.Encode(e)
	if err != nil || !strings.Contains(string(body), `"fields":["isic:24"]`) || strings.Contains(string(body), `"field":`) {
		t.Errorf("written as %s, %v", body, err)
	}
	if _, err := assembly.Decode("point.added", []byte(strings.Replace(old, `"field"`, `"filed"`, 1))); err == nil {
		t.Error("a field that nobody knows was read")
	}
}

// TestFieldsMerge: two amendments that add a field each are made together, and
// one that takes one out takes it out.
func TestFieldsMerge(t *testing.T) {
	base := assembly.Content{Text: "Steel.", Fields: []string{"metal", "energy"}}
	ours, theirs := base, base
	ours.Fields = []string{"metal", "energy", "trade"}
	theirs.Fields = []string{"energy", "coal"}
	for range 2 {
		got, clashes := assembly.MergeContent(base, ours, theirs)
		if diff := cmp.Diff([]string{"energy", "coal", "trade"}, got.Fields); diff != "" || len(clashes) > 0 {
			t.Error(diff, clashes)
		}
		ours, theirs = theirs, ours
	}
}
