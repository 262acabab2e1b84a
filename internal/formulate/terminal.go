package formulate

import (
	"math"

	"github.com/openplenum/plenum/internal/plan"
)

// terminal charges what going on beyond the last year H needs within the
// horizon. With the rule `sustain gamma`, for as many years j = 1, 2, ... as
// leads reach beyond it:
//
//	x[p,H+j] = (1+gamma)^j x[p,H]       takes its inputs of years <= H
//	(1+gamma)^j x[p,H] <= K[h,H+j]      for j up to the longest lead of asset h
//	K[h,H+j] = (1-d) K[h,H+j-1] + n[h,H+j]
//
// Uses that fall beyond H are not charged. An asset that cannot be opened asks
// nothing.
func (b *builder) terminal() {
	rule := b.figs.Plan.Terminal
	if rule.Rule != plan.Sustain {
		return
	}
	last := b.years() - 1
	growth := func(j int) float64 { return math.Pow(1+rule.Growth, float64(j)) }

	for p, process := range b.figs.Processes {
		for r := range b.figs.Regions {
			cols, ok := b.process[placed{p, r}]
			if !ok {
				continue
			}
			for _, in := range process.Inputs {
				for j := 1; j <= in.Lead; j++ {
					b.takes(cols[last], in.Good, in.At(r), last+j-in.Lead, growth(j)*at(in.Amount, last+j))
				}
			}
		}
	}
	for h, a := range b.figs.Assets {
		for j := 1; j <= a.MaxLead(); j++ {
			b.capacity(h, last+j, 0)
			b.within(h, last+j, b.process[placed{a.Process, a.Region}][last], growth(j))
		}
	}
}
