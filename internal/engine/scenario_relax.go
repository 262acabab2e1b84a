package engine

import (
	"context"
	"maps"
	"math"
	"slices"

	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/plan"
)

// eased is a plan that asks less than it did, and what was given up.
type eased struct {
	figs   *plan.Figures
	held   map[int]decision
	missed []Missed
}

// give is one thing owed that may be given up in part: a row or the bound of
// a column, by the level of a column of its own.
type give struct {
	row, col int // row, or -1; column, or -1
	upper    bool
	asked    float64 // what the sum of shares counts in
	most     float64 // that may be given up
	by       int     // its column
}

// room is the share of what was asked that is given up beyond what must be.
// Less leaves the phases after it without an interior.
const room = 1e-4

// relax finds the least that must be given up so that there is a plan: the
// least sum, over everything that is owed, of the share of it that is missed.
// Owed are standing use and the rest of capacity under way (balances), floors
// of targets, limits, closing stocks, least trade, debt limits, and the
// decisions held. It returns nil when nothing of this helps.
func (c *courses) relax(ctx context.Context, form *formulate.Form, held map[int]decision) (*eased, error) {
	gives := owed(form, held)
	asked := form.Problem.WithBounds()
	for i, key := range form.Index.Rows {
		if key.Kind == formulate.StartOnce && held != nil {
			asked.RowLower[i] = 0 // that a project is begun is asked of its start
		}
	}
	problem := elastic(asked, gives)
	options := c.opt.LP.WithDefaults()
	res, err := c.opt.Solver.Solve(ctx, problem, options)
	switch {
	case err != nil:
		return nil, err
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case res.Primal != lp.Point || !usable(lp.Verify(problem, res, options)):
		return nil, nil
	}
	// A little more than must be is given up, so that the tiers have room; a
	// little of everything, where the last digits alone kept the plan from
	// being.
	var chosen []give
	var amounts []float64
	for _, g := range gives {
		if v := res.X[g.by]; v > 1e-8*g.asked {
			chosen, amounts = append(chosen, g), append(amounts, v)
		}
	}
	if len(chosen) == 0 {
		chosen, amounts = gives, make([]float64, len(gives))
	}
	out := &eased{figs: copied(form.Figures), held: maps.Clone(held)}
	for k, g := range chosen {
		out.give(form, g, math.Min(amounts[k]+room*g.asked, g.most))
		if amounts[k] > Met*g.asked {
			out.missed = append(out.missed, g.named(form, amounts[k]))
		}
	}
	return out, nil
}

// owed lists what may be given up.
func owed(form *formulate.Form, held map[int]decision) []give {
	p, ix := form.Problem, &form.Index
	var out []give
	for i, key := range ix.Rows {
		lower, upper := p.RowLower[i], p.RowUpper[i]
		switch key.Kind {
		case formulate.Balance:
			if use := usesOf(ix.Fixed[i]); use > 0 && !math.IsInf(lower, -1) {
				out = append(out, give{row: i, col: -1, asked: use, most: use})
			}
		case formulate.FloorRow:
			size := math.Abs(form.Figures.Promises[promiseOf(form, key)].Floor)
			if size == 0 {
				size = math.Abs(form.Figures.Promises[promiseOf(form, key)].Amount)
			}
			out = append(out, give{row: i, col: -1, asked: math.Max(size, tiny), most: lp.Inf})
		case formulate.LimitRow:
			l := form.Figures.Limits[limitOf(form, key)]
			t := key.Year - form.Figures.Plan.Horizon.First
			if !math.IsInf(lower, -1) {
				out = append(out, give{row: i, col: -1, asked: sizeOf(l.Lower[t]), most: lp.Inf})
			}
			if !math.IsInf(upper, 1) {
				out = append(out, give{row: i, col: -1, upper: true, asked: sizeOf(l.Upper[t]), most: lp.Inf})
			}
		}
	}
	for j, key := range ix.Columns {
		lower, upper := p.ColLower[j], p.ColUpper[j]
		switch key.Kind {
		case formulate.Open, formulate.Start:
			if _, ok := held[j]; ok && lower > 0 {
				out = append(out, give{row: -1, col: j, asked: lower, most: lower})
			}
		case formulate.Store, formulate.Import, formulate.Export:
			if lower > 0 {
				out = append(out, give{row: -1, col: j, asked: lower, most: lower})
			}
		case formulate.Debt:
			if !math.IsInf(upper, 1) {
				out = append(out, give{row: -1, col: j, upper: true, asked: sizeOf(upper), most: lp.Inf})
			}
		}
	}
	return out
}

