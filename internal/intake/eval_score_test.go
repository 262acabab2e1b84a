package intake

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

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

// scoreOf reads a dispatch and compares it with its label.
func scoreOf(t *testing.T, folder string, l labelled) score {
	t.Helper()
	d, err := Read(l.name, l.text)
	if err != nil {
		t.Fatalf("%s: %v", l.name, err)
	}
	diff := diffs{out: !slices.Contains(unseen, folder) && strings.Contains(l.name, os.Getenv("PLENUM_DIFF")) && os.Getenv("PLENUM_DIFF") != ""}
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
