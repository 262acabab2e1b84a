package plenaryfile

import (
	"errors"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/openplenum/plenum/internal/assembly"
)

var day = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

const small = `plenary_file: 1
people:
  - {person: ann, name: Ann, login: ann, administrator: yes, organ: village, post: chair, votes: yes}
  - {person: bob, name: Bob, organ: village, votes: yes, weight: 2, from: today-30}
rules:
  - organ: village
    movers: voters
    votes:
      procedure: {method: hands, majority: simple, quorum: more than 1/2}
      amendment: {method: hands, majority: 2/3, of: cast, quorum: 3}
      point: {method: secret, majority: unanimous, abstentions_count: yes, quorum: 1/2}
      conclusion: {method: named, majority: absolute, of: entitled, tie: chair}
plenary: {plenary: 2026-1, organ: village, number: 1, title: First, notice: {on: today - 7}}
sittings:
  - {day: today+1, place: Hall}
items:
  - {title: Bread, sitting: 1}
conclusions:
  - conclusion: bread
    item: 1
    title: On bread
    points:
      - {point: flour, text: More flour., kind: task, field: food-industry, responsible: village, due: 2026-12-31, supporting: [mill], changes: {"target:flour:2027": "5"}}
    amendments:
      - {amendment: more, does: revise, point: flour, mover: bob, fields: [grain, "ISIC C10"], changes: {"target:flour:2027": "6", "target:flour:2028": "6"}}
      - {amendment: none, does: delete, point: flour, mover: ann}
steps:
  - table: bread
  - open: 1
  - vote: {amendment: more, for: 2, against: 0}
`

// TestRead reads what is meant.
func TestRead(t *testing.T) {
	f, err := Read("small.yaml", []byte(small), day)
	if err != nil {
		t.Fatal(err)
	}
	if got := f.Members[1].From; got != "2026-01-31" {
		t.Errorf("from %s", got)
	}
	if f.Plenary.Notice.On != "2026-02-23" || f.Sittings[0].Day != "2026-03-03" {
		t.Errorf("notice %s, sitting %s", f.Plenary.Notice.On, f.Sittings[0].Day)
	}
	want := map[assembly.QuestionKind]assembly.VoteRule{
		assembly.OnProcedure:  {Method: assembly.Hands, Base: assembly.Valid, Threshold: assembly.Threshold{Majority: assembly.Simple}, Quorum: assembly.MoreThanHalf, Tie: assembly.TieLost},
		assembly.OnAmendment:  {Method: assembly.Hands, Base: assembly.Cast, Threshold: assembly.TwoThirds, Quorum: assembly.Quorum{Number: 3}, Tie: assembly.TieLost},
		assembly.OnPoint:      {Method: assembly.Secret, Base: assembly.Valid, Abstentions: true, Threshold: assembly.Threshold{Majority: assembly.Unanimous}, Quorum: assembly.Quorum{Num: 1, Den: 2}, Tie: assembly.TieLost},
		assembly.OnConclusion: {Method: assembly.Named, Base: assembly.Entitled, Threshold: assembly.Threshold{Majority: assembly.Absolute}, Tie: assembly.TieChair},
	}
	if diff := cmp.Diff(want, f.Rules[0].Rules.Votes); diff != "" {
		t.Error(diff)
	}
	m := f.Conclusions[0].Amendments[0]
	if m.Content.Text != "More flour." || m.Content.Responsible != "village" || len(m.Content.Changes) != 2 || m.Content.Changes[0].New != "6" {
		t.Errorf("an amendment keeps what it does not change: %+v", m.Content)
	}
	if diff := cmp.Diff([]string{"grain", "ISIC C10"}, m.Content.Fields); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"food-industry"}, f.Conclusions[0].Points[0].Content.Fields); diff != "" {
		t.Error(diff)
	}
	if p := f.Conclusions[0].Points[0]; len(p.Content.Changes) != 1 || p.Content.Changes[0].New != "5" || len(p.Content.Supporting) != 1 {
		t.Errorf("the point is as it was: %+v", p.Content)
	}
	if s := f.Steps[2]; s.On != assembly.OnAmendment || s.Count.For != 2 || s.Amendment != "more" {
		t.Errorf("vote %+v", s)
	}
}

