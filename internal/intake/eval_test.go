package intake

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestEval measures the intake against the labels, and holds what it reaches
// on the dispatches that the rules were written on. PLENUM_EVAL=1 prints the
// table, reads the held and the later ones too, for which nobody writes a rule,
// and tells how far a second reader agrees with their labels. To work on rules,
// PLENUM_TUNE=1 prints the table of the others alone, and
// PLENUM_DIFF=NAME what differs in one of them. PLENUM_TEXTS=FOLDER measures
// labelled dispatches of your own.
func TestEval(t *testing.T) {
	floors := map[string]float64{"points": 0.98, "fields": 0.91, "kinds": 0.975, "organs": 0.93, "dates": 0.95}
	tune := measure(t, filepath.Join("testdata", "eval", "tune"))
	got := map[string]float64{"points": tune.points.f1(), "fields": tune.fields.f1(), "kinds": tune.kinds.f1(), "organs": tune.organs.f1(), "dates": tune.dates.f1()}
	for name, floor := range floors {
		if got[name] < floor {
			t.Errorf("%s of tune: F1 %.3f, below the floor %.3f", name, got[name], floor)
		}
	}
	if folder := os.Getenv("PLENUM_TEXTS"); folder != "" {
		measure(t, folder)
	}
	if os.Getenv("PLENUM_EVAL") != "" {
		for _, folder := range unseen {
			measure(t, folder)
			agree(t, folder)
		}
	}
}

// unseen are the folders of dispatches that nobody tunes on.
var unseen = []string{filepath.Join("testdata", "eval", "held"), filepath.Join("testdata", "eval", "later")}

// measure reads the dispatches of a folder and prints its table when asked.
func measure(t *testing.T, folder string) score {
	t.Helper()
	var total score
	show := os.Getenv("PLENUM_EVAL") != "" || os.Getenv("PLENUM_TUNE") != "" || folder == os.Getenv("PLENUM_TEXTS")
	if show {
		fmt.Printf("\n%-40s %-17s %-17s %-17s %-6s %-6s %-6s %-6s %-6s %-6s %-6s\n", filepath.Base(folder), "points P/R/F1", "fields P/R/F1", "kinds P/R/F1", "set F1", "organs", "years", "sums", "dates", "head", "people")
	}
	for _, l := range readLabelled(t, folder) {
		s := scoreOf(t, folder, l)
		total.add(s)
		if show {
			fmt.Println(row(strings.TrimSuffix(l.name, filepath.Ext(l.name)), s))
		}
	}
	if show {
		fmt.Println(row("total of "+filepath.Base(folder), total))
	}
	return total
}

func row(name string, s score) string {
	three := func(t hitCount) string { return fmt.Sprintf("%.2f %.2f %.3f", t.precision(), t.recall(), t.f1()) }
	return fmt.Sprintf("%-40s %-17s %-17s %-17s %.3f  %.3f  %.3f  %.3f  %.3f  %.3f  %.3f", name,
		three(s.points), three(s.fields), three(s.kinds), s.whole.f1(), s.organs.f1(), s.years.f1(), s.sums.f1(), s.dates.f1(), s.head.f1(), s.people.f1())
}
