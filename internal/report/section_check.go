package report

import (
	"fmt"
	"math"
	"strings"

	"github.com/openplenum/plenum/internal/locale"
)

var nothing = math.NaN()

func abs(v float64) float64 { return math.Abs(v) }

// assumptions is the section on figures that were assumed.
func (w *writer) assumptions() *Section {
	if len(w.o.Assumptions) == 0 {
		return nil
	}
	t := &Table{ID: "assumed", Caption: w.text("report.assumptions.title"), Columns: []Column{
		{Title: w.text("report.col.table")}, {Title: w.text("report.col.field")}, {Title: w.text("report.col.value"), Right: true},
		{Title: w.text("report.col.reason")}, {Title: w.text("report.col.source")},
	}}
	for _, a := range w.o.Assumptions {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: a.Table}, {Text: a.Field}, {Text: a.Value}, {Text: a.Reason}, {Text: a.Source}}})
	}
	return &Section{ID: "assumptions", Title: w.text("report.assumptions.title"), Blocks: append(
		[]Block{Paragraph{Text: w.text("report.assumptions.intro", len(t.Rows))}}, w.folded(t)...)}
}

// check is the section on how far the figures can be trusted: words first,
// then figures, then every phase.
func (w *writer) check() *Section {
	c := w.o.Check
	s := &Section{ID: "check", Title: w.text("report.check.title")}
	if said := w.checkSentence(); said != "" {
		s.Blocks = append(s.Blocks, Paragraph{Text: said})
	}
	var why []Item
	for _, reason := range c.Reasons {
		why = append(why, Item{Tone: Bad, Text: w.word("report.check.reason.", reason)})
	}
	if c.Detail != "" {
		why = append(why, Item{Tone: Bad, Text: c.Detail})
	}
	if len(why) > 0 {
		s.Blocks = append(s.Blocks, List{why})
		s.Short = []Block{List{why}}
	}
	words := []Item{{Text: w.text("report.check.balance", w.c.Scientific(c.Balance))}}
	if c.WorstRow != "" {
		words = append(words, Item{Text: w.text("report.check.residual", w.c.Scientific(c.Residual), c.WorstUnit, c.WorstRow)})
	}
	words = append(words,
		Item{Text: w.text("report.check.gap", w.c.Scientific(c.Gap))},
		Item{Text: w.text("report.check.rounded", w.c.Scientific(c.Rounded))},
		Item{Text: w.text("report.check.size", w.c.Number(float64(c.Rows), 0), w.c.Number(float64(c.Columns), 0), w.c.Number(float64(c.Nonzeros), 0), c.Solver)},
	)
	s.Blocks = append(s.Blocks, List{words})
	if t := w.phaseTable(); len(t.Rows) > 0 {
		s.Blocks = append(s.Blocks, Fold{ID: "phases", Title: w.text("report.check.phases"), Note: w.text("report.check.count", len(t.Rows)), Blocks: []Block{t}})
	}
	return s
}

// StatusWord puts how a linear program ended into words; what is not known
// stays as it is.
func StatusWord(c *locale.Catalogue, status string) string {
	key := "report.status." + strings.ReplaceAll(status, " ", "_")
	if !c.Has(key) {
		return status
	}
	return c.Text(key)
}

func (w *writer) phaseTable() *Table {
	t := &Table{ID: "phase-figures", Caption: w.text("report.check.phases"), Columns: []Column{
		{Title: w.text("report.col.phase")}, {Title: w.text("report.col.value"), Right: true}, {Title: w.text("report.col.status")},
		{Title: w.text("report.col.iterations"), Right: true}, {Title: w.text("report.col.seconds"), Right: true},
		{Title: w.text("report.col.primal"), Right: true}, {Title: w.text("report.col.dual"), Right: true}, {Title: w.text("report.col.gap"), Right: true},
	}}
	for _, p := range w.o.Phases {
		status := Cell{Text: StatusWord(w.c, p.Status)}
		if !p.OK {
			status.Text = w.text("report.check.failed", status.Text)
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{Text: w.phaseName(p)}, w.amounts([]float64{p.Value})[0], status, {Text: fmt.Sprint(p.Iterations)}, {Text: w.c.Number(p.Seconds, 2)},
			{Text: w.c.Scientific(p.Primal)}, {Text: w.c.Scientific(p.Dual)}, {Text: w.c.Scientific(p.Gap)},
		}})
	}
	return t
}
