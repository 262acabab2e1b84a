package intake

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestReal reads the dispatch that the software was begun with. It is no part
// of the project and the test is left out where it is not at hand.
func TestReal(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "dispatch", "plenum-2023-12-28.txt"))
	if err != nil {
		t.Skip("the real dispatch is not here: ", err)
	}
	d, err := Read("plenum.txt", text)
	if err != nil {
		t.Fatal(err)
	}
	holds(t, d)
	fields := map[string]bool{}
	var kinds []Kind
	for _, p := range d.Points {
		kinds = append(kinds, p.Kind)
		for _, f := range p.Fields {
			fields[f.ID] = true
		}
		if len(p.Quantities) > 0 {
			t.Errorf("quantity %v: the text has only ordinals and years", p.Quantities)
		}
	}
	if len(fields) < 22 {
		t.Errorf("%d fields, want at least 22: %v", len(fields), fields)
	}
	for _, want := range []string{
		"metal", "chemistry", "electricity", "coal", "machinery", "light-industry", "construction", "rural-development",
		"housing", "agriculture", "land", "environment", "urban-management", "capital-city", "regional-industry", "fishing",
		"external-economic", "science", "education", "health", "culture", "media", "sport", "local-power", "law-enforcement",
		"working-peoples-organizations", "defence", "munitions", "nuclear-weapons", "civil-defence", "foreign-policy",
		"neighbour-relations", "party-organization", "ideological-work",
	} {
		if !fields[want] {
			t.Errorf("field %s is not found", want)
		}
	}
	want := []Kind{Orientation, Task, Priority, Task, Measure, Goal, Orientation, Task, Task, Task, Rule, Orientation, Task}
	if diff := cmp.Diff(want, kinds); diff != "" {
		t.Errorf("kinds (-want +got):\n%s", diff)
	}
	if d.Approval == nil || d.Continues == nil {
		t.Error("the conclusion was approved and the meeting goes on")
	}
}

// holds checks what is true of every draft: points stand in the order of the
// text and do not overlap, and everything that is quoted stands where it says.
func holds(t testing.TB, d *Draft) {
	t.Helper()
	last := 0
	exact := func(what string, q Quote) {
		if q.Start < 0 || q.End > len(d.Text) || q.Start >= q.End || d.Text[q.Start:q.End] != q.Text {
			t.Errorf("%s %q does not stand at %d:%d", what, q.Text, q.Start, q.End)
		}
	}
	for i, p := range d.Points {
		exact("point", p.Quote)
		if p.Quote.Start < last {
			t.Errorf("point %d begins at %d, inside or before the one that ends at %d", i, p.Quote.Start, last)
		}
		last = p.Quote.End
		inside := func(what string, q Quote) {
			exact(what, q)
			if q.Start < p.Quote.Start || q.End > p.Quote.End {
				t.Errorf("%s %q stands outside its point %q", what, q.Text, p.Quote.Text)
			}
		}
		ids := map[string]bool{}
		for _, f := range p.Fields {
			inside("field", f.Quote)
			if ids[f.ID] {
				t.Errorf("field %s twice in %q", f.ID, p.Quote.Text)
			}
			ids[f.ID] = true
		}
		for _, q := range p.Quantities {
			inside("quantity", q.Quote)
		}
		for _, q := range p.Periods {
			inside("period", q.Quote)
			if q.From > q.To {
				t.Errorf("period %v ends before it begins", q)
			}
		}
		if p.Object != nil {
			inside("object", p.Object.Quote)
		}
		for _, o := range p.Organs {
			exact("organ", o.Quote) // may stand in the head of the list
		}
		if p.Wording != nil {
			exact("wording", *p.Wording)
		}
		if !p.Kind.known() || rank(p.Strength) < 0 {
			t.Errorf("kind %q, strength %q of %q", p.Kind, p.Strength, p.Quote.Text)
		}
	}
}

// ownTexts are the texts of testdata that rules may be written for.
func ownTexts(t testing.TB) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	for _, pattern := range []string{"testdata/styles/*", "testdata/eval/tune/*"} {
		files, _ := filepath.Glob(pattern)
		for _, f := range files {
			if ext := filepath.Ext(f); ext == ".want" || ext == ".yaml" {
				continue
			}
			text, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			out[filepath.Base(f)] = text
		}
	}
	if len(out) < 10 {
		t.Fatalf("only %d texts", len(out))
	}
	return out
}

// TestLaws holds the laws of points on every text: quotes, order, the same
// answer twice, and that a page footer at the end changes nothing.
func TestLaws(t *testing.T) {
	for name, text := range ownTexts(t) {
		t.Run(name, func(t *testing.T) {
			d, err := Read(name, text)
			if err != nil {
				t.Fatal(err)
			}
			holds(t, d)
			again, err := Read(name, text)
			if err != nil || !reflect.DeepEqual(d.Points, again.Points) {
				t.Errorf("a second reading differs (%v)", err)
			}
			if filepath.Ext(name) != ".txt" || text[0] >= 0xfe {
				return
			}
			footed, err := Read(name, append(slices.Clone(text), "\n\n\n- 2 -\n\nwww.example.org\n"...))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(listing(d), listing(footed)); diff != "" {
				t.Errorf("a footer changes the points (-without +with):\n%s", diff)
			}
		})
	}
}

// TestStyles compares what is read of texts in six more styles with lists that
// were checked by hand. PLENUM_UPDATE=1 writes the lists; look at what changes.
func TestStyles(t *testing.T) {
	files, _ := filepath.Glob("testdata/styles/*")
	for _, file := range files {
		if filepath.Ext(file) == ".want" {
			continue
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			d, err := Read(file, text)
			if err != nil {
				t.Fatal(err)
			}
			got, wanted := listing(d), file+".want"
			if os.Getenv("PLENUM_UPDATE") != "" {
				if err := os.WriteFile(wanted, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(wanted)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// listing writes the points of a draft one a line.
func listing(d *Draft) string {
	var b strings.Builder
	for _, p := range d.Points {
		var more []string
		for _, f := range p.Fields {
			more = append(more, f.ID)
		}
		for _, o := range p.Organs {
			more = append(more, "by "+o.Value)
		}
		for _, y := range p.Periods {
			more = append(more, "in "+yearsText(y))
		}
		for _, q := range p.Quantities {
			more = append(more, strings.TrimSpace(fmt.Sprint(q.Value, " ", q.Unit)))
		}
		fmt.Fprintf(&b, "%s, %s: %s\n    %s\n", p.Kind, p.Strength, strings.Join(more, "; "), p.Quote.Clean())
	}
	return b.String()
}

// FuzzPoints holds the laws of points on any text.
func FuzzPoints(f *testing.F) {
	for _, text := range ownTexts(f) {
		f.Add(text)
	}
	f.Add([]byte("1. The Council\u200f decides to: (a) ; (b) and and shall"))
	f.Fuzz(func(t *testing.T, text []byte) {
		d, err := Read("fuzz.txt", text)
		if err != nil {
			return
		}
		holds(t, d)
	})
}
