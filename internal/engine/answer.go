package engine

import "github.com/openplenum/plenum/internal/outcome"

// answer puts what the phases reached into the plan's words. stop is nil when
// all phases ran; otherwise it says why the last one had no solution.
func (r *run) answer(stop *stopped) *Answer {
	in := outcome.Input{
		Form: r.form, Status: outcome.Solved,
		Rounded: Round, Met: Met, Solver: r.solver,
		Objective: r.value, Tiers: r.tier, SetAside: r.side, Phases: r.phases,
		Priced: r.priced,
	}
	switch {
	case stop == nil:
		in.X = r.rounded()
		in.Problem = r.lastLP
		in.Check = r.checked(in.X)
		if !r.kept(in.X) {
			in.Reasons = append(in.Reasons, outcome.ReasonTier)
		}
	default:
		in.Status = stop.status
		in.Message = stop.result.Limit.String()
		if stop.status == outcome.Conflict {
			in.Message = ""
			in.Proof = outcome.Proof{
				Problem: stop.problem, RowDual: stop.result.RowDual, ReducedCost: stop.result.ReducedCost,
			}
		}
	}
	return &Answer{Outcome: outcome.New(in), Form: r.form, X: in.X, held: r.held, priced: r.priced, reached: r.reached}
}
