package cli

import (
	"bytes"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openplenum/plenum/internal/intake"
)

// TestDraftPointByPoint: a record that is written point by point is, byte for
// byte, what the encoders write at once.
func TestDraftPointByPoint(t *testing.T) {
	const file = "../intake/testdata/eval/tune/union-council-conclusions.txt"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	full, err := intake.Read(file, text)
	if err != nil {
		t.Fatal(err)
	}
	if len(full.Points) < 2 {
		t.Fatal("too few points to show anything")
	}
	none, one := *full, *full
	none.Points, one.Points = []intake.Point{}, full.Points[:1]
	for _, d := range []*intake.Draft{full, &none, &one} {
		var at, once bytes.Buffer
		if err := writeDraftYAML(&at, d); err != nil {
			t.Fatal(err)
		}
		if err := writeYAML(&once, d); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(once.String(), at.String()); diff != "" {
			t.Errorf("YAML of %d points: %s", len(d.Points), diff)
		}
		at.Reset()
		once.Reset()
		if err := writeDraftJSON(&at, d); err != nil {
			t.Fatal(err)
		}
		if err := encode(&once, d); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(once.String(), at.String()); diff != "" {
			t.Errorf("JSON of %d points: %s", len(d.Points), diff)
		}
	}
}
