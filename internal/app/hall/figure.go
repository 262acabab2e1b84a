package hall

import (
	"errors"
	"strings"

	"github.com/openplenum/plenum/internal/app"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/planfile"
)

// figures checks the figures that a command would have a point or amendment
// change, and fills in how they stand now.
func (t *transaction) figures(p *assembly.Plenary, c assembly.PlenaryCommand) (assembly.PlenaryCommand, error) {
	var err error
	switch x := c.(type) {
	case assembly.AddPoint:
		x.Content.Changes, err = t.settle(p, x.Content.Changes, nil)
		return x, err
	case assembly.RevisePoint:
		var before []assembly.Change
		if point := p.Point(x.ID); point != nil {
			before = point.Content().Changes
		}
		x.Content.Changes, err = t.settle(p, x.Content.Changes, before)
		return x, err
	case assembly.MoveAmendment:
		var before []assembly.Change
		if point := p.Point(x.Point); point != nil && x.Sort == assembly.Revise {
			if content, ok := point.At(x.Base); ok {
				before = content.Changes
			}
		}
		x.Content.Changes, err = t.settle(p, x.Content.Changes, before)
		return x, err
	case assembly.RebaseAmendment:
		if x.Content != nil {
			content := *x.Content
			content.Changes, err = t.settle(p, content.Changes, nil)
			x.Content = &content
		}
		return x, err
	}
	return c, nil
}

// settle makes changes plain: relative ones ("+2 %") become figures, addresses
// of years that stand differently are taken apart year by year, and each gets
// the value that stands in the plan. Those that were in the text before, with
// the same new value, stay as they are: what they were drafted on does not
// move with the plan.
func (t *transaction) settle(p *assembly.Plenary, changes, before []assembly.Change) ([]assembly.Change, error) {
	if len(changes) == 0 {
		return changes, nil
	}
	id, err := t.hall.planFor(t.ctx, t, p)
	if err != nil {
		return nil, err
	}
	v, err := current(t.ctx, t, id)
	if err != nil {
		return nil, err
	}
	f, err := t.hall.folder(t.ctx, t, v)
	if err != nil {
		return nil, err
	}
	return settle(f, changes, before)
}

func settle(f *app.Folder, changes, before []assembly.Change) ([]assembly.Change, error) {
	var out []assembly.Change
	var refused Refusals
	var fresh []assembly.Change
	for _, c := range changes {
		if old, ok := sameChange(before, c); ok {
			out = append(out, old)
			continue
		}
		fresh = append(fresh, c)
	}
	after, err := withChanges(f, fresh)
	if err != nil {
		return nil, err
	}
	switch _, err := planfile.Hash(after.Plan); {
	case errors.Is(err, planfile.ErrMixedUnits):
		return nil, refuse(ChangeUnits)
	case err != nil:
		return nil, err
	}
	for _, c := range fresh {
		for _, taken := range after.Taken {
			if taken.Asked == c.Address {
				c.Address = taken.As
			}
		}
		plain, err := settleOne(f.Plan, after.Plan, c)
		var fault plan.Fault
		switch {
		case errors.As(err, &fault):
			refused = append(refused, Refusal{Code: ChangeFaulty, Args: []string{c.Address, c.New}, Fault: &fault})
		case err != nil:
			return nil, err
		}
		out = append(out, plain...)
	}
	return out, refused.orNil()
}

func sameChange(in []assembly.Change, c assembly.Change) (assembly.Change, bool) {
	for _, x := range in {
		if x.Address == c.Address && x.New == c.New {
			return x, true
		}
	}
	return c, false
}

// settleOne is one change in plain figures: one for all its years where they
// stand alike, else one for each.
func settleOne(before, after *plan.Plan, c assembly.Change) ([]assembly.Change, error) {
	c.Address = strings.TrimSpace(c.Address)
	is, err := plan.Get(after, c.Address)
	if err == nil {
		was, err := standing(before, c.Address)
		if err == nil {
			return []assembly.Change{{Address: c.Address, Old: was, New: is}}, nil
		}
	}
	single, err := plan.Single(after, c.Address)
	if err != nil {
		return nil, err
	}
	var out []assembly.Change
	for _, address := range single {
		is, err := plan.Get(after, address)
		if err != nil {
			return nil, err
		}
		was, err := standing(before, address)
		if err != nil {
			return nil, err
		}
		out = append(out, assembly.Change{Address: address, Old: was, New: is})
	}
	return out, nil
}

// standing is the figure at an address, empty where nothing stands.
func standing(p *plan.Plan, address string) (string, error) {
	value, err := plan.Get(p, address)
	var fault plan.Fault
	if errors.As(err, &fault) && fault.Code == plan.SetNoRow {
		return "", nil
	}
	return value, err
}

// moved lists the changes whose old value does not stand any more, with the
// value that does.
func moved(p *plan.Plan, changes []assembly.Change) ([]assembly.Change, error) {
	var out []assembly.Change
	for _, c := range changes {
		is, err := standing(p, c.Address)
		var fault plan.Fault
		switch {
		case errors.As(err, &fault):
			is = "?" // it cannot be read as one figure any more, so it is not what it was
		case err != nil:
			return nil, err
		}
		if is != c.Old {
			out = append(out, assembly.Change{Address: c.Address, Old: is, New: c.New})
		}
	}
	return out, nil
}
