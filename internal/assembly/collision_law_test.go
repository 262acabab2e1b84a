package assembly

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// TestCollisionsLaw: working out once what each amendment does finds the same
// as holding every two of them against each other.
func TestCollisionsLaw(t *testing.T) {
	met := 0
	rapid.Check(t, func(t *rapid.T) {
		p := drawPlenary(t)
		want := p.collisionsSlowly("c1")
		met += len(want)
		if diff := cmp.Diff(want, p.Collisions("c1")); diff != "" {
			t.Fatalf("(-slowly +fast):\n%s", diff)
		}
	})
	if met < 100 && !testing.Short() { // short: too few plenaries to expect many
		t.Errorf("only %d collisions were drawn", met)
	}
}

// drawPlenary is a conclusion of two points with amendments to them.
func drawPlenary(t *rapid.T) *Plenary {
	p := NewPlenary("x")
	p.Conclusions = []Conclusion{{ID: "c1", State: ConclusionDraft}}
	for i := range 2 {
		point := Point{ID: PointID(fmt.Sprint("p", i+1)), Conclusion: "c1", State: PointOpen}
		for range rapid.IntRange(1, 2).Draw(t, "versions") {
			point.Versions = append(point.Versions, PointVersion{Content: drawContent(t)})
		}
		p.Points = append(p.Points, point)
		p.Conclusions[0].Points = append(p.Conclusions[0].Points, point.ID)
	}
	for i := range rapid.IntRange(2, 5).Draw(t, "amendments") {
		m := Amendment{ID: AmendmentID(fmt.Sprint("a", i+1)), Conclusion: "c1", State: Submitted,
			Sort: rapid.SampledFrom([]AmendmentKind{Revise, Revise, Revise, Delete, NewPoint}).Draw(t, "sort")}
		at := rapid.IntRange(0, 1).Draw(t, "point")
		m.Point = p.Points[at].ID
		if m.Sort != NewPoint {
			m.Base = rapid.IntRange(1, len(p.Points[at].Versions)).Draw(t, "base")
		}
		if m.Sort != Delete {
			m.Content = drawContent(t)
		}
		p.Amendments = append(p.Amendments, m)
	}
	return p
}

// drawContent is a content as a command would let it through: it sets no
// figure twice.
func drawContent(t *rapid.T) Content {
	word := rapid.SampledFrom([]string{"bread", "flour", "salt"})
	c := Content{
		Text:    strings.Join(rapid.SliceOfN(word, 0, 6).Draw(t, "text"), " "),
		Sort:    rapid.SampledFrom(PointKinds()[:2]).Draw(t, "kind"),
		Version: rapid.SampledFrom([]string{"", "v7", "v8"}).Draw(t, "version"),
	}
	address := rapid.SampledFrom([]string{"target:steel", "target:steel:2027", "target:steel:2028", "target:flour", "limit:steel", "target:steel:2027..2028:weight", "nonsense"})
	for range rapid.IntRange(0, 3).Draw(t, "changes") {
		x := Change{Address: address.Draw(t, "address"), New: rapid.SampledFrom([]string{"1", "2"}).Draw(t, "new")}
		if !slices.ContainsFunc(c.Changes, func(y Change) bool { return SameFigure(x.Address, y.Address) }) {
			c.Changes = append(c.Changes, x)
		}
	}
	return c
}

// BenchmarkCollisions: two hundred amendments to one point of 340 words, each
// of another word or two, and of a figure.
func BenchmarkCollisions(b *testing.B) {
	p := manyAmendments(200)
	for b.Loop() {
		if len(p.Collisions("c1")) == 0 {
			b.Fatal("nothing meets")
		}
	}
}

