package table

import (
	"bufio"
	"io"
	"strings"
)

// Write writes a CSV table with commas and LF, as Read reads it back: cells
// with a comma, a quotation mark, a line end or spaces at their ends stand in
// quotation marks, and so does a cell at the beginning of a line that would
// look like a comment.
func Write(w io.Writer, header []string, rows [][]string) error {
	out := bufio.NewWriter(w)
	if header != nil {
		writeRow(out, header)
	}
	for _, row := range rows {
		writeRow(out, row)
	}
	return out.Flush()
}

func writeRow(out *bufio.Writer, row []string) {
	blank := true
	for k, text := range row {
		if k > 0 {
			out.WriteByte(',') //nolint:errcheck // a bufio.Writer keeps its error for Flush
		}
		blank = blank && text == ""
		last := k == len(row)-1
		if needsQuotes(text, k == 0) || last && blank {
			text = `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
		}
		out.WriteString(text) //nolint:errcheck // see above
	}
	out.WriteByte('\n') //nolint:errcheck // see above
}

// needsQuotes tells whether a cell would be read differently without
// quotation marks.
func needsQuotes(text string, first bool) bool {
	if text == "" {
		return false
	}
	return strings.ContainsAny(text, ",\"\n\r") || strings.ContainsRune(" \t", rune(text[0])) ||
		strings.ContainsRune(" \t", rune(text[len(text)-1])) || first && looksSpecial(text)
}

// looksSpecial tells whether a cell at the beginning of a line, or of the
// file, would be taken for something else.
func looksSpecial(text string) bool {
	return text[0] == '#' || strings.HasPrefix(strings.ToLower(text), "sep=") ||
		strings.HasPrefix(text, "\ufeff") || strings.HasPrefix(text, "PK\x03\x04")
}
