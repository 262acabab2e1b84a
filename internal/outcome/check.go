package outcome

import "github.com/openplenum/plenum/internal/plan"

// BalanceTolerance is how far sources may fall short of uses, relative to
// 1 + the larger of the two, before the check of an outcome fails.
const BalanceTolerance = 1e-6

// Reasons why a check fails.
const (
	ReasonFigures = "figures" // the figures shown miss a bound or the optimum by more than the tolerance
	ReasonBalance = "balance" // sources and uses of a good differ
	ReasonPhase   = "phase"   // a phase was not solved within the tolerances
	ReasonTier    = "tier"    // a later phase took from what a tier had reached
)

// check joins what was measured of the figures shown and of each phase. The
// balances are summed again here, from the lines of the tables.
func (b *build) check(o *Outcome) Check {
	c := Check{
		Rows: b.problem.Rows(), Columns: b.problem.Cols(), Nonzeros: b.problem.Nonzeros(),
		Balance: b.imbalance, Rounded: b.in.Rounded, Solver: b.in.Solver, LP: b.in.Check,
		Residual: b.in.Check.PrimalResidual, ResidualRel: b.in.Check.PrimalResidualRel,
		Detail: b.in.Check.Reason,
	}
	if i := b.in.Check.WorstRow; b.in.Check.Done && i >= 0 && i < len(b.ix.Rows) && c.Residual > 0 {
		k := b.ix.Rows[i]
		c.WorstRow, c.WorstUnit = label(string(k.Kind), k.Of, k.Region, k.Year), b.ix.RowUnit[i]
	}
	phases := true
	for _, p := range o.Phases {
		if p.Again {
			continue
		}
		c.Gap = max(c.Gap, p.Gap)
		phases = phases && p.OK
	}
	if o.Status == Solved && !b.in.Check.OK {
		c.Reasons = append(c.Reasons, ReasonFigures)
	}
	if b.imbalance > BalanceTolerance {
		c.Reasons = append(c.Reasons, ReasonBalance)
	}
	if !phases {
		c.Reasons = append(c.Reasons, ReasonPhase)
	}
	c.Reasons = append(c.Reasons, b.in.Reasons...)
	c.OK = len(c.Reasons) == 0 && o.Status != Stopped
	return c
}

// Organ returns the name of an organ, or its identifier.
func (o *Outcome) Organ(id plan.OrganID) string {
	for _, g := range o.Organs {
		if g.ID == id && g.Name != "" {
			return g.Name
		}
	}
	return string(id)
}
