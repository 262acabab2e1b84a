package formulate

import (
	"slices"

	"github.com/openplenum/plenum/internal/plan"
)

// Entry is one term of a linear expression.
type Entry struct {
	Col  int
	Coef float64
}

// Expr is a linear expression of columns: a measure of the plan, in the
// measure's unit.
type Expr struct {
	Entries  []Entry
	Constant float64
}

// Value evaluates an expression at column levels x.
func (e Expr) Value(x []float64) float64 {
	sum := e.Constant
	for _, t := range e.Entries {
		sum += t.Coef * x[t.Col]
	}
	return sum
}

func (e *Expr) add(col int, coef float64) {
	if coef != 0 {
		e.Entries = append(e.Entries, Entry{col, coef})
	}
}

// measure writes a measure of year t as an expression. The worst fulfilment
// is not a measure of quantities: see minima.
func (b *builder) measure(m plan.MeasureFigures, t int) Expr {
	var e Expr
	switch m.Kind {
	case plan.MeasureFinalUse:
		b.measureFinalUse(&e, m, t)
	case plan.MeasureOutput:
		b.measureOutput(&e, m, t)
	case plan.MeasureActivity:
		for _, r := range b.regionsOf(m) {
			if cols, ok := b.process[placed{m.Process, r}]; ok {
				e.add(cols[t], 1)
			}
		}
	case plan.MeasureCapacity:
		for _, h := range b.assetsOf(m) {
			e.add(b.stand[h][t], 1)
		}
	case plan.MeasureOpening:
		for _, h := range b.assetsOf(m) {
			b.measureOpening(&e, h, t)
		}
	case plan.MeasureStock:
		for _, r := range b.regionsOf(m) {
			if cols, ok := b.storing[placed{m.Good, r}]; ok {
				e.add(cols[t], 1)
			}
		}
	case plan.MeasureUse:
		for _, row := range b.balanceRows(m, t) {
			for _, use := range b.uses[row] {
				e.add(use.Col, use.Coef)
			}
			e.Constant += b.fixed[row]
		}
	case plan.MeasureImport, plan.MeasureExport:
		for _, r := range b.regionsOf(m) {
			if col, ok := b.traded[tradeKey{m.Kind == plan.MeasureImport, m.Good, r, t}]; ok {
				e.add(col, 1)
			}
		}
	case plan.MeasureDebt:
		if cols, ok := b.owed[m.Good]; ok {
			e.add(cols[t], 1)
		}
	case plan.MeasureHarvest:
		e.add(b.living[m.Renewable].harvest[t], 1)
	case plan.MeasureBiomass:
		e.add(b.living[m.Renewable].biomass[t], 1)
	case plan.MeasureStart:
		if col := b.started[m.Project][t]; col >= 0 {
			e.add(col, 1)
		}
	case plan.MeasureIndicator:
		b.measureIndicator(&e, m, t)
	}
	return e
}

// assetsOf lists the places of the measure's asset in the regions it sums
// over.
func (b *builder) assetsOf(m plan.MeasureFigures) []int {
	var out []int
	for h, a := range b.figs.Assets {
		if a.ID == b.figs.Assets[m.Asset].ID && (m.Region < 0 || a.Region == m.Region) {
			out = append(out, h)
		}
	}
	return out
}

// measureOpening adds what is opened of an asset, by choice and under way.
func (b *builder) measureOpening(e *Expr, h, t int) {
	if col := b.open[h][t]; col >= 0 {
		e.add(col, 1)
	}
	for _, w := range b.figs.UnderWay {
		if w.Asset == h && w.Opens == t {
			e.Constant += w.Amount
		}
	}
}

// measureIndicator adds (constant + sum of coefficient x quantity) /
// population, in the region of the target or in all of them.
func (b *builder) measureIndicator(e *Expr, m plan.MeasureFigures, t int) {
	indicator := b.figs.Indicators[m.Indicator]
	people := 1.0
	if indicator.Population != nil {
		people = 0
		for _, r := range b.regionsOf(m) {
			people += indicator.Population[r][t]
		}
	}
	e.Constant += indicator.Constant[t] / people
	for _, term := range indicator.Terms {
		of := term.Measure
		if of.Region < 0 {
			of.Region = m.Region
		}
		part := b.measure(of, t)
		for _, x := range part.Entries {
			e.add(x.Col, term.Coefficient[t]/people*x.Coef)
		}
		e.Constant += term.Coefficient[t] / people * part.Constant
	}
}

// measureFinalUse adds standing and extra final use of a good in the named
// categories, or the level of a basket.
func (b *builder) measureFinalUse(e *Expr, m plan.MeasureFigures, t int) {
	regions := b.regionsOf(m)
	if m.Region < 0 {
		regions = append(regions, nowhere)
	}
	for _, r := range regions {
		if m.Basket >= 0 {
			if col, ok := b.basket[basketKey{m.Basket, r, t}]; ok {
				e.add(col, 1)
			}
			continue
		}
		for _, c := range m.Categories {
			if k := b.basketOf(c); k >= 0 {
				if col, ok := b.basket[basketKey{k, r, t}]; ok {
					for _, share := range b.figs.Baskets[k].Goods {
						if share.Good == m.Good {
							e.add(col, share.Amount[t])
						}
					}
				}
			} else if col, ok := b.extra[useKey{m.Good, r, t, c}]; ok {
				e.add(col, 1)
			}
			for _, u := range b.figs.FinalUse {
				if u.Good == m.Good && u.Region == r && u.Category == c {
					e.Constant += u.Amount[t]
				}
			}
		}
	}
}

// measureOutput adds what all processes make of a good.
func (b *builder) measureOutput(e *Expr, m plan.MeasureFigures, t int) {
	for _, r := range b.regionsOf(m) {
		for p, process := range b.figs.Processes {
			cols, ok := b.process[placed{p, r}]
			if !ok {
				continue
			}
			for _, out := range process.Outputs {
				if out.Good == m.Good {
					e.add(cols[t], out.Made(r, t))
				}
			}
		}
	}
}

// balanceRows lists the balance rows of the measure's good in year t, each
// once.
func (b *builder) balanceRows(m plan.MeasureFigures, t int) []int {
	var rows []int
	for _, r := range b.regionsOf(m) {
		if row := b.balance[m.Good][r][t]; !slices.Contains(rows, row) {
			rows = append(rows, row)
		}
	}
	return rows
}
