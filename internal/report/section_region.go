package report

import (
	"cmp"
	"slices"

	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
)

// flow is what of a good goes from one region to another: along a route, or
// because an input comes from there.
type flow struct {
	good     plan.GoodID
	name     string
	unit     string
	from, to plan.RegionID
	amounts  []float64
	route    *outcome.Route // nil: inputs that keep their origin
}

// flows lists what goes between regions: first what is moved on routes, then
// the inputs that keep their origin, good by good.
func (w *writer) flows() []*flow {
	var out []*flow
	for i := range w.o.Routes {
		r := &w.o.Routes[i]
		out = append(out, &flow{r.Good, r.Name, r.Unit, r.From, r.To, r.Sent, r})
	}
	type key struct {
		good     plan.GoodID
		from, to plan.RegionID
	}
	at := map[key]*flow{}
	for i := range w.o.Balances {
		b := &w.o.Balances[i]
		for _, l := range b.Uses {
			if b.Region == "" || l.To != "" || l.Region == "" || l.Region == b.Region {
				continue
			}
			k := key{b.Good, b.Region, l.Region}
			f := at[k]
			if f == nil {
				f = &flow{b.Good, b.Name, b.Unit, b.Region, l.Region, make([]float64, len(w.o.Years)), nil}
				at[k] = f
				out = append(out, f)
			}
			for y, v := range l.Amounts {
				f.amounts[y] += v
			}
		}
	}
	return out
}

// full tells whether a route is at its limit in a year.
func (f *flow) full(y int) bool {
	return f.route != nil && f.route.Upper[y] != nil && f.amounts[y] > 0 && atMost(f.amounts[y], *f.route.Upper[y])
}

// regionName is the name of a region.
func (w *writer) regionName(id plan.RegionID) string {
	for _, r := range w.o.Regions {
		if r.ID == id {
			return r.Name
		}
	}
	return string(id)
}

// regions is the section on the parts of the country and what goes between
// them.
func (w *writer) regions() *Section {
	if len(w.o.Regions) < 2 {
		return nil
	}
	flows := w.flows()
	glance := w.regionTable(flows)
	s := &Section{ID: "regions", Title: w.text("report.region.title"), Short: []Block{glance}}
	s.Blocks = append(s.Blocks, Paragraph{Text: w.text("report.region.intro")}, glance)
	if len(flows) == 0 {
		return s
	}
	t := w.flowTable(flows)
	if c := w.flowChart(flows, t); c != nil {
		s.Blocks = append(s.Blocks, c)
	} else {
		s.Blocks = append(s.Blocks, w.folded(t)...)
	}
	var full []Item
	for _, f := range flows {
		var years []int
		for y, year := range w.o.Years {
			if f.full(y) {
				years = append(years, year)
			}
		}
		if len(years) > 0 {
			full = append(full, Item{Tone: Warn, Lead: f.name, Text: w.text("report.region.full", f.name, w.regionName(f.from), w.regionName(f.to), w.years(years))})
		}
	}
	if len(full) > 0 {
		s.Blocks = append(s.Blocks, List{full})
		s.Short = append(s.Short, List{full[:min(len(full), listed)]})
	}
	for _, r := range w.o.Regions {
		if b := w.regionFold(r, flows); b != nil {
			s.Blocks = append(s.Blocks, *b)
		}
	}
	return s
}

// regionTable is the regions at a glance.
func (w *writer) regionTable(flows []*flow) *Table {
	last := len(w.o.Years) - 1
	t := &Table{ID: "region-glance", Caption: w.text("report.region.glance"), Columns: []Column{
		{Title: w.text("report.col.region")}, {Title: w.text("report.region.people", w.o.Years[last]), Right: true},
		{Title: w.text("report.region.met"), Right: true}, {Title: w.text("report.region.worst"), Right: true},
		{Title: w.text("report.region.labour", w.o.Years[last]), Right: true},
		{Title: w.text("report.region.out"), Right: true}, {Title: w.text("report.region.in"), Right: true},
	}}
	for _, r := range w.o.Regions {
		people := "·"
		if v := r.Population[last]; v == v {
			people = w.c.Number(v, 0)
		}
		met, worst := "·", Cell{Text: "·"}
		var own []outcome.Target
		for _, x := range w.o.Targets {
			if x.Region == r.ID {
				own = append(own, x)
			}
		}
		if len(own) > 0 {
			met = w.text("report.fact.of", newScore(own, 0).met, len(own))
			least := slices.MinFunc(own, func(x, y outcome.Target) int { return cmp.Compare(x.Fulfilment, y.Fulfilment) })
			worst = w.mark(&least)
		}
		count := func(of func(f *flow) plan.RegionID) string {
			goods := map[plan.GoodID]bool{}
			for _, f := range flows {
				if of(f) == r.ID && total(f.amounts) > 0 {
					goods[f.good] = true
				}
			}
			return w.text("report.region.goods", len(goods))
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{Text: r.Name}, {Text: people}, {Text: met}, worst, w.labourCell(r.ID, last),
			{Text: count(func(f *flow) plan.RegionID { return f.from })}, {Text: count(func(f *flow) plan.RegionID { return f.to })},
		}})
	}
	return t
}

// labourCell is the share of a region's labour in use, of the skill of which
// most is in use.
func (w *writer) labourCell(region plan.RegionID, y int) Cell {
	most := -1.0
	for i := range w.o.Balances {
		if b := &w.o.Balances[i]; b.Region == region && b.Kind == plan.Labour && b.Total[y] > 0 {
			most = max(most, b.Shares()[y])
		}
	}
	if most < 0 {
		return Cell{Text: "·"}
	}
	return w.shareCell(most)
}

