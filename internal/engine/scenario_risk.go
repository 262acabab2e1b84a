package engine

import (
	"math"
	"slices"

	"github.com/openplenum/plenum/internal/outcome"
)

// What became of a plan under draws is part of the answer: see outcome.Risk.
type (
	Quantiles   = outcome.Quantiles
	Risk        = outcome.Risk
	RiskDrawn   = outcome.RiskDrawn
	TargetRisk  = outcome.TargetRisk
	RiskPoint   = outcome.RiskPoint
	Reached     = outcome.Reached
	Spread      = outcome.Spread
	Probability = outcome.Probability
	Driver      = outcome.Driver
	GivenUp     = outcome.GivenUp
	WorstDraw   = outcome.WorstDraw
	LeastKept   = outcome.LeastKept
	FactorDrawn = outcome.FactorDrawn
	Missed      = outcome.Missed
)

// Levels are the shares of draws at which quantiles are given.
var Levels = outcome.RiskLevels

// quantilesOf gives the quantiles of values, which it sorts.
func quantilesOf(values []float64) Quantiles {
	slices.Sort(values)
	var q Quantiles
	for i, level := range Levels {
		q[i] = math.NaN()
		if n := len(values); n > 0 {
			at := level * float64(n-1)
			k := min(int(at), max(n-2, 0))
			next := values[min(k+1, n-1)]
			q[i] = values[k] + (at-float64(k))*(next-values[k])
		}
	}
	return q
}

// probability is the share of k of n draws.
func probability(k, n int) Probability {
	if n == 0 {
		return Probability{Low: 0, High: 1}
	}
	const z = 1.959963984540054 // of the standard normal law, 97.5 %
	p, m := float64(k)/float64(n), float64(n)
	middle := (p + z*z/(2*m)) / (1 + z*z/m)
	half := z / (1 + z*z/m) * math.Sqrt(p*(1-p)/m+z*z/(4*m*m))
	return Probability{Share: p, Error: math.Sqrt(p * (1 - p) / m), Low: math.Max(0, middle-half), High: math.Min(1, middle+half)}
}
