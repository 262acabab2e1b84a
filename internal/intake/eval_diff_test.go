package intake

import (
	"fmt"
	"slices"
	"strings"
)

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
