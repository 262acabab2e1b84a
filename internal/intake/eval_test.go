package intake

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// label is what a careful reader finds in a dispatch: testdata/eval/README.md.
type label struct {
	Agency      string        `yaml:"agency"`
	Place       string        `yaml:"place"`
	Date        string        `yaml:"date"`
	Calendar    string        `yaml:"calendar"`
	Organ       string        `yaml:"organ"`
	Convocation int           `yaml:"convocation"`
	Plenary     int           `yaml:"plenary"`
	Sitting     int           `yaml:"sitting"`
	Held        string        `yaml:"held"`
	Approval    bool          `yaml:"approval"`
	Unanimous   bool          `yaml:"unanimous"`
	Continues   bool          `yaml:"continues"`
	EndMark     string        `yaml:"end_mark"`
	Persons     []labelPerson `yaml:"persons"`
	Points      []labelPoint  `yaml:"points"`
}

type labelPerson struct {
	Name string `yaml:"name"`
	Post string `yaml:"post"`
}

type labelPoint struct {
	Quote      string          `yaml:"quote"`
	Kind       Kind            `yaml:"kind"`
	Fields     []string        `yaml:"fields"`
	Organs     []string        `yaml:"organs"`
	Years      []string        `yaml:"years"`
	Quantities []labelQuantity `yaml:"quantities"`
}

type labelQuantity struct {
	Value float64 `yaml:"value"`
	Unit  string  `yaml:"unit"`
}

// labelled is a dispatch with its label.
type labelled struct {
	name string // of the text, without its folder
	text []byte
	label
}

// readLabelled reads all dispatches of a folder of testdata/eval.
func readLabelled(t *testing.T, folder string) []labelled {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", "eval", folder, "*.yaml"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no labels in %s: %v", folder, err)
	}
	var out []labelled
	for _, file := range files {
		texts, _ := filepath.Glob(strings.TrimSuffix(file, ".yaml") + ".*")
		texts = slices.DeleteFunc(texts, func(f string) bool { return f == file })
		if len(texts) != 1 {
			t.Fatalf("%s: want one text beside it, have %v", file, texts)
		}
		l := labelled{name: filepath.Base(texts[0])}
		data, err := os.ReadFile(file)
		if err == nil {
			err = yaml.Unmarshal(data, &l.label)
		}
		if err == nil {
			l.text, err = os.ReadFile(texts[0])
		}
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		out = append(out, l)
	}
	return out
}

// hitCount counts hits, and what was said and wanted beside them.
type hitCount struct{ hit, said, wanted int }

func (a *hitCount) add(b hitCount) {
	a.hit += b.hit
	a.said += b.said
	a.wanted += b.wanted
}

func (a hitCount) precision() float64 { return share(a.hit, a.said) }
func (a hitCount) recall() float64    { return share(a.hit, a.wanted) }

func (a hitCount) f1() float64 {
	if a.said+a.wanted == 0 {
		return 1
	}
	return 2 * float64(a.hit) / float64(a.said+a.wanted)
}

func share(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}

// score is how well one dispatch or many were read.
type score struct {
	points hitCount
	fields hitCount // pairs of a matched point and a field
	whole  hitCount // fields of the dispatch as a set
	kinds  hitCount
	organs hitCount
	years  hitCount
	sums   hitCount // quantities
	dates  hitCount // day of publication and of the sitting
	head   hitCount // organ, convocation, plenary, sitting, place, approval, continuation, end mark
	people hitCount
}

func (a *score) add(b score) {
	for i, t := range a.tallies() {
		t.add(*b.tallies()[i])
	}
}

func (a *score) tallies() []*hitCount {
	return []*hitCount{&a.points, &a.fields, &a.whole, &a.kinds, &a.organs, &a.years, &a.sums, &a.dates, &a.head, &a.people}
}

