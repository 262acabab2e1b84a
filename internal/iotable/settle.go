package iotable

import (
	"math"
	"slices"
)

// settleFinal makes the columns of final use. A label such as "consumption"
// that nothing else tells is the households' when no other column is.
func (a *assembly) settleFinal() {
	for _, st := range a.final {
		a.t.Final = append(a.t.Final, Final{Label: st.label, Use: a.useOf(st.label), Amounts: st.values})
	}
	households := a.t.has(Households)
	for k, f := range a.t.Final {
		if f.Use != OtherUse {
			continue
		}
		if !households && has(fold(f.Label.Name), "consumption", "consumer", "konsum", "consommation", "consumo") {
			a.t.Final[k].Use, households = Households, true
			continue
		}
		a.note(UseUnknown, f.Label.String())
	}
}

func (t *Table) has(u Use) bool {
	for _, f := range t.Final {
		if f.Use == u {
			return true
		}
	}
	return false
}

// settlePrimary makes the rows of primary inputs, with what final use takes
// of them.
func (a *assembly) settlePrimary() {
	for _, st := range a.primary {
		p := Primary{Label: st.label, Pay: recognisePay(st.label), Amounts: st.values}
		p.Final = a.ofFinal(st.label)
		a.t.Primary = append(a.t.Primary, p)
	}
}

// ofFinal is what the corners say of a row, by column of final use; nil when
// they say nothing.
func (a *assembly) ofFinal(label Sector) []float64 {
	row, ok := a.corner[fold(label.String())]
	if !ok {
		return nil
	}
	out := make([]float64, len(a.t.Final))
	for k, f := range a.t.Final {
		out[k] = row[fold(f.Label.String())]
	}
	return out
}

// settleOutput takes output as printed: from its own file, else its column,
// else its row. What is printed twice must agree. Without output the sum of
// the rows stands for it.
func (a *assembly) settleOutput() {
	printed := a.outputs
	if len(printed) == 0 {
		printed = a.totals
	}
	if len(printed) == 0 {
		a.t.Output = a.t.rowSums()
		a.note(OutputSummed)
		return
	}
	first := printed[0]
	a.t.Output = first.values
	for _, other := range printed[1:] {
		for i, x := range other.values {
			if math.Abs(x-first.values[i]) > a.t.Step+1e-9*math.Abs(x) {
				a.fault(other.file, other.at[i], TwoOutputs, a.t.Sectors[i].String(), first.values[i], x)
			}
		}
	}
	a.t.printed = first
}

// settleImports finds out how imports are printed, by what makes the table
// balance: a column without its minus, or a row below output that belongs to
// final use (competitive imports). Imports given by themselves become a
// column where the table has none.
func (a *assembly) settleImports() {
	for k, f := range a.t.Final {
		if f.Use != Imports || sum(f.Amounts) <= 0 {
			continue
		}
		before := a.t.imbalance(Row)
		scale(f.Amounts, -1)
		if a.t.imbalance(Row) < before {
			a.note(ImportsTurned, f.Label.String())
		} else {
			scale(a.t.Final[k].Amounts, -1)
		}
	}
	for k, p := range a.t.Primary {
		if p.Pay != PayImports || a.t.has(Imports) {
			continue
		}
		rows, columns := a.t.imbalance(Row), a.t.imbalance(Column)
		moved := *a.t
		moved.Primary = append(append([]Primary{}, a.t.Primary[:k]...), a.t.Primary[k+1:]...)
		moved.Final = append(append([]Final{}, a.t.Final...), importsColumn(p.Label, p.Amounts))
		if moved.imbalance(Row) < rows && moved.imbalance(Column) < columns {
			*a.t = moved
			a.note(ImportsMoved, p.Label.String())
			break
		}
	}
	if a.t.Imports == nil {
		return
	}
	file := a.grids[PartImports].file
	if a.t.has(Imports) {
		a.note(ImportsUnused, file)
		return
	}
	with := *a.t
	with.Final = append(append([]Final{}, a.t.Final...), importsColumn(Sector{Name: "Imports"}, a.t.Imports))
	if with.imbalance(Row) < a.t.imbalance(Row) {
		*a.t = with
		return
	}
	a.note(ImportsUnused, file)
}

func importsColumn(label Sector, amounts []float64) Final {
	f := Final{Label: label, Use: Imports, Amounts: append([]float64{}, amounts...)}
	scale(f.Amounts, -1)
	return f
}

// imbalance is the sum of all gaps of an axis, without sign.
func (t *Table) imbalance(axis Axis) float64 {
	sums := t.rowSums()
	if axis == Column {
		sums = t.columnSums()
	}
	total := 0.0
	for _, g := range t.gaps(axis, sums) {
		total += math.Abs(g.Difference)
	}
	return total
}

// checkSectors reports sectors that no plan can be made with, and notes what
// a reader should know: sectors without output and negative flows.
func (a *assembly) checkSectors() {
	columns := make([]float64, a.n())
	for i := range a.n() {
		for j, z := range a.t.Flows.RawRowView(i) {
			columns[j] += math.Abs(z)
			if z < 0 {
				a.note(SectorSells, a.t.Sectors[i].String(), a.t.Sectors[j].String(), z)
			}
		}
	}
	if !slices.ContainsFunc(a.t.Output, func(x float64) bool { return x != 0 }) {
		a.faults = append(a.faults, Fault{File: a.t.source, Code: NoOutput})
		return
	}
	for j, x := range a.t.Output {
		name := a.t.Sectors[j].String()
		switch {
		case x < 0:
			a.fault(a.t.printed.file, a.t.printedAt(j), NegativeOut, name, x)
		case x == 0 && columns[j] > 0:
			a.fault(a.t.printed.file, a.t.printedAt(j), IdleSector, name, columns[j])
		case x == 0:
			a.note(SectorIdle, name)
		}
	}
}

func sum(v []float64) float64 {
	total := 0.0
	for _, x := range v {
		total += x
	}
	return total
}

func scale(v []float64, by float64) {
	for k := range v {
		v[k] *= by
	}
}
