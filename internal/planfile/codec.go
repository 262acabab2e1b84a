package planfile

import (
	"errors"
	"slices"
	"strings"

	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/table"
)

// codec says how one table of the folder is a slice of the plan: column by
// column, in the order of the reference.
type codec[T any] struct {
	table    plan.Table
	required bool
	rows     func(*plan.Plan) *[]T
	columns  []column[T]
}

// column is one column of a table.
type column[T any] struct {
	name   string
	needed bool // must be in the header
	// numeric columns hold figures: they tell how numbers are written.
	numeric bool
	// read enters a cell that is not empty.
	read func(c *cursor, cell table.Cell, row *T)
	// empty enters the default where the cell is empty or the column absent;
	// nil: the zero value. In an absent column the cell is empty and stands at
	// the beginning of the row.
	empty func(c *cursor, cell table.Cell, row *T)
	// write is the text of the cell; empty where the row has the default.
	write func(e *encoder, row *T) string
}

// anyCodec is a codec of some row.
type anyCodec interface {
	name() plan.Table
	read(r *reader)
	encode(e *encoder, p *plan.Plan) grid
	count(p *plan.Plan) int
	revise(old []byte, p *plan.Plan) ([]byte, bool)
}

func (c codec[T]) name() plan.Table       { return c.table }
func (c codec[T]) count(p *plan.Plan) int { return len(*c.rows(p)) }

// cursor is where a codec reads.
type cursor struct {
	r       *reader
	table   plan.Table
	file    string
	row     int // of the plan
	dialect table.Dialect
	comma   bool // decimal commas are possible, and the dialect was found out
}

// read reads the table, if it is there.
func (c codec[T]) read(r *reader) {
	if data, ok := r.load(c.table, c.required, maxTableBytes); ok {
		c.decode(r, data)
	}
}

// decode reads the table from the bytes of its file.
func (c codec[T]) decode(r *reader, data []byte) {
	file := fileOf(c.table)
	t, err := table.Decode(data, table.Options{Name: file, Comment: '#', MaxBytes: maxTableBytes, MaxCells: maxCells})
	var wrong table.Faults
	if err != nil && !errors.As(err, &wrong) {
		code := NotAText
		if errors.Is(err, table.ErrTooLarge) {
			code = FileTooLarge
		}
		r.fault(Place{File: file}, c.table, code, "", file, maxCells)
		r.gaps.Tables[c.table] = true
		return
	}
	broken := c.broken(r, wrong)
	if broken[0] {
		return // no header
	}
	s := &source{file: file, table: t, column: map[string]int{}, lost: map[string]bool{}}
	r.tables[c.table] = s
	if c.header(r, s) {
		c.body(r, s, broken)
	}
}

// broken reports the faults of the table as such, and tells in which lines
// they are; line 0 stands for the table.
func (c codec[T]) broken(r *reader, wrong table.Faults) map[int]bool {
	lines := map[int]bool{}
	for _, f := range wrong {
		r.fault(Place{fileOf(c.table), f.Line, f.Column}, c.table, plan.Code(f.Code), "", f.Text)
		lines[f.Line] = true
		if f.Code == table.NoHeader {
			lines[0] = true
			r.gaps.Tables[c.table] = true
		}
	}
	return lines
}

// header finds the columns and reports those that are unknown, missing or
// there twice. It is false, and that is reported alone, when the first line
// names no column at all: then it is a row, and the header is missing.
func (c codec[T]) header(r *reader, s *source) bool {
	names := make([]string, len(c.columns))
	for k, col := range c.columns {
		names[k] = col.name
	}
	if !slices.ContainsFunc(s.table.Header, func(cell table.Cell) bool {
		return len(plan.Near(strings.ToLower(strings.TrimSpace(cell.Text)), names)) > 0
	}) {
		first := s.table.Header[0]
		r.fault(Place{s.file, first.Line, first.Column}, c.table, NotAHeader, "", first.Text, strings.Join(names, ", "))
		r.gaps.Tables[c.table] = true
		return false
	}
	for k, cell := range s.table.Header {
		name := strings.ToLower(strings.TrimSpace(cell.Text))
		at := Place{s.file, cell.Line, cell.Column}
		_, twice := s.column[name]
		switch {
		case name == "" && r.emptyColumn(s, k):
		case !slices.Contains(names, name):
			r.fault(at, c.table, UnknownColumn, "", cell.Text, strings.Join(names, ", "))
			near := plan.Near(name, names)
			r.faults[len(r.faults)-1].Near = near
			for _, n := range near {
				s.lost[n] = true
			}
		case twice:
			r.fault(at, c.table, DuplicateColumn, "", cell.Text, name)
		default:
			s.column[name] = k
		}
	}
	for _, col := range c.columns {
		if _, ok := s.column[col.name]; !ok && col.needed && !s.lost[col.name] {
			at := Place{s.file, s.table.Header[0].Line, s.table.Header[0].Column}
			r.fault(at, c.table, MissingColumn, col.name, "", col.name)
		}
	}
	return true
}

