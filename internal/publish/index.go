package publish

import (
	"slices"
	"strconv"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/document"
	"github.com/openplenum/plenum/internal/intake"
	"github.com/openplenum/plenum/internal/locale"
)

func (t *teller) list(title string) *document.Document {
	return &document.Document{Language: t.c.Language, Kind: document.List, Title: title, Words: t.words()}
}

// index is the first page of the archive.
func (t *teller) index() *document.Document {
	d := t.list(t.text("publish.index.title", t.publisher()))
	d.Under = []string{t.text("publish.index.under")}
	d.Feed = &document.Link{Path: "/feed.xml", Text: t.text("publish.feed.title")}
	section := func(id string, lines document.Links) {
		if len(lines) > 0 {
			d.Sections = append(d.Sections, document.Section{ID: id, Title: t.text("publish.index." + id), Blocks: []document.Block{lines}})
		}
	}
	var plenaries, coming, plans, tasks, fields, data document.Links
	for _, p := range slices.Backward(t.plenaries) {
		to, days := link(stemPlenary(p.ID)+"/index.html", p.Title), held(p)
		if len(days) == 0 {
			coming = append(coming, document.Line{Link: to, Note: t.text("publish.plenary.state." + string(p.State))})
			continue
		}
		plenaries = append(plenaries, document.Line{Link: to, Note: t.day(days[0]) + "; " + t.text("publish.count.conclusions", len(p.Conclusions))})
	}
	for i := range t.plans {
		p := &t.plans[i]
		for _, v := range slices.Backward(p.Versions) {
			line := document.Line{Link: link(stemVersion(p.ID, v.ID)+"/book.html", v.Folder.Plan.Name), Note: t.text("publish.index.version", string(v.ID), t.day(t.dayOf(v.Created)))}
			plans = append(plans, line)
			data = append(data, document.Line{Link: link(stemVersion(p.ID, v.ID)+"/targets.csv", t.text("publish.index.targets", v.Folder.Plan.Name)), Note: t.text("publish.index.sdmx", string(v.ID))})
		}
	}
	last := ""
	for _, k := range t.sheets() {
		if name := t.organ(k.Organ); name != last {
			last = name
			tasks = append(tasks, document.Line{Link: document.Link{Text: name}})
		}
		line := &tasks[len(tasks)-1]
		line.More = append(line.More, link(stemSheet(k)+".html", strconv.Itoa(k.Year)))
	}
	group := ""
	for _, f := range t.fieldsUsed() {
		if f.Group != group {
			group = f.Group
			fields = append(fields, document.Line{Link: document.Link{Text: t.groupName(group)}})
		}
		line := &fields[len(fields)-1]
		line.More = append(line.More, link(stemField(f.ID)+".html", t.text("publish.index.field", upper(t.fieldName(f)), len(t.onField(f.ID)))))
	}
	data = append(data,
		document.Line{Link: link("feed.xml", t.text("publish.feed.title")), Note: t.text("publish.index.atom")},
		document.Line{Link: link(listing, t.text("publish.index.listing"))},
		document.Line{Link: link(checksums, t.text("publish.index.checksums"))})
	section("plenaries", plenaries)
	section("coming", coming)
	section("plans", plans)
	section("fields", fields)
	section("tasks", tasks)
	section("data", data)
	return d
}

// held are the days on which a plenary met.
func held(p hall.PublicPlenary) []assembly.Date {
	var out []assembly.Date
	for _, s := range p.Sittings {
		if s.Held {
			out = append(out, s.Day)
		}
	}
	return out
}

