package plan

import (
	"math"
	"strconv"
)

// goodsAndProcesses fills in the defaults of goods and processes and reads
// their units.
func (r *resolver) goodsAndProcesses() {
	for i, g := range r.p.Goods {
		at := place{TableGoods, i}
		r.goodUnit = append(r.goodUnit, r.declareUnit(at, g.Unit))
		if g.Kind == "" {
			g.Kind = Product
		}
		if !isKind(g.Kind) {
			r.fault(at, UnknownWord, "kind", string(g.Kind), kindWords)
		}
		switch g.Scope {
		case "":
			g.Scope = Regional
		case Regional, National:
		default:
			r.fault(at, UnknownWord, "scope", string(g.Scope), "regional, national")
		}
		if g.Name == "" {
			g.Name = string(g.ID)
		}
		r.figs.Goods = append(r.figs.Goods, g)
	}
	for i, p := range r.p.Processes {
		r.figs.Processes = append(r.figs.Processes, r.process(place{TableProcesses, i}, p))
	}
	r.inputRow = make([][]int, len(r.p.Processes))
}

const kindWords = "product, service, labour, land, water, emission, waste, allowance, currency"

func isKind(k Kind) bool {
	switch k {
	case Product, Service, Labour, Land, Water, Emission, Waste, Allowance, Currency:
		return true
	}
	return false
}

// process resolves a row of the processes: its unit, its base, and what it
// makes. A process measured in another unit of the same dimension as its
// product makes as much as its unit says: 1 kt of activity makes 1000 t.
func (r *resolver) process(at place, p Process) ProcessFigures {
	good, made := -1, false
	if p.Makes != "" {
		k, state := find(r, r.goods, at, "makes", p.Makes)
		good, made = k, state == isKnown
	}
	unit := Unit{}
	switch {
	case p.Unit != "":
		unit = r.declareUnit(at, p.Unit)
	case made:
		p.Unit, unit = r.p.Goods[good].Unit, r.goodUnit[good]
	case p.Makes == "" && !r.gap(at, "makes"):
		r.declareUnit(at, "")
	}
	r.processUnit = append(r.processUnit, unit)
	if p.Name == "" {
		p.Name = string(p.ID)
	}
	base, ok := r.amount(at, "base", p.Base, natural{unit, p.Unit})
	if ok {
		p.Base = Quantity{Value: base, Unit: p.Base.Unit}
	}
	out := ProcessFigures{Process: p}
	if made {
		factor, fits := unit.To(r.goodUnit[good])
		if !fits {
			factor = 1
		}
		flow := Flow{Good: good, Region: -1, Amount: make([]float64, r.years)}
		for t := range flow.Amount {
			flow.Amount[t] = factor
		}
		out.Outputs = append(out.Outputs, flow)
	}
	return out
}

// hasBase tells whether the rows of a process are flows at its base. A base of
// zero is one: it is reported when a flow has to be divided by it.
func (r *resolver) hasBase(process int) bool { return r.p.Processes[process].Base.Value != 0 }

// coefficient turns a figure into an amount per unit of activity.
func (r *resolver) coefficient(at place, q Quantity, good, process int) (float64, bool) {
	to := r.naturalGood(good)
	if !r.hasBase(process) {
		return r.amount(at, "amount", q, to.per(r.naturalProcess(process)))
	}
	v, ok := r.amount(at, "amount", q, to)
	return v / r.figs.Processes[process].Base.Value, ok
}

func (r *resolver) naturalGood(good int) natural {
	return natural{r.goodUnit[good], r.p.Goods[good].Unit}
}

func (r *resolver) naturalProcess(process int) natural {
	return natural{r.processUnit[process], r.figs.Processes[process].Unit}
}

func (r *resolver) national(good int) bool { return r.figs.Goods[good].Scope == National }

// flowKey names the rows that state one coefficient for several years.
type flowKey struct{ owner, good, origin, lead int }

