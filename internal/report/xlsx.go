package report

import (
	"strings"

	"github.com/openplenum/plenum/internal/explain"
	"github.com/openplenum/plenum/internal/locale"
	"github.com/openplenum/plenum/internal/outcome"
)

// Sheet is one sheet of a workbook. Cells are string, bool, int, float64, or
// nil where there is no figure.
type Sheet struct {
	Name string
	Head []string // nil: a sheet of words
	Rows [][]any
}

// all lists the explanations, the objective's first.
func (e *Explained) all() []explain.Finding {
	if e.Objective != nil {
		return append([]explain.Finding{*e.Objective}, e.Targets...)
	}
	return e.Targets
}

// Workbook is an answer as the sheets of a workbook: first one in words that
// says what it is, then the tables of the answer under the names that no
// language changes, as in CSV, and what holds the plan back where that was
// asked.
func Workbook(o *outcome.Outcome, c *locale.Catalogue, opt Options) []Sheet {
	tables := sheets(o, opt.Explained)
	w := &writer{o: o, c: c, found: opt.Explained, draws: opt.Risk}
	about := Sheet{Name: c.Text("report.book.about"), Rows: [][]any{{clean(o.Plan)}, {w.subtitle(opt)}, {w.verdict().Text}}}
	if o.Note != "" {
		about.Rows = append(about.Rows, []any{clean(o.Note)})
	}
	about.Rows = append(about.Rows, []any{w.checkSentence()}, []any{w.footer(opt)}, nil,
		[]any{c.Text("report.book.sheet"), c.Text("report.book.what"), c.Text("report.book.rows")})
	out := []Sheet{about}
	for _, s := range tables {
		name := strings.TrimSuffix(s.name, ".csv")
		out[0].Rows = append(out[0].Rows, []any{name, c.Text("report.book.of." + name), len(s.rows)})
		out = append(out, Sheet{Name: name, Head: s.head, Rows: s.rows})
	}
	out[0].Rows = append(out[0].Rows, nil, []any{c.Text("report.book.note")})
	return out
}
