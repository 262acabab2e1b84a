package intake

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestFieldTermsAreKnown holds that every phrase names fields that exist and
// that none is both a name of a field and of none.
func TestFieldTermsAreKnown(t *testing.T) {
	f := readData[fieldTermsFile]("field_terms")
	known := map[string]bool{"none": true}
	for _, field := range Taxonomy() {
		known[field.ID] = true
		if len(f.Fields[field.ID]) == 0 {
			t.Errorf("no phrase for %s", field.ID)
		}
	}
	for _, section := range []map[string][]string{f.Fields, f.Faint, f.Stems} {
		for id := range section {
			if !known[id] {
				t.Errorf("no field %q", id)
			}
		}
	}
	for _, id := range f.General {
		if !known[id] {
			t.Errorf("general: no field %q", id)
		}
	}
	under := map[string]string{}
	l := lexicons()
	for id, phrases := range f.Fields {
		for _, p := range phrases {
			under[fmt.Sprint(l.nouns(p))] = id
		}
	}
	for _, p := range f.Slight {
		if under[fmt.Sprint(l.nouns(p))] == "" {
			t.Errorf("slight: %q stands under no field", p)
		}
	}
	for id, phrases := range f.Faint {
		for _, p := range phrases {
			if other := under[fmt.Sprint(l.nouns(p))]; other != "" {
				t.Errorf("faint: %q of %s stands under %s as well", p, id, other)
			}
		}
	}
}

// fieldsIn reads the fields of a bare phrase.
func fieldsIn(text string) []string {
	r := newWordReader()
	ws := r.words(text, span{0, len(text)}, nil)
	out := []string{}
	for _, h := range r.choose(ws, r.fieldHits(ws, func(int) bool { return false })) {
		out = append(out, h.id)
	}
	return out
}