// inputs resolves inputs.csv.
func (r *resolver) inputs() {
	all := newSeriesMap[flowKey](r, len(r.p.Inputs))
	for i, in := range r.p.Inputs {
		at := place{TableInputs, i}
		process, pstate := find(r, r.processes, at, "process", in.Process)
		good, gstate := find(r, r.goods, at, "good", in.Good)
		origin, ok := -1, true
		if in.Origin != "" {
			origin, ok = r.region(at, "origin", in.Origin, false)
		}
		ok = r.lead(at, in.Lead) && ok
		if pstate != isKnown || gstate != isKnown {
			r.figureAlone(at, in.Amount)
			continue
		}
		v, vok := r.coefficient(at, in.Amount, good, process)
		if !ok || !vok {
			r.span(at, "year", in.Span)
			continue
		}
		all.set(at, flowKey{process, good, origin, in.Lead}, in.Span, v)
	}
	for k, key := range all.keys {
		s := all.list[k]
		if !anyPositive(s.value) {
			continue // a nought in a dense table is no input
		}
		p := &r.figs.Processes[key.owner]
		p.Inputs = append(p.Inputs, Flow{Good: key.good, Region: key.origin, Lead: key.lead, Amount: s.value})
		r.inputRow[key.owner] = append(r.inputRow[key.owner], s.largest())
	}
}

// outputs resolves outputs.csv.
func (r *resolver) outputs() {
	all := newSeriesMap[flowKey](r, len(r.p.Outputs))
	for i, out := range r.p.Outputs {
		at := place{TableOutputs, i}
		process, pstate := find(r, r.processes, at, "process", out.Process)
		good, gstate := find(r, r.goods, at, "good", out.Good)
		if pstate != isKnown || gstate != isKnown {
			r.figureAlone(at, out.Amount)
			continue
		}
		if r.p.Processes[process].Makes == out.Good {
			r.fault(at, MadeTwice, "good", string(out.Good), string(out.Process), string(out.Good))
			continue
		}
		v, ok := r.coefficient(at, out.Amount, good, process)
		if !ok {
			r.span(at, "year", out.Span)
			continue
		}
		all.set(at, flowKey{process, good, -1, 0}, out.Span, v)
	}
	for k, key := range all.keys {
		if s := all.list[k]; anyPositive(s.value) {
			p := &r.figs.Processes[key.owner]
			p.Outputs = append(p.Outputs, Flow{Good: key.good, Region: -1, Amount: s.value})
		}
	}
	if !r.gaps.complete(TableOutputs, TableGoods) {
		return
	}
	for i, p := range r.figs.Processes {
		if len(p.Outputs) == 0 && p.Makes == "" {
			r.fault(place{TableProcesses, i}, NoProduct, "makes", "", string(p.ID))
		}
	}
}

// figureAlone checks a figure of which the natural unit is not known.
func (r *resolver) figureAlone(at place, q Quantity) { r.amount(at, "amount", q, natural{}) }

func (r *resolver) lead(at place, lead int) bool { return r.distance(at, "lead", lead) }

// distance checks a number of years between one thing and another.
func (r *resolver) distance(at place, field string, years int) bool {
	switch {
	case years < 0:
		r.fault(at, Negative, field, strconv.Itoa(years))
	case years > MaxLead:
		r.fault(at, LeadTooLong, field, strconv.Itoa(years), MaxLead)
	default:
		return !r.gap(at, field)
	}
	return false
}

// seriesMap keeps series in the order in which they came up.
type seriesMap[K comparable] struct {
	r    *resolver
	find map[K]int
	keys []K
	list []*series
}

func newSeriesMap[K comparable](r *resolver, size int) *seriesMap[K] {
	return &seriesMap[K]{r: r, find: make(map[K]int, size), keys: make([]K, 0, size), list: make([]*series, 0, size)}
}

// set enters a row of the series of a key; missing years count as zero. It is
// false if the row is wrong.
func (m *seriesMap[K]) set(at place, key K, span Span, v float64) bool {
	return m.get(key, 0).set(m.r, at, span, v)
}

func (m *seriesMap[K]) get(key K, missing float64) *series {
	k, ok := m.find[key]
	if !ok {
		k = len(m.list)
		m.find[key] = k
		m.keys = append(m.keys, key)
		m.list = append(m.list, m.r.newSeries(missing))
	}
	return m.list[k]
}

// largest is the row that states the largest figure.
func (s *series) largest() int {
	best, row := math.Inf(-1), s.every
	for t, v := range s.value {
		if v > best {
			best, row = v, s.row(t)
		}
	}
	return row
}
