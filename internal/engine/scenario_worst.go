package engine

import (
	"cmp"
	"math"
	"slices"

	"github.com/openplenum/plenum/internal/outcome"
)

// worst lists the draws that lost most against the plan: those without a plan
// first, then by the shares of floors missed, then tier by tier by the
// weighted fulfilment lost.
func (s *summary) worst() []WorstDraw {
	lost := make([][]int64, len(s.draws))
	order := make([]int, len(s.draws))
	for i, d := range s.draws {
		lost[i], order[i] = s.lost(d), i
	}
	slices.SortStableFunc(order, func(a, b int) int { return slices.Compare(lost[b], lost[a]) })
	var out []WorstDraw
	for _, i := range order {
		if len(out) == mostWorst || !slices.ContainsFunc(lost[i], func(v int64) bool { return v > 0 }) {
			break
		}
		out = append(out, s.told(s.draws[i]))
	}
	return out
}

// lost measures how much worse than the plan a draw is, most important first,
// in whole millionths so that the last digits of a solve decide nothing.
func (s *summary) lost(d Draw) []int64 {
	millionths := func(v float64) int64 { return int64(math.Round(v / Freeze / 10)) }
	if d.Result.Status != outcome.Solved {
		return []int64{1}
	}
	var floors float64
	for _, m := range d.Result.Missed {
		floors += shareMissed(m)
	}
	out := []int64{0, millionths(floors)}
	for _, tier := range s.answer.Form.Tiers {
		var sum float64
		for _, q := range tier.Promises {
			before := math.Min(1, s.answer.Outcome.Targets[q].Fulfilment)
			sum += s.figs.Promises[q].Weight * math.Max(0, before-d.Result.Fulfilments[q])
		}
		out = append(out, millionths(sum))
	}
	if d.Result.Objective != nil {
		fell := *s.answer.Outcome.Objective - *d.Result.Objective
		if !s.answer.Form.Objective.Maximise {
			fell = -fell
		}
		out = append(out, millionths(fell/math.Max(1, math.Abs(*s.answer.Outcome.Objective))))
	}
	return out
}

// told says what a draw did, and which factors were farthest from their mean.
func (s *summary) told(d Draw) WorstDraw {
	out := WorstDraw{Number: d.Number, Status: d.Result.Status, Missed: d.Result.Missed}
	most := 0.0
	for q, f := range d.Result.Fulfilments {
		t := s.answer.Outcome.Targets[q]
		if holds(t.Fulfilment) && !holds(f) {
			out.Short++
		}
		if fell := math.Min(1, t.Fulfilment) - f; fell > most {
			most = fell
			out.Least = &LeastKept{ID: t.ID, Name: t.Name, Year: t.Years[len(t.Years)-1], Planned: t.Fulfilment, Fulfilment: f}
		}
	}
	for k, risk := range s.figs.Risks {
		for i, t := range risk.Years {
			out.Factors = append(out.Factors, FactorDrawn{
				Risk: risk.ID, Name: risk.Name, Year: s.figs.Years[t], Factor: d.Factors[k][i], Mean: MeanFactor(risk.Risk),
			})
		}
	}
	slices.SortStableFunc(out.Factors, func(a, b FactorDrawn) int { return cmp.Compare(off(b), off(a)) })
	out.Factors = slices.DeleteFunc(out.Factors[:min(len(out.Factors), mostFactors)], func(f FactorDrawn) bool {
		return off(f) < 0.25*off(out.Factors[0]) // it explains nothing beside the first
	})
	return out
}

// off is how far a factor is from its mean, as a share of it.
func off(f FactorDrawn) float64 { return math.Abs(f.Factor-f.Mean) / math.Max(f.Mean, tiny) }

// drivers finds the factors that the fulfilment of a promise goes with.
func (s *summary) drivers(q int) []Driver {
	var kept []float64
	var solved []Draw
	for _, d := range s.draws {
		if d.Result.Fulfilments != nil {
			// What lies beyond the promise, or differs in the last digits, is
			// no success of the harvest.
			f := math.Round(math.Min(1, d.Result.Fulfilments[q])/Met) * Met
			kept, solved = append(kept, f), append(solved, d)
		}
	}
	least := math.Max(0.3, 3/math.Sqrt(math.Max(1, float64(len(kept)-1))))
	ranks := ranked(kept)
	var out []Driver
	for k, risk := range s.figs.Risks {
		for i, t := range risk.Years {
			factor := make([]float64, len(solved))
			for n, d := range solved {
				factor[n] = d.Factors[k][i]
			}
			if r := correlation(ranks, ranked(factor)); math.Abs(r) >= least {
				out = append(out, Driver{Risk: risk.ID, Name: risk.Name, Year: s.figs.Years[t], Correlation: r})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Driver) int {
		return cmp.Compare(math.Abs(b.Correlation), math.Abs(a.Correlation))
	})
	return out[:min(len(out), mostDrivers)]
}

// ranked gives the rank of every value; values that are equal share theirs.
func ranked(values []float64) []float64 {
	order := make([]int, len(values))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(values[a], values[b]) })
	out := make([]float64, len(values))
	for from := 0; from < len(order); {
		to := from + 1
		for to < len(order) && values[order[to]] == values[order[from]] {
			to++
		}
		for _, i := range order[from:to] {
			out[i] = float64(from+to-1) / 2
		}
		from = to
	}
	return out
}

// correlation is that of two series of one length; 0 where one is constant.
func correlation(a, b []float64) float64 {
	var ma, mb float64
	for i := range a {
		ma += a[i] / float64(len(a))
		mb += b[i] / float64(len(a))
	}
	var aa, bb, ab float64
	for i := range a {
		aa += (a[i] - ma) * (a[i] - ma)
		bb += (b[i] - mb) * (b[i] - mb)
		ab += (a[i] - ma) * (b[i] - mb)
	}
	if aa < tiny || bb < tiny {
		return 0
	}
	return ab / math.Sqrt(aa*bb)
}
