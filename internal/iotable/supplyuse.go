package iotable

import (
	"math"
	"slices"

	"github.com/openplenum/plenum/internal/table"
	"gonum.org/v1/gonum/mat"
)

// NoScrap switches the scrap adjustment off.
const NoScrap = "none"

// supplyUse reads a make (or supply) and a use table and makes the square
// table of industries of them, with final use and primary inputs.
func (a *assembly) supplyUse() {
	mk, use := a.grids[PartMake], a.grids[PartUse]
	across := Column
	if turns(mk, use) {
		mk, across = mk.turned(), Row
	}
	a.t.source = use.file
	a.t.Sectors = common(mk.rows, use.columns)
	products := productsOf(mk.columns, use.rows)
	if a.n() == 0 || len(products) == 0 {
		a.faults = append(a.faults, Fault{File: mk.file, Code: NoProducts, Args: []any{firstLabels(mk.rows), firstLabels(mk.columns), use.file, firstLabels(use.rows), firstLabels(use.columns)}})
		return
	}
	a.find = newFinder(a.t.Sectors)
	p := newFinder(products)
	makes := a.twoSided(PartMake, mk, across, a.find, p)
	uses := a.twoSided(PartUse, use, Column, p, a.find)
	a.t.Step = math.Max(makes.step, uses.step)
	a.strangers(makes.file, makes.rows, makes.rowIs, place(makes.rowIs, a.n()), true, NoIndustry)
	a.strangers(makes.file, makes.columns, makes.colIs, place(makes.colIs, len(products)), true, NoProduct)
	a.strangers(uses.file, uses.rows, a.withoutPrimary(uses.rowIs), place(uses.rowIs, len(products)), false, NoProduct)
	a.strangers(uses.file, uses.columns, uses.colIs, place(uses.colIs, a.n()), false, NoIndustry)

	a.valuation(makes)
	tables := a.pair(makes, uses, len(products))
	scrap := a.findScrap(p, tables)
	a.primaryProducts(uses, p, tables)
	if len(a.faults) > 0 {
		return
	}
	tables.scrap = scrap
	a.transform(makes, uses, products, tables)
}

// productsOf lists the products that are made and used. Unlike sectors they may
// bear any name, such as "noncomparable imports".
func productsOf(made, used []line) []Sector {
	labels := make([]Sector, len(used))
	for k, l := range used {
		labels[k] = ParseLabel(l.label)
	}
	find := newFinder(labels)
	var out []Sector
	for _, l := range made {
		label := ParseLabel(l.label)
		if find.find(l.label) >= 0 && !isTotal(label) && !isOutput(label) && !slices.Contains(out, label) {
			out = append(out, label)
		}
	}
	return out
}

// turns tells whether the rows of the file are products, as in a supply table,
// and not industries: by the labels, and where they are the same by the name
// of the file.
func turns(mk, use *grid) bool {
	same := func(a, b []line) int { return len(common(a, b)) }
	asIs := same(mk.rows, use.columns) + same(mk.columns, use.rows)
	turned := same(mk.columns, use.columns) + same(mk.rows, use.rows)
	if asIs == turned {
		return plainName(mk.file) == "supply"
	}
	return turned > asIs
}

// twoSided reads the figures of a part with different things on its two sides.
func (a *assembly) twoSided(part Part, g *grid, across Axis, rows, columns *finder) *sheet {
	v, step, bad := g.values(a.known[part])
	a.faults = append(a.faults, bad...)
	if n := g.hidden(); g.gaps && n > 0 {
		a.note(GapsAreZero, g.file, n)
	}
	s := &sheet{grid: g, v: v, step: step, across: across}
	s.rowIs, bad = meanings(g.file, g.rows, rows)
	a.faults = append(a.faults, bad...)
	s.colIs, bad = meanings(g.file, g.columns, columns)
	a.faults = append(a.faults, bad...)
	a.sums(s, true)
	return s
}

// pair fills the matrices of n industries and c products.
func (a *assembly) pair(makes, uses *sheet, c int) supplyUse {
	n := a.n()
	finals := 0
	for _, m := range append(slices.Clone(uses.colIs), makes.rowIs...) {
		if m.plain() {
			finals++
		}
	}
	t := supplyUse{make: mat.NewDense(n, c, nil), use: mat.NewDense(c, n, nil), final: mat.NewDense(c, max(finals, 1), nil), scrap: -1}
	for i, r := range uses.rowIs {
		f := 0
		for k, col := range uses.colIs {
			switch {
			case r.sector < 0:
			case col.sector >= 0:
				t.use.Set(r.sector, col.sector, uses.v[i][k])
			case col.plain():
				t.final.Set(r.sector, f, uses.v[i][k])
				f++
			}
		}
	}
	imports := 0 // their columns come after those of the use table
	for _, m := range uses.colIs {
		if m.plain() {
			imports++
		}
	}
	for i, r := range makes.rowIs {
		for k, col := range makes.colIs {
			switch {
			case col.sector < 0:
			case r.sector >= 0:
				t.make.Set(r.sector, col.sector, makes.v[i][k])
			case r.plain():
				t.final.Set(col.sector, imports, -makes.v[i][k])
			}
		}
		if r.plain() {
			imports++
		}
	}
	return t
}

// withoutPrimary passes over the rows that an option names as primary inputs.
func (a *assembly) withoutPrimary(rows []meaning) []meaning {
	out := slices.Clone(rows)
	for k := range out {
		for _, named := range a.technology.Primary {
			out[k].total = out[k].total || out[k].isNamed(named)
		}
	}
	return out
}