func TestFields(t *testing.T) {
	for text, want := range map[string][]string{
		"metal, chemistry, electric power, coal and machinery": {"metal", "chemistry", "electricity", "coal", "machinery"},
		"the people's power organs":                            {"local-power"},
		"in a favourable business environment":                 {},
		"land and environment protection":                      {"environment", "land"},
		"food and light industries":                            {"food-industry", "light-industry"},
		"wind and solar power":                                 {"renewables"},
		"key industrial sectors such as metal":                 {"metal"},
		"light industry and construction":                      {"light-industry", "construction"},
		"the revolution and construction":                      {},
		"a labour-protection programme":                        {"working-conditions"},
		"a labor-protection program":                           {"working-conditions"},
		"co-operatives":                                        {"cooperatives"},
		"the construction of three hospitals":                  {"health"},
		"a well for every village with clean drinking water":   {"water"},
		"the Market Cross":                                     {},
		"steel will of the people":                             {},
		"homes for the flood victims":                          {"housing", "disaster"}, // not "the flood" and a noun
		"the shops must store grain":                           {"retail", "grain"},
		"nobody is to park in the square":                      {"urban-management"}, // for the square
		"the former minister of water works":                   {},
		"the poor harvest":                                     {"agriculture"},
		"debt service takes more than schools and hospitals":   {"budget", "education", "health"},
		"open their schools to refugees":                       {"education", "migration"},
		"drinking water for every school":                      {"water"},
		"checks in the coal mines with new gears":              {"coal"}, // gears count only alone
		"new gears": {"machinery"}, // as here
	} {
		if diff := cmp.Diff(want, fieldsIn(text)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

func TestVerbForms(t *testing.T) {
	c := lexicons().conjugation
	for lemma, want := range map[string]string{
		"stress":     "stress stresses stressed stressing",
		"commit":     "commit commits committed committing",
		"undertake":  "undertake undertakes undertook undertaken undertaking",
		"reaffirm":   "reaffirm reaffirms reaffirmed reaffirming",
		"set":        "set sets setting",
		"note":       "note notes noted noting",
		"rely":       "rely relies relied relying",
		"call":       "call calls called calling",
		"clarify":    "clarify clarifies clarified clarifying",
		"give":       "give gives gave given giving",
		"underscore": "underscore underscores underscored underscoring",
	} {
		var got []string
		for _, f := range c.forms(lemma) {
			got = append(got, f.word)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %s", lemma, got, want)
		}
	}
}

// pointsIn reads the points of a sentence that stands in a text of its own.
func pointsIn(t *testing.T, sentence string) []Point {
	t.Helper()
	d, err := Read("x.txt", []byte("Novara, 3 May 2026\n\nThe City Council of Novara met on 2 May 2026.\n\n"+sentence+"\n"))
	if err != nil {
		t.Fatal(err)
	}
	holds(t, d)
	return d.Points
}

func TestClauses(t *testing.T) {
	for sentence, want := range map[string][]string{
		"He stressed the tasks for rail and clarified the ways for the ports.":                           {"He stressed the tasks for rail", "clarified the ways for the ports."},
		"The Council welcomes the report on water, and calls on the Commission to act on sewage.":        {"The Council welcomes the report on water", "calls on the Commission to act on sewage."},
		"She said that output of coal had risen and that the mines were safer.":                          {"She said that output of coal had risen and that the mines were safer."},
		"The Ministry must repair the roads; the counties shall pay half of the cost of bridges.":        {"The Ministry must repair the roads", "the counties shall pay half of the cost of bridges."},
		"The programme drawn up by the Congress was discussed, and tasks were set for housing.":          {"The programme drawn up by the Congress was discussed", "tasks were set for housing."},
		"We call on all States to respect the treaty and recognise the islands.":                         {"We call on all States to respect the treaty and recognise the islands."},
		"The Assembly deplored the floods and condemned the neglect of the dykes.":                       {"The Assembly deplored the floods and condemned the neglect of the dykes."},
		"Foreign trawlers, he underlined, must not fish here.":                                           {"Foreign trawlers, he underlined, must not fish here."},
		"The agenda was approved and the national anthem was played.":                                    {},
		"Delegates from the islands complained of the price of bread, which has doubled since last May.": {"Delegates from the islands complained of the price of bread, which has doubled since last May."},
	} {
		got := []string{}
		for _, p := range pointsIn(t, sentence) {
			got = append(got, p.Quote.Text)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", sentence, diff)
		}
	}
}

func TestKinds(t *testing.T) {
	for sentence, want := range map[string]Kind{
		"He defined it as the general orientation to rely on the farms.":                         Orientation,
		"He set forth the tasks of the railways.":                                                Task,
		"The conclusion set the priority goals for the fishing industry.":                        Goal,
		"He clarified the principle of the foreign policy.":                                      Rule,
		"He indicated the measures for better schools.":                                          Measure,
		"The Council notes with concern that prices rose.":                                       Review,
		"The repair of the schools has absolute precedence.":                                     Priority,
		"The Ministry of Health shall vaccinate all children.":                                   Task,
		"The share of renewable energy is to reach 40 per cent by 2030.":                         Goal,
		"Rents may not rise by more than 2 per cent a year.":                                     Rule,
		"The Government approved 40 million crowns for the museums.":                             Measure,
		"Steel output rose by 3 per cent.":                                                       Review,
		"We are convinced that the villages have a future.":                                      Orientation,
		"He called for better roads.":                                                            Task,
		"The Council stressed that great successes had been achieved in the building of houses.": Review,
	} {
		got := pointsIn(t, sentence)
		if len(got) != 1 || got[0].Kind != want {
			t.Errorf("%s: %+v, want one point of kind %s", sentence, got, want)
		}
	}
}

func TestQuantities(t *testing.T) {
	for text, want := range map[string][]Quantity{
		"build 40,000 homes":                         {{Value: 40000, Unit: "homes"}},
		"by 3.5 per cent":                            {{Value: 3.5, Unit: "per cent"}},
		"one million tonnes of grain":                {{Value: 1, Unit: "million tonnes"}},
		"six and a half million escudos":             {{Value: 6.5, Unit: "million escudos"}},
		"a levy of £2 a night":                       {{Value: 2, Unit: "£"}},
		"sixty cooperative mills":                    {{Value: 60, Unit: "mills"}},
		"in 2030, by 30 June 2026, the 8th Congress": nil,
		"Article 5 and Agenda 2063":                  nil,
		"within ninety days":                         nil,
		"two years":                                  nil,
	} {
		p := &page{text: text, clean: text, runs: []run{{}}}
		r := newWordReader()
		got := p.quantities(r.lexicon, r.words(text, span{0, len(text)}, nil))
		for i := range got {
			if text[got[i].Quote.Start:got[i].Quote.End] != got[i].Quote.Text {
				t.Errorf("%s: quote %q", text, got[i].Quote.Text)
			}
			got[i].Quote = Quote{}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

func TestPeriods(t *testing.T) {
	for text, want := range map[string]string{
		"in 2027":                       "2027",
		"the plan 2026-2030":            "2026-2030",
		"the plan 2026 – 2030":          "2026-2030",
		"from 2026 to 2030":             "2026-2030",
		"between 2015 and 2025":         "2015-2025",
		"the budget of 2026/27":         "2026-2027",
		"in the coming year":            "",
		"2,300 houses":                  "",
		"by 2030 and again by 2035":     "2030 2035",
		"in the five-year plan to 2030": "2030",
	} {
		p := &page{text: text, clean: text, runs: []run{{}}}
		r := newWordReader()
		var got []string
		for _, q := range p.periods(r.lexicon, r.words(text, span{0, len(text)}, nil)) {
			got = append(got, yearsText(q))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %s", text, got, want)
		}
	}
}

// TestFisher checks the exact test on the lady who tastes tea: she names three
// of four cups right on either side; two-sided 34 of 70.
func TestFisher(t *testing.T) {
	if got := fisher(3, 4, 1, 4); math.Abs(got-34.0/70) > 1e-9 {
		t.Errorf("%g, want %g", got, 34.0/70)
	}
	if got := fisher(0, 10, 0, 12); got != 1 {
		t.Errorf("nothing on either side: %g, want 1", got)
	}
	if a, b := fisher(2, 9, 7, 11), fisher(7, 11, 2, 9); math.Abs(a-b) > 1e-12 {
		t.Errorf("the sides differ: %g, %g", a, b)
	}
}

func TestCompare(t *testing.T) {
	read := func(text string) *Draft {
		d, err := Read("x.txt", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	before := read("The Council met.\n\nThe Council invites the counties to repair rural roads. The Council stresses the need to build schools. The Council decides to open two coal mines. He said rural roads matter. Rural roads come first.\n")
	after := read("The Council met.\n\nThe counties shall repair rural roads. The Council stresses the need to build schools. The Council decides to plant forests. The Council decides to protect forests.\n")
	c := Compare(before, after)
	changed := map[string]Change{}
	for _, f := range c.Fields {
		changed[f.ID] = f.Change
	}
	if changed["coal"] != Went || changed["forestry"] != Came || changed["education"] == Went {
		t.Errorf("%v: coal went, forests came, schools are in both", changed)
	}
	firmer := false
	for _, s := range c.Strengths {
		firmer = firmer || s.ID == "roads" && s.Firmer
	}
	if !firmer {
		t.Errorf("roads are worded more firmly now: %+v", c.Strengths)
	}
	if same := Compare(before, before); len(same.Phrases) != 0 || len(same.Strengths) != 0 || slices.ContainsFunc(same.Fields, func(f FieldChange) bool { return f.Change != Stayed }) {
		t.Errorf("a text differs from itself: %+v", same)
	}
	if !slices.IsSortedFunc(c.Fields, func(a, b FieldChange) int {
		return slices.Index(changes, a.Change) - slices.Index(changes, b.Change)
	}) {
		t.Error("fields are not in the order of changes")
	}
}
