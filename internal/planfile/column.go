package planfile

import (
	"math"
	"strconv"
	"strings"

	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/table"
)

// text is a column of plain text.
func text[T any](name string, field func(*T) *string) column[T] {
	return column[T]{
		name:  name,
		read:  func(_ *cursor, cell table.Cell, row *T) { *field(row) = cell.Text },
		write: func(_ *encoder, row *T) string { return *field(row) },
	}
}

// identifier is a column of identifiers or other single words, without the
// spaces around them. If it is needed, package plan says where it is empty.
func identifier[T any, ID ~string](name string, needed bool, field func(*T) *ID) column[T] {
	return column[T]{
		name:   name,
		needed: needed,
		read:   func(_ *cursor, cell table.Cell, row *T) { *field(row) = ID(strings.TrimSpace(cell.Text)) },
		write:  func(_ *encoder, row *T) string { return string(*field(row)) },
	}
}

// word is identifier with a default.
func word[T any, ID ~string](name string, standard ID, field func(*T) *ID) column[T] {
	c := identifier(name, false, field)
	c.empty = func(_ *cursor, _ table.Cell, row *T) { *field(row) = standard }
	c.write = func(_ *encoder, row *T) string {
		if *field(row) == standard {
			return ""
		}
		return string(*field(row))
	}
	return c
}

// amount is a column of figures that must be there.
func amount[T any](name string, field func(*T) *plan.Quantity) column[T] {
	return column[T]{
		numeric: true,
		name:    name,
		needed:  true,
		read:    func(c *cursor, cell table.Cell, row *T) { field(row).Value = c.number(cell, name) },
		empty: func(c *cursor, cell table.Cell, row *T) {
			c.fault(cell, plan.RequiredFigure, name, name)
			field(row).Value = math.NaN()
		},
		write: func(e *encoder, row *T) string { return e.number(field(row).Value) },
	}
}

// optional is a column of figures that may be left out: set tells whether one
// stands there.
func optional[T any](name string, field func(*T) (*plan.Quantity, *bool)) column[T] {
	return column[T]{
		numeric: true,
		name:    name,
		read: func(c *cursor, cell table.Cell, row *T) {
			q, set := field(row)
			q.Value, *set = c.number(cell, name), true
		},
		write: func(e *encoder, row *T) string {
			if q, set := field(row); *set {
				return e.number(q.Value)
			}
			return ""
		},
	}
}

// neededWith is a column of figures that must be there where something before
// it stands.
func neededWith[T any](name string, field func(*T) (*plan.Quantity, bool)) column[T] {
	return column[T]{
		numeric: true,
		name:    name,
		read: func(c *cursor, cell table.Cell, row *T) {
			q, _ := field(row)
			q.Value = c.number(cell, name)
		},
		empty: func(c *cursor, cell table.Cell, row *T) {
			if q, needed := field(row); needed {
				c.fault(cell, plan.RequiredFigure, name, name)
				q.Value = math.NaN()
			}
		},
		write: func(e *encoder, row *T) string {
			if q, needed := field(row); needed || *q != (plan.Quantity{}) {
				return e.number(q.Value)
			}
			return ""
		},
	}
}

// figure is a column of plain numbers that must be there.
func figure[T any](name string, field func(*T) *float64) column[T] {
	return column[T]{
		numeric: true,
		name:    name,
		needed:  true,
		read:    func(c *cursor, cell table.Cell, row *T) { *field(row) = c.number(cell, name) },
		empty: func(c *cursor, cell table.Cell, row *T) {
			c.fault(cell, plan.RequiredFigure, name, name)
			*field(row) = math.NaN()
		},
		write: func(e *encoder, row *T) string { return e.number(*field(row)) },
	}
}

// orZero is a column of figures that are zero where nothing stands.
func orZero[T any](name string, field func(*T) *plan.Quantity) column[T] {
	return column[T]{
		numeric: true,
		name:    name,
		read:    func(c *cursor, cell table.Cell, row *T) { field(row).Value = c.number(cell, name) },
		write: func(e *encoder, row *T) string {
			if *field(row) == (plan.Quantity{}) {
				return ""
			}
			return e.number(field(row).Value)
		},
	}
}

// unit is the column of the unit of one or several figures of the row: of all
// of them that stand there. It comes after them.
func unit[T any](fields func(*T) []*plan.Quantity) column[T] {
	return column[T]{
		name: "unit",
		read: func(c *cursor, cell table.Cell, row *T) {
			for _, q := range fields(row) {
				q.Unit = strings.TrimSpace(cell.Text)
			}
		},
		write: func(e *encoder, row *T) string {
			text, first := "", true
			for _, q := range fields(row) {
				if !first && q.Unit != text {
					e.fail(ErrMixedUnits)
				}
				text, first = q.Unit, false
			}
			return text
		},
	}
}

// unitIn is the column of the unit of one figure, with a name of its own.
func unitIn[T any](name string, field func(*T) *plan.Quantity) column[T] {
	return identifier(name, false, func(row *T) *string { return &field(row).Unit })
}

// ownUnit is the column of the unit that something is measured in.
func ownUnit[T any](needed bool, field func(*T) *string) column[T] {
	return identifier("unit", needed, field)
}