// flowTable is what goes between regions, marked where a route is at its
// limit.
func (w *writer) flowTable(flows []*flow) *Table {
	t := &Table{ID: "flows", Caption: w.text("report.region.flows"), Columns: append([]Column{
		{Title: w.text("report.col.good")}, {Title: w.text("report.region.from")}, {Title: w.text("report.region.to")}, {Title: w.text("report.col.unit")},
	}, w.yearColumns()...)}
	for _, f := range flows {
		if total(f.amounts) == 0 {
			continue
		}
		name := f.name
		if f.route == nil {
			name = w.text("report.region.origin", name)
		}
		row := Row{Cells: append([]Cell{{Text: name, Link: w.linkTo(f.good, f.from)}, {Text: w.regionName(f.from)}, {Text: w.regionName(f.to)}, {Text: f.unit}}, w.amounts(f.amounts)...)}
		for y := range f.amounts {
			if f.full(y) {
				c := &row.Cells[4+y]
				c.Text, c.State, c.Say = "■ "+c.Text, StateFull, w.text("report.state.bound")
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// How many goods have a field of their own, and how many regions a field can
// show.
const (
	matricesShown  = 9
	matrixMostSide = 12
)

// flowChart draws what goes from region to region in the last year, a field
// for each good; nil where there are too many regions to be drawn.
func (w *writer) flowChart(flows []*flow, t *Table) *Chart {
	n, last := len(w.o.Regions), len(w.o.Years)-1
	if n > matrixMostSide || len(t.Rows) == 0 {
		return nil
	}
	place := map[plan.RegionID]int{}
	var names []string
	for i, r := range w.o.Regions {
		place[r.ID] = i
		names = append(names, r.Name)
	}
	var order []plan.GoodID
	fields := map[plan.GoodID]*Matrix{}
	for _, f := range flows {
		m := fields[f.good]
		if m == nil {
			m = newMatrix(f.name, f.unit, names)
			fields[f.good] = m
			order = append(order, f.good)
		}
		i, j := place[f.from], place[f.to]
		m.Values[i][j] += f.amounts[last]
		m.Full[i][j] = m.Full[i][j] || f.full(last)
	}
	c := &Chart{ID: "flow-chart", Title: w.text("report.region.chart", w.o.Years[last]), Desc: w.text("report.region.desc"), Table: t}
	for _, good := range order {
		m := fields[good]
		any := false
		for i := range m.Values {
			for j, v := range m.Values[i] {
				if v > 0 {
					any = true
					m.Texts[i][j] = short(round3(v))
				}
			}
		}
		if any && len(c.Matrices) < matricesShown {
			c.Matrices = append(c.Matrices, *m)
		}
	}
	if len(c.Matrices) == 0 {
		return nil
	}
	return c
}

func newMatrix(title, unit string, names []string) *Matrix {
	m := &Matrix{Title: title, Unit: unit, Names: names}
	for range names {
		m.Values = append(m.Values, make([]float64, len(names)))
		m.Texts = append(m.Texts, make([]string, len(names)))
		m.Full = append(m.Full, make([]bool, len(names)))
	}
	return m
}

// regionFold is one region: its people, its targets, and what comes in and
// goes out.
func (w *writer) regionFold(r outcome.Region, flows []*flow) *Fold {
	t := &Table{ID: anchor("region", string(r.ID)) + "-table", Caption: r.Name, Columns: append([]Column{
		{Title: w.text("report.col.what")}, {Title: w.text("report.col.unit")},
	}, w.yearColumns()...)}
	if slices.ContainsFunc(r.Population, func(v float64) bool { return v == v }) {
		t.Rows = append(t.Rows, Row{Cells: append([]Cell{{Text: w.text("report.region.population")}, {Text: w.text("report.region.persons")}}, w.amounts(r.Population)...)})
	}
	group := func(key string, rows []Row) {
		if len(rows) > 0 {
			t.Rows = append(append(t.Rows, Row{Kind: Group, Cells: []Cell{{Text: w.text(key)}}}), rows...)
		}
	}
	var targets, in, out []Row
	for _, p := range w.promises() {
		if p.region != r.ID {
			continue
		}
		row := Row{Cells: []Cell{{Text: p.name}, {}}}
		for _, x := range p.byYear {
			row.Cells = append(row.Cells, w.mark(x))
		}
		targets = append(targets, row)
	}
	for _, f := range flows {
		switch {
		case total(f.amounts) == 0:
		case f.to == r.ID:
			amounts := f.amounts
			if f.route != nil {
				amounts = f.route.Arrived
			}
			in = append(in, Row{Cells: append([]Cell{{Text: w.text("report.region.comes", f.name, w.regionName(f.from))}, {Text: f.unit}}, w.amounts(amounts)...)})
		case f.from == r.ID:
			out = append(out, Row{Cells: append([]Cell{{Text: w.text("report.region.goes", f.name, w.regionName(f.to))}, {Text: f.unit}}, w.amounts(f.amounts)...)})
		}
	}
	group("report.targets.title", targets)
	group("report.region.in", in)
	group("report.region.out", out)
	if len(t.Rows) == 0 {
		return nil
	}
	return &Fold{ID: anchor("region", string(r.ID)), Title: r.Name, Blocks: w.folded(t)}
}
