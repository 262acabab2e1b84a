package find

import (
	"cmp"
	"context"
	"slices"
	"unicode/utf8"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// Kind is what was found.
type Kind string

// The kinds, in the order in which equal hits stand.
const (
	Point      Kind = "point"
	Amendment  Kind = "amendment"
	Conclusion Kind = "conclusion"
	Plenary    Kind = "plenary"
	Item       Kind = "item"
	Task       Kind = "task"
	Figure     Kind = "figure"
	Good       Kind = "good"
	Region     Kind = "region"
	Organ      Kind = "organ"
	Person     Kind = "person"
)

// Kinds lists them.
func Kinds() []Kind {
	return []Kind{Point, Amendment, Conclusion, Plenary, Item, Task, Figure, Good, Region, Organ, Person}
}

// Hit is one thing that was found.
type Hit struct {
	Kind    Kind
	ID      string // of a figure its address
	Plenary assembly.PlenaryID
	Plan    hall.PlanID
	Number  int    // of a point, as it is now; of an item
	Title   string // its name, or how it begins
	Text    string // what it says; empty where the title says all
	Public  bool   // it was found among what everybody may read
}

// Result is what was found for a question.
type Result struct {
	Hits []Hit // the best first
	All  int   // how many there are, of which Hits may be the first
}

// MostQuery is the longest question, in characters.
const MostQuery = 200

// Search looks for a question, and returns at most so many hits. What is found
// has every word of it.
func Search(ctx context.Context, h *hall.Hall, who hall.Actor, question string, most int) (Result, error) {
	if utf8.RuneCountInString(question) > MostQuery {
		question = string([]rune(question)[:MostQuery])
	}
	asked := words(question)
	if len(asked) == 0 {
		return Result{}, nil
	}
	all, err := gather(ctx, h, who)
	if err != nil {
		return Result{}, err
	}
	return rank(all, asked, most), nil
}

// rank finds what answers, and puts the best first.
func rank(all []Hit, asked []string, most int) Result {
	type scored struct {
		Hit
		score int
	}
	var found []scored
	for _, one := range all {
		if score := answers(one, asked); score > 0 {
			found = append(found, scored{one, score})
		}
	}
	kinds := Kinds()
	slices.SortStableFunc(found, func(a, b scored) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(slices.Index(kinds, a.Kind), slices.Index(kinds, b.Kind)))
	})
	r := Result{All: len(found)}
	for _, one := range found[:min(most, len(found))] {
		r.Hits = append(r.Hits, one.Hit)
	}
	return r
}

// answers is how well a hit answers all words; 0 where one is missing. A word
// of the name counts for more than one of the text.
func answers(one Hit, asked []string) int {
	name, text := append(words(one.Title), words(one.ID)...), words(one.Text)
	score := 0
	for _, word := range asked {
		best := max(3*fit(name, word), fit(text, word))
		if best == 0 {
			return 0
		}
		score += best
	}
	return score
}
