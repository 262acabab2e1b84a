package iotable

import (
	"math"
	"regexp"

	"github.com/openplenum/plenum/internal/plan"

	"gonum.org/v1/gonum/mat"
)

// accounts reads what goes beside the money table.
func (a *assembly) accounts() {
	a.t.Employment = a.account(PartEmployment)
	a.t.Emissions = a.account(PartEmissions)
	a.capital()
	if a.t.Multi != nil {
		a.regionalInvestment()
	} else {
		a.investment()
	}
	a.imports()
}

// account reads lines by sector: the sectors stand in rows or in columns. The
// printed total of several lines is kept and comes first.
func (a *assembly) account(part Part) []Account {
	s, rows := a.bySector(part)
	if s == nil {
		return nil
	}
	var out []Account
	for k, m := range s.colIs {
		if m.sector >= 0 || m.grand {
			continue
		}
		acc := Account{Amounts: make([]float64, a.n()), Total: m.total}
		acc.Label, acc.Unit = splitUnit(s.columns[k].label)
		for i, row := range rows {
			acc.Amounts[i] = s.v[row][k]
		}
		for f, final := range a.t.Final {
			for i, r := range s.rowIs {
				if fold(r.label.String()) == fold(final.Label.String()) {
					if acc.Final == nil {
						acc.Final = make([]float64, len(a.t.Final))
					}
					acc.Final[f] = s.v[i][k]
				}
			}
		}
		if acc.Total {
			out = append([]Account{acc}, out...)
			continue
		}
		out = append(out, acc)
	}
	return out
}

var bracketed = regexp.MustCompile(`^(.+?)\s*[(\[]([^()\[\]]+)[)\]]$`)

// splitUnit takes the unit off a label: "CO2 (1000 t)". Brackets may hold
// something else, which stays part of the label.
func splitUnit(label string) (Sector, string) {
	m := bracketed.FindStringSubmatch(tidy(label))
	if m == nil {
		return ParseLabel(label), ""
	}
	if _, err := plan.BuiltInUnits().Parse(m[2]); err != nil {
		return ParseLabel(label), ""
	}
	return ParseLabel(m[1]), m[2]
}

// bySector reads a part and turns it so that its rows are the sectors, whose
// places it returns. Totals on both sides are checked.
func (a *assembly) bySector(part Part) (*sheet, []int) {
	before := len(a.faults)
	s := a.sheet(part)
	if s == nil {
		return nil, nil
	}
	if countSectors(s.rowIs) < countSectors(s.colIs) {
		s = s.turn()
	}
	if countSectors(s.rowIs) == 0 {
		a.faults = append(a.faults, Fault{File: s.file, Code: NoSquare, Args: []any{firstLabels(s.rows), firstLabels(s.columns)}})
		return nil, nil
	}
	a.faults = append(a.faults, s.totals(true)...)
	turned := s.turn()
	a.faults = append(a.faults, turned.totals(true)...)
	s.colIs = turned.rowIs
	rows := place(s.rowIs, a.n())
	a.missing(s, rows)
	if len(a.faults) > before {
		return nil, nil
	}
	return s, rows
}

// capital reads the stock of each sector, and the share that is lost in a
// year: a rate, or a life in years.
func (a *assembly) capital() {
	for _, acc := range a.account(PartCapital) {
		name := fold(acc.Label.String())
		if a.t.Capital == nil {
			a.t.Capital = &Capital{}
		}
		switch {
		case has(name, "depreciation", "retirement", "rate"):
			a.t.Capital.Retirement = acc.Amounts
		case has(name, "life", "lifetime", "service life", "years"):
			a.t.Capital.Retirement = make([]float64, a.n())
			for j, years := range acc.Amounts {
				a.t.Capital.Retirement[j] = over(1, years)
			}
		case a.t.Capital.Stock == nil:
			a.t.Capital.Stock = acc.Amounts
		}
	}
	if a.t.Capital != nil && a.t.Capital.Stock == nil {
		a.t.Capital = nil
	}
}

// investment reads what each sector buys to invest: products in rows, the
// sectors that invest in columns.
func (a *assembly) investment() {
	s := a.sheet(PartInvestment)
	if s == nil {
		return
	}
	if countSectors(s.rowIs) == 0 {
		a.note(InvestmentUnused, s.file)
		return
	}
	a.sums(s, true)
	inv := &Investment{Goods: mat.NewDense(a.n(), a.n(), nil)}
	for i, r := range s.rowIs {
		imported := r.plain() && recognisePay(r.label) == PayImports
		if r.plain() && !imported {
			a.fault(s.file, s.rows[i].at, UnknownLabel, s.rows[i].label)
			continue
		}
		for k, c := range s.colIs {
			switch {
			case c.plain() && i == 0:
				a.fault(s.file, s.columns[k].at, UnknownLabel, s.columns[k].label)
			case c.sector < 0:
			case imported:
				if inv.Imported == nil {
					inv.Imported = make([]float64, a.n())
				}
				inv.Imported[c.sector] += s.v[i][k]
			case r.sector >= 0:
				inv.Goods.Set(r.sector, c.sector, s.v[i][k])
			}
		}
	}
	a.t.Investment = inv
}

// imports reads imports by product: one column, or the use of imports by
// sector and final use, which is summed.
func (a *assembly) imports() {
	s := a.sheet(PartImports)
	if s == nil {
		return
	}
	if countSectors(s.rowIs) == 0 {
		s = s.turn()
	}
	a.faults = append(a.faults, s.totals(true)...)
	turned := s.turn()
	_ = turned.totals(true) // the same faults as those of the rows
	s.colIs = turned.rowIs
	total := make([]float64, a.n())
	for i, r := range s.rowIs {
		if r.sector < 0 {
			if r.plain() {
				a.note(ImportsUnknown, s.rows[i].label)
			}
			continue
		}
		for k, c := range s.colIs {
			lone := len(s.columns) == 1
			if lone || !c.total && !c.output && (c.sector >= 0 || recogniseUse(c.label) != Imports) {
				total[r.sector] += s.v[i][k]
			}
		}
	}
	if sum(total) < 0 {
		scale(total, -1)
	}
	for i := range total {
		total[i] = math.Max(total[i], 0)
	}
	a.t.Imports = total
}