func manyAmendments(n int) *Plenary {
	p := NewPlenary("x")
	text := strings.Fields(strings.Repeat("The ministry of light industry shall see to it that every district has flour and bread enough. ", 20))
	var changes []Change
	for i := range 30 {
		changes = append(changes, Change{Address: fmt.Sprint("target:good", i, ":2027"), New: "1"})
	}
	says := func(words []string, changes []Change) Content {
		return Content{Text: strings.Join(words, " "), Sort: Orientation, Changes: changes}
	}
	p.Conclusions = []Conclusion{{ID: "c1", State: ConclusionDraft, Points: []PointID{"p1"}}}
	p.Points = []Point{{ID: "p1", Conclusion: "c1", State: PointOpen, Versions: []PointVersion{{Content: says(text, changes)}}}}
	for i := range n {
		words, figures := slices.Clone(text), slices.Clone(changes)
		words[i*7%len(words)] = fmt.Sprint("word", i)
		figures[i%len(figures)].New = fmt.Sprint(i)
		p.Amendments = append(p.Amendments, Amendment{
			ID: AmendmentID(fmt.Sprint("a", i+1)), Conclusion: "c1", Point: "p1", Base: 1, Sort: Revise, State: Admitted, Content: says(words, figures),
		})
	}
	return p
}

// collisionsSlowly lists where the pending amendments to a conclusion meet each
// other, and where they change a figure that another point changes too. It is
// shown before any of them is put to the vote.
func (p *Plenary) collisionsSlowly(id ConclusionID) []Collision {
	var pending []*Amendment
	for _, m := range p.AmendmentsTo(id) {
		if m.Pending() {
			pending = append(pending, m)
		}
	}
	var out []Collision
	for i, a := range pending {
		for _, b := range pending[i+1:] {
			for _, clash := range p.clashesSlowly(a, b) {
				out = append(out, Collision{A: a.ID, B: b.ID, Point: b.Point, Clash: clash})
			}
		}
		for _, t := range p.PointsOf(id) {
			if a.Sort != NewPoint && a.Point == t.ID {
				continue
			}
			for _, clash := range acrossSlowly(p.proposed(a), t.Content()) {
				out = append(out, Collision{A: a.ID, Point: t.ID, Clash: clash})
			}
		}
	}
	return out
}

// clashesSlowly is where two amendments meet.
func (p *Plenary) clashesSlowly(a, b *Amendment) []Clash {
	if a.Sort == NewPoint || b.Sort == NewPoint || a.Point != b.Point {
		return acrossSlowly(p.proposed(a), p.proposed(b))
	}
	switch {
	case a.Sort == Delete && b.Sort == Delete:
		return nil // they ask for the same
	case a.Sort == Delete || b.Sort == Delete:
		return []Clash{{What: ClashDeletion, Base: string(a.Point)}}
	}
	ours, met := p.onCurrent(a)
	theirs, met2 := p.onCurrent(b)
	if len(met) > 0 || len(met2) > 0 {
		return acrossSlowly(p.proposed(a), p.proposed(b)) // one of them is to be rebased first
	}
	_, clashes := MergeContent(p.Point(a.Point).Content(), ours, theirs)
	return clashes
}

// acrossSlowly is where contents of different points meet: they set one figure
// differently, or put different drafts of the plan in force.
func acrossSlowly(a, b Content) []Clash {
	out := figuresSlowly(a.Changes, b.Changes)
	if a.Version != "" && b.Version != "" && a.Version != b.Version {
		out = append(out, Clash{What: ClashField, Field: "version", Ours: a.Version, Theirs: b.Version})
	}
	return out
}

// figuresSlowly is where two lists of changes touch the same figure and do not set
// it alike.
func figuresSlowly(a, b []Change) []Clash {
	var out []Clash
	for _, x := range a {
		for _, y := range b {
			if SameFigure(x.Address, y.Address) && (x.Address != y.Address || x.New != y.New) {
				out = append(out, Clash{What: ClashFigure, Base: x.Address, Ours: x.New, Theirs: y.New})
			}
		}
	}
	return out
}