// TestEval measures the intake against the labels, and holds what it reaches
// on the dispatches that the rules were written on. PLENUM_EVAL=1 prints the
// table and reads the held ones too; nobody writes a rule for those. To work
// on rules, PLENUM_TUNE=1 prints the table of the others alone, and
// PLENUM_DIFF=NAME what differs in one of them.
func TestEval(t *testing.T) {
	floors := map[string]float64{"points": 0.97, "fields": 0.89, "kinds": 0.95, "dates": 0.93}
	tune := measure(t, "tune")
	got := map[string]float64{"points": tune.points.f1(), "fields": tune.fields.f1(), "kinds": tune.kinds.f1(), "dates": tune.dates.f1()}
	for name, floor := range floors {
		if got[name] < floor {
			t.Errorf("%s of tune: F1 %.3f, below the floor %.3f", name, got[name], floor)
		}
	}
	if os.Getenv("PLENUM_EVAL") == "" {
		return
	}
	measure(t, "held")
}

// measure reads the dispatches of a folder and prints its table when asked.
func measure(t *testing.T, folder string) score {
	t.Helper()
	var total score
	show := os.Getenv("PLENUM_EVAL") != "" || os.Getenv("PLENUM_TUNE") != ""
	if show {
		fmt.Printf("\n%-40s %-17s %-17s %-17s %-6s %-6s %-6s %-6s %-6s %-6s %-6s\n", folder, "points P/R/F1", "fields P/R/F1", "kinds P/R/F1", "set F1", "organs", "years", "sums", "dates", "head", "people")
	}
	for _, l := range readLabelled(t, folder) {
		s := scoreOf(t, folder, l)
		total.add(s)
		if show {
			fmt.Println(row(strings.TrimSuffix(l.name, filepath.Ext(l.name)), s))
		}
	}
	if show {
		fmt.Println(row("total of "+folder, total))
	}
	return total
}

func row(name string, s score) string {
	three := func(t hitCount) string { return fmt.Sprintf("%.2f %.2f %.3f", t.precision(), t.recall(), t.f1()) }
	return fmt.Sprintf("%-40s %-17s %-17s %-17s %.3f  %.3f  %.3f  %.3f  %.3f  %.3f  %.3f", name,
		three(s.points), three(s.fields), three(s.kinds), s.whole.f1(), s.organs.f1(), s.years.f1(), s.sums.f1(), s.dates.f1(), s.head.f1(), s.people.f1())
}

// scoreOf reads a dispatch and compares it with its label.
func scoreOf(t *testing.T, folder string, l labelled) score {
	t.Helper()
	d, err := Read(l.name, l.text)
	if err != nil {
		t.Fatalf("%s: %v", l.name, err)
	}
	diff := diffs{out: folder == "tune" && strings.Contains(l.name, os.Getenv("PLENUM_DIFF")) && os.Getenv("PLENUM_DIFF") != ""}
	var s score
	scoreHead(&s, d, l.label)
	spots := wordStarts(d.Text)
	want := make([]span, len(l.Points))
	from := 0
	for i, p := range l.Points {
		start, end, ok := findQuote(d.Text, p.Quote, from)
		if !ok {
			t.Fatalf("%s: the label's point %d is not in the text", l.name, i+1)
		}
		from = start
		want[i] = span{start, end}
	}
	pairs := match(spots, want, d.Points)
	saidSet, wantSet := map[string]bool{}, map[string]bool{}
	matched := map[int]bool{}
	s.points = hitCount{len(pairs), len(d.Points), len(l.Points)}
	s.kinds = s.points
	s.kinds.hit = 0
	for i, p := range l.Points {
		for _, f := range p.Fields {
			wantSet[f] = true
		}
		j, ok := pairs[i]
		s.fields.wanted += len(p.Fields)
		s.organs.wanted += len(p.Organs)
		s.years.wanted += len(p.Years)
		s.sums.wanted += len(p.Quantities)
		if !ok {
			diff.missed(p)
			continue
		}
		matched[j] = true
		q := d.Points[j]
		if q.Kind == p.Kind {
			s.kinds.hit++
		}
		for _, f := range q.Fields {
			if slices.Contains(p.Fields, f.ID) {
				s.fields.hit++
			}
		}
		for _, o := range q.Organs {
			if slices.ContainsFunc(p.Organs, func(w string) bool { return strings.EqualFold(plainName(w), plainName(o.Value)) }) {
				s.organs.hit++
			}
		}
		for _, y := range q.Periods {
			if slices.Contains(p.Years, yearsText(y)) {
				s.years.hit++
			}
		}
		for _, a := range q.Quantities {
			if slices.ContainsFunc(p.Quantities, func(w labelQuantity) bool { return w.Value == a.Value && w.Unit == a.Unit }) {
				s.sums.hit++
			}
		}
		diff.pair(p, q)
	}
	for j, q := range d.Points {
		s.fields.said += len(q.Fields)
		s.organs.said += len(q.Organs)
		s.years.said += len(q.Periods)
		s.sums.said += len(q.Quantities)
		for _, f := range q.Fields {
			saidSet[f.ID] = true
		}
		if !matched[j] {
			diff.extra(q)
		}
	}
	for f := range saidSet {
		if wantSet[f] {
			s.whole.hit++
		}
	}
	s.whole.said, s.whole.wanted = len(saidSet), len(wantSet)
	return s
}

