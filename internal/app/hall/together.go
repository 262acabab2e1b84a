package hall

import (
	"context"
	"slices"

	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/outcome"
)

// Together is what several amendments do to a plan when all are made, and
// which of them cannot both hold.
type Together struct {
	All   *Costing // nil when they set one figure twice
	Alone map[assembly.AmendmentID]*Costing
	Pairs []Pair // that cannot both hold
}

// Pair is two amendments that cannot both hold: they set the same figure or
// words otherwise (Clashes), or the plan that meets what each asks for by
// itself cannot meet both (Unmet).
type Pair struct {
	A, B    assembly.AmendmentID
	Clashes []assembly.Collision
	Unmet   []TargetYear   // promises of theirs that are kept alone and not together
	NoPlan  bool           // each alone has a plan, both together have none
	Costing *Costing       // of the two; nil when they clash on a figure
	Status  outcome.Status // of the plan with both
}

// TargetYear is a promise: a target in its last year.
type TargetYear struct {
	Target string
	Region string
	Year   int
}

// MostTogether is how many amendments are tried in pairs: each pair is solved.
const MostTogether = 6

// CostTogether costs amendments to a conclusion: each alone, all together, and
// every two, to find those that cannot both hold. Costings that are there are
// taken; the others are made now, each in about a second.
func (h *Hall) CostTogether(ctx context.Context, actor Actor, id assembly.PlenaryID, c assembly.ConclusionID, amendments []assembly.AmendmentID) (Together, error) {
	amendments = slices.Clone(amendments)
	slices.Sort(amendments)
	amendments = slices.Compact(amendments)
	if len(amendments) > MostTogether {
		return Together{}, refuse(Code(assembly.TooMany), "amendments", itoa(MostTogether))
	}
	p, err := h.Plenary(ctx, actor, id)
	if err != nil {
		return Together{}, err
	}
	met := h.Collisions(p, c)
	out := Together{Alone: map[assembly.AmendmentID]*Costing{}}
	for _, a := range amendments {
		if out.Alone[a], err = h.costOf(ctx, actor, id, assembly.Subject{Conclusion: c, Amendments: []assembly.AmendmentID{a}}); err != nil {
			return out, err
		}
	}
	for i, a := range amendments {
		for _, b := range amendments[i+1:] {
			pair := Pair{A: a, B: b, Clashes: between(met, a, b)}
			if len(pair.Clashes) == 0 {
				if err := h.costPair(ctx, actor, id, c, p, &pair, out.Alone); err != nil {
					return out, err
				}
			}
			if len(pair.Clashes) > 0 || len(pair.Unmet) > 0 || pair.NoPlan {
				out.Pairs = append(out.Pairs, pair)
			}
		}
	}
	if slices.ContainsFunc(out.Pairs, func(x Pair) bool { return len(x.Clashes) > 0 }) {
		return out, nil
	}
	out.All, err = h.costOf(ctx, actor, id, assembly.Subject{Conclusion: c, Amendments: amendments})
	return out, err
}

// costOf is the costing of a subject; nil where no figure changes.
func (h *Hall) costOf(ctx context.Context, actor Actor, id assembly.PlenaryID, s assembly.Subject) (*Costing, error) {
	x, err := h.Cost(ctx, actor, id, s)
	if Refused(err, CostingEmpty) {
		return nil, nil
	}
	return x.Costing, err
}

// between are the collisions of two amendments.
func between(all []assembly.Collision, a, b assembly.AmendmentID) []assembly.Collision {
	var out []assembly.Collision
	for _, x := range all {
		if x.A == a && x.B == b || x.A == b && x.B == a {
			out = append(out, x)
		}
	}
	return out
}

// costPair costs two amendments together and finds what they ask for that can
// only be had alone.
func (h *Hall) costPair(ctx context.Context, actor Actor, id assembly.PlenaryID, c assembly.ConclusionID, p *assembly.Plenary, pair *Pair, alone map[assembly.AmendmentID]*Costing) error {
	both, err := h.costOf(ctx, actor, id, assembly.Subject{Conclusion: c, Amendments: []assembly.AmendmentID{pair.A, pair.B}})
	if err != nil || both == nil {
		return err
	}
	pair.Costing, pair.Status = both, both.Comparison.After.Status
	together, err := h.metTargets(ctx, actor, both)
	if err != nil {
		return err
	}
	possible := true
	for _, a := range []assembly.AmendmentID{pair.A, pair.B} {
		if alone[a] == nil {
			continue
		}
		possible = possible && alone[a].Comparison.After.Status == outcome.Solved
		by, err := h.metTargets(ctx, actor, alone[a])
		if err != nil {
			return err
		}
		for _, change := range p.Amendment(a).Content.Changes {
			for t := range by {
				if by[t] && !together[t] && assembly.SameFigure(change.Address, t.address()) {
					pair.Unmet = append(pair.Unmet, t)
				}
			}
		}
	}
	pair.NoPlan = possible && pair.Status != outcome.Solved
	sortBy(pair.Unmet, func(t TargetYear) string { return t.address() })
	pair.Unmet = slices.Compact(pair.Unmet)
	return nil
}

func (t TargetYear) address() string {
	at := ""
	if t.Region != "" {
		at = "@" + t.Region
	}
	return "target:" + t.Target + at + ":" + itoa(t.Year)
}

// metTargets tells of every promise of a costed plan whether it is kept.
func (h *Hall) metTargets(ctx context.Context, actor Actor, c *Costing) (map[TargetYear]bool, error) {
	o, err := h.CostedOutcome(ctx, actor, c)
	if err != nil {
		return nil, err
	}
	out := map[TargetYear]bool{}
	for _, t := range o.Targets {
		out[TargetYear{string(t.ID), string(t.Region), t.Years[len(t.Years)-1]}] = t.Met
	}
	return out, nil
}
