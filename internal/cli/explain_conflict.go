package cli

import "github.com/openplenum/plenum/internal/outcome"

// conflict writes what excludes each other when there is no plan, and the
// least change that makes one possible.
func (w explanation) conflict(rows []outcome.ConflictRow, least []outcome.Change) {
	if len(rows) == 0 {
		return
	}
	w.printf("\n%s\n", w.strong(w.text("explain.conflict")))
	w.say("explain.conflict.intro")
	for _, c := range rows {
		w.printf("  - %s\n", w.conflictRow(c))
	}
	w.printf("\n%s\n", w.strong(w.text("explain.least")))
	if len(least) == 0 {
		w.line("explain.least.none")
	}
	for _, c := range least {
		key := "explain.least.less"
		if c.More {
			key = "explain.least.more"
		}
		at := w.conflictPlace(outcome.ConflictRow{Kind: c.Kind, Name: c.Name, Region: c.Region, Year: c.Year})
		w.printf("  - %s\n", w.text(key, w.Figure(c.Change), c.Unit, at, w.Percent(c.Share)))
	}
}

func (w explanation) conflictRow(c outcome.ConflictRow) string {
	at := w.conflictPlace(c)
	switch {
	case c.Kind == "balance" && c.Lower != nil && *c.Lower < 0:
		return w.text("explain.conflict.row.surplus", at, w.Figure(-*c.Lower), c.Unit)
	case c.Kind == "balance":
		return w.text("explain.conflict.row.balance", at)
	case c.Lower != nil && c.Upper != nil && *c.Lower == *c.Upper:
		return w.text("explain.conflict.row.exact", at, w.Figure(*c.Lower), c.Unit)
	case c.Column && c.Upper != nil, c.Lower == nil && c.Upper != nil:
		return w.text("explain.conflict.row.most", at, w.Figure(*c.Upper), c.Unit)
	case c.Lower != nil && c.Upper != nil:
		return w.text("explain.conflict.row.between", at, w.Figure(*c.Lower), w.Figure(*c.Upper), c.Unit)
	case c.Lower != nil:
		return w.text("explain.conflict.row.least", at, w.Figure(*c.Lower), c.Unit)
	}
	return at
}
