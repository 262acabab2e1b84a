package intake

import (
	"cmp"
	"slices"
)

// Comparison is what changed from one dispatch to another.
type Comparison struct {
	Before     Side             `json:"before" yaml:"before"`
	After      Side             `json:"after" yaml:"after"`
	Fields     []FieldChange    `json:"fields" yaml:"fields"`         // every field that either names: came, rose, stayed, fell, went
	Priorities []FieldChange    `json:"priorities" yaml:"priorities"` // fields that a point of kind priority names
	Kinds      []KindChange     `json:"kinds" yaml:"kinds"`           // in the order of Kinds
	Strengths  []StrengthChange `json:"strengths" yaml:"strengths"`   // fields of both that are worded otherwise
	Phrases    []PhraseChange   `json:"phrases" yaml:"phrases"`       // that one uses much more than the other
}

// Side is one of the two dispatches.
type Side struct {
	File   string `json:"file" yaml:"file"`
	Points int    `json:"points" yaml:"points"`
	Fields int    `json:"fields" yaml:"fields"` // how many it names
}

// Change is which way something went.
type Change string

// The changes, in the order of a comparison.
const (
	Came   Change = "came"   // only the later one has it
	Rose   Change = "rose"   // it has a larger share of the points
	Stayed Change = "stayed" // the shares differ by less than one point
	Fell   Change = "fell"
	Went   Change = "went" // only the earlier one has it
)

var changes = []Change{Came, Rose, Stayed, Fell, Went}

// FieldChange is how a field of work moved.
type FieldChange struct {
	ID     string      `json:"id" yaml:"id"`
	Change Change      `json:"change" yaml:"change"`
	Before FieldWeight `json:"before" yaml:"before"`
	After  FieldWeight `json:"after" yaml:"after"`
	// Chance is the probability that shares at least as far apart come about
	// when nothing changed (Fisher's exact test, two-sided). Below 0.05 the
	// change is more than the play of a few points.
	Chance float64 `json:"chance" yaml:"chance"`
}

// FieldWeight is how much a dispatch makes of a field.
type FieldWeight struct {
	Points   int      `json:"points" yaml:"points"`
	Share    float64  `json:"share" yaml:"share"`                   // of all its points
	Rank     int      `json:"rank,omitempty" yaml:"rank,omitempty"` // of its first mention among the fields; 0: none
	Strength Strength `json:"strength,omitempty" yaml:"strength,omitempty"`
	Quote    *Quote   `json:"quote,omitempty" yaml:"quote,omitempty"` // its first mention
}

// KindChange is how the share of a kind of point moved.
type KindChange struct {
	Kind   Kind    `json:"kind" yaml:"kind"`
	Before int     `json:"before" yaml:"before"` // points
	After  int     `json:"after" yaml:"after"`
	Chance float64 `json:"chance" yaml:"chance"` // as for fields
}

// StrengthChange is a field whose strongest wording changed.
type StrengthChange struct {
	ID     string   `json:"id" yaml:"id"`
	Before Strength `json:"before" yaml:"before"`
	After  Strength `json:"after" yaml:"after"`
	Firmer bool     `json:"firmer" yaml:"firmer"`
}

// Compare tells what changed from an earlier dispatch to a later one. Neither
// is changed.
func Compare(before, after *Draft) Comparison {
	a, b := weigh(before.Points, nil), weigh(after.Points, nil)
	c := Comparison{
		Before: Side{before.Source.File, len(before.Points), len(a)},
		After:  Side{after.Source.File, len(after.Points), len(b)},
		Fields: fieldChanges(a, b, len(before.Points), len(after.Points)),
	}
	first := func(p *Point) bool { return p.Kind == Priority }
	c.Priorities = fieldChanges(weigh(before.Points, first), weigh(after.Points, first), len(before.Points), len(after.Points))
	for _, kind := range Kinds() {
		n, m := countKind(before.Points, kind), countKind(after.Points, kind)
		c.Kinds = append(c.Kinds, KindChange{kind, n, m, fisher(n, len(before.Points), m, len(after.Points))})
	}
	c.Strengths = []StrengthChange{}
	for _, f := range c.Fields {
		if f.Before.Points > 0 && f.After.Points > 0 && f.Before.Strength != f.After.Strength {
			c.Strengths = append(c.Strengths, StrengthChange{f.ID, f.Before.Strength, f.After.Strength, rank(f.After.Strength) < rank(f.Before.Strength)})
		}
	}
	c.Phrases = phraseChanges(before.Points, after.Points)
	return c
}

// weigh counts the fields of points; only nil counts them all.
func weigh(points []Point, only func(*Point) bool) map[string]FieldWeight {
	out := map[string]FieldWeight{}
	for i := range points {
		p := &points[i]
		if only != nil && !only(p) {
			continue
		}
		for k := range p.Fields {
			f := &p.Fields[k]
			w, ok := out[f.ID]
			if !ok {
				w = FieldWeight{Rank: len(out) + 1, Strength: p.Strength, Quote: &f.Quote}
			}
			w.Points++
			if rank(p.Strength) < rank(w.Strength) {
				w.Strength = p.Strength
			}
			w.Share = float64(w.Points) / float64(len(points))
			out[f.ID] = w
		}
	}
	return out
}

// rank orders strengths, the strongest first.
func rank(s Strength) int { return slices.Index([]Strength{Binding, Firm, Plain, Soft}, s) }

func fieldChanges(a, b map[string]FieldWeight, n, m int) []FieldChange {
	out := []FieldChange{}
	for _, f := range Taxonomy() {
		before, after := a[f.ID], b[f.ID]
		if before.Points+after.Points == 0 {
			continue
		}
		c := FieldChange{ID: f.ID, Before: before, After: after, Chance: fisher(before.Points, n, after.Points, m)}
		switch moved := after.Share - before.Share; {
		case before.Points == 0:
			c.Change = Came
		case after.Points == 0:
			c.Change = Went
		case moved*float64(min(n, m)) >= 1:
			c.Change = Rose
		case moved*float64(min(n, m)) <= -1:
			c.Change = Fell
		default:
			c.Change = Stayed
		}
		out = append(out, c)
	}
	slices.SortStableFunc(out, func(x, y FieldChange) int {
		return cmp.Or(
			cmp.Compare(slices.Index(changes, x.Change), slices.Index(changes, y.Change)),
			cmp.Compare(abs(y.After.Share-y.Before.Share), abs(x.After.Share-x.Before.Share)),
			cmp.Compare(x.After.Rank+x.Before.Rank, y.After.Rank+y.Before.Rank))
	})
	return out
}

func countKind(points []Point, kind Kind) int {
	n := 0
	for i := range points {
		if points[i].Kind == kind {
			n++
		}
	}
	return n
}

func abs(x float64) float64 { return max(x, -x) }