func yearsText(p Period) string {
	if p.From == p.To {
		return fmt.Sprint(p.From)
	}
	return fmt.Sprintf("%d-%d", p.From, p.To)
}

func plainName(s string) string {
	return strings.TrimSuffix(strings.TrimPrefix(strings.ToLower(s), "the "), "'s")
}

// scoreHead compares what is said of the meeting.
func scoreHead(s *score, d *Draft, l label) {
	same := func(t *hitCount, got, want string) {
		if got == "" && want == "" {
			return
		}
		if got != "" {
			t.said++
		}
		if want != "" {
			t.wanted++
		}
		if strings.EqualFold(got, want) {
			t.hit++
		}
	}
	day := func(d *Date) string {
		if d == nil {
			return ""
		}
		return d.Day
	}
	number := func(n *Number) string {
		if n == nil {
			return ""
		}
		return fmt.Sprint(n.Value)
	}
	count := func(n int) string {
		if n == 0 {
			return ""
		}
		return fmt.Sprint(n)
	}
	said := func(v *Said) string {
		if v == nil {
			return ""
		}
		return v.Value
	}
	truth := func(b bool) string {
		if b {
			return "yes"
		}
		return ""
	}
	same(&s.dates, day(d.Published), l.Date)
	same(&s.dates, day(d.Meeting.Held), l.Held)
	same(&s.head, said(d.Place), l.Place)
	same(&s.head, plainName(said(d.Meeting.Organ)), plainName(l.Organ))
	same(&s.head, number(d.Meeting.Convocation), count(l.Convocation))
	same(&s.head, number(d.Meeting.Plenary), count(l.Plenary))
	same(&s.head, number(d.Meeting.Sitting), count(l.Sitting))
	same(&s.head, truth(d.Approval != nil), truth(l.Approval))
	same(&s.head, truth(d.Approval != nil && d.Approval.Unanimous), truth(l.Unanimous))
	same(&s.head, truth(d.Continues != nil), truth(l.Continues))
	mark := ""
	if d.EndMark != nil {
		mark = d.EndMark.Text
	}
	same(&s.head, mark, l.EndMark)
	s.people.wanted, s.people.said = len(l.Persons), len(d.Persons)
	for _, p := range d.Persons {
		if slices.ContainsFunc(l.Persons, func(w labelPerson) bool { return w.Name == p.Name }) {
			s.people.hit++
		}
	}
}

// wordStarts lists where the words of a text begin.
func wordStarts(text string) []int {
	var out []int
	inside := false
	for i, r := range text {
		blank := strings.ContainsRune(" \t\r\n", r)
		if !blank && !inside {
			out = append(out, i)
		}
		inside = !blank
	}
	return out
}

// findQuote finds a quote at or behind from; runs of white space may differ.
func findQuote(text, quote string, from int) (start, end int, ok bool) {
	words := strings.Fields(quote)
	for at := from; ; {
		i := strings.Index(text[at:], words[0])
		if i < 0 {
			return 0, 0, false
		}
		start = at + i
		end = start
		for k, w := range words {
			if k > 0 {
				rest := strings.TrimLeft(text[end:], " \t\r\n\u00a0")
				end = len(text) - len(rest)
			}
			if !strings.HasPrefix(text[end:], w) {
				end = -1
				break
			}
			end += len(w)
		}
		if end >= 0 {
			return start, end, true
		}
		at = start + 1
	}
}

