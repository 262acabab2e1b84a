package publish

import (
	"bytes"
	"context"
	"encoding/xml"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/publish/atom"
)

// TestPermanent: what is published keeps its address, its anchors and its name in
// feeds, whatever is published or corrected after it; and what does not speak of
// it (targets, task sheets, fields of work) keeps its bytes.
func TestPermanent(t *testing.T) {
	h := newHouse(t)
	h.adopt()
	before := all(t, opened(t, h, Options{}))

	ctx := context.Background()
	for _, sitting := range []int{1, 2} {
		if _, err := h.Hall.PublishMinutes(ctx, h.Secretary, h.Plenary, sitting); err != nil {
			t.Fatal(err)
		}
	}
	h.Clock.Advance(24 * time.Hour)
	p, err := h.Hall.Plenary(ctx, h.Secretary, h.Plenary)
	if err != nil {
		t.Fatal(err)
	}
	// The count of the vote was read out wrongly: it is corrected.
	vote := p.Votes[slices.IndexFunc(p.Votes, func(v assembly.Vote) bool { return v.Question.On == assembly.OnConclusion })].ID
	h.do(assembly.CorrectVote{ID: vote, Count: &assembly.Tally{For: 35, Against: 2, Abstain: 2}, Reason: "One card was counted twice."})
	after := all(t, opened(t, h, Options{}))

	changed := 0
	for name, old := range before {
		f, ok := after[name]
		if !ok {
			t.Errorf("%s is gone", name)
			continue
		}
		for _, anchor := range regexp.MustCompile(` id="[^"]*"`).FindAll(old.Data, -1) {
			if !bytes.Contains(f.Data, anchor) {
				t.Errorf("%s has lost the anchor%s", name, anchor)
			}
		}
		if strings.HasSuffix(name, ".xml") && f.Type == atom.MediaType {
			if was, is := entryNames(t, old.Data), entryNames(t, f.Data); !slices.Equal(was, is) {
				t.Errorf("%s had the names %v, and has %v", name, was, is)
			}
		}
		if bytes.Equal(old.Data, f.Data) {
			continue
		}
		changed++
		// The book of a plan tells how the conclusion was received.
		if strings.HasSuffix(name, ".csv") || strings.HasPrefix(name, "tasks/") || strings.HasPrefix(name, "field/") {
			t.Errorf("%s says something else since minutes were published and a vote was corrected", name)
		}
	}
	if changed == 0 {
		t.Error("nothing changed: nothing was tried")
	}
	if c := string(after["plenary/2026-2/conclusion/c1.txt"].Data); !strings.Contains(c, "35 for, 2 against") {
		t.Errorf("the correction is not told:\n%.600s", c)
	}
	if len(after) <= len(before) {
		t.Errorf("%d files, %d before: the minutes are missing", len(after), len(before))
	}
}

// entryNames are the identifiers of a feed and of its entries.
func entryNames(t *testing.T, data []byte) []string {
	t.Helper()
	var feed struct {
		ID      string `xml:"id"`
		Entries []struct {
			ID string `xml:"id"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(data, &feed); err != nil {
		t.Fatal(err)
	}
	out := []string{feed.ID}
	for _, e := range feed.Entries {
		out = append(out, e.ID)
	}
	return out
}

// TestNamesOfTwoInstallations: two installations that hold the same plenary give
// no two things the same name.
func TestNamesOfTwoInstallations(t *testing.T) {
	one, other := newHouse(t), adopted(t)
	a := entryNames(t, all(t, opened(t, one, Options{}))["feed.xml"].Data)
	b := entryNames(t, all(t, opened(t, other, Options{}))["feed.xml"].Data)
	if a[0] == b[0] {
		t.Errorf("both feeds are %s", a[0])
	}
}
