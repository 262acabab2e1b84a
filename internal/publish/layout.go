package publish

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/document"
	"github.com/openplenum/plenum/internal/publish/akn"
	"github.com/openplenum/plenum/internal/publish/sdmx"
)

// safe makes an identifier a part of a path on any system.
func safe[T ~string](id T) string {
	s := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_' || r == '.' {
			return r
		}
		return '_'
	}, string(id))
	return strings.Replace(s, ".", "_", strings.Count(s, ".")-strings.Count(strings.TrimLeft(s, "."), "."))
}

// The stems of paths: what lies where is for ever.
func stemPlenary(id assembly.PlenaryID) string { return "plenary/" + safe(id) }

func stemSitting(id assembly.PlenaryID, no int) string {
	return stemPlenary(id) + "/sitting/" + strconv.Itoa(no)
}

func stemConclusion(id assembly.PlenaryID, c assembly.ConclusionID) string {
	return stemPlenary(id) + "/conclusion/" + safe(c)
}

func stemVersion(plan hall.PlanID, v hall.VersionID) string {
	return "plan/" + safe(plan) + "/" + safe(v)
}

func stemSheet(k sheetKey) string { return "tasks/" + safe(k.Organ) + "/" + strconv.Itoa(k.Year) }

func stemField(id string) string { return "field/" + safe(id) }

func (a *Archive) sittings() {
	for i := range a.t.plenaries {
		p := &a.t.plenaries[i]
		up := []document.Link{link(stemPlenary(p.ID)+"/index.html", p.Title)}
		a.page(stemPlenary(p.ID)+"/index", func() *document.Document { return a.t.plenaryPage(a, p) }, nil)
		for _, s := range p.Sittings {
			if !s.Held {
				continue
			}
			date, _ := dayTime(s.Day)
			a.write(written{
				stem: stemSitting(p.ID, s.No) + "/communique", date: date, up: up,
				make: func() *document.Document { return a.t.communique(p, s, a.o.Site) },
				akn: func(d *document.Document) ([]byte, error) {
					return a.statement(d, a.t.meta("communique", p, string(p.ID)+"-s"+strconv.Itoa(s.No), s.Day, a.t.pointsOf(p, s.No)))
				},
			})
			m, ok := a.t.minutes[sittingKey{p.ID, s.No}]
			if !ok {
				continue
			}
			a.write(written{
				stem: stemSitting(p.ID, s.No) + "/minutes", date: date, up: up,
				make: func() *document.Document { return a.t.minutesDocument(p, s, m) },
				akn:  func(d *document.Document) ([]byte, error) { return a.debate(d, a.t.debateMeta(p, s, m)) },
			})
		}
	}
}

func (a *Archive) conclusions() {
	for i := range a.t.plenaries {
		p := &a.t.plenaries[i]
		for j := range p.Conclusions {
			c := &p.Conclusions[j]
			a.write(written{
				stem: stemConclusion(p.ID, c.ID), date: c.Adopted.At, up: []document.Link{link(stemPlenary(p.ID)+"/index.html", p.Title)},
				make: func() *document.Document { return a.t.conclusion(p, c) },
				akn: func(d *document.Document) ([]byte, error) {
					return a.statement(d, a.t.meta("conclusion", p, string(p.ID)+"-"+string(c.ID), a.t.dayOf(c.Adopted.At), c.Points))
				},
			})
		}
	}
}

func (a *Archive) books() {
	for i := range a.t.plans {
		p := &a.t.plans[i]
		for j := range p.Versions {
			v := &p.Versions[j]
			a.write(written{
				stem: stemVersion(p.ID, v.ID) + "/book", date: v.Created,
				make: func() *document.Document { return a.t.book(p, v) },
			})
			a.data(stemVersion(p.ID, v.ID)+"/targets.csv", v.Created, func() sdmx.Data { return a.t.observations(p, v) })
		}
	}
}

func (a *Archive) taskSheets() {
	for _, k := range a.t.sheets() {
		a.write(written{stem: stemSheet(k), make: func() *document.Document { return a.t.sheet(k) }})
	}
}

func (a *Archive) fields() {
	for _, f := range a.t.fieldsUsed() {
		a.page(stemField(f.ID), func() *document.Document { return a.t.fieldPage(f) }, nil)
		a.feed(stemField(f.ID), f.ID, a.t.text("publish.feed.field", a.t.fieldName(f)), stemField(f.ID)+".html")
	}
}

func (a *Archive) statement(d *document.Document, m akn.Meta) ([]byte, error) {
	var b bytes.Buffer
	err := akn.Statement(&b, m, d)
	return b.Bytes(), err
}

func (a *Archive) debate(d *document.Document, m akn.Meta) ([]byte, error) {
	var b bytes.Buffer
	err := akn.Debate(&b, m, d)
	return b.Bytes(), err
}