// emptyColumn tells whether a column holds nothing, as spreadsheets leave
// behind at the right edge.
func (r *reader) emptyColumn(s *source, k int) bool {
	return !slices.ContainsFunc(s.table.Rows, func(row []table.Cell) bool { return !row[k].Empty() })
}

// body reads the rows. Broken ones are left out, and what they may declare is
// kept for those who refer to it.
func (c codec[T]) body(r *reader, s *source, broken map[int]bool) {
	rows := c.rows(r.Plan)
	*rows = make([]T, 0, len(s.table.Rows))
	cur := &cursor{r: r, table: c.table, file: s.file}
	cur.findDialect(s, c.numeric())
	order := make([]int, len(c.columns)) // position of each column in the rows, -1: absent
	for k, col := range c.columns {
		at, ok := s.column[col.name]
		if !ok {
			at = -1
		}
		order[k] = at
	}
	for i, cells := range s.table.Rows {
		if isBroken(cells, broken) {
			r.dropped(c.table, cells)
			continue
		}
		cur.row = len(*rows)
		s.rows = append(s.rows, i)
		var row T
		*rows = append(*rows, row)
		at := &(*rows)[cur.row]
		for k := range c.columns {
			col := &c.columns[k]
			cell := table.Cell{Line: cells[0].Line, Column: cells[0].Column}
			if order[k] >= 0 {
				cell = cells[order[k]]
			}
			switch {
			case !cell.Empty():
				col.read(cur, cell, at)
			case order[k] < 0 && (col.needed || s.lost[col.name]):
				cur.gap(col.name) // the column is missing or misspelt: said once
				if col.empty != nil {
					said := len(r.faults)
					col.empty(cur, cell, at)
					r.faults = r.faults[:said]
				}
			case col.empty != nil:
				col.empty(cur, cell, at)
			}
		}
	}
}

func isBroken(cells []table.Cell, broken map[int]bool) bool {
	if len(broken) == 0 {
		return false
	}
	for _, c := range cells {
		if broken[c.Line] {
			return true
		}
	}
	return false
}

// dropped remembers what a row that is left out may have declared.
func (r *reader) dropped(t plan.Table, cells []table.Cell) {
	r.gaps.Tables[t] = true
	if r.gaps.Names[t] == nil {
		r.gaps.Names[t] = map[string]bool{}
	}
	for _, c := range cells {
		r.gaps.Names[t][strings.TrimSpace(c.Text)] = true
	}
}

// numeric names the columns that hold figures.
func (c codec[T]) numeric() map[string]bool {
	out := map[string]bool{}
	for _, col := range c.columns {
		out[col.name] = col.numeric
	}
	return out
}

// findDialect finds out how numbers are written. With a comma between the
// cells there is a decimal point; else the numbers of the file say it, and if
// they do not, each must be readable by itself.
func (c *cursor) findDialect(s *source, numeric map[string]bool) {
	c.dialect = table.Point
	if s.table.Delimiter == ',' {
		return
	}
	c.comma = true
	found := table.Detect(func(yield func(table.Cell) bool) {
		for name, k := range s.column {
			if !numeric[name] {
				continue
			}
			for _, row := range s.table.Rows {
				cell := row[k]
				cell.Text, _ = cutPercent(cell.Text)
				if !yield(cell) {
					return
				}
			}
		}
	})
	if d, ok := found.Dialect(); ok {
		c.dialect = d
	} else {
		c.dialect = table.Dialect{}
	}
}

// fault reports a cell that cannot be read.
func (c *cursor) fault(cell table.Cell, code plan.Code, field string, args ...any) {
	c.gap(field)
	c.r.faults = append(c.r.faults, Fault{Place: Place{c.file, cell.Line, cell.Column}, Fault: plan.Fault{
		Code: code, Table: c.table, Row: c.row, Field: field, Value: cell.Text, Args: args,
	}})
}

// gap remembers that a cell could not be read.
func (c *cursor) gap(field string) {
	c.r.gaps.Cells[plan.Cell{Table: c.table, Row: c.row, Field: field}] = true
}
