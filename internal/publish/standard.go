package publish

import (
	"crypto/sha1"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/document"
	"github.com/openplenum/plenum/internal/intake"
	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/publish/akn"
	"github.com/openplenum/plenum/internal/publish/atom"
	"github.com/openplenum/plenum/internal/publish/sdmx"
)

// dictionary is what the fields of work are called as a vocabulary.
const dictionary = "plenum-fields"

// letters3 are the languages as ISO 639-2 writes them.
var letters3 = map[string]string{"en": "eng", "ko": "kor"}

// agentID is an identifier for the references of a document.
func agentID[T ~string](kind string, id T) string { return kind + "-" + safe(id) }

// meta is what Akoma Ntoso wants to know of a communiqué or conclusion.
func (t *teller) meta(subtype string, p *hall.PublicPlenary, number string, day assembly.Date, points []hall.PublicPoint) akn.Meta {
	body := akn.Agent{ID: agentID("organ", p.Organ), Name: t.organ(p.Organ)}
	m := akn.Meta{
		Subtype: subtype, Country: t.template.Country, Number: safe(number), Date: string(day), Language: letters3[t.c.Language],
		Author: body, Publisher: body, Published: string(day),
	}
	if m.Language == "" {
		m.Language = "und"
	}
	if t.template.Agency != "" && subtype == "communique" {
		m.Publisher = akn.Agent{ID: "agency", Name: t.template.Agency}
	}
	for _, f := range t.fieldsIn(points) {
		m.Keywords = append(m.Keywords, akn.Keyword{ID: f.ID, Name: t.fieldName(f), Dictionary: dictionary})
	}
	return m
}

// fieldsIn are the fields of points, each once.
func (t *teller) fieldsIn(points []hall.PublicPoint) []intake.FieldOfWork {
	var out []intake.FieldOfWork
	for _, p := range points {
		for _, f := range fieldsOf(p.Fields) {
			if !slices.ContainsFunc(out, func(x intake.FieldOfWork) bool { return x.ID == f.ID }) {
				out = append(out, f)
			}
		}
	}
	return out
}

// pointsOf are the points that a sitting adopted.
func (t *teller) pointsOf(p *hall.PublicPlenary, sitting int) []hall.PublicPoint {
	var out []hall.PublicPoint
	for _, c := range p.Conclusions {
		if c.Sitting == sitting {
			out = append(out, c.Points...)
		}
	}
	return out
}

// debateMeta is the same for minutes, with who speaks and the votes.
func (t *teller) debateMeta(p *hall.PublicPlenary, s hall.PublicSitting, m hall.SittingMinutes) akn.Meta {
	out := t.meta("minutes", p, fmt.Sprintf("%s-s%d", p.ID, s.No), s.Day, nil)
	if m.Sitting != 0 {
		out.Published = string(t.dayOf(m.At))
	}
	for _, line := range m.Lines {
		said, ok := line.Event.(assembly.StatementNoted)
		id := string(said.Person)
		if !ok || slices.ContainsFunc(out.Persons, func(a akn.Agent) bool { return a.ID == id }) {
			continue
		}
		out.Persons = append(out.Persons, akn.Agent{ID: id, Name: t.person(said.Person, p.Organ, s.Day, m.Names)})
	}
	for i := range m.Plenary.Votes {
		if v := &m.Plenary.Votes[i]; v.Sitting == s.No && v.Verdict != nil {
			out.Votes = append(out.Votes, akn.Vote{
				ID: string(v.ID), Carried: v.Verdict.Carried(), Quorum: v.Verdict.QuorumNeeded,
				For: v.Verdict.For, Against: v.Verdict.Against, Abstain: v.Verdict.Abstain,
			})
		}
	}
	return out
}

// observations are the targets of a version: the amount as first planned and as
// it is now, by region and year. What was planned as a sum of years has them
// all as its period.
func (t *teller) observations(p *planSource, v *versionSource) sdmx.Data {
	d := sdmx.Data{
		Agency: strings.ToUpper(sdmx.Identifier(string(p.ID))), Flow: "DF_TARGETS", Version: fmt.Sprintf("%d.0.0", t.place(p, v)),
		Dimensions: []string{"FREQ", "TARGET", "REF_AREA", "VINTAGE", "TIME_PERIOD"},
		Attributes: []string{"UNIT_MEASURE", "SENSE", "TIER", "ORGAN", "TITLE", "SOURCE"},
	}
	if c := d.Agency[0]; c < 'A' || c > 'Z' {
		d.Agency = "P" + d.Agency
	}
	b := &book{teller: t, s: p, v: v, f: v.figures()}
	first := map[string]plan.Promise{}
	original := v.Original.Figures
	for _, x := range original.Promises {
		first[addressOf(original, x)+periodOf(original, x)] = x
	}
	for _, x := range b.f.Promises {
		area := "_T"
		if region := regionOf(b.f, x); region != "" {
			area = sdmx.Identifier(string(region))
		}
		row := func(vintage string, of plan.Promise, source string) {
			d.Rows = append(d.Rows, sdmx.Row{
				Key: []string{"A", sdmx.Identifier(string(x.ID)), area, vintage, periodOf(b.f, x)}, Value: of.Amount,
				Has: []string{document.Clean(of.Measure.Unit), string(of.Sense), fmt.Sprint(of.Tier), string(of.Organ), document.Clean(of.Name), source},
			})
		}
		if old, ok := first[addressOf(b.f, x)+periodOf(b.f, x)]; ok {
			row("ORIGINAL", old, "")
		}
		source := ""
		if act := b.actOn(addressOf(b.f, x)); act != nil {
			source = fmt.Sprintf("%s/%s/%s", act.Plenary, act.Conclusion, act.Point)
		}
		row("CURRENT", x, source)
	}
	return d
}

