package assembly_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/openplenum/plenum/internal/assembly"
)

func TestMergeText(t *testing.T) {
	const base = "Steel output is raised to 5 Mt a year by 2027."
	tests := []struct {
		name, ours, theirs, want string
		clashes                  int
	}{
		{"nothing", base, base, base, 0},
		{"one side", "Steel output is raised to 6 Mt a year by 2027.", base, "Steel output is raised to 6 Mt a year by 2027.", 0},
		{"two places", "Steel output is raised to 6 Mt a year by 2027.", "Steel output is raised to 5 Mt a year by 2028.", "Steel output is raised to 6 Mt a year by 2028.", 0},
		{"the same change", "Iron output is raised to 5 Mt a year by 2027.", "Iron output is raised to 5 Mt a year by 2027.", "Iron output is raised to 5 Mt a year by 2027.", 0},
		{"the same word", "Steel output is raised to 6 Mt a year by 2027.", "Steel output is raised to 7 Mt a year by 2027.", base, 1},
		{"one takes out, the other changes", "Steel output is raised.", "Steel output is raised to 7 Mt a year by 2027.", base, 1},
		{"both add at the end, differently", base + " Power first.", base + " Scrap first.", base, 1},
		{"one adds at each end", "Now. " + base, base + " Scrap first.", "Now. " + base + " Scrap first.", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, clashes := assembly.MergeText(base, tt.ours, tt.theirs)
			if got != tt.want || len(clashes) != tt.clashes {
				t.Errorf("got %q with clashes %+v, want %q with %d", got, clashes, tt.want, tt.clashes)
			}
		})
	}
}

func TestDiffText(t *testing.T) {
	got := assembly.DiffText("Steel is raised to 5 Mt.", "Steel is kept at 5 Mt, at least.")
	want := []assembly.Piece{
		{Op: assembly.Same, Text: "Steel is "}, {Op: assembly.Removed, Text: "raised"}, {Op: assembly.Added, Text: "kept"},
		{Op: assembly.Same, Text: " "}, {Op: assembly.Removed, Text: "to"}, {Op: assembly.Added, Text: "at"},
		{Op: assembly.Same, Text: " 5 Mt"}, {Op: assembly.Added, Text: ", at least"}, {Op: assembly.Same, Text: "."},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got := assembly.DiffText("강철 생산을 5백만 톤으로 늘린다", "강철 생산을 6백만 톤으로 늘린다"); len(got) != 4 {
		t.Errorf("Korean: %+v", got)
	}
	if got := assembly.DiffText("鋼鉄を増産する", "鋼鉄を減産する"); len(got) != 4 {
		t.Errorf("text without spaces: %+v", got)
	}
}

// reassemble puts the texts of a comparison together again.
func reassemble(pieces []assembly.Piece) (before, after string) {
	for _, p := range pieces {
		if p.Op != assembly.Added {
			before += p.Text
		}
		if p.Op != assembly.Removed {
			after += p.Text
		}
	}
	return before, after
}

func drawText(t *rapid.T, name string) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c", " ", " ", ",", "é", "鋼"}), 0, 14).Draw(t, name), "")
}

// TestMergeLaws: the order of two changes does not matter; a change merged
// with none is itself; where nothing clashes, each side still finds its own
// words in the result.
func TestMergeLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base, ours, theirs := drawText(t, "base"), drawText(t, "ours"), drawText(t, "theirs")
		one, clashes := assembly.MergeText(base, ours, theirs)
		two, clashes2 := assembly.MergeText(base, theirs, ours)
		if one != two || len(clashes) != len(clashes2) {
			t.Fatalf("%q with %q and %q: %q or %q", base, ours, theirs, one, two)
		}
		if got, met := assembly.MergeText(base, ours, base); got != ours || len(met) > 0 {
			t.Fatalf("%q alone becomes %q", ours, got)
		}
		if got, met := assembly.MergeText(base, ours, ours); got != ours || len(met) > 0 {
			t.Fatalf("%q with itself becomes %q", ours, got)
		}
		before, after := reassemble(assembly.DiffText(base, ours))
		if before != base || after != ours {
			t.Fatalf("the comparison of %q and %q gives %q and %q", base, ours, before, after)
		}
	})
}

