package publish

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/delivery"
	"github.com/openplenum/plenum/internal/document"
	"github.com/openplenum/plenum/internal/locale"
)

// sheetKey names a task sheet.
type sheetKey struct {
	Organ assembly.OrganID
	Year  int
}

// given is a task that an adopted point gives. Public is what the point says;
// how far it is comes from the register, where all is published.
type given struct {
	point hall.PublicPoint
	p     *hall.PublicPlenary
	c     *hall.PublicConclusion
	state delivery.State // empty: not published
}

// due is the year in which a task is due, 0 without one.
func (g given) due() int {
	at, ok := dayTime(g.point.Due)
	if !ok {
		return 0
	}
	return at.Year()
}

// given lists the tasks of an organ that are due in a year.
func (t *teller) given(k sheetKey) []given {
	var out []given
	for i := range t.plenaries {
		p := &t.plenaries[i]
		for j := range p.Conclusions {
			c := &p.Conclusions[j]
			for _, point := range c.Points {
				mine := point.Responsible == k.Organ || slices.Contains(point.Supporting, k.Organ)
				g := given{point: point, p: p, c: c}
				if point.Sort != assembly.TaskPoint || !mine || g.due() != k.Year {
					continue
				}
				g.state = t.stateOf(p.ID, point.ID)
				if g.state != delivery.Withdrawn {
					out = append(out, g)
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b given) int { return cmp.Compare(a.point.Due, b.point.Due) })
	return out
}

// stateOf is how far the task of a point is; empty where that is not published.
func (t *teller) stateOf(p assembly.PlenaryID, point assembly.PointID) delivery.State {
	for i := range t.tasks {
		if o := t.tasks[i].Origin; o.Plenary == p && o.Point == point {
			return t.tasks[i].State
		}
	}
	return ""
}

// sheets lists the task sheets there are: every organ with a task and every year
// in which one is due, in that order.
func (t *teller) sheets() []sheetKey {
	var out []sheetKey
	for _, p := range t.plenaries {
		for _, c := range p.Conclusions {
			for _, point := range c.Points {
				g := given{point: point}
				if point.Sort != assembly.TaskPoint || g.due() == 0 {
					continue
				}
				for _, organ := range append([]assembly.OrganID{point.Responsible}, point.Supporting...) {
					if k := (sheetKey{organ, g.due()}); !slices.Contains(out, k) {
						out = append(out, k)
					}
				}
			}
		}
	}
	slices.SortFunc(out, func(a, b sheetKey) int {
		return cmp.Or(cmp.Compare(t.organ(a.Organ), t.organ(b.Organ)), cmp.Compare(a.Organ, b.Organ), cmp.Compare(a.Year, b.Year))
	})
	return out
}

// sheet is the task sheet of an organ for one year: what is due in it, and the
// figures of the plan for which the organ answers.
func (t *teller) sheet(k sheetKey) *document.Document {
	d := &document.Document{
		Language: t.c.Language, Kind: document.Letter, Over: t.organ(k.Organ), Words: t.words(),
		Title: t.text("publish.sheet.title", k.Year), Under: []string{t.text("publish.sheet.under")},
	}
	tasks := document.Section{ID: "tasks", Title: t.text("publish.sheet.tasks")}
	points := document.Points{}
	for i, g := range t.given(k) {
		point := document.Point{Number: strconv.Itoa(i+1) + ".", Text: g.point.Text}
		role := t.text("publish.sheet.responsible")
		if g.point.Responsible != k.Organ {
			role = t.text("publish.sheet.supporting", t.organ(g.point.Responsible))
		}
		point.Notes = append(point.Notes, t.text("publish.sheet.due", locale.Args{"role": role, "day": t.day(g.point.Due)}))
		if g.point.Responsible == k.Organ && len(g.point.Supporting) > 0 {
			point.Notes = append(point.Notes, t.text("publish.sheet.with", t.organs(g.point.Supporting)))
		}
		point.Notes = append(point.Notes, t.text("publish.sheet.from", locale.Args{"point": g.point.Number, "conclusion": g.c.Title, "day": t.day(t.dayOf(g.c.Adopted.At))}))
		if g.state != "" {
			point.Notes = append(point.Notes, t.text("publish.sheet.state", t.text("publish.state."+string(g.state))))
		}
		points = append(points, point)
	}
	tasks.Blocks = []document.Block{points}
	d.Sections = append(d.Sections, tasks)
	if s := t.control(k); len(s.Blocks) > 0 {
		d.Sections = append(d.Sections, s)
	}
	return d
}

// control are the figures of a year that belong to an organ, in the plans as
// they were adopted last.
func (t *teller) control(k sheetKey) document.Section {
	s := document.Section{ID: "figures", Title: t.text("publish.sheet.figures", k.Year)}
	for i := range t.plans {
		v := &t.plans[i].Versions[len(t.plans[i].Versions)-1]
		f := v.figures()
		table := &document.Table{
			Caption: v.Folder.Plan.Name,
			Columns: []document.Column{{Title: t.text("publish.col.target")}, {Title: t.text("publish.col.region")}, {Title: t.text("publish.col.amount"), Right: true}, {Title: t.text("publish.col.unit")}},
		}
		for _, p := range f.Promises {
			if p.Organ != k.Organ || f.Years[p.Years[len(p.Years)-1]] != k.Year {
				continue
			}
			name := p.Name
			if len(p.Years) > 1 {
				name = t.text("publish.sum", p.Name, f.Years[p.Years[0]], k.Year)
			}
			table.Rows = append(table.Rows, document.Row{{Text: name}, {Text: t.regionOr(v, p)}, {Text: t.amount(p.Amount)}, {Text: p.Measure.Unit}})
		}
		if len(table.Rows) > 0 {
			s.Blocks = append(s.Blocks, table)
		}
	}
	return s
}
