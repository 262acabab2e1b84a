package planfile

import (
	"bytes"
	"reflect"
	"strings"

	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/table"
)

// revise makes the new bytes of a file out of the old ones, so that what did
// not change stays as it was. Where that does not say the same as the
// canonical form, the canonical form it is.
func revise(old []byte, canonical File, p *plan.Plan) []byte {
	if canonical.Name == headFile {
		if data, ok := reviseHead(old, p); ok {
			return data
		}
		return canonical.Data
	}
	for _, c := range codecs() {
		if fileOf(c.name()) != canonical.Name {
			continue
		}
		if data, ok := c.revise(old, p); ok {
			return data
		}
		return append(leadingComments(old), canonical.Data...)
	}
	return canonical.Data
}

// leadingComments are the comments above the header.
func leadingComments(data []byte) []byte {
	var out []byte
	for line := range bytes.Lines(data) {
		if !bytes.HasPrefix(line, []byte("#")) {
			break
		}
		out = append(out, line...)
	}
	return out
}

// revise takes the table row by row: rows that are still there keep their
// lines, with what stands above them; others are written anew. It is false if
// the old table cannot be read, or not be kept.
func (c codec[T]) revise(old []byte, p *plan.Plan) ([]byte, bool) {
	r := newReader(nil)
	c.decode(r, old)
	if len(r.faults) > 0 {
		return nil, false
	}
	if sameRows(*c.rows(r.Plan), *c.rows(p)) {
		return old, true
	}
	s := r.tables[c.table]
	if s.table.Delimiter != ',' || s.table.Encoding != table.UTF8 || bytes.HasPrefix(old, []byte("\xef\xbb\xbf")) || bytes.Contains(bytes.ReplaceAll(old, []byte("\r\n"), nil), []byte("\r")) {
		return nil, false
	}
	e := &encoder{}
	before, after := c.encode(e, r.Plan), c.encode(e, p)
	layout, added, ok := c.layout(s, after)
	if !ok || e.err != nil {
		return nil, false
	}
	m := merge{lines: linesOf(old), layout: layout, after: after, end: "\n"}
	if bytes.Contains(old, []byte("\r\n")) {
		m.end = "\r\n"
	}
	m.header(s, added)
	m.rows(s, before, added)
	data := []byte(m.out.String())
	check := newReader(nil)
	c.decode(check, data)
	return data, len(check.faults) == 0 && sameRows(*c.rows(check.Plan), *c.rows(p))
}

func sameRows[T any](a, b []T) bool {
	return len(a) == 0 && len(b) == 0 || reflect.DeepEqual(a, b)
}

// layout says which column of the grid each column of the file is, -1 for an
// empty one. Columns that are new come behind the old ones.
func (c codec[T]) layout(s *source, g grid) (columns []int, added bool, ok bool) {
	position := map[string]int{}
	for k, name := range g.header {
		position[name] = k
	}
	for _, cell := range s.table.Header {
		k, known := position[strings.ToLower(strings.TrimSpace(cell.Text))]
		if !known {
			k = -1
		}
		columns = append(columns, k)
	}
	kept, _ := g.narrow()
	for _, name := range kept {
		if _, there := s.column[name]; !there {
			columns, added = append(columns, position[name]), true
		}
	}
	return columns, added, true
}

// linesOf splits a text into lines with their ends.
func linesOf(data []byte) []string {
	var out []string
	for line := range strings.Lines(string(data)) {
		out = append(out, line)
	}
	return out
}

// merge writes a table out of old lines and new rows.
type merge struct {
	lines  []string
	layout []int
	after  grid
	end    string
	done   int // old lines that have been written or dropped
	out    strings.Builder
}

// header writes what stands above the first row. With new columns the header
// is written anew.
func (m *merge) header(s *source, added bool) {
	line := s.table.Header[0].Line
	m.keep(line - 1)
	if !added {
		m.keep(line)
		return
	}
	m.done = line
	m.write(m.after.header)
}

// keep copies old lines up to a line.
func (m *merge) keep(line int) {
	for ; m.done < min(line, len(m.lines)); m.done++ {
		m.out.WriteString(m.lines[m.done])
		if !strings.HasSuffix(m.lines[m.done], "\n") {
			m.out.WriteString(m.end)
		}
	}
}

// write writes a row of the grid in the layout of the file.
func (m *merge) write(row []string) {
	cells := make([]string, len(m.layout))
	for i, k := range m.layout {
		if k >= 0 {
			cells[i] = row[k]
		}
	}
	var line bytes.Buffer
	table.Write(&line, nil, [][]string{cells}) //nolint:errcheck // a buffer takes everything
	m.out.WriteString(strings.TrimSuffix(line.String(), "\n") + m.end)
}

// rows follows the new rows through the old ones.
func (m *merge) rows(s *source, before grid, added bool) {
	key := func(row []string) string { return strings.Join(row, "\x00") }
	at := map[string][]int{} // old rows by what they say
	for j, row := range before.rows {
		at[key(row)] = append(at[key(row)], j)
	}
	coming := map[string]int{} // how often the new rows to come say it
	for _, row := range m.after.rows {
		coming[key(row)]++
	}
	next := 0 // old row
	for _, row := range m.after.rows {
		k := key(row)
		coming[k]--
		for len(at[k]) > 0 && at[k][0] < next {
			at[k] = at[k][1:]
		}
		switch {
		case len(at[k]) > 0:
			j := at[k][0]
			for ; next < j; next++ {
				m.drop(s, next)
			}
			m.above(s, j)
			if first, last := extent(s, j); added {
				m.done = last
				m.write(row)
			} else {
				m.done = first - 1
				m.keep(last)
			}
			next = j + 1
		case next < len(before.rows) && coming[key(before.rows[next])] == 0:
			m.drop(s, next) // it has changed into this one
			m.write(row)
			next++
		default:
			m.write(row)
		}
	}
	for ; next < len(before.rows); next++ {
		m.drop(s, next)
	}
	m.keep(len(m.lines))
}

// above writes comments and empty lines above an old row.
func (m *merge) above(s *source, j int) {
	first, _ := extent(s, j)
	m.keep(first - 1)
}

// drop writes what stands above an old row, and passes over the row.
func (m *merge) drop(s *source, j int) {
	m.above(s, j)
	_, m.done = extent(s, j)
}

// extent is the first and last line of an old row.
func extent(s *source, j int) (first, last int) {
	row := s.table.Rows[s.rows[j]]
	end := row[len(row)-1]
	return row[0].Line, end.Line + strings.Count(end.Text, "\n")
}