// TestDisjointEditsMerge: edits of different words are both made.
func TestDisjointEditsMerge(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(4, 20).Draw(t, "words")
		var words []string
		for i := range n {
			words = append(words, "w"+string(rune('a'+i)))
		}
		i := rapid.IntRange(0, n-2).Draw(t, "ours")
		j := rapid.IntRange(i+1, n-1).Draw(t, "theirs")
		edit := func(at ...int) string {
			out := append([]string(nil), words...)
			for _, k := range at {
				out[k] = "X" + out[k]
			}
			return strings.Join(out, " ")
		}
		got, clashes := assembly.MergeText(edit(), edit(i), edit(j))
		if got != edit(i, j) || len(clashes) > 0 {
			t.Fatalf("words %d and %d: %q, %+v", i, j, got, clashes)
		}
	})
}

func drawContent(t *rapid.T, name string) assembly.Content {
	c := assembly.Content{
		Text: drawText(t, name), Sort: rapid.SampledFrom(assembly.PointKinds()[:2]).Draw(t, name),
		Responsible: rapid.SampledFrom([]assembly.OrganID{"", "energy", "housing"}).Draw(t, name),
	}
	for _, a := range []string{"target:steel:2027", "target:steel:2028", "target:housing"} {
		if rapid.Bool().Draw(t, name) {
			c.Changes = append(c.Changes, assembly.Change{Address: a, New: rapid.SampledFrom([]string{"1", "2"}).Draw(t, name)})
		}
	}
	for _, o := range []assembly.OrganID{"a", "b", "c"} {
		if rapid.Bool().Draw(t, name) {
			c.Supporting = append(c.Supporting, o)
		}
	}
	return c
}

// TestMergeContentCommutes: of whole contents the order does not matter
// either.
func TestMergeContentCommutes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base, ours, theirs := drawContent(t, "base"), drawContent(t, "ours"), drawContent(t, "theirs")
		one, clashes := assembly.MergeContent(base, ours, theirs)
		two, clashes2 := assembly.MergeContent(base, theirs, ours)
		if len(clashes) != len(clashes2) {
			t.Fatalf("clashes %+v or %+v", clashes, clashes2)
		}
		if diff := cmp.Diff(one, two); diff != "" && len(clashes) == 0 {
			t.Fatal(diff)
		}
		same, met := assembly.MergeContent(base, ours, base)
		if diff := cmp.Diff(ours, same); diff != "" || len(met) > 0 {
			t.Fatalf("one change alone: %+v\n%s", met, diff)
		}
	})
}

func TestSameFigure(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"target:steel:2027", "target:steel:2027", true},
		{"target:steel", "target:steel:2027", true},
		{"target:steel:2026..2028", "target:steel:2027", true},
		{"target:steel:2026..2028", "target:steel:2029", false},
		{"target:steel:2027", "target:housing:2027", false},
		{"target:steel:2027", "target:steel:2027:amount", true},
		{"target:steel:2027:floor", "target:steel:2027", false},
		{"target:steel:floor:2027", "target:steel:2027:floor", true},
		{"limit:coal", "limit:coal:lower", false},
		{"limit:coal", "limit:coal:upper", true},
		{"supply:labour@north:2027", "supply:labour@south:2027", false},
		{"supply:labour@north:2027", "supply:labour:2027", true},
		{"final_use:steel:army", "final_use:steel", true},
		{"final_use:steel:army", "final_use:steel:health", false},
		{"price:oil:2027", "price:oil:2027:import", true},
		{"price:oil:2027:export", "price:oil:2027:import", false},
		{"route:coal:a:b", "route:coal:b:a", false},
		{"output:steel", "capacity:steel", false},
		{"words", "words", true},
		{"words", "other", false},
	}
	for _, tt := range tests {
		if got := assembly.SameFigure(tt.a, tt.b); got != tt.want || assembly.SameFigure(tt.b, tt.a) != tt.want {
			t.Errorf("SameFigure(%s, %s) = %v", tt.a, tt.b, got)
		}
	}
}

func FuzzMergeText(f *testing.F) {
	f.Add("a b c", "a x c", "a b y")
	f.Add("", "x", "y")
	f.Add("a", "", "b")
	f.Add("one two three four", "one three four", "one two three")
	f.Fuzz(func(t *testing.T, base, ours, theirs string) {
		if len(base)+len(ours)+len(theirs) > 3000 {
			t.Skip("long texts are slow here and show nothing new")
		}
		one, clashes := assembly.MergeText(base, ours, theirs)
		two, clashes2 := assembly.MergeText(base, theirs, ours)
		if one != two || len(clashes) != len(clashes2) {
			t.Fatalf("%q or %q", one, two)
		}
		if before, after := reassemble(assembly.DiffText(base, ours)); before != base || after != ours {
			t.Fatalf("%q and %q", before, after)
		}
	})
}
