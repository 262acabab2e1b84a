package report

import (
	"cmp"
	"math"
	"slices"

	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
)

// promise is one target over its years: a row of the heat map.
type promise struct {
	id     plan.TargetID
	name   string
	region plan.RegionID
	tier   int
	byYear []*outcome.Target // nil: no target in that year
	sum    *outcome.Target   // the target over a sum of years, where it is one
}

// promises gathers targets by identifier and region, in the order of tiers
// and of the plan.
func (w *writer) promises() []*promise {
	type key struct {
		id     plan.TargetID
		region plan.RegionID
	}
	var out []*promise
	at := map[key]*promise{}
	for i := range w.o.Targets {
		t := &w.o.Targets[i]
		p, ok := at[key{t.ID, t.Region}]
		if !ok {
			p = &promise{
				id: t.ID, name: w.placed(t.Name, t.Region), region: t.Region, tier: t.Tier,
				byYear: make([]*outcome.Target, len(w.o.Years)),
			}
			at[key{t.ID, t.Region}] = p
			out = append(out, p)
		}
		if len(t.Years) > 1 {
			p.sum = t
		} else if y := slices.Index(w.o.Years, t.Years[0]); y >= 0 {
			p.byYear[y] = t
		}
	}
	slices.SortStableFunc(out, func(x, y *promise) int { return cmp.Compare(x.tier, y.tier) })
	return out
}

// all lists the targets of a promise.
func (p *promise) all() []*outcome.Target {
	var out []*outcome.Target
	for _, t := range p.byYear {
		if t != nil {
			out = append(out, t)
		}
	}
	if p.sum != nil {
		out = append(out, p.sum)
	}
	return out
}

// short lists those that are not met.
func (p *promise) short() []*outcome.Target {
	return slices.DeleteFunc(p.all(), func(t *outcome.Target) bool { return t.Met })
}

// worst is the target that falls shortest, nil when all are met.
func (p *promise) worst() *outcome.Target {
	short := p.short()
	if len(short) == 0 {
		return nil
	}
	return slices.MinFunc(short, func(x, y *outcome.Target) int { return cmp.Compare(x.Fulfilment, y.Fulfilment) })
}

// score counts targets by what became of them.
type score struct {
	all, met, short, aside int
	worst                  float64 // least fulfilment of those that fall short and are not set aside
}

func newScore(targets []outcome.Target, tier int) score {
	s := score{worst: 1}
	for _, t := range targets {
		if tier != 0 && t.Tier != tier {
			continue
		}
		s.all++
		switch {
		case t.Met:
			s.met++
		case t.SetAside:
			s.aside++
		default:
			s.short++
			s.worst = min(s.worst, t.Fulfilment)
		}
	}
	return s
}

// percent rounds a fulfilment for people. What is short is rounded down, so
// that it never reads as met; what is met never reads as less than 100.
func percent(t *outcome.Target) int {
	p := math.Floor(100*t.Fulfilment + 1e-9)
	if t.Met {
		p = max(math.Round(100*t.Fulfilment), 100)
	}
	return int(max(min(p, 9999), -9999))
}

// state is the state of the figure that percent shows, so that words, colour
// and figure cannot disagree.
func state(t *outcome.Target) State {
	switch p := percent(t); {
	case t.Met:
		return StateMet
	case t.SetAside:
		return StateAside
	case p >= 90:
		return StateNear
	case p >= 75:
		return StateShort
	case p >= 50:
		return StateLow
	}
	return StateFar
}

// mark is a target's cell: a sign, the figure, and the state in words.
func (w *writer) mark(t *outcome.Target) Cell {
	if t == nil {
		return Cell{Text: "·", Say: w.text("report.state.none")}
	}
	s := state(t)
	c := Cell{State: s, Text: w.c.Percent(float64(percent(t))/100, 0)}
	switch s {
	case StateMet:
		c.Text = "✓ " + c.Text
		c.Say = w.text("report.state.met")
	case StateAside:
		c.Text = "✕ " + c.Text
		c.Say = w.text("report.state.aside")
	default:
		c.Say = w.text("report.state.short")
	}
	return c
}
