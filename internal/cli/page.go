package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/openplenum/plenum/internal/locale"
)

// page is where a command writes its answer for people. The first failed
// write is kept; later ones do nothing.
type page struct {
	w    io.Writer
	text words
	style
	err error
}

// printf writes like fmt.Printf.
func (p *page) printf(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format, args...)
	}
}

// say writes a line of the catalogue.
func (p *page) say(key string, args ...any) { p.printf("%s\n", p.text(key, args...)) }

// table writes rows in columns, the header first. Columns whose place in
// align is 'r' stand to the right, others to the left.
func (p *page) table(align string, rows [][]string) {
	var width []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(width) {
				width = append(width, 0)
			}
			width[i] = max(width[i], locale.Width(cell))
		}
	}
	for _, row := range rows {
		var b strings.Builder
		for i, cell := range row {
			pad := strings.Repeat(" ", width[i]-locale.Width(cell))
			if i > 0 {
				b.WriteString("  ")
			}
			if i < len(align) && align[i] == 'r' {
				b.WriteString(pad + cell)
			} else {
				b.WriteString(cell + pad)
			}
		}
		p.printf("%s\n", strings.TrimRight(b.String(), " "))
	}
}
