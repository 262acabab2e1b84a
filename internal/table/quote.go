package table

import "strings"

// quoted reads a cell in quotation marks: everything up to the closing mark,
// line ends too; two marks stand for one. A mark that is never closed is a
// fault, and then the cell ends with its line, so that the rest of the table
// is still read.
func (s *scanner) quoted() string {
	open, line, column := s.pos, s.line, s.columnAt(s.pos)
	s.pos++
	end, doubled := s.closing()
	if end < 0 {
		s.pos = open + 1
		text := s.plain()
		s.fault(UnclosedQuote, line, column, text)
		return text
	}
	text := s.text[open+1 : end]
	s.countLines(open+1, end)
	s.pos = end + 1
	if doubled {
		text = strings.ReplaceAll(text, `""`, `"`)
	}
	for s.pos < len(s.text) && s.isSpace(s.text[s.pos]) {
		s.pos++
	}
	at := s.pos
	if rest := s.plain(); rest != "" {
		s.fault(AfterQuote, s.line, s.columnAt(at), rest)
	}
	return text
}

// closing finds the closing mark from the position after the opening one, -1
// if there is none. That no mark is open twice keeps this linear: behind one
// that is never closed all marks stand in pairs.
func (s *scanner) closing() (end int, doubled bool) {
	pos := s.pos
	for {
		k := strings.IndexByte(s.text[pos:], '"')
		if k < 0 {
			return -1, doubled
		}
		pos += k
		if pos+1 >= len(s.text) || s.text[pos+1] != '"' {
			return pos, doubled
		}
		doubled = true
		pos += 2
	}
}

// countLines moves line and column over a quoted text with line ends in it.
func (s *scanner) countLines(from, to int) {
	for k := from; k < to; k++ {
		c := s.text[k]
		if c == '\n' || c == '\r' && (k+1 >= to || s.text[k+1] != '\n') {
			s.line++
			s.mark, s.column = k+1, 0
		}
	}
}
