package intake

import "strings"

// What one paragraph of Markdown may have. A parser of Markdown takes time
// that grows with the square of these, so what no writer writes is read as
// plain text.
const (
	maxMarkdownMarks = 1000    // brackets, stars, backticks
	maxMarkdownLine  = 1 << 14 // bytes
	maxMarkdownDepth = 20      // quotes and lists that a line opens
	maxMarkdownBlank = 200     // bytes of indent
)

// isTame says whether Markdown may be parsed.
func isTame(source string) bool {
	if len(source) > 4*markdownChunk {
		return false
	}
	marks := 0
	for line := range strings.Lines(source) {
		if len(line) > maxMarkdownLine {
			return false
		}
		words := strings.TrimLeft(line, " \t")
		if len(line)-len(words) > maxMarkdownBlank {
			return false
		}
		opened, rest := 0, words
		for opened <= maxMarkdownDepth {
			rest = strings.TrimLeft(rest, " \t")
			if strings.HasPrefix(rest, ">") {
				rest = rest[1:]
			} else if mark, size := markAt(rest); mark != "" {
				rest = rest[size:]
			} else {
				break
			}
			opened++
		}
		if opened > maxMarkdownDepth {
			return false
		}
		if opened > 0 || strings.TrimSpace(words) == "" {
			marks = 0
		}
		for i := 0; i < len(words); i++ {
			switch words[i] {
			case '[', ']', '(', '<', '*', '_', '`', '!':
				marks++
			}
		}
		if marks > maxMarkdownMarks {
			return false
		}
	}
	return true
}