// sizeOf is the size of a bound; 1 of a bound of zero, which has none.
func sizeOf(bound float64) float64 {
	if bound == 0 {
		return 1
	}
	return math.Abs(bound)
}

// usesOf is what the fixed uses of a balance take.
func usesOf(fixed []formulate.Fixed) float64 {
	var use float64
	for _, f := range fixed {
		use += math.Max(0, -f.Amount)
	}
	return use
}

// elastic is a problem in which everything owed may be given up, with the sum
// of the shares given up as its objective. It sets the columns of gives.
func elastic(p *lp.Problem, gives []give) *lp.Problem {
	b := lp.Builder{Name: p.Name}
	for i := range p.Rows() {
		b.Row("", p.RowLower[i], p.RowUpper[i])
	}
	lower, upper := slices.Clone(p.ColLower), slices.Clone(p.ColUpper)
	for _, g := range gives {
		switch {
		case g.col >= 0 && g.upper:
			upper[g.col] = lp.Inf
		case g.col >= 0:
			lower[g.col] = 0
		}
	}
	for j := range p.Cols() {
		b.Col("", lower[j], upper[j], 0)
		rows, values := p.Column(j)
		for k, i := range rows {
			b.Add(i, j, values[k])
		}
	}
	for k := range gives {
		g := &gives[k]
		g.by = b.Col("", 0, g.most, 1/g.asked)
		row, sign := g.row, 1.0
		if g.upper {
			sign = -1
		}
		if row < 0 {
			bounds := [2]float64{p.ColLower[g.col], lp.Inf}
			if g.upper {
				bounds = [2]float64{-lp.Inf, p.ColUpper[g.col]}
			}
			row = b.Row("", bounds[0], bounds[1])
			b.Add(row, g.col, 1)
		}
		b.Add(row, g.by, sign)
	}
	q := b.Problem()
	q.RowName, q.ColName = nil, nil
	return q
}

// give lowers what is asked by an amount.
func (e *eased) give(form *formulate.Form, g give, amount float64) {
	figs := e.figs
	first := figs.Plan.Horizon.First
	if g.col >= 0 {
		key := form.Index.Columns[g.col]
		t := key.Year - first
		switch key.Kind {
		case formulate.Open, formulate.Start:
			d := e.held[g.col]
			d.lower = math.Max(0, d.lower-amount)
			e.held[g.col] = d
		case formulate.Store:
			for i, s := range figs.Stocks {
				if string(figs.Goods[s.Good].ID) == key.Of && figs.Regions[s.Region] == key.Region {
					figs.Stocks[i].Closing = math.Max(0, s.Closing-amount)
				}
			}
		case formulate.Import, formulate.Export:
			for i, tr := range figs.Trade {
				if tr.Import == (key.Kind == formulate.Import) && string(figs.Goods[tr.Good].ID) == key.Of && figs.Regions[tr.Region] == key.Region {
					figs.Trade[i].Lower = lowered(tr.Lower, t, amount)
				}
			}
		case formulate.Debt:
			for i, d := range figs.Debts {
				if string(figs.Goods[d.Currency].ID) == key.Of {
					figs.Debts[i].Limit = math.Max(d.Limit, form.Problem.ColUpper[g.col]+amount)
					if t == len(figs.Years)-1 {
						figs.Debts[i].Closing = math.Max(d.Closing, form.Problem.ColUpper[g.col]+amount)
					}
				}
			}
		}
		return
	}
	key := form.Index.Rows[g.row]
	switch key.Kind {
	case formulate.Balance:
		e.ration(form, g, amount)
	case formulate.FloorRow:
		p := &figs.Promises[promiseOf(form, key)]
		p.Floor -= math.Copysign(amount, p.Amount-p.Baseline)
	case formulate.LimitRow:
		l := &figs.Limits[limitOf(form, key)]
		if g.upper {
			l.Upper = lowered(l.Upper, key.Year-first, -amount)
		} else {
			l.Lower = lowered(l.Lower, key.Year-first, amount)
		}
	}
}

