package engine

import (
	"context"
	"errors"
	"slices"

	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
)

// held is a solve as it stood before a tier: enough to go on from there.
type held struct {
	phase   *formulate.Phase // bounds that hold what the tiers above reached
	value   *formulate.Phase // the same by value
	careful *formulate.Phase // the same without what is in doubt; or nil
	phases  int              // solved so far
	priced  int
	side    []bool
}

// hold keeps how the run stands.
func (r *run) hold() {
	r.held = append(r.held, held{r.ph.Branch(), r.byValue.Branch(), branch(r.careful), len(r.phases), len(r.priced), slices.Clone(r.side)})
}

func branch(ph *formulate.Phase) *formulate.Phase {
	if ph == nil {
		return nil
	}
	return ph.Branch()
}

func (r *run) phaseLike(ph *formulate.Phase) *formulate.Phase {
	if ph == nil {
		return nil
	}
	return r.form.PhaseLike(ph)
}

// resume puts a run where another one stood before its tier number k.
func (r *run) resume(previous *Answer, k int) {
	at := previous.held[k]
	r.from = k
	r.ph, r.byValue = r.form.PhaseLike(at.phase), r.form.PhaseLike(at.value)
	r.careful = r.phaseLike(at.careful)
	r.phases = slices.Clone(previous.Outcome.Phases[:at.phases])
	r.priced = slices.Clone(previous.priced[:at.priced])
	r.side = slices.Clone(at.side)
	r.tier = slices.Clone(previous.Outcome.Tiers[:k])
	for i := range r.tier { // headroom is asked for anew
		r.tier[i].Headroom = noHeadroom
	}
	for i := range previous.held[:k] {
		h := previous.held[i]
		r.held = append(r.held, held{r.form.PhaseLike(h.phase), r.form.PhaseLike(h.value), r.phaseLike(h.careful), h.phases, h.priced, slices.Clone(h.side)})
	}
}

// Resume solves a changed plan. Where nothing changed but the amounts,
// baselines or weights of targets from some tier on, what the tiers above
// that one reached is taken from the previous answer, and only the phases
// from there on are solved. Any other change is solved from the beginning.
// The answer tells how many phases were taken over.
func Resume(ctx context.Context, previous *Answer, figs *plan.Figures, opt Options) (*Answer, error) {
	form := formulate.Build(figs)
	r := newRun(ctx, form, opt)
	r.known = previous.reached
	byTiers := len(form.Tiers) > 0 && (form.Objective == nil || opt.Tiers)
	if byTiers && previous.Form != nil && previous.Outcome.Status == outcome.Solved {
		if k := formulate.FirstChanged(previous.Form, form); k >= 0 && len(previous.held) == len(previous.Form.Tiers)+1 {
			r.resume(previous, k)
		}
	}
	taken := len(r.phases)
	err := r.all()
	var stop *stopped
	if err != nil && !errors.As(err, &stop) {
		return nil, err
	}
	a := r.answer(stop)
	a.Resumed = taken
	return a, nil
}
