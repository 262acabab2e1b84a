package table

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// readCSV reads a CSV table from the bytes of a file.
func readCSV(data []byte, opt Options) (*Table, error) {
	text, encoding, err := decodeText(data)
	if err != nil {
		return nil, fmt.Errorf("table: %s: %w", opt.Name, err)
	}
	t := &Table{Name: opt.Name, Format: CSV, Encoding: encoding, Delimiter: opt.Delimiter}
	s := scanner{text: text, comment: opt.Comment, line: 1, maxCells: opt.MaxCells, damaged: encoding == UTF8 && !utf8.Valid(data)}
	if hint, rest, ok := spreadsheetHint(text); ok {
		s.text, s.line = rest, 2
		if t.Delimiter == 0 {
			t.Delimiter = hint
		}
	}
	for range opt.Skip {
		s.skipLine()
	}
	if t.Delimiter == 0 {
		t.Delimiter = detectDelimiter(s.text[s.pos:], opt.Comment)
	}
	s.delimiter = t.Delimiter

	if !opt.NoHeader {
		header, ok := s.row()
		if !ok {
			s.fault(NoHeader, s.line, 1, "")
		}
		t.Header = header
	}
	for {
		row, ok := s.row()
		if !ok {
			break
		}
		if !opt.NoHeader {
			row = s.fit(row, len(t.Header), opt.Ragged)
		}
		t.Rows = append(t.Rows, row)
	}
	if s.cells > opt.MaxCells {
		return nil, fmt.Errorf("table: %s: %w: more than %d cells", opt.Name, ErrTooLarge, opt.MaxCells)
	}
	t.Comments = s.comments
	return t, s.faults.orNil()
}

// fit gives a row as many cells as the header has, and reports what is too
// short or too long.
func (s *scanner) fit(row []Cell, width int, ragged bool) []Cell {
	last := row[len(row)-1]
	if len(row) < width {
		if !ragged && !s.faultIn(row) {
			s.fault(RowShort, row[0].Line, row[0].Column, fmt.Sprintf("%d of %d", len(row), width))
		}
		for len(row) < width {
			row = append(row, Cell{Line: last.Line, Column: last.Column + utf8.RuneCountInString(last.Text)})
		}
		return row
	}
	for _, extra := range row[width:] {
		if !extra.Empty() {
			s.fault(RowLong, extra.Line, extra.Column, extra.Text)
			break
		}
	}
	return row[:width:width]
}

// faultIn tells whether a row has a fault already, from which its length may
// follow.
func (s *scanner) faultIn(row []Cell) bool {
	return len(s.faults) > 0 && s.faults[len(s.faults)-1].Line >= row[0].Line
}

// scanner reads rows from text. It does not use encoding/csv because it has
// to go on after a fault, and to know in which column a cell begins.
type scanner struct {
	text      string
	delimiter rune
	comment   rune
	maxCells  int  // 0: any number
	damaged   bool // bytes that were no characters have become U+FFFD

	pos      int // byte position of what comes next
	line     int // its line, from 1
	mark     int // byte position up to which column counts characters
	column   int // characters of the line before mark
	cells    int
	faults   Faults
	comments []Cell
	slab     []Cell // cells are cut from it, to allocate seldom
}

func (s *scanner) fault(code Code, line, column int, text string) {
	const longest = 80
	if len(text) > longest {
		text = strings.ToValidUTF8(text[:longest], "") + "…"
	}
	s.faults = append(s.faults, Fault{code, line, column, text})
}

// row reads the next row that is not empty; ok is false at the end.
func (s *scanner) row() (row []Cell, ok bool) {
	for s.pos < len(s.text) && (s.maxCells == 0 || s.cells <= s.maxCells) {
		s.startLine()
		if s.isComment() {
			start, line := s.pos, s.line
			s.skipLine()
			s.comments = append(s.comments, Cell{strings.TrimRight(s.text[start:s.pos], "\r\n"), line, 1})
			continue
		}
		row, blank := s.record()
		s.cells += len(row)
		if !blank {
			return row, true
		}
	}
	return nil, false
}

func (s *scanner) startLine() { s.mark, s.column = s.pos, 0 }

// columnAt is the number of the character at a byte position of this line.
func (s *scanner) columnAt(pos int) int {
	s.column += utf8.RuneCountInString(s.text[s.mark:pos])
	s.mark = pos
	return s.column + 1
}

func (s *scanner) isComment() bool {
	if s.comment == 0 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s.text[s.pos:])
	return r == s.comment
}

// skipLine passes to the beginning of the next line.
func (s *scanner) skipLine() {
	end := strings.IndexAny(s.text[s.pos:], "\r\n")
	if end < 0 {
		s.pos = len(s.text)
		return
	}
	s.pos += end
	s.newline()
}

// newline passes over the end of a line: LF, CR LF or CR.
func (s *scanner) newline() {
	if s.text[s.pos] == '\r' && s.pos+1 < len(s.text) && s.text[s.pos+1] == '\n' {
		s.pos++
	}
	s.pos++
	s.line++
}

// record reads the cells up to the end of the line. A row is blank when it
// has neither text nor quotation marks.
func (s *scanner) record() (row []Cell, blank bool) {
	blank = true
	start := len(s.slab)
	for {
		for s.pos < len(s.text) && s.isSpace(s.text[s.pos]) {
			s.pos++
		}
		cell := Cell{Line: s.line, Column: s.columnAt(s.pos)}
		if s.pos < len(s.text) && s.text[s.pos] == '"' {
			cell.Text = s.quoted()
			blank = false
		} else {
			cell.Text = s.plain()
			blank = blank && cell.Text == ""
		}
		if s.damaged && strings.ContainsRune(cell.Text, utf8.RuneError) {
			s.fault(BadCharacter, cell.Line, cell.Column, cell.Text)
		}
		if len(s.slab) == cap(s.slab) {
			s.slab = append(make([]Cell, 0, max(4096, 2*(len(s.slab)-start))), s.slab[start:]...)
			start = 0
		}
		s.slab = append(s.slab, cell)
		if s.pos >= len(s.text) {
			break
		}
		if c := s.text[s.pos]; c == '\n' || c == '\r' {
			s.newline()
			break
		}
		_, size := utf8.DecodeRuneInString(s.text[s.pos:])
		s.pos += size // the delimiter
	}
	return s.slab[start:len(s.slab):len(s.slab)], blank
}

// isSpace tells whether a byte is a space around a cell.
func (s *scanner) isSpace(c byte) bool {
	return c == ' ' || c == '\t' && s.delimiter != '\t'
}

// plain reads a cell without quotation marks, up to the delimiter or the end
// of the line, without the spaces at its end.
func (s *scanner) plain() string {
	start := s.pos
	for s.pos < len(s.text) {
		c := s.text[s.pos]
		if c == '\n' || c == '\r' || c == byte(s.delimiter) && s.delimiter < utf8.RuneSelf {
			break
		}
		if s.delimiter >= utf8.RuneSelf && strings.HasPrefix(s.text[s.pos:], string(s.delimiter)) {
			break
		}
		s.pos++
	}
	end := s.pos
	for end > start && s.isSpace(s.text[end-1]) {
		end--
	}
	return s.text[start:end]
}
