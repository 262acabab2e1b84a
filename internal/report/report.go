package report

import (
	"time"

	"github.com/openplenum/plenum/internal/locale"
	"github.com/openplenum/plenum/internal/outcome"
)

// Options are what a report says beside the outcome.
type Options struct {
	Made    time.Time // printed as the day; zero: left out
	Version string    // of the program; empty: left out

	Explained *Explained    // what holds the plan back; nil: not asked
	Risk      *outcome.Risk // the plan under draws; nil: not tried
}

// New writes a report of an outcome in a language.
func New(o *outcome.Outcome, c *locale.Catalogue, opt Options) *Document {
	w := &writer{o: o, c: c, found: opt.Explained, draws: opt.Risk}
	d := &Document{
		Language: c.Language,
		Title:    o.Plan,
		Subtitle: w.subtitle(opt),
		Verdict:  w.verdict(),
		Facts:    w.facts(),
		Footer:   w.footer(opt),
		Words: Words{
			Skip: w.text("report.skip"), Contents: w.text("report.contents"), Data: w.text("report.data"),
			Find: w.text("report.find"), Found: w.text("report.found"), Print: w.text("report.print"),
		},
	}
	for _, section := range []func() *Section{
		w.summary, w.conflict, w.targets, w.why, w.indicators, w.risk, w.output, w.capacity, w.projects, w.labour,
		w.trade, w.regions, w.nature, w.balances, w.prices, w.limits, w.assumptions, w.check,
	} {
		if s := section(); s != nil {
			d.Sections = append(d.Sections, *s)
		}
	}
	if o.Status == outcome.Solved {
		d.More = w.text("report.more")
	}
	return d
}

func (w *writer) subtitle(opt Options) string {
	span := w.years(w.o.Years)
	if opt.Made.IsZero() {
		return w.text("report.subtitle", span)
	}
	return w.text("report.subtitle.dated", span, w.c.Date(opt.Made))
}

func (w *writer) footer(opt Options) string {
	if opt.Version == "" {
		return w.text("report.footer")
	}
	return w.text("report.footer.version", opt.Version)
}