// plenaryPage leads to what a plenary published.
func (t *teller) plenaryPage(a *Archive, p *hall.PublicPlenary) *document.Document {
	d := t.list(p.Title)
	d.Over = t.organ(p.Organ)
	d.Under = []string{t.text("publish.plenary.state." + string(p.State))}
	var sittings, conclusions document.Links
	for _, s := range p.Sittings {
		if !s.Held {
			sittings = append(sittings, document.Line{Link: document.Link{Text: t.text("publish.plenary.planned", locale.Args{"sitting": t.ordinal(s.No), "day": t.day(s.Day)})}})
			continue
		}
		name := upper(t.text("publish.plenary.sitting", locale.Args{"sitting": t.ordinal(s.No), "day": t.day(s.Day)}))
		add := func(what string) {
			stem := stemSitting(p.ID, s.No) + "/" + what
			sittings = append(sittings, document.Line{
				Link: link(stem+".html", t.text("publish.plenary.of", t.text("publish."+what+".name"), name)), More: a.formats(written{stem: stem, akn: anyFormat}, "html"),
			})
		}
		add("communique")
		if _, ok := t.minutes[sittingKey{p.ID, s.No}]; ok {
			add("minutes")
		}
	}
	for _, c := range p.Conclusions {
		stem := stemConclusion(p.ID, c.ID)
		conclusions = append(conclusions, document.Line{
			Link: link(stem+".html", c.Title), Note: t.text("publish.plenary.adopted", t.day(t.dayOf(c.Adopted.At))), More: a.formats(written{stem: stem, akn: anyFormat}, "html"),
		})
	}
	if len(sittings) > 0 {
		d.Sections = append(d.Sections, document.Section{ID: "sittings", Title: t.text("publish.plenary.sittings"), Blocks: []document.Block{sittings}})
	}
	if len(conclusions) > 0 {
		d.Sections = append(d.Sections, document.Section{ID: "conclusions", Title: t.text("publish.plenary.conclusions"), Blocks: []document.Block{conclusions}})
	}
	return d
}

// anyFormat stands for a document that is there in every format.
func anyFormat(*document.Document) ([]byte, error) { return nil, nil }

// onField is a point that was adopted about a field of work.
type onField struct {
	p     *hall.PublicPlenary
	c     *hall.PublicConclusion
	point hall.PublicPoint
}

// onField lists the points about a field, the oldest first.
func (t *teller) onField(id string) []onField {
	var out []onField
	for i := range t.plenaries {
		p := &t.plenaries[i]
		for j := range p.Conclusions {
			c := &p.Conclusions[j]
			for _, x := range c.Points {
				if slices.ContainsFunc(fieldsOf(x.Fields), func(f intake.FieldOfWork) bool { return f.ID == id }) {
					out = append(out, onField{p, c, x})
				}
			}
		}
	}
	return out
}

// fieldsUsed are the fields that a point was adopted about, in the order of the
// taxonomy.
func (t *teller) fieldsUsed() []intake.FieldOfWork {
	var out []intake.FieldOfWork
	for _, f := range taxonomy() {
		if len(t.onField(f.ID)) > 0 {
			out = append(out, f)
		}
	}
	return out
}

// fieldPage is what was resolved about a field of work through the years, the
// latest year first.
func (t *teller) fieldPage(f intake.FieldOfWork) *document.Document {
	d := t.list(upper(t.fieldName(f)))
	d.Over = t.groupName(f.Group)
	d.Feed = &document.Link{Path: "/" + stemField(f.ID) + ".xml", Text: t.text("publish.feed.field", t.fieldName(f))}
	d.Formats = []document.Link{link(stemField(f.ID)+".xml", t.text("publish.format.atom"))}
	for _, x := range slices.Backward(t.onField(f.ID)) {
		day := t.dayOf(x.c.Adopted.At)
		year := string(day)[:4]
		if len(d.Sections) == 0 || d.Sections[len(d.Sections)-1].Title != year {
			d.Sections = append(d.Sections, document.Section{ID: "y" + year, Title: year})
		}
		s := &d.Sections[len(d.Sections)-1]
		title := t.text("publish.field_page.point", locale.Args{"kind": upper(t.text("publish.kind." + string(x.point.Sort))), "point": x.point.Number, "conclusion": x.c.Title, "day": t.day(day)})
		s.Blocks = append(s.Blocks, document.Links{{Link: link(stemConclusion(x.p.ID, x.c.ID)+".html#"+string(x.point.ID), title)}}, document.Paragraph{Text: x.point.Text})
		if v := t.version(x.c.Version); v != nil {
			for _, c := range x.point.Changes {
				s.Blocks = append(s.Blocks, document.Paragraph{Text: t.change(v.Folder.Plan, c), Note: true})
			}
		}
	}
	return d
}
