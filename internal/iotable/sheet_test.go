package iotable

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Whatever stands on a sheet, reading it ends in a table of one size or in
// faults, never in a crash. Labels and cells are drawn from those that mean
// something, so that most of the code is reached.
func TestAnySheetIsReadOrRefused(t *testing.T) {
	labels := []string{
		"A", "B", "C", "A Farms", "B Works", "Trade", "Total", "Total intermediate", "Total output", "Output", "Total use",
		"Households", "Government", "Investment", "Exports", "Imports", "Stocks", "Wages", "Taxes", "Surplus", "Value added",
		"Final demand", "", " ", "1", "F010 x", "Sum",
	}
	cells := []string{"0", "1", "2", "3", "10", "-1", "", "-", ":", "1.5", "1,5", "1,234", "1e3", "x", "(2)", "100", "1e308"}
	rapid.Check(t, func(t *rapid.T) {
		rows, columns := rapid.IntRange(0, 9).Draw(t, "rows"), rapid.IntRange(0, 9).Draw(t, "columns")
		var b strings.Builder
		for i := range rows + 1 {
			for k := range columns + 1 {
				if k > 0 {
					b.WriteByte(';')
				}
				text := rapid.SampledFrom(cells[:6]).Draw(t, "cell")
				switch {
				case i == 0 && k == 0:
					text = ""
				case i == 0 || k == 0:
					text = labels[min(max(i, k)-1, 4)] // mostly the same labels on both sides
					if rapid.IntRange(0, 2).Draw(t, "other") == 0 {
						text = rapid.SampledFrom(labels).Draw(t, "label")
					}
				case rapid.IntRange(0, 19).Draw(t, "odd") == 0:
					text = rapid.SampledFrom(cells).Draw(t, "cell")
				}
				b.WriteString(text)
			}
			b.WriteByte('\n')
		}
		tryTable(t, []byte(b.String()))
	})
}
