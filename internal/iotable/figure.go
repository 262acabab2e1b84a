package iotable

import (
	"errors"
	"strings"

	"github.com/openplenum/plenum/internal/table"
)

// number reads a cell as tables print them: an empty cell or a dash is zero,
// brackets are a minus.
func number(text string, d table.Dialect) (float64, error) {
	v, err := table.Number(text, d)
	if err == nil || errors.Is(err, table.ErrAmbiguous) {
		return v, err
	}
	trimmed := strings.TrimSpace(text)
	if inner, ok := strings.CutPrefix(trimmed, "("); ok {
		if inner, ok := strings.CutSuffix(inner, ")"); ok {
			v, err := table.Number(strings.TrimSpace(inner), d)
			return -v, err
		}
	}
	return 0, err
}

// isBlankMark tells whether a cell says "nothing": zero.
func isBlankMark(text string) bool {
	switch strings.TrimSpace(text) {
	case "", "-", "--", "---", "–", "—", "−":
		return true
	}
	return false
}

// isSecret tells whether a cell says that there is a figure that is not
// shown.
func isSecret(text string) bool {
	switch strings.ToLower(strings.TrimSpace(text)) {
	case ":", "..", "...", ".", "x", "n/a", "n.a.", "na", "nan", "#n/a", "c", "s", "(d)", "(s)", "*":
		return true
	}
	return false
}

// hidden counts the figures of a grid that are not shown.
func (g *grid) hidden() int {
	n := 0
	for c := range g.figures() {
		if isSecret(c.Text) {
			n++
		}
	}
	return n
}

// places is the number of decimal places that a cell prints, in a dialect.
func places(text string, d table.Dialect) int {
	text, exponent, _ := strings.Cut(strings.ToLower(strings.TrimSpace(text)), "e")
	if exponent != "" {
		return 15
	}
	k := strings.LastIndexByte(text, byte(d.Decimal))
	if k < 0 {
		return 0
	}
	n := 0
	for _, c := range text[k+1:] {
		if c >= '0' && c <= '9' {
			n++
		}
	}
	return n
}

// values reads all figures of a grid and the last place printed. The dialect
// must be known.
func (g *grid) values(d table.Dialect) (v [][]float64, step float64, faults Faults) {
	most := 0
	v = make([][]float64, len(g.rows))
	for i, row := range g.cells {
		v[i] = make([]float64, len(row))
		for k, c := range row {
			if isBlankMark(c.Text) || g.gaps && isSecret(c.Text) {
				continue
			}
			x, err := number(c.Text, d)
			if err != nil {
				code := NotNumber
				if isSecret(c.Text) {
					code = NoFigure
				}
				faults = append(faults, Fault{g.file, c.Line, c.Column, code, []any{c.Text}})
				continue
			}
			v[i][k] = x
			most = max(most, places(c.Text, d))
		}
	}
	step = 1
	for range min(most, 15) {
		step /= 10
	}
	return v, step, faults
}
