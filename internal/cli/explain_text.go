package cli

import (
	"github.com/openplenum/plenum/internal/app"
	"github.com/openplenum/plenum/internal/locale"
	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/report"
)

// explanation writes what holds a plan back, for people. The sentences are
// those of the report.
type explanation struct {
	*page
	report.Teller
	words *locale.Catalogue
}

func newExplanation(p *page, words *locale.Catalogue, o *outcome.Outcome) explanation {
	return explanation{p, report.NewTeller(words, o.Regions), words}
}

// write writes an explanation. With all, every year that was asked for is
// there, and it need not be said that others are left out.
func (w explanation) write(e *app.Explanation, all bool) {
	w.printf("%s\n", w.strong(e.Plan))
	if unsolved(e.Status) {
		w.printf("%s\n", w.bad(w.text("report.verdict."+string(e.Status))))
		w.conflict(e.Conflict, e.LeastRelief)
		return
	}
	if !e.Check {
		w.printf("%s\n", w.bad(w.text("explain.head.unchecked")))
	}
	switch {
	case e.Objective != nil:
		w.say("explain.head.objective", w.words.Figure(e.Objective.Value, 7))
		for _, told := range w.Objective(e.Objective) {
			w.told(told)
		}
		return
	case e.Met == e.Of:
		w.printf("%s\n", w.good(w.text("explain.head.met", e.Of)))
	default:
		w.printf("%s\n", w.warn(w.text("explain.head.short", e.Met, e.Of)))
		if !all {
			w.say("explain.head.worst")
		}
	}
	for _, f := range e.Targets {
		w.told(w.Target(f))
	}
	w.told(w.Priorities(e.Priorities))
}

// told writes a heading and the sentences below it; nothing when there are
// none.
func (w explanation) told(t report.Told) {
	if t.Head == "" && len(t.Lines) == 0 {
		return
	}
	w.printf("\n")
	if t.Head != "" {
		w.printf("%s\n", w.strong(t.Head))
	}
	for _, line := range t.Lines {
		w.printf("  %s\n", line)
	}
}

// line writes an indented line of the catalogue.
func (w explanation) line(key string, args ...any) { w.printf("  %s\n", w.text(key, args...)) }

func (w explanation) conflictPlace(c outcome.ConflictRow) string {
	return w.Place(app.Place{Kind: c.Kind, Name: c.Name, Region: c.Region, Year: c.Year})
}