// match pairs labelled and predicted points whose words overlap by half or
// more, the best pairs first, one to one.
func match(spots []int, want []span, said []Point) map[int]int {
	type pair struct {
		i, j  int
		share float64
	}
	count := func(s span) (from, to int) {
		return sort.SearchInts(spots, s.from), sort.SearchInts(spots, s.to)
	}
	var all []pair
	for i, w := range want {
		a, b := count(w)
		for j, p := range said {
			c, d := count(span{p.Quote.Start, p.Quote.End})
			both := min(b, d) - max(a, c)
			if both <= 0 {
				continue
			}
			if s := float64(both) / float64(max(b, d)-min(a, c)); s >= 0.5 {
				all = append(all, pair{i, j, s})
			}
		}
	}
	sort.SliceStable(all, func(a, b int) bool { return all[a].share > all[b].share })
	out, used := map[int]int{}, map[int]bool{}
	for _, p := range all {
		if _, ok := out[p.i]; !ok && !used[p.j] {
			out[p.i] = p.j
			used[p.j] = true
		}
	}
	return out
}

// diffs prints where a reading of a tuned dispatch differs from its label.
type diffs struct{ out bool }

func (d diffs) missed(p labelPoint) {
	if d.out {
		fmt.Printf("MISSED %s %v: %s\n", p.Kind, p.Fields, p.Quote)
	}
}

func (d diffs) extra(p Point) {
	if d.out {
		fmt.Printf("EXTRA  %s %v: %s\n", p.Kind, ids(p), strings.Join(strings.Fields(p.Quote.Text), " "))
	}
}

func (d diffs) pair(p labelPoint, q Point) {
	if !d.out {
		return
	}
	var missing, extra []string
	for _, f := range p.Fields {
		if !slices.Contains(ids(q), f) {
			missing = append(missing, f)
		}
	}
	for _, f := range q.Fields {
		if !slices.Contains(p.Fields, f.ID) {
			extra = append(extra, f.ID+" ("+f.Quote.Text+")")
		}
	}
	organs := []string{}
	for _, o := range q.Organs {
		organs = append(organs, o.Value)
	}
	sums := []string{}
	for _, a := range q.Quantities {
		sums = append(sums, fmt.Sprint(a.Value, " ", a.Unit))
	}
	wantSums := []string{}
	for _, a := range p.Quantities {
		wantSums = append(wantSums, fmt.Sprint(a.Value, " ", a.Unit))
	}
	years := []string{}
	for _, y := range q.Periods {
		years = append(years, yearsText(y))
	}
	var notes []string
	if q.Kind != p.Kind {
		notes = append(notes, fmt.Sprintf("KIND %s want %s", q.Kind, p.Kind))
	}
	if len(missing)+len(extra) > 0 {
		notes = append(notes, fmt.Sprintf("FIELDS missing %v extra %v", missing, extra))
	}
	if !strings.EqualFold(strings.Join(organs, "|"), strings.Join(p.Organs, "|")) {
		notes = append(notes, fmt.Sprintf("organs %q want %q", organs, p.Organs))
	}
	if strings.Join(sums, "|") != strings.Join(wantSums, "|") {
		notes = append(notes, fmt.Sprintf("sums %q want %q", sums, wantSums))
	}
	if strings.Join(years, "|") != strings.Join(p.Years, "|") {
		notes = append(notes, fmt.Sprintf("years %q want %q", years, p.Years))
	}
	if len(notes) > 0 {
		fmt.Printf("%s: %s\n", strings.Join(strings.Fields(q.Quote.Text), " "), strings.Join(notes, "; "))
	}
}

func ids(p Point) []string {
	var out []string
	for _, f := range p.Fields {
		out = append(out, f.ID)
	}
	return out
}
