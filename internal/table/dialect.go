package table

import "iter"

// Evidence is what the numbers of a table say about its dialect.
type Evidence struct {
	Point, Comma []Cell // first cells that can only be read with this decimal mark
	Ambiguous    []Cell // first cells that can be read with both, with different values
}

// evidenceKept is how many cells of each kind are named.
const evidenceKept = 5

// Dialect decides: the mark for which there is evidence; the point if no
// number needs a mark. It is not known (ok false) if cells contradict each
// other, or if all that have a mark are ambiguous.
func (e Evidence) Dialect() (d Dialect, ok bool) {
	switch {
	case len(e.Point) > 0 && len(e.Comma) > 0:
		return Dialect{}, false
	case len(e.Comma) > 0:
		return Comma, true
	case len(e.Point) > 0 || len(e.Ambiguous) == 0:
		return Point, true
	}
	return Dialect{}, false
}

// Detect looks at the cells that hold numbers. Cells that are no numbers
// count for nothing.
func Detect(cells iter.Seq[Cell]) Evidence {
	var e Evidence
	for c := range cells {
		point, perr := Number(c.Text, Point)
		comma, cerr := Number(c.Text, Comma)
		switch {
		case perr != nil && cerr != nil:
		case cerr != nil:
			e.Point = keep(e.Point, c)
		case perr != nil:
			e.Comma = keep(e.Comma, c)
		case point != comma:
			e.Ambiguous = keep(e.Ambiguous, c)
		}
	}
	return e
}

func keep(list []Cell, c Cell) []Cell {
	if len(list) < evidenceKept {
		list = append(list, c)
	}
	return list
}
