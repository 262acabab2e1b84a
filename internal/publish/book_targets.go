package publish

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/document"
	"github.com/openplenum/plenum/internal/locale"
	"github.com/openplenum/plenum/internal/plan"
)

// figureDigits is how many digits the figures of a plan have at most.
const figureDigits = 6

// amount is a figure for people, with as many decimals as it has.
func (t *teller) amount(v float64) string { return t.c.Number(v, decimals(v)) }

// decimals is how many decimals a figure has, at most as many as make it
// figureDigits long.
func decimals(v float64) int {
	most := max(figureDigits-1-int(math.Floor(math.Log10(max(math.Abs(v), 1)))), 0)
	for n := range most {
		if scale := math.Pow10(n); math.Abs(v*scale-math.Round(v*scale)) < 1e-9*math.Abs(v)*scale {
			return n
		}
	}
	return most
}

// regionOr is the name of a promise's region, or that of the whole country.
func (t *teller) regionOr(v *versionSource, p plan.Promise) string {
	if region := regionOf(v.figures(), p); region != "" {
		return regionName(v.Folder.Plan, region)
	}
	return t.text("publish.whole")
}

// targets are a section for each group of priority, with a table for the whole
// and one for each region.
func (b *book) targets() document.Section {
	s := document.Section{ID: "targets", Title: b.text("publish.book.targets")}
	regions := append([]plan.RegionID{""}, b.f.Regions...)
	for _, tier := range b.v.Folder.Plan.Tiers {
		name := tier.Name
		if name == "" {
			name = b.text("publish.book.tier", tier.Number)
		}
		group := document.Section{ID: "tier-" + strconv.Itoa(tier.Number), Title: name}
		for i, region := range regions {
			if i > 0 && region == "" {
				continue // a plan without regions
			}
			if t := b.targetTable(tier.Number, region); t != nil {
				group.Blocks = append(group.Blocks, t)
			}
		}
		if len(group.Blocks) > 0 {
			s.Sections = append(s.Sections, group)
		}
	}
	return s
}

// targetTable is the targets of a group in a region, a row each, the years
// across; nil without any. Figures that a conclusion set are marked with a note
// that says which point did, and what stood there before.
func (b *book) targetTable(tier int, region plan.RegionID) *document.Table {
	t := &document.Table{ID: "tier-" + strconv.Itoa(tier) + "-" + cmp.Or(safe(region), "all"), Caption: b.text("publish.book.republic"), Series: true}
	if region != "" {
		t.Caption = regionName(b.v.Folder.Plan, region)
	}
	t.Columns = append([]document.Column{{Title: b.text("publish.col.target")}, {Title: b.text("publish.col.unit")}}, b.years()...)
	notes := &marks{}
	rows := map[plan.TargetID]int{}
	places := map[plan.TargetID]int{} // the figures of a row have the same decimals
	for _, p := range b.f.Promises {
		if p.Tier == tier && regionOf(b.f, p) == region {
			places[p.ID] = max(places[p.ID], decimals(p.Amount))
		}
	}
	for _, p := range b.f.Promises {
		if p.Tier != tier || regionOf(b.f, p) != region {
			continue
		}
		at, ok := rows[p.ID]
		if !ok || len(p.Years) > 1 {
			row := make(document.Row, 2+len(b.f.Years))
			row[0].Text, row[1].Text = p.Name, p.Measure.Unit
			if len(p.Years) > 1 {
				row[0].Text = b.text("publish.sum", p.Name, b.f.Years[p.Years[0]], b.f.Years[p.Years[len(p.Years)-1]])
			}
			at = len(t.Rows)
			rows[p.ID] = at
			t.Rows = append(t.Rows, row)
		}
		cell := &t.Rows[at][2+p.Years[len(p.Years)-1]]
		cell.Text = b.c.Number(p.Amount, places[p.ID])
		if p.Sense == plan.AtMost {
			cell.Text = b.text("publish.at_most", cell.Text)
		}
		if act := b.actOn(addressOf(b.f, p)); act != nil {
			cell.Mark = notes.of(b.setBy(act))
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	t.Notes = notes.all
	return t
}

// actOn is the act that set a figure last, up to this version; nil: it stands as
// it was first planned.
func (b *book) actOn(address string) *hall.FigureAct {
	var out *hall.FigureAct
	for i := range b.s.Acts {
		if a := &b.s.Acts[i]; a.Address == address && a.Seq <= b.v.Act {
			out = a
		}
	}
	return out
}

// setBy says which point of which conclusion set a figure.
func (t *teller) setBy(a *hall.FigureAct) string {
	_, c := t.decision(a.Plenary, a.Conclusion)
	if c == nil {
		return t.text("publish.set.version", string(a.Version))
	}
	number := 0
	for _, p := range c.Points {
		if p.ID == a.Point {
			number = p.Number
		}
	}
	return t.text("publish.set.point", locale.Args{"point": number, "conclusion": c.Title, "day": t.day(t.dayOf(a.At))})
}

// marks gives notes letters, the same note the same letter.
type marks struct{ all []document.Mark }

func (m *marks) of(text string) string {
	if i := slices.IndexFunc(m.all, func(x document.Mark) bool { return x.Text == text }); i >= 0 {
		return m.all[i].Mark
	}
	mark := letters(len(m.all))
	m.all = append(m.all, document.Mark{Mark: mark, Text: text})
	return mark
}

// letters counts a, b, ... z, aa, ab.
func letters(n int) string {
	s := string(rune('a' + n%26))
	if n >= 26 {
		return letters(n/26-1) + s
	}
	return s
}