// TestFaults makes one fault after another: each is found where it stands, and
// all are found at once.
func TestFaults(t *testing.T) {
	all := small
	for _, c := range []struct {
		old, new string
		code     Code
	}{
		{"plenary_file: 1", "plenary_file: 2", NoVersion},
		{"steps:", "stepps:", UnknownKey},
		{"administrator: yes", "administrator: perhaps", NotYesNo},
		{"weight: 2", "weight: two", NotWhole},
		{"from: today-30", "from: yesterday", NotADate},
		{"movers: voters", "movers: nobody", NotOneOf},
		{"majority: 2/3", "majority: two thirds", NotAShare},
		{"majority: absolute, of: entitled", "majority: absolute, of: valid", BadRule},
		{"quorum: 3", "quorum: more than 3", NotAShare},
		{"{title: Bread, sitting: 1}", "{sitting: 1}", MissingKey},
		{"sitting: 1}", "sitting: 2}", NotThere},
		{"mover: bob", "mover: bobby", NotThere},
		{"person: bob,", "person: ann,", Taken},
		{"changes: {\"target:flour:2027\": \"5\"}", "changes: [5]", Shape},
		{"kind: task", "kind: task, kind: task", TwiceKey},
		{"field: food-industry", "field: food-industry, fields: [grain]", TwiceKey},
		{"field: food-industry", "fields: [grain, grain]", TwiceKey},
		{"- open: 1", "- open: 1\n    close: 1", Shape},
		{"vote: {amendment: more,", "vote: {", Shape},
	} {
		text := strings.Replace(small, c.old, c.new, 1)
		_, err := Read("small.yaml", []byte(text), day)
		var faults Faults
		if !errors.As(err, &faults) || !slices.ContainsFunc(faults, func(f Fault) bool { return f.Code == c.code }) {
			t.Errorf("%s: %v, want %s", c.new, err, c.code)
			continue
		}
		first, _, _ := strings.Cut(c.new, "\n")
		at := 1 + strings.Count(text[:strings.Index(text, first)], "\n")
		if !slices.ContainsFunc(faults, func(f Fault) bool { return f.Code == c.code && f.Line >= at-3 && f.Line <= at+1 && f.Column > 0 }) {
			t.Errorf("%s: not near line %d: %v", c.new, at, err)
		}
		if c.code != UnknownKey && c.code != Shape && c.code != MissingKey {
			all = strings.Replace(all, c.old, c.new, 1)
		}
	}
	_, err := Read("small.yaml", []byte(all), day)
	var faults Faults
	if !errors.As(err, &faults) || len(faults) < 9 {
		t.Errorf("all faults at once: %v", err)
	}
	for _, text := range []string{"", "-", "plenary_file: [", "a: b: c"} {
		if _, err := Read("small.yaml", []byte(text), day); err == nil {
			t.Errorf("%q was read", text)
		}
	}
}

// TestDocumented: every key of the reader stands in docs/plenary-file.md.
func TestDocumented(t *testing.T) {
	doc, err := os.ReadFile("../../docs/plenary-file.md")
	if err != nil {
		t.Fatal(err)
	}
	keys := regexp.MustCompile(`(?m)^\s+"([a-z_]+)":\s|fields\["([a-z_]+)"\]`)
	n := 0
	for _, name := range []string{"read.go", "read_conclusion.go", "read_step.go", "read_rule.go"} {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range keys.FindAllStringSubmatch(string(source), -1) {
			n++
			if key := m[1] + m[2]; !regexp.MustCompile("[`, {(]" + key + "[`:,} )]").Match(doc) {
				t.Errorf("docs/plenary-file.md does not tell of %q", key)
			}
		}
	}
	if n < 50 {
		t.Errorf("only %d keys were found in the source", n)
	}
	for _, k := range StepKinds() {
		if !strings.Contains(string(doc), "`"+string(k)+":") {
			t.Errorf("docs/plenary-file.md does not tell of the step %q", k)
		}
	}
}

// FuzzRead: no text makes the reader fail otherwise than by saying what is
// wrong, at a place that is in the text.
func FuzzRead(f *testing.F) {
	f.Add(small)
	f.Add("plenary_file: 1\nplenary: {plenary: a}\nsteps: [{vote: {}}, {roll: []}, 3, {open: -1}]\n")
	f.Add("a: &a [*a]")
	f.Add("conclusions: [{points: [{point: x}], amendments: [{does: revise, point: x}]}]")
	f.Fuzz(func(t *testing.T, text string) {
		file, err := Read("fuzz.yaml", []byte(text), day)
		var faults Faults
		if err == nil {
			if file.Plenary.ID == "" {
				t.Error("read, without a plenary")
			}
			return
		}
		if !errors.As(err, &faults) || len(faults) == 0 {
			t.Fatalf("%T %v", err, err)
		}
		for _, x := range faults {
			if x.Line < 1 || x.Line > strings.Count(text, "\n")+strings.Count(text, "\r")+strings.Count(text, "\u2028")+strings.Count(text, "\u2029")+strings.Count(text, "\u0085")+2 {
				t.Errorf("line %d: %v", x.Line, x)
			}
		}
	})
}
