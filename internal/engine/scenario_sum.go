package engine

import (
	"cmp"
	"math"
	"slices"

	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
)

// mostWorst is how many of the worst draws are told, mostFactors how many
// factors of each, mostDrivers how many of a promise.
const (
	mostWorst   = 5
	mostFactors = 3
	mostDrivers = 3
)

// Summarise puts draws together. They must be of this plan and answer, in
// order.
func Summarise(answer *Answer, seed uint64, draws []Draw) *Risk {
	s := &summary{answer: answer, figs: answer.Form.Figures, draws: draws}
	out := &Risk{
		Plan: answer.Outcome.Plan, Seed: seed, Draws: len(draws), Levels: Levels,
		Foresight: len(draws) > 0 && draws[0].Foresight != nil,
		Risks:     s.risks(), Targets: s.targets(), Given: s.given(), Worst: s.worst(),
	}
	for _, d := range draws {
		for _, r := range d.results() {
			if r.Status != outcome.Solved {
				out.Unsolved++
				break
			}
		}
		if len(d.Result.Missed) > 0 {
			out.Relaxed++
		}
		if slices.ContainsFunc(d.results(), unconfirmed) {
			out.Unchecked++
		}
	}
	if answer.Outcome.Objective != nil {
		spread := s.objective()
		out.Objective = &spread
	}
	return out
}

// unconfirmed tells whether a result is one that the solver could not prove.
func unconfirmed(r DrawResult) bool {
	return r.Status == outcome.Stopped || r.Status == outcome.Solved && !r.Checked
}

func (d Draw) results() []DrawResult {
	if d.Foresight == nil {
		return []DrawResult{d.Result}
	}
	return []DrawResult{d.Result, *d.Foresight}
}

// summary is a Risk in the making.
type summary struct {
	answer *Answer
	figs   *plan.Figures
	draws  []Draw
}

func (s *summary) risks() []RiskDrawn {
	out := make([]RiskDrawn, len(s.figs.Risks))
	for k, risk := range s.figs.Risks {
		var all []float64
		var sum float64
		for _, d := range s.draws {
			for _, f := range d.Factors[k] {
				all, sum = append(all, f), sum+f
			}
		}
		out[k] = RiskDrawn{
			ID: risk.ID, Name: risk.Name, Process: risk.Risk.Process, Good: risk.Risk.Good, Region: risk.Risk.Region,
			Price: risk.Price, Distribution: risk.Distribution, Correlation: risk.Correlation, Mean: MeanFactor(risk.Risk),
			MeanDrawn: sum / math.Max(1, float64(len(all))), Factor: quantilesOf(all),
		}
		for _, t := range risk.Years {
			out[k].Years = append(out[k].Years, s.figs.Years[t])
		}
	}
	return out
}

func (s *summary) targets() []TargetRisk {
	var out []TargetRisk
	for q, p := range s.figs.Promises {
		t := s.answer.Outcome.Targets[q]
		k := slices.IndexFunc(out, func(o TargetRisk) bool { return o.ID == t.ID && o.Region == t.Region })
		if k < 0 {
			k = len(out)
			out = append(out, TargetRisk{ID: t.ID, Name: t.Name, Region: t.Region, Tier: t.Tier, Unit: t.Unit})
		}
		point := RiskPoint{
			Year: t.Years[len(t.Years)-1], Years: t.Years, Amount: p.Amount, Baseline: p.Baseline,
			Planned: Reached{Value: t.Value, Fulfilment: t.Fulfilment, Holds: holds(t.Fulfilment)},
			Spread:  s.spread(q, func(d Draw) *DrawResult { return &d.Result }),
			Drivers: s.drivers(q),
		}
		if len(s.draws) > 0 && s.draws[0].Foresight != nil {
			free := s.spread(q, func(d Draw) *DrawResult { return d.Foresight })
			point.Foresight = &free
		}
		out[k].Points = append(out[k].Points, point)
	}
	return out
}

// spread is how a promise came out. Draws without a plan count as failed; they
// have no figures for the quantiles.
func (s *summary) spread(q int, of func(Draw) *DrawResult) Spread {
	var values, kept []float64
	held, sum := 0, 0.0
	for _, d := range s.draws {
		r := of(d)
		if r.Fulfilments == nil {
			continue
		}
		values, kept = append(values, r.Values[q]), append(kept, r.Fulfilments[q])
		sum += r.Fulfilments[q]
		if holds(r.Fulfilments[q]) {
			held++
		}
	}
	return Spread{
		Holds: probability(held, len(s.draws)), Mean: sum / math.Max(1, float64(len(kept))),
		Value: quantilesOf(values), Fulfilment: quantilesOf(kept),
	}
}

// objective is how the plan's linear objective came out. It holds in a draw
// when it is not worse than in the plan.
func (s *summary) objective() Spread {
	planned := *s.answer.Outcome.Objective
	var values []float64
	held, sum := 0, 0.0
	for _, d := range s.draws {
		if d.Result.Objective == nil {
			continue
		}
		v := *d.Result.Objective
		values, sum = append(values, v), sum+v
		better := v - planned
		if !s.answer.Form.Objective.Maximise {
			better = -better
		}
		if better >= -Met*math.Max(1, math.Abs(planned)) {
			held++
		}
	}
	q := quantilesOf(values)
	none := quantilesOf(nil)
	return Spread{Holds: probability(held, len(s.draws)), Value: q, Fulfilment: none, Mean: sum / math.Max(1, float64(len(values)))}
}

// given lists what had to give way, over all draws.
func (s *summary) given() []GivenUp {
	type key struct {
		kind, of string
		region   plan.RegionID
		year     int
	}
	at := map[key]int{}
	var out []GivenUp
	var times []int
	for _, d := range s.draws {
		for _, m := range d.Result.Missed {
			k := key{m.Kind, m.Of, m.Region, m.Year}
			i, ok := at[k]
			if !ok {
				i = len(out)
				at[k] = i
				out = append(out, GivenUp{Kind: m.Kind, Of: m.Of, Region: m.Region, Year: m.Year, Unit: m.Unit, Asked: m.Asked})
				times = append(times, 0)
			}
			times[i]++
			out[i].Mean += m.Short
			out[i].Most = math.Max(out[i].Most, m.Short)
		}
	}
	for i := range out {
		out[i].Mean /= float64(times[i])
		out[i].Share = probability(times[i], len(s.draws))
	}
	slices.SortStableFunc(out, func(a, b GivenUp) int { return cmp.Compare(b.Share.Share, a.Share.Share) })
	return out
}
