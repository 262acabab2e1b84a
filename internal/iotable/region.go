package iotable

import (
	"slices"
	"strings"

	"gonum.org/v1/gonum/mat"
)

// OneRegion switches the recognition of regions off.
const OneRegion = "none"

// mark stands between region and sector in labels such as "North|Mining",
// unless an option names another.
const mark = "|"

// Multi says how a table of several regions is made up. Its rows and columns
// are sectors in regions.
type Multi struct {
	Regions []Sector
	Sectors []Sector
	In, Of  []int // region and sector of each row
	FinalIn []int // region of each column of final use; -1: all together

	// Goods says what each row buys to invest, by sector whatever region it
	// comes from, S x n, at purchasers' prices; nil when not given.
	Goods      *mat.Dense
	Population []float64 // by region; nil when not given

	mark string
}

// newMulti recognises a table of several regions: the labels of all sectors
// have the mark, and there are at least two regions. nil otherwise.
func newMulti(rows []Sector, mark string) *Multi {
	m := &Multi{mark: mark}
	region, sector := map[string]int{}, map[string]int{}
	for _, row := range rows {
		left, right, ok := strings.Cut(row.String(), mark)
		if !ok || tidy(left) == "" || tidy(right) == "" {
			return nil
		}
		m.In = append(m.In, position(region, &m.Regions, left))
		m.Of = append(m.Of, position(sector, &m.Sectors, right))
	}
	if len(m.Regions) < 2 {
		return nil
	}
	return m
}

// position finds a label in a list, and adds it where it is new.
func position(known map[string]int, list *[]Sector, label string) int {
	key := fold(label)
	if k, ok := known[key]; ok {
		return k
	}
	known[key] = len(*list)
	*list = append(*list, ParseLabel(label))
	return known[key]
}

// split takes the region off a label: -1 where it names none.
func (m *Multi) split(label Sector) (region int, rest Sector) {
	left, right, ok := strings.Cut(label.String(), m.mark)
	if !ok {
		return -1, label
	}
	return slices.IndexFunc(m.Regions, func(r Sector) bool { return fold(r.String()) == fold(left) }), ParseLabel(right)
}

// regions recognises a table of several regions.
func (a *assembly) regions() {
	by := a.technology.Regions
	if by == OneRegion {
		return
	}
	if by == "" {
		by = mark
	}
	if a.t.Multi = newMulti(a.t.Sectors, by); a.t.Multi != nil {
		a.note(SeveralRegions, len(a.t.Multi.Regions), len(a.t.Multi.Sectors))
	} else if a.technology.Regions != "" {
		a.faults = append(a.faults, Fault{File: a.t.source, Code: NoRegions, Args: []any{by, a.t.Sectors[0].String()}})
	}
}

// useOf recognises a column of final use, its region apart.
func (a *assembly) useOf(label Sector) Use {
	if a.t.Multi != nil {
		_, label = a.t.Multi.split(label)
	}
	return recogniseUse(label)
}

// finalRegions takes the regions off the labels of final use. It comes last,
// for other files bear the whole labels.
func (a *assembly) finalRegions() {
	m := a.t.Multi
	m.FinalIn = make([]int, len(a.t.Final))
	for k := range a.t.Final {
		m.FinalIn[k], a.t.Final[k].Label = m.split(a.t.Final[k].Label)
	}
	m.Population = a.population()
}

// regionalInvestment reads what sectors in regions buy to invest, by sector.
func (a *assembly) regionalInvestment() {
	g := a.grids[PartInvestment]
	if g == nil {
		return
	}
	m := a.t.Multi
	s := a.twoSided(PartInvestment, g, Column, newFinder(m.Sectors), a.find)
	if countSectors(s.rowIs) == 0 {
		a.note(InvestmentUnused, s.file)
		return
	}
	goods := mat.NewDense(len(m.Sectors), a.n(), nil)
	for i, r := range s.rowIs {
		if r.plain() {
			a.fault(s.file, s.rows[i].at, UnknownLabel, s.rows[i].label)
		}
		for k, c := range s.colIs {
			if r.sector >= 0 && c.sector >= 0 {
				goods.Set(r.sector, c.sector, max(s.v[i][k], 0))
			} else if i == 0 && c.plain() {
				a.fault(s.file, s.columns[k].at, UnknownLabel, s.columns[k].label)
			}
		}
	}
	m.Goods = goods
}

// population reads the persons of each region.
func (a *assembly) population() []float64 {
	g := a.grids[PartPopulation]
	if g == nil {
		return nil
	}
	v, _, bad := g.values(a.known[PartPopulation])
	a.faults = append(a.faults, bad...)
	find, out := newFinder(a.t.Multi.Regions), make([]float64, len(a.t.Multi.Regions))
	seen := make([]bool, len(out))
	for i, row := range g.rows {
		if r := find.find(row.label); r >= 0 {
			out[r], seen[r] = v[i][0], true
		}
	}
	for r, ok := range seen {
		if !ok {
			a.faults = append(a.faults, Fault{File: g.file, Code: MissingSector, Args: []any{a.t.Multi.Regions[r].String()}})
		}
	}
	return out
}
