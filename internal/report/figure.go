package report

import (
	"fmt"
	"math"
	"strings"

	"github.com/openplenum/plenum/internal/locale"
	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
)

// significant is how many digits figures in tables show at least.
const significant = 4

// writer builds a document in one language.
type writer struct {
	o *outcome.Outcome
	c *locale.Catalogue

	found *Explained    // nil: not asked
	draws *outcome.Risk // nil: not tried
}

func (w *writer) text(key string, args ...any) string { return w.c.Text(key, args...) }

// amounts writes a row of figures with the same decimals: enough for the
// largest to show four digits. A figure that would be shown as zero and is
// not, shows two digits of its own.
func (w *writer) amounts(values []float64) []Cell {
	largest := 0.0
	for _, v := range values {
		if !math.IsInf(v, 0) && !math.IsNaN(v) {
			largest = max(largest, math.Abs(v))
		}
	}
	decimals := locale.Decimals(largest, significant)
	out := make([]Cell, len(values))
	for i, v := range values {
		out[i] = Cell{Text: w.amount(v, decimals)}
	}
	return out
}

func (w *writer) amount(v float64, decimals int) string {
	switch a := math.Abs(v); {
	case v == 0:
		return "0"
	case a < 0.5*math.Pow10(-decimals) && a < 1e-6:
		return w.c.Scientific(v)
	case a < 0.5*math.Pow10(-decimals):
		return w.c.Figure(v, 2)
	}
	return w.c.Number(v, decimals)
}

// figure writes one figure with its unit.
func (w *writer) figure(v float64, unit string) string {
	return withUnit(w.amount(v, locale.Decimals(v, significant)), unit)
}

// withUnit puts the unit behind a figure, on the same line.
func withUnit(figure, unit string) string {
	if unit == "" || unit == "1" {
		return figure
	}
	return figure + "\u00a0" + strings.ReplaceAll(unit, " ", "\u00a0")
}

// yearColumns heads a column for each year.
func (w *writer) yearColumns() []Column {
	out := make([]Column, len(w.o.Years))
	for i, y := range w.o.Years {
		out[i] = Column{Title: fmt.Sprint(y), Right: true}
	}
	return out
}

// years writes years with runs drawn together: 2026, 2028–2030.
func (w *writer) years(years []int) string {
	var parts []string
	for i := 0; i < len(years); {
		j := i
		for j+1 < len(years) && years[j+1] == years[j]+1 {
			j++
		}
		switch j - i {
		case 0:
			parts = append(parts, fmt.Sprint(years[i]))
		case 1:
			parts = append(parts, fmt.Sprint(years[i]), fmt.Sprint(years[j]))
		default:
			parts = append(parts, w.text("report.span", years[i], years[j]))
		}
		i = j + 1
	}
	return w.c.List(parts)
}

// placed is a name with that of its region, where it does not have it already.
func (w *writer) placed(name string, region plan.RegionID) string {
	place := w.regionName(region)
	if region == "" || strings.Contains(name, place) {
		return name
	}
	return w.text("report.placed", name, place)
}

// word is the text for a kind, or the kind itself where the catalogue has no
// word for it yet.
func (w *writer) word(prefix, kind string, args ...any) string {
	if key := prefix + kind; w.c.Has(key) {
		return w.text(key, args...)
	}
	return strings.ReplaceAll(kind, "_", " ")
}

// total sums a series.
func total(values []float64) float64 {
	var s float64
	for _, v := range values {
		s += v
	}
	return s
}
