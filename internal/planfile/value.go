package planfile

import (
	"errors"
	"math"
	"strconv"
	"strings"

	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/table"
)

// number reads a figure; NaN, reported, if it is none.
func (c *cursor) number(cell table.Cell, field string) float64 {
	return c.parse(cell, cell.Text, field)
}

func (c *cursor) parse(cell table.Cell, text, field string) float64 {
	v, err := table.Number(text, c.dialect)
	if err == nil && !c.comma && strings.Contains(text, ",") {
		// A comma in quotation marks, where commas stand between the cells:
		// thousands only if nothing else is possible.
		_, err = table.Number(text, table.Dialect{})
	}
	switch {
	case err == nil:
		return v
	case errors.Is(err, table.ErrAmbiguous):
		c.fault(cell, AmbiguousNumber, field)
	default:
		c.fault(cell, plan.NotANumber, field)
	}
	return math.NaN()
}

// share reads a share: 0.05, or 5 %.
func (c *cursor) share(cell table.Cell, field string) float64 {
	text, percent := cutPercent(cell.Text)
	v := c.parse(cell, text, field)
	if percent {
		v /= 100
	}
	return v
}

func cutPercent(text string) (string, bool) {
	rest, ok := strings.CutSuffix(strings.TrimSpace(text), "%")
	return strings.TrimRight(rest, " \u00a0\u202f"), ok
}

// whole reads a whole number.
func (c *cursor) whole(cell table.Cell, field string, code plan.Code) int {
	v, err := strconv.Atoi(strings.TrimSpace(cell.Text))
	if err != nil {
		c.fault(cell, code, field)
	}
	return v
}

// span reads years: 2026, or 2026..2028.
func (c *cursor) span(cell table.Cell, field string) plan.Span {
	span, ok := parseSpan(cell.Text)
	if !ok {
		c.fault(cell, NotAYear, field)
	}
	return span
}

func parseSpan(text string) (plan.Span, bool) {
	first, last, several := strings.Cut(text, "..")
	from, err := strconv.Atoi(strings.TrimSpace(first))
	if err != nil {
		return plan.Span{}, false
	}
	if !several {
		return plan.Year(from), true
	}
	to, err := strconv.Atoi(strings.TrimSpace(last))
	return plan.Years(from, to), err == nil
}

// yesNo reads yes or no.
func (c *cursor) yesNo(cell table.Cell, field string) bool {
	switch strings.ToLower(strings.TrimSpace(cell.Text)) {
	case "yes", "true":
		return true
	case "no", "false":
		return false
	}
	c.fault(cell, NotYesNo, field)
	return false
}

// figureText writes a figure so that it is read back the same.
func figureText(v float64) string {
	const least, most = 1e-6, 1e15
	if a := math.Abs(v); a != 0 && (a < least || a >= most) {
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}
