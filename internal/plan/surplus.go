package plan

import (
	"slices"
	"strings"
)

// surplus checks that processes make more than they take: each alone of its
// own product, and those that take each other's products together.
func (r *resolver) surplus() {
	lossy := map[int]bool{}
	for p := range r.figs.Processes {
		if g, ok := r.ownUse(p); ok {
			lossy[g] = true
		}
	}
	if r.years > 0 && r.gaps.complete(TableProcesses, TableOutputs, TableSupply) {
		r.hawkinsSimon(lossy)
	}
}

// ownUse reports a process that takes, of its main product, as much as it
// makes or more, in some year. What comes from another region is not counted:
// moving a good takes it and makes it.
func (r *resolver) ownUse(process int) (good int, reported bool) {
	p := r.figs.Processes[process]
	if len(p.Outputs) == 0 || p.Makes == "" && len(p.Outputs) > 1 {
		return -1, false
	}
	out := p.Outputs[0]
	for t := range r.years {
		taken, largest, row := 0.0, 0.0, -1
		for k, in := range p.Inputs {
			if in.Good == out.Good && in.Region < 0 {
				taken += in.Amount[t]
				if in.Amount[t] > largest {
					largest, row = in.Amount[t], r.inputRow[process][k]
				}
			}
		}
		if taken > 0 && taken >= out.Amount[t] {
			r.fault(place{TableInputs, row}, OwnUse, "amount", figureText(r.p.Inputs[row].Amount.Value),
				string(p.ID), string(r.p.Goods[out.Good].ID), taken, out.Amount[t])
			return out.Good, true
		}
	}
	return -1, false
}

// column is what one unit of a good takes of others when its one process
// makes it.
type column struct {
	process int // -1: the good is not looked at
	takes   []taken
}

// taken is what is taken of one good.
type taken struct {
	good   int
	amount float64
	row    int // of inputs
}

// hawkinsSimon looks at the goods that have one process, which makes nothing
// else, and come neither from nature nor from abroad nor from a project. Let a[g,h] be what a unit of h takes of g, leads taken
// together, in the year in which it is least. If goods take each other in a
// circle and the spectral radius of their a is 1 or more, they can be made
// only by using up what was there before (Hawkins and Simon, Econometrica 17,
// 1949). It is a fault, or a warning if there are stocks to use up.
func (r *resolver) hawkinsSimon(lossy map[int]bool) {
	columns := r.square(lossy)
	if radius, _, decided := spectralRadius(columns, members(columns)); decided && radius < 1 {
		return // all together, and so every circle
	}
	for _, circle := range circles(columns) {
		radius, value, decided := spectralRadius(columns, circle)
		if !decided || radius < 1 {
			continue
		}
		// The input that is worth most of what it goes into, in the prices
		// that belong to the radius, is the likeliest mistake.
		worst, good, row, process := -1.0, -1, -1, -1
		var names []string
		stock := false
		for _, h := range circle {
			names = append(names, string(r.p.Goods[h].ID))
			stock = stock || r.hasStock(h)
			for _, in := range columns[h].takes {
				if share := in.amount * value[in.good] / value[h]; share > worst { // goods outside have no value
					worst, good, row, process = share, in.good, in.row, columns[h].process
				}
			}
		}
		slices.Sort(names)
		f := Fault{
			Code: NoSurplus, Table: TableInputs, Row: row, Field: "amount", Value: figureText(r.p.Inputs[row].Amount.Value),
			Args: []any{string(r.p.Processes[process].ID), string(r.p.Goods[good].ID), strings.Join(names, ", "), radius},
		}
		if stock {
			r.warnings = append(r.warnings, f)
		} else {
			r.faults = append(r.faults, f)
		}
	}
}

func (r *resolver) hasStock(good int) bool {
	return slices.ContainsFunc(r.figs.Stocks, func(s StockFigures) bool { return s.Good == good && s.Opening > 0 })
}

// square collects the columns of the goods that hawkinsSimon looks at, by
// good. What they take of other goods is left out.
func (r *resolver) square(lossy map[int]bool) []column {
	makers := make([][]int, len(r.figs.Goods))
	for p, process := range r.figs.Processes {
		for _, out := range process.Outputs {
			makers[out.Good] = append(makers[out.Good], p)
		}
	}
	for _, s := range r.figs.Supply {
		makers[s.Good] = nil
	}
	for _, t := range r.figs.Trade {
		if t.Import {
			makers[t.Good] = nil
		}
	}
	for _, n := range r.figs.Renewables {
		if n.Harvest >= 0 {
			makers[n.Harvest] = nil
		}
	}
	for _, p := range r.figs.Projects {
		if p.Good >= 0 {
			makers[p.Good] = nil
		}
	}
	columns := make([]column, len(makers))
	for h, by := range makers {
		columns[h].process = -1
		if len(by) == 1 && len(r.figs.Processes[by[0]].Outputs) == 1 && !lossy[h] {
			columns[h].process = by[0]
		}
	}
	for h := range columns {
		if columns[h].process >= 0 {
			r.fill(&columns[h], columns)
		}
	}
	return columns
}

// members lists the goods that are looked at.
func members(columns []column) []int {
	var out []int
	for h := range columns {
		if columns[h].process >= 0 {
			out = append(out, h)
		}
	}
	return out
}

// fill enters what a column takes of the goods that are looked at.
func (r *resolver) fill(c *column, columns []column) {
	p := r.figs.Processes[c.process]
	for k, in := range p.Inputs {
		if columns[in.Good].process < 0 {
			continue
		}
		least := -1.0
		for t, v := range in.Amount {
			if out := p.Outputs[0].Amount[t]; out > 0 && (least < 0 || v/out < least) {
				least = v / out
			}
		}
		if least > 0 {
			c.takes = append(c.takes, taken{in.Good, least, r.inputRow[c.process][k]})
		}
	}
}
