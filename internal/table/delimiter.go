package table

import "strings"

// delimiters in the order in which they are preferred when nothing else
// decides.
const delimiters = ",;\t|"

// sampleLines is how many lines the delimiter is recognised from.
const sampleLines = 30

// detectDelimiter recognises the delimiter: the one by which most of the
// first lines have as many cells as the first, which must have two at least.
// If several do, the one that makes most cells. A table of one column has a
// comma.
func detectDelimiter(text string, comment rune) rune {
	best, bestAgree, bestCells := ',', 0, 1
	for _, d := range delimiters {
		agree, cells := 0, 0
		s := scanner{text: text, delimiter: d, comment: comment, line: 1}
		for range sampleLines {
			row, ok := s.row()
			if !ok {
				break
			}
			if cells == 0 {
				cells = len(row)
			}
			if len(row) == cells {
				agree++
			}
		}
		if cells < 2 {
			continue
		}
		if agree > bestAgree || agree == bestAgree && cells > bestCells {
			best, bestAgree, bestCells = d, agree, cells
		}
	}
	return best
}

// spreadsheetHint reads a first line such as "sep=;", by which spreadsheets
// tell each other the delimiter.
func spreadsheetHint(text string) (delimiter rune, rest string, ok bool) {
	line, rest, _ := strings.Cut(text, "\n")
	line = strings.TrimSuffix(line, "\r")
	if len(line) == len("sep=;") && strings.HasPrefix(strings.ToLower(line), "sep=") && strings.ContainsRune(delimiters, rune(line[4])) {
		return rune(line[4]), rest, true
	}
	return 0, text, false
}
