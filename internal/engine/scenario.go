package engine

import (
	"context"
	"errors"
	"math"

	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
)

// ErrNoRisks means that a plan declares no risk, so that there is nothing to
// draw.
var ErrNoRisks = errors.New("engine: the plan has no risks")

// Draw is one course of events and what became of the plan in it.
type Draw struct {
	Number    int         `json:"draw"`    // from 1
	Factors   [][]float64 `json:"factors"` // by risk and year of the risk
	Result    DrawResult  `json:"result"`  // openings and project starts as planned
	Foresight *DrawResult `json:"foresight,omitempty"`
}

// DrawResult is what a draw reached. Values and Fulfilments are by promise;
// both are missing when the draw has no plan even with every floor relaxed.
type DrawResult struct {
	Status      outcome.Status `json:"status"`
	Values      []float64      `json:"values,omitempty"`      // of the measures, in their units
	Fulfilments []float64      `json:"fulfilments,omitempty"` // 0 at the baseline, 1 at the amount
	Objective   *float64       `json:"objective,omitempty"`
	Missed      []Missed       `json:"missed,omitempty"` // what had to give way
	Checked     bool           `json:"checked"`          // code that is not the solver's agrees
}

// shareMissed is the part of what was asked that was missed.
func shareMissed(m Missed) float64 { return m.Short / math.Max(math.Abs(m.Asked), tiny) }

// tiny keeps divisions by nothing away.
const tiny = 1e-12

// courses solves a plan in one course of events after the other.
type courses struct {
	figs *plan.Figures
	form *formulate.Form      // of the plan itself: what columns are
	x    []float64            // levels of the plan
	near map[asked]*lp.Result // its phases
	opt  Options
}

// draw solves draw number n.
func (c *courses) draw(ctx context.Context, seed uint64, n int, foresight bool) (Draw, error) {
	d := Draw{Number: n, Factors: Factors(c.figs, seed, n)}
	figs := drawn(c.figs, d.Factors)
	var err error
	if d.Result, err = c.reached(ctx, figs, c.planned()); err != nil || !foresight {
		return d, err
	}
	free, err := c.reached(ctx, figs, nil)
	d.Foresight = &free
	return d, err
}

// decision is an opening or a start that stays as planned, as the bounds of
// its column. They are the same until relaxing moves the lower one.
type decision struct{ lower, upper float64 }

// planned lists the openings and project starts of the plan by column.
func (c *courses) planned() map[int]decision {
	out := map[int]decision{}
	for j, key := range c.form.Index.Columns {
		level := math.Max(c.x[j], 0)
		switch key.Kind {
		case formulate.Open:
			out[j] = decision{level, level}
		case formulate.Start:
			if whole := math.Round(level); math.Abs(level-whole) <= fraction {
				level = whole
			}
			out[j] = decision{level, level}
		}
	}
	return out
}

// mostRelaxed is how often what is owed may be relaxed in one draw. Once is
// enough unless relaxing one thing leaves another that leaned on it.
const mostRelaxed = 4

// reached solves a plan with its decisions held. Where floors exclude each
// other, what is owed is lowered by the least sum of shares, and the tiers
// are solved with that.
func (c *courses) reached(ctx context.Context, figs *plan.Figures, held map[int]decision) (DrawResult, error) {
	var out DrawResult
	for round := 0; ; round++ {
		form := formulate.Build(figs)
		fix(form, held)
		r := newRun(ctx, form, c.opt)
		r.known = c.near
		err := r.adapt()
		var stop *stopped
		switch {
		case err == nil:
			x := r.rounded()
			out.Checked = r.checked(x).OK
			if !out.Checked { // rounding may be what it does not confirm
				x = r.last.X
				out.Checked = r.checked(x).OK
			}
			out.Status, out.Objective = outcome.Solved, r.value
			out.Values, out.Fulfilments = fulfilments(form, x)
			return out, nil
		case ctx.Err() != nil:
			return out, ctx.Err()
		case !errors.As(err, &stop):
			return out, err
		case stop.status != outcome.Conflict || round == mostRelaxed:
			out.Status = stop.status
			return out, nil
		}
		eased, err := c.relax(ctx, form, held)
		if err != nil {
			return out, err
		}
		if eased == nil {
			out.Status = stop.status
			return out, nil
		}
		figs, held = eased.figs, eased.held
		out.Missed = join(out.Missed, eased.missed)
	}
}

// fix holds the decisions in the bounds of a form, and leaves no whole
// project to be chosen.
func fix(form *formulate.Form, held map[int]decision) {
	if held == nil {
		return
	}
	form.Whole = nil
	p := form.Problem
	started := map[string]float64{} // least share of each project
	for j, key := range form.Index.Columns {
		d, ok := held[j]
		if !ok {
			continue
		}
		p.ColLower[j] = math.Min(d.lower, p.ColUpper[j])
		p.ColUpper[j] = math.Min(d.upper, p.ColUpper[j])
		if key.Kind == formulate.Start {
			started[key.Of] += d.lower
		}
	}
	for i, key := range form.Index.Rows {
		if key.Kind == formulate.StartOnce {
			p.RowLower[i] = math.Min(p.RowLower[i], started[key.Of])
		}
	}
}

// fulfilments reads the value and fulfilment of every promise off the levels.
// Where baseline and amount are the same a promise is kept or it is not.
func fulfilments(form *formulate.Form, x []float64) (values, kept []float64) {
	for q, p := range form.Figures.Promises {
		value := form.Promises[q].Value.Value(x)
		f := (value - p.Baseline) / (p.Amount - p.Baseline)
		if p.Amount == p.Baseline {
			f = 0
			near := Met * math.Max(1, math.Abs(p.Amount))
			if p.Sense == plan.AtMost && value <= p.Amount+near || p.Sense != plan.AtMost && value >= p.Amount-near {
				f = 1
			}
		}
		values, kept = append(values, value), append(kept, f)
	}
	return values, kept
}

// holds tells whether a fulfilment counts as reached.
func holds(f float64) bool { return f >= 1-Met }
