package assembly

import "slices"

func (e AmendmentMoved) applyPlenary(p *Plenary, a Act) error {
	if p.Conclusion(e.Conclusion) == nil || e.Point != "" && p.Point(e.Point) == nil {
		return errMissing
	}
	if p.Amendment(e.ID) != nil {
		return errState
	}
	if e.Sort != NewPoint {
		if _, ok := p.contentAt(e.Point, e.Base); !ok {
			return errState
		}
	}
	p.Amendments = append(p.Amendments, Amendment{
		ID: e.ID, Conclusion: e.Conclusion, Sort: e.Sort, Point: e.Point, Base: e.Base, Content: e.Content.clone(),
		Reason: e.Reason, Mover: e.Mover, State: Submitted, Rev: 1, Made: a, Changed: a,
	})
	return nil
}

// contentAt is what a point said in a version.
func (p *Plenary) contentAt(id PointID, version int) (Content, bool) {
	t := p.Point(id)
	if t == nil {
		return Content{}, false
	}
	return t.At(version)
}

// touchAmendment finds an amendment and notes that it changes.
func (p *Plenary) touchAmendment(id AmendmentID, a Act) (*Amendment, error) {
	m := p.Amendment(id)
	if m == nil {
		return nil, errMissing
	}
	m.Changed = a
	return m, nil
}

func (e AmendmentSeconded) applyPlenary(p *Plenary, a Act) error {
	m, err := p.touchAmendment(e.ID, a)
	if err == nil && !slices.Contains(m.Seconders, e.Person) {
		m.Seconders = append(m.Seconders, e.Person)
	}
	return err
}

func (e AmendmentAdmitted) applyPlenary(p *Plenary, a Act) error {
	m, err := p.touchAmendment(e.ID, a)
	if err == nil {
		m.State = Admitted
	}
	return err
}

func (e AmendmentRebased) applyPlenary(p *Plenary, a Act) error {
	m := p.Amendment(e.ID)
	if m == nil {
		return errMissing
	}
	if _, ok := p.contentAt(m.Point, e.Base); !ok && m.Sort != NewPoint {
		return errState
	}
	m.Base, m.Content, m.Changed = e.Base, e.Content.clone(), a
	m.Rev++
	if e.Anew {
		m.State, m.Seconders = Submitted, nil
	}
	return nil
}

func (e AmendmentDropped) applyPlenary(p *Plenary, a Act) error {
	m, err := p.touchAmendment(e.ID, a)
	if err == nil {
		m.State = Withdrawn
	}
	return err
}

func (e AmendmentsMerged) applyPlenary(p *Plenary, a Act) error {
	if len(e.Of) == 0 || p.Amendment(e.ID) != nil {
		return errState
	}
	for _, id := range e.Of {
		if p.Amendment(id) == nil {
			return errMissing
		}
	}
	first := p.Amendment(e.Of[0])
	one := Amendment{
		ID: e.ID, Conclusion: first.Conclusion, Sort: Revise, Point: first.Point, Base: e.Base, Content: e.Content.clone(),
		Mover: first.Mover, State: Submitted, Merged: slices.Clone(e.Of), Rev: 1, Made: a, Changed: a,
	}
	if _, ok := p.contentAt(one.Point, one.Base); !ok {
		return errState
	}
	for _, id := range e.Of {
		m := p.Amendment(id)
		m.State, m.Into, m.Changed = Merged, e.ID, a
		for _, person := range append([]PersonID{m.Mover}, m.Seconders...) {
			if person != one.Mover && !slices.Contains(one.Seconders, person) {
				one.Seconders = append(one.Seconders, person)
			}
		}
	}
	p.Amendments = append(p.Amendments, one)
	return nil
}

func (e AmendmentAccepted) applyPlenary(p *Plenary, a Act) error {
	m, err := p.touchAmendment(e.ID, a)
	if err == nil {
		m.State, m.Note = Accepted, e.Note
	}
	return err
}

func (e AmendmentRejected) applyPlenary(p *Plenary, a Act) error {
	m, err := p.touchAmendment(e.ID, a)
	if err == nil {
		m.State, m.Note = Rejected, e.Note
	}
	return err
}