// share is a column of shares that are zero where nothing stands.
func share[T any](name string, field func(*T) *float64) column[T] {
	return column[T]{
		numeric: true,
		name:    name,
		read:    func(c *cursor, cell table.Cell, row *T) { *field(row) = c.share(cell, name) },
		write: func(e *encoder, row *T) string {
			if *field(row) == 0 {
				return ""
			}
			return e.number(*field(row))
		},
	}
}

// number is a column of plain numbers with a default.
func number[T any](name string, standard float64, field func(*T) *float64) column[T] {
	return column[T]{
		numeric: true,
		name:    name,
		read:    func(c *cursor, cell table.Cell, row *T) { *field(row) = c.number(cell, name) },
		empty:   func(_ *cursor, _ table.Cell, row *T) { *field(row) = standard },
		write: func(e *encoder, row *T) string {
			if *field(row) == standard {
				return ""
			}
			return e.number(*field(row))
		},
	}
}

// whole is a column of whole numbers with a default.
func whole[T any](name string, standard int, field func(*T) *int) column[T] {
	return column[T]{
		name:  name,
		read:  func(c *cursor, cell table.Cell, row *T) { *field(row) = c.whole(cell, name, NotAWhole) },
		empty: func(_ *cursor, _ table.Cell, row *T) { *field(row) = standard },
		write: func(_ *encoder, row *T) string {
			if *field(row) == standard {
				return ""
			}
			return strconv.Itoa(*field(row))
		},
	}
}

// year is a column of single years that must be there.
func year[T any](name string, field func(*T) *int) column[T] {
	return column[T]{
		name:   name,
		needed: true,
		read:   func(c *cursor, cell table.Cell, row *T) { *field(row) = c.whole(cell, name, NotAYear) },
		empty:  func(c *cursor, cell table.Cell, _ *T) { c.fault(cell, plan.Required, name, name) },
		write:  func(_ *encoder, row *T) string { return strconv.Itoa(*field(row)) },
	}
}

// optionalYear is a column of single years that may be left out: set tells
// whether one stands there.
func optionalYear[T any](name string, field func(*T) (*int, *bool)) column[T] {
	return column[T]{
		name: name,
		read: func(c *cursor, cell table.Cell, row *T) {
			year, set := field(row)
			*year, *set = c.whole(cell, name, NotAYear), true
		},
		write: func(_ *encoder, row *T) string {
			if year, set := field(row); *set {
				return strconv.Itoa(*year)
			}
			return ""
		},
	}
}

// years is the column of the years of a row.
func years[T any](field func(*T) *plan.Span) column[T] {
	return column[T]{
		name:  "year",
		read:  func(c *cursor, cell table.Cell, row *T) { *field(row) = c.span(cell, "year") },
		write: func(_ *encoder, row *T) string { return field(row).String() },
	}
}

// yes is a column of yes and no; no where nothing stands.
func yes[T any](name string, field func(*T) *bool) column[T] {
	return column[T]{
		name: name,
		read: func(c *cursor, cell table.Cell, row *T) { *field(row) = c.yesNo(cell, name) },
		write: func(_ *encoder, row *T) string {
			if *field(row) {
				return "yes"
			}
			return ""
		},
	}
}

// yesUnlessSaid is a column of yes and no; yes where nothing stands.
func yesUnlessSaid[T any](name string, field func(*T) *bool) column[T] {
	return column[T]{
		name:  name,
		read:  func(c *cursor, cell table.Cell, row *T) { *field(row) = c.yesNo(cell, name) },
		empty: func(_ *cursor, _ table.Cell, row *T) { *field(row) = true },
		write: func(_ *encoder, row *T) string {
			if *field(row) {
				return ""
			}
			return "no"
		},
	}
}

// unless is a column of yes and no for a field that says the opposite; yes
// where nothing stands.
func unless[T any](name string, field func(*T) *bool) column[T] {
	return column[T]{
		name: name,
		read: func(c *cursor, cell table.Cell, row *T) { *field(row) = !c.yesNo(cell, name) },
		write: func(_ *encoder, row *T) string {
			if *field(row) {
				return "no"
			}
			return ""
		},
	}
}

// measure is the columns of a measure.
func measure[T any](field func(*T) *plan.Measure) []column[T] {
	return []column[T]{
		identifier("measure", true, func(row *T) *plan.MeasureKind { return &field(row).Kind }),
		identifier("of", false, func(row *T) *string { return &field(row).Of }),
		{
			name:  "category",
			read:  func(_ *cursor, cell table.Cell, row *T) { field(row).Categories = parseCategories(cell.Text) },
			write: func(_ *encoder, row *T) string { return categoryText(field(row).Categories) },
		},
		identifier("region", false, func(row *T) *plan.RegionID { return &field(row).Region }),
	}
}

func parseCategories(text string) []plan.CategoryID {
	var out []plan.CategoryID
	for part := range strings.SplitSeq(text, "+") {
		out = append(out, plan.CategoryID(strings.TrimSpace(part)))
	}
	return out
}

func categoryText(categories []plan.CategoryID) string {
	texts := make([]string, len(categories))
	for i, c := range categories {
		texts[i] = string(c)
	}
	return strings.Join(texts, "+")
}
