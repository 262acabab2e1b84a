package report

import (
	"fmt"
	"strings"

	"github.com/openplenum/plenum/internal/explain"
)

// Explained is what holds a plan back, as far as it was asked.
type Explained struct {
	Objective  *explain.Finding
	Targets    []explain.Finding // worst first
	Priorities []explain.Priority
	Of         int // short targets there are, explained or not
}

// How many explanations stand open in a page and in a terminal.
const (
	whyOpen     = 4
	whyTerminal = 3
)

// why is the section on what holds the plan back: of each target the
// bottleneck, the way to it, the relief and what came of trying it.
func (w *writer) why() *Section {
	if w.found == nil {
		return nil
	}
	tell := NewTeller(w.c, w.o.Regions)
	var all []Told
	var names []string
	if f := w.found.Objective; f != nil {
		all = tell.Objective(f)
		names = append(names, make([]string, len(all))...)
	}
	for _, f := range w.found.Targets {
		all = append(all, tell.Target(f))
		names = append(names, f.Name)
	}
	if len(all) == 0 {
		return nil
	}
	s := &Section{ID: "why", Title: w.text("report.why.title")}
	intro := Paragraph{Text: w.text("report.why.intro")}
	s.Blocks, s.Short = []Block{intro}, []Block{}
	if left := w.found.Of - len(w.found.Targets); left > 0 && w.found.Objective == nil {
		s.Blocks = append(s.Blocks, Paragraph{Text: w.text("report.why.left", len(w.found.Targets), left), Note: true})
	}
	for i, t := range all {
		items := told(t, names[i])
		if i < whyTerminal {
			s.Short = append(s.Short, List{items})
		}
		if i < whyOpen || len(all) == whyOpen+1 {
			s.Blocks = append(s.Blocks, List{items})
		}
	}
	if len(all) > whyOpen+1 {
		f := Finder{ID: "causes"}
		for i, t := range all {
			title := t.Head
			if title == "" {
				title = t.Lines[0]
			}
			f.Folds = append(f.Folds, Fold{ID: fmt.Sprintf("cause-%d", i+1), Title: title, Find: strings.ToLower(title), Blocks: []Block{lines(t.Lines)}})
		}
		s.Blocks = append(s.Blocks, Fold{ID: "all-causes", Title: w.text("report.why.all", len(all)), Blocks: []Block{f}})
		s.Short = append(s.Short, Paragraph{Text: w.text("report.why.more", len(all)-whyTerminal)})
	}
	if p := tell.Priorities(w.found.Priorities); len(p.Lines) > 0 {
		s.Blocks = append(s.Blocks, Paragraph{Text: w.text("report.why.priorities", p.Head)}, lines(p.Lines))
	}
	return s
}

// told is a heading with its sentences below it.
func told(t Told, lead string) []Item {
	var out []Item
	if t.Head != "" {
		out = append(out, Item{Tone: Warn, Text: t.Head, Lead: lead})
	}
	for _, line := range t.Lines {
		out = append(out, Item{Text: line, Below: t.Head != ""})
	}
	return out
}

func lines(all []string) List {
	var out List
	for _, line := range all {
		out.Items = append(out.Items, Item{Text: line})
	}
	return out
}
