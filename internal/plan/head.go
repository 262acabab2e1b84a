package plan

import (
	"errors"
	"math"
	"strconv"
)

// Bounds of what a plan may span.
const (
	MaxYears = 100
	MaxLead  = 100
	// MaxRounds is how often the least fulfilment of a tier may be raised.
	MaxRounds = 3
)

// head checks what stands in plan.yaml beside the objective.
func (r *resolver) head() {
	p, at := r.p, place{TablePlan, -1}
	switch {
	case p.Schema > SchemaVersion:
		r.fault(at, SchemaNewer, "schema", strconv.Itoa(p.Schema), SchemaVersion)
	case p.Schema < 1:
		r.fault(at, SchemaUnset, "schema", strconv.Itoa(p.Schema))
	}
	if p.Name == "" {
		r.fault(at, Required, "name", "", "name")
	}
	r.horizon(at)
	r.planUnits()
	r.tierList()
	if p.Rounds < 0 || p.Rounds > MaxRounds {
		r.fault(at, RoundsOutside, "rounds", strconv.Itoa(p.Rounds), MaxRounds)
	}
	switch p.Terminal.Rule {
	case Sustain, NoTerminal, "":
	default:
		r.fault(at, UnknownWord, "terminal", string(p.Terminal.Rule), "sustain, none")
	}
	switch g := p.Terminal.Growth; {
	case math.IsNaN(g) || math.IsInf(g, 0):
		r.fault(at, NotANumber, "terminal", figureText(g))
	case g <= -1:
		r.fault(at, GrowthTooLow, "terminal", figureText(g))
	}
}

func (r *resolver) horizon(at place) {
	h := r.p.Horizon
	text := strconv.Itoa(h.First) + ".." + strconv.Itoa(h.Last)
	switch {
	case r.gap(at, "horizon"):
	case h.Last < h.First:
		r.fault(at, HorizonReversed, "horizon", text, h.First, h.Last)
	case h.Count() > MaxYears:
		r.fault(at, HorizonTooLong, "horizon", text, h.Count(), MaxYears)
	default:
		r.years, r.figs.Years = h.Count(), h.Years()
	}
}

// planUnits defines the plan's own units.
func (r *resolver) planUnits() {
	units, wrong := NewUnits(r.p.Units)
	r.units = units
	for i, def := range r.p.Units {
		at := place{TableUnits, i}
		var unknown *UnknownUnitError
		switch err := wrong[i]; {
		case err == nil:
		case errors.As(err, &unknown):
			r.fault(at, UnknownUnit, "of", def.Of, unknown.Name)
			r.nearUnit()
		case errors.Is(err, ErrUnitTaken):
			r.fault(at, UnitTaken, "name", def.Name)
		default:
			r.fault(at, UnitSyntax, "name", def.Name)
		}
	}
}

// tierList checks the tiers. A plan that lists none has one, number 1.
func (r *resolver) tierList() {
	if len(r.p.Tiers) == 0 {
		r.tiers[1] = true
	}
	last := 0
	for i, tier := range r.p.Tiers {
		at, text := place{TableTiers, i}, strconv.Itoa(tier.Number)
		switch {
		case tier.Number < 1:
			r.fault(at, TierNumber, "tier", text)
		case r.tiers[tier.Number]:
			r.fault(at, Duplicate, "tier", text, Row{TableTiers, r.firstTier(tier.Number)})
		case tier.Number < last:
			r.fault(at, TierOrder, "tier", text, last)
		}
		r.tiers[tier.Number] = true
		last = max(last, tier.Number)
	}
}

func (r *resolver) firstTier(number int) int {
	for i, tier := range r.p.Tiers {
		if tier.Number == number {
			return i
		}
	}
	return -1
}