// ration cuts the standing uses of a balance, and what capacity under way
// takes of it, all by the same share.
func (e *eased) ration(form *formulate.Form, g give, amount float64) {
	figs := e.figs
	key := form.Index.Rows[g.row]
	t := key.Year - figs.Plan.Horizon.First
	keep := math.Max(0, 1-amount/g.asked)
	mine := func(good, region int) bool {
		return string(figs.Goods[good].ID) == key.Of && (key.Region == "" || figs.Regions[region] == key.Region)
	}
	for i, u := range figs.FinalUse {
		if mine(u.Good, u.Region) {
			figs.FinalUse[i].Amount = slices.Clone(u.Amount)
			figs.FinalUse[i].Amount[t] *= keep
		}
	}
	for i, w := range figs.UnderWay {
		figs.UnderWay[i].Inputs = slices.Clone(w.Inputs)
		for k, in := range w.Inputs {
			if in.Year == t && mine(in.Good, in.Region) {
				figs.UnderWay[i].Inputs[k].Amount *= keep
			}
		}
	}
}

// copied is a copy of a plan whose figures of what is owed can be replaced.
func copied(figs *plan.Figures) *plan.Figures {
	out := *figs
	out.FinalUse = slices.Clone(figs.FinalUse)
	out.UnderWay = slices.Clone(figs.UnderWay)
	out.Promises = slices.Clone(figs.Promises)
	out.Limits = slices.Clone(figs.Limits)
	out.Stocks = slices.Clone(figs.Stocks)
	out.Trade = slices.Clone(figs.Trade)
	out.Debts = slices.Clone(figs.Debts)
	return &out
}

func lowered(byYear []float64, t int, amount float64) []float64 {
	out := slices.Clone(byYear)
	out[t] -= amount
	return out
}

// promiseOf finds the promise of a floor.
func promiseOf(form *formulate.Form, key formulate.RowKey) int {
	return slices.IndexFunc(form.Figures.Promises, func(p plan.Promise) bool {
		region := plan.RegionID("")
		if p.Measure.Region >= 0 {
			region = form.Figures.Regions[p.Measure.Region]
		}
		year := form.Figures.Years[p.Years[len(p.Years)-1]]
		return string(p.ID) == key.Of && region == key.Region && year == key.Year
	})
}

// limitOf finds the limit of a row.
func limitOf(form *formulate.Form, key formulate.RowKey) int {
	return slices.IndexFunc(form.Figures.Limits, func(l plan.LimitFigures) bool {
		return string(l.ID) == key.Of && l.Limit.Measure.Region == key.Region
	})
}

// named says what was given up, in the plan's words.
func (g give) named(form *formulate.Form, short float64) Missed {
	if g.col >= 0 {
		key := form.Index.Columns[g.col]
		return Missed{
			Kind: string(key.Kind), Of: key.Of, Region: key.Region, Year: key.Year, Unit: form.Index.ColumnUnit[g.col], Asked: g.asked, Short: short,
		}
	}
	key := form.Index.Rows[g.row]
	return Missed{
		Kind: string(key.Kind), Of: key.Of, Region: key.Region, Year: key.Year, Unit: form.Index.RowUnit[g.row], Asked: g.asked, Short: short,
	}
}

// join adds what was given up in a further round to what was before.
func join(before, more []Missed) []Missed {
	for _, m := range more {
		same := slices.IndexFunc(before, func(b Missed) bool {
			return b.Kind == m.Kind && b.Of == m.Of && b.Region == m.Region && b.Year == m.Year
		})
		if same < 0 {
			before = append(before, m)
			continue
		}
		before[same].Short += m.Short
	}
	return before
}