// isNamed tells whether a text is the code or the whole label of a line.
func (m meaning) isNamed(text string) bool {
	return m.label.Code == text || fold(m.label.String()) == fold(text)
}

// valuation refuses what turns a supply table into purchasers' prices: taxes
// and margins stand in no use table at basic prices. Imports beside the
// industries are taken: they become a column of final use with a minus. What is
// made of something that the use table does not have is refused as well.
func (a *assembly) valuation(makes *sheet) {
	for i, r := range makes.rowIs {
		for k, c := range makes.colIs {
			at := makes.cells[i][k]
			switch v := makes.v[i][k]; {
			case v == 0 || r.total || r.output || c.total || c.output:
			case r.sector < 0 && recogniseUse(r.label) != Imports:
				a.fault(makes.file, at, Valuation, makes.rows[i].label, v)
			case c.sector < 0:
				a.fault(makes.file, at, NoProduct, makes.columns[k].label)
			}
		}
	}
}

// findScrap finds the product that is scrap: as named, or by its label. -1
// where there is none, or where nobody makes it.
func (a *assembly) findScrap(products *finder, t supplyUse) int {
	named := a.technology.Scrap
	if named == NoScrap {
		return -1
	}
	var at int
	if named != "" {
		if at = products.find(named); at < 0 {
			a.faults = append(a.faults, Fault{File: a.grids[PartMake].file, Code: UnknownProduct, Args: []any{named}})
			return -1
		}
	} else {
		at = slices.IndexFunc(products.sectors, func(s Sector) bool { return has(fold(s.Name), "scrap") })
	}
	if at < 0 || t.made()[at] == 0 {
		return -1
	}
	for i, made := range t.output() {
		if made != 0 && t.make.At(i, at) >= made {
			a.faults = append(a.faults, Fault{File: a.grids[PartMake].file, Code: OnlyScrap, Args: []any{a.t.Sectors[i].String(), products.sectors[at].String()}})
		}
	}
	a.note(ScrapSetAside, products.sectors[at].String(), t.made()[at], t.made()[at]/sum(t.output()))
	return at
}

// primaryProducts takes products that are primary inputs out of the system:
// those that are named, and those that nobody makes, such as imports that
// compare with nothing made at home.
func (a *assembly) primaryProducts(uses *sheet, products *finder, t supplyUse) {
	q := t.made()
	for _, named := range a.technology.Primary {
		switch j := products.find(named); {
		case j >= 0 && q[j] != 0:
			a.faults = append(a.faults, Fault{File: a.grids[PartMake].file, Code: PrimaryMade, Args: []any{products.sectors[j].String(), q[j]}})
		case j < 0 && !slices.ContainsFunc(uses.rowIs, func(m meaning) bool { return m.isNamed(named) }):
			a.faults = append(a.faults, Fault{File: uses.file, Code: UnknownProduct, Args: []any{named}})
		}
	}
}

// transform adds final use, primary inputs and output of the square table.
func (a *assembly) transform(makes, uses *sheet, products []Sector, t supplyUse) {
	flows, final, flowsGap, finalGap := t.square()
	a.t.Flows = flows
	columns := place(uses.colIs, a.n())
	var finals []int
	for k, m := range uses.colIs {
		if m.plain() {
			finals = append(finals, k)
			a.final = append(a.final, a.derived(uses.file, m.label, mat.Col(nil, len(finals)-1, final)))
		}
	}
	imports := len(finals)
	for _, m := range makes.rowIs {
		if m.plain() {
			a.final = append(a.final, a.derived(makes.file, m.label, mat.Col(nil, imports, final)))
			imports++
		}
	}
	q := t.made()
	primary := func(label Sector, i int) {
		st := a.derived(uses.file, label, make([]float64, a.n()))
		for j, k := range columns {
			if k >= 0 {
				st.values[j], st.at[j] = uses.v[i][k], uses.cells[i][k]
			}
		}
		rest := make([]float64, len(a.final))
		for f, k := range finals {
			rest[f] = uses.v[i][k]
		}
		a.addPrimary(st, rest)
	}
	for i, m := range uses.rowIs {
		switch {
		case m.plain():
			primary(m.label, i)
		case m.sector < 0:
		case m.sector == t.scrap:
			primary(m.label, i)
		case q[m.sector] == 0:
			if row := sum(t.use.RawRowView(m.sector)); row != 0 {
				a.note(ProductIsPrimary, m.label.String(), row)
			}
			primary(m.label, i)
		}
	}
	if t.scrap >= 0 {
		a.addPrimary(a.derived(uses.file, Sector{Code: "ADJ", Name: "Scrap adjustment"}, flowsGap), finalGap)
	}
	rows := place(makes.rowIs, a.n())
	out := a.derived(makes.file, Sector{Name: "output"}, t.output())
	for i, row := range rows {
		if row >= 0 {
			out.at[i] = makes.rows[row].at
		}
	}
	a.outputs = append(a.outputs, out)
	a.note(IndustryTechnology, a.n(), len(products))
}

func (a *assembly) derived(file string, label Sector, values []float64) strip {
	return strip{file: file, label: label, values: values, at: make([]table.Cell, a.n())}
}

// addPrimary adds a row of primary inputs, and what final use takes of it.
func (a *assembly) addPrimary(st strip, final []float64) {
	if !slices.ContainsFunc(append(slices.Clone(st.values), final...), func(v float64) bool { return v != 0 }) {
		return
	}
	a.primary = append(a.primary, st)
	row := map[string]float64{}
	for f, v := range final {
		if v != 0 {
			row[fold(a.final[f].label.String())] = v
		}
	}
	if len(row) > 0 {
		a.corner[fold(st.label.String())] = row
	}
}
