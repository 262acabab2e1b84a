package find

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/assembly"
)

// TestFit: a word may be cut off at its end; capitals, accents and widths do
// not matter; Korean is found within words that are written together.
func TestFit(t *testing.T) {
	tests := []struct {
		text, word string
		want       int
	}{
		{"More flour in 2027.", "flour", exactly},
		{"More flour in 2027.", "FLO", begins},
		{"More flour in 2027.", "lour", within},
		{"More flour in 2027.", "our", 0},
		{"Crème brûlée", "creme", exactly},
		{"ＡＢＣ steel", "abc", exactly},
		{"농촌주택을 더 짓는다", "농촌", begins},
		{"농촌주택을 더 짓는다", "주택", within},
		{"농촌주택을 더 짓는다", "강철", 0},
		{"target:flour:2027", "2027", exactly},
	}
	for _, tt := range tests {
		if got := fit(words(tt.text), words(tt.word)[0]); got != tt.want {
			t.Errorf("%q in %q: %d, want %d", tt.word, tt.text, got, tt.want)
		}
	}
}

// TestRank: every word must be there; what has it in its name comes before what
// says it.
func TestRank(t *testing.T) {
	all := []Hit{
		{Kind: Task, ID: "t1", Text: "Bake bread of flour"}, {Kind: Figure, ID: "target:flour", Title: "Flour for bread"},
		{Kind: Point, ID: "p1", Text: "Bread of flour"}, {Kind: Good, ID: "grain", Title: "Grain"},
	}
	r := rank(all, words("bread flour"), 10)
	var got []string
	for _, x := range r.Hits {
		got = append(got, x.ID)
	}
	if strings.Join(got, " ") != "target:flour p1 t1" || r.All != 3 {
		t.Errorf("found %v of %d", got, r.All)
	}
	if r := rank(all, words("flour"), 1); len(r.Hits) != 1 || r.All != 3 {
		t.Errorf("one of %d: %v", r.All, r.Hits)
	}
}

func search(t *testing.T, s *halltest.Stage, who hall.Actor, question string) map[Kind]int {
	t.Helper()
	r, err := Search(t.Context(), s.Hall, who, question, 1000)
	if err != nil {
		t.Fatal(err)
	}
	out := map[Kind]int{}
	for _, x := range r.Hits {
		out[x.Kind]++
	}
	return out
}

// TestRights: nobody finds what they may not see.
func TestRights(t *testing.T) {
	s := halltest.NewStage(t, halltest.NewMemory(), hall.Options{SolverVersion: "test"}, 2)
	s.Table(halltest.MoreFlour())
	found := search(t, s, s.Secretary, "flour")
	if found[Point] != 1 || found[Figure] == 0 || found[Good] == 0 || found[Conclusion] != 1 {
		t.Errorf("the secretary finds %v", found)
	}
	public := search(t, s, hall.Actor{}, "flour")
	if public[Point]+public[Conclusion]+public[Amendment]+public[Item]+public[Task] > 0 {
		t.Errorf("the public finds %v of a draft", public)
	}
	name := "Sel Secretary"
	if search(t, s, s.Secretary, name)[Person] != 1 || search(t, s, hall.Actor{}, name)[Person] != 0 {
		t.Error("names of persons are for those who may see them")
	}
	s.Open()
	s.Do(s.Chair, assembly.WaiveCosting{ID: "c1", Seen: 1, Reason: "small"})
	s.Vote(assembly.OpenVote{On: assembly.OnConclusion, Conclusion: "c1"})
	if _, err := s.Hall.Adopt(context.Background(), s.Secretary, halltest.Plenary1, hall.Adoption{Conclusion: "c1"}); err != nil {
		t.Fatal(err)
	}
	if public := search(t, s, hall.Actor{}, "flour"); public[Point] != 1 || public[Conclusion] != 1 || public[Task] != 0 {
		t.Errorf("of what was adopted the public finds %v", public)
	}
}

// TestFast: five thousand texts are looked through in an instant.
func TestFast(t *testing.T) {
	var all []Hit
	for i := range 5000 {
		all = append(all, Hit{Kind: Figure, ID: fmt.Sprintf("target:t%d@region-%d", i, i%10), Title: fmt.Sprintf("Output of good %d in the hills", i), Text: strings.Repeat("농촌주택 flour ", 10)})
	}
	began := time.Now()
	if r := rank(all, words("hills 4999"), 50); r.All != 1 {
		t.Errorf("%d found", r.All)
	}
	if took := time.Since(began); took > 2*time.Second { // some 30 ms; the machine may be busy
		t.Errorf("it took %v", took)
	}
}

func FuzzWords(f *testing.F) {
	for _, s := range []string{"", "flour", "농촌주택을", "\u0301\u0301a", "\xff\xfe", "ＡＢＣ①", "a\u202eb"} {
		f.Add(s, "flour")
	}
	f.Fuzz(func(t *testing.T, text, question string) {
		for _, w := range words(text) {
			if w == "" || !utf8.ValidString(w) {
				t.Errorf("%q has the word %q", text, w)
			}
			if fit(words(text), w) != exactly {
				t.Errorf("%q is not found in %q", w, text)
			}
		}
		rank([]Hit{{Title: text, Text: question}}, words(question), 1)
	})
}
