package explain

import (
	"context"
	"errors"
	"math"
)

// Priority is the price of the order of two tiers: what the lower one would
// gain if the higher one gave something up.
type Priority struct {
	Higher  int     `json:"higher"` // numbers of the tiers
	Lower   int     `json:"lower"`
	GivenUp float64 `json:"given_up"` // by every target of the higher tier, in fulfilment
	Before  float64 `json:"before"`   // least fulfilment of the lower tier
	After   float64 `json:"after"`
}

// Gain is what the lower tier gains per point given up.
func (p Priority) Gain() float64 { return (p.After - p.Before) / p.GivenUp }

// onePoint is what the targets of a tier give up when its price is asked for.
const onePoint = 0.01

// Priorities asks for every pair of neighbouring tiers what the lower one
// would gain if every target of the higher one gave up a point. Both figures
// are found by solving.
func (e *Explainer) Priorities(ctx context.Context) ([]Priority, error) {
	var out []Priority
	for k := 0; k+1 < len(e.Form.Tiers); k++ {
		p := Priority{Higher: e.Form.Tiers[k].Number, Lower: e.Form.Tiers[k+1].Number, GivenUp: onePoint}
		var err error
		if p.Before, err = e.leastOf(ctx, k+1, 0); err == nil {
			p.After, err = e.leastOf(ctx, k+1, onePoint)
		}
		switch {
		case errors.Is(err, ErrNoAnswer):
			continue
		case err != nil:
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

// leastOf raises the least fulfilment of a tier, with the tiers above it held
// at what they reached, the one next above less givenUp.
func (e *Explainer) leastOf(ctx context.Context, tier int, givenUp float64) (float64, error) {
	ph := e.phase(e.Form)
	for k := 0; k < tier; k++ {
		give := giveUp[1]
		if k == tier-1 {
			give += givenUp
		}
		for _, q := range e.Form.Tiers[k].Promises {
			ph.Activate(q, math.Min(1, e.fulfilment(q))-give, math.Inf(1))
		}
	}
	promises := e.Form.Tiers[tier].Promises
	for _, q := range promises {
		ph.Activate(q, math.Inf(-1), 1)
	}
	ph.MaximiseMinimum(tier, 1, promises, 1)
	q, err := e.ask(ctx, ph.Problem)
	if err != nil {
		return 0, err
	}
	return q.value(), nil
}
