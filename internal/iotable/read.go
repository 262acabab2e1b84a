package iotable

import (
	"cmp"
	"errors"
	"math"
	"path/filepath"
	"strings"

	"github.com/openplenum/plenum/internal/table"
)

// Reading is a table with how it was read.
type Reading struct {
	Table  *Table
	Files  map[Part]string
	Unused []string // tables in the folder that were not read
	Notes  []Note
}

// Note is something that a reader of the table should know. The sentence is
// iotable.note.CODE of the catalogue.
type Note struct {
	Code NoteCode
	Args []any
}

// NoteCode says what a note is about, with what Args holds.
type NoteCode string

// The notes.
const (
	LeftOut            NoteCode = "left_out"            // label, file: a total, checked and not used
	OutputSummed       NoteCode = "output_summed"       // output is not given: the sum of the rows
	GapsAreZero        NoteCode = "gaps_are_zero"       // file, how many cells
	ImportsTurned      NoteCode = "imports_turned"      // label: an imports column printed without minus
	ImportsMoved       NoteCode = "imports_moved"       // label: an imports row that belongs to final use
	ImportsUnused      NoteCode = "imports_unused"      // file: the table has its own imports column
	ImportsUnknown     NoteCode = "imports_unknown"     // label of a row that is no sector's
	InvestmentUnused   NoteCode = "investment_unused"   // file: its products are no sectors
	SectorIdle         NoteCode = "sector_idle"         // sector without output
	SectorSells        NoteCode = "sector_sells"        // row sector, column sector, amount: a negative flow
	IndustryTechnology NoteCode = "industry_technology" // industries, products: a square table was made
	ScrapSetAside      NoteCode = "scrap_set_aside"     // label, made, as a share of output
	ProductIsPrimary   NoteCode = "product_is_primary"  // label, used by industries: nobody makes it
	SeveralRegions     NoteCode = "several_regions"     // how many, sectors
	UseUnknown         NoteCode = "use_unknown"         // label of a column of final use that is not recognised
)

// Read reads a table. The error holds all Faults when the input is at fault.
func Read(src Source) (*Reading, error) {
	f, faults := src.find()
	if len(faults) > 0 {
		return nil, faults
	}
	grids := map[Part]*grid{}
	for _, part := range Parts {
		if file := f.files[part]; file != "" {
			g, bad := open(file)
			faults = append(faults, bad...)
			if g != nil {
				g.gaps = src.Gaps
				grids[part] = g
			}
		}
	}
	if grids[PartFlows] == nil && (grids[PartMake] == nil || grids[PartUse] == nil) {
		return nil, faults
	}
	r, bad := read(grids, src.Decimal, src.Technology)
	if faults = append(faults, bad...); len(faults) > 0 {
		return nil, faults
	}
	r.Files, r.Unused = f.files, f.unused
	r.Table.Name = title(src.Path)
	if r.Table.Name == "" {
		r.Table.Name = title(cmp.Or(f.files[PartFlows], filepath.Dir(f.files[PartUse])))
	}
	return r, nil
}

// title is the name of a file without ending, or of a folder.
func title(path string) string {
	path, _, _ = strings.Cut(path, "#")
	name := filepath.Base(filepath.Clean(path))
	switch name {
	case ".", "..", string(filepath.Separator):
		return ""
	}
	return strings.TrimSuffix(name, filepath.Ext(name))
}

// read makes a table of the grids of its parts. The decimal mark is that of
// the figures of each file, or else of the other files. If no file tells
// (1,234 may be two numbers), the one that makes the table balance.
func read(grids map[Part]*grid, decimal rune, tech Technology) (*Reading, Faults) {
	known, open, faults := dialects(grids, decimal)
	if len(faults) > 0 {
		return nil, faults
	}
	if len(open) == 0 {
		return assemble(grids, known, tech)
	}
	asked := grids[open[0]]
	try := func(d table.Dialect) (*Reading, Faults, float64) {
		for _, part := range open {
			known[part] = d
		}
		r, faults := assemble(grids, known, tech)
		if len(faults) > 0 {
			return r, faults, math.Inf(1)
		}
		return r, nil, CheckBalance(r.Table).Worst[0].Relative
	}
	point, _, pointGap := try(table.Point)
	comma, _, commaGap := try(table.Comma)
	switch {
	case pointGap < 0.01 && commaGap > 10*pointGap:
		return point, nil
	case commaGap < 0.01 && pointGap > 10*commaGap:
		return comma, nil
	}
	for c := range asked.figures() {
		if _, err := number(c.Text, table.Dialect{}); errors.Is(err, table.ErrAmbiguous) {
			return nil, Faults{{asked.file, c.Line, c.Column, Ambiguous, []any{c.Text}}}
		}
	}
	return assemble(grids, known, tech)
}

// dialects tells how each part writes its numbers, and which parts do not
// tell.
func dialects(grids map[Part]*grid, decimal rune) (known map[Part]table.Dialect, open []Part, faults Faults) {
	known = map[Part]table.Dialect{}
	var common table.Dialect
	for _, part := range Parts {
		g := grids[part]
		switch {
		case g == nil:
			continue
		case decimal != 0:
			known[part] = table.Dialect{Decimal: decimal}
			continue
		}
		e := table.Detect(g.figures())
		switch d, ok := e.Dialect(); {
		case len(e.Point) > 0 && len(e.Comma) > 0:
			faults = append(faults, Fault{g.file, e.Comma[0].Line, e.Comma[0].Column, Mixed, []any{e.Point[0].Text, e.Comma[0].Text}})
		case !ok:
			open = append(open, part)
		default:
			known[part] = d
			if len(e.Point)+len(e.Comma) > 0 && common.Decimal == 0 {
				common = d
			}
		}
	}
	if common.Decimal != 0 {
		for _, part := range open {
			known[part] = common
		}
		open = nil
	}
	return known, open, faults
}