// place is the number of a version among those that were adopted, from 1.
func (t *teller) place(p *planSource, v *versionSource) int {
	for i := range p.Versions {
		if p.Versions[i].ID == v.ID {
			return i + 1
		}
	}
	return 0
}

// periodOf is the period of a promise.
func periodOf(f *plan.Figures, p plan.Promise) string {
	return sdmx.Years(f.Years[p.Years[0]], f.Years[p.Years[len(p.Years)-1]])
}

// mostNews is how many pieces of news a feed has.
const mostNews = 100

// news are the points that were adopted about a field of work, or the
// conclusions about all of them, the newest first.
func (t *teller) news(site, self, field, title, page string) atom.Feed {
	href := func(to string) string {
		if site == "" {
			return relative(path.Dir(self), to)
		}
		return site + to
	}
	f := atom.Feed{
		ID: t.urn("feed", field), Title: document.Clean(title), Language: t.c.Language, Author: document.Clean(t.publisher()),
		Self: href(self), Page: href(page),
	}
	for _, p := range slices.Backward(t.plenaries) {
		for _, c := range slices.Backward(p.Conclusions) {
			at := href(stemConclusion(p.ID, c.ID) + ".html")
			if field == "" {
				f.Entries = append(f.Entries, atom.Entry{
					ID: t.urn("conclusion", string(p.ID), string(c.ID)), Title: document.Clean(c.Title), Published: c.Adopted.At, Page: at,
					Summary: document.Clean(sentences(t.text("publish.feed.adopted", t.theOrgan(p.Organ), len(c.Points)), t.approval(c.Verdict))),
					Text:    t.pointLines(&c, c.Points), Terms: t.terms(c.Points),
				})
				continue
			}
			for _, x := range c.Points {
				if !slices.ContainsFunc(fieldsOf(x.Fields), func(y intake.FieldOfWork) bool { return y.ID == field }) {
					continue
				}
				f.Entries = append(f.Entries, atom.Entry{
					ID: t.urn("point", string(p.ID), string(c.ID), string(x.ID)), Title: document.Clean(t.text("publish.feed.point", x.Number, c.Title)), Published: c.Adopted.At,
					Page: at + "#" + string(x.ID), Summary: document.Clean(x.Text), Text: t.pointLines(&c, []hall.PublicPoint{x}), Terms: t.terms([]hall.PublicPoint{x}),
				})
			}
		}
	}
	slices.SortStableFunc(f.Entries, func(a, b atom.Entry) int { return b.Published.Compare(a.Published) })
	f.Entries = f.Entries[:min(len(f.Entries), mostNews)]
	// What is news elsewhere is none here: the feed is as new as its newest piece.
	for i := range f.Entries {
		if at := f.Entries[i].Published; at.After(f.Updated) {
			f.Updated = at
		}
	}
	if len(f.Entries) == 0 {
		f.Updated = t.begun
	}
	return f
}

// pointLines are points as paragraphs, each followed by what it does to figures.
func (t *teller) pointLines(c *hall.PublicConclusion, points []hall.PublicPoint) []string {
	var of *plan.Plan
	if v := t.version(c.Version); v != nil {
		of = v.Folder.Plan
	}
	var out []string
	for _, x := range points {
		out = append(out, document.Clean(strconv.Itoa(x.Number)+". "+x.Text))
		for _, change := range x.Changes {
			out = append(out, document.Clean(t.change(of, change)))
		}
	}
	return out
}

func (t *teller) terms(points []hall.PublicPoint) []atom.Term {
	var out []atom.Term
	for _, f := range t.fieldsIn(points) {
		out = append(out, atom.Term{Scheme: "urn:plenum:fields", Term: f.ID, Label: t.fieldName(f)})
	}
	return out
}

// publisher is the body whose news these are: that of the first plenary.
func (t *teller) publisher() string {
	if t.template.Agency != "" {
		return t.template.Agency
	}
	if len(t.plenaries) > 0 {
		return t.organ(t.plenaries[0].Organ)
	}
	return "Plenum"
}

// urn is a permanent name: a UUID of version 5, made of what the record calls a
// thing and of the record itself, so that no two installations give the same.
func (t *teller) urn(parts ...string) string {
	sum := sha1.Sum([]byte("plenum\x00" + t.record + "\x00" + strings.Join(parts, "\x00"))) //nolint:gosec // a name, as the standard for UUIDs makes it
	id := sum[:16]
	id[6], id[8] = id[6]&0x0f|0x50, id[8]&0x3f|0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", id[0:4], id[4:6], id[6:8], id[8:10], id[10:16])
}
