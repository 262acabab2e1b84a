package assembly

import "slices"

func (e ConclusionDrafted) applyPlenary(p *Plenary, a Act) error {
	if p.Item(e.Item) == nil {
		return errMissing
	}
	if p.Conclusion(e.ID) != nil {
		return errState
	}
	p.Conclusions = append(p.Conclusions, Conclusion{
		ID: e.ID, Item: e.Item, Title: e.Title, State: ConclusionDraft, Rev: 1, Made: a, Changed: a,
	})
	return nil
}

// touchConclusion finds a conclusion and notes that it changes.
func (p *Plenary) touchConclusion(id ConclusionID, a Act) (*Conclusion, error) {
	c := p.Conclusion(id)
	if c == nil {
		return nil, errMissing
	}
	c.Changed = a
	c.Rev++
	return c, nil
}

func (e ConclusionRetitled) applyPlenary(p *Plenary, a Act) error {
	c, err := p.touchConclusion(e.ID, a)
	if err == nil {
		c.Title = e.Title
	}
	return err
}

func (e ConclusionDropped) applyPlenary(p *Plenary, a Act) error {
	c, err := p.touchConclusion(e.ID, a)
	if err == nil {
		c.State = ConclusionWithdrawn
	}
	return err
}

func (e ConclusionDecided) applyPlenary(p *Plenary, a Act) error {
	if err := p.decidePoints(e.Points, e.Carried, a); err != nil {
		return err
	}
	c, err := p.touchConclusion(e.ID, a)
	if err != nil {
		return err
	}
	c.State = ConclusionLost
	if e.Carried {
		c.State = ConclusionCarried
	}
	return nil
}

func (e PointsDecided) applyPlenary(p *Plenary, a Act) error {
	return p.decidePoints(e.Points, e.Carried, a)
}

func (p *Plenary) decidePoints(ids []PointID, carried bool, a Act) error {
	for _, id := range ids {
		if p.Point(id) == nil {
			return errMissing
		}
	}
	for _, id := range ids {
		t := p.Point(id)
		t.State, t.Changed = PointLost, a
		if carried {
			t.State = PointCarried
		}
		p.says(t.Conclusion, a)
	}
	return nil
}

func (e ConclusionReopened) applyPlenary(p *Plenary, a Act) error {
	c, err := p.touchConclusion(e.ID, a)
	if err != nil {
		return err
	}
	c.State, c.Waiver = ConclusionDraft, Waiver{}
	for _, id := range c.Points {
		if t := p.Point(id); t != nil {
			t.State, t.Changed = PointOpen, a
		}
	}
	return nil
}

func (e CostingWaived) applyPlenary(p *Plenary, a Act) error {
	c := p.Conclusion(e.ID)
	if c == nil {
		return errMissing
	}
	c.Waiver = Waiver{Reason: e.Reason, Changes: slices.Clone(e.Changes), Draft: e.Draft, Act: a}
	return nil
}

func (e ConclusionEnacted) applyPlenary(p *Plenary, a Act) error {
	c, err := p.touchConclusion(e.ID, a)
	if err == nil {
		c.State, c.Version, c.Adopted = ConclusionAdopted, e.Version, &a
	}
	return err
}

func (e PointAdded) applyPlenary(p *Plenary, a Act) error {
	c := p.Conclusion(e.Conclusion)
	if c == nil {
		return errMissing
	}
	if p.Point(e.ID) != nil || e.Place < 1 || e.Place > len(c.Points)+1 {
		return errState
	}
	c.Points = slices.Insert(c.Points, e.Place-1, e.ID)
	c.Changed = a
	c.Rev++
	p.Points = append(p.Points, Point{
		ID: e.ID, Conclusion: e.Conclusion, State: PointOpen, Made: a, Changed: a,
		Versions: []PointVersion{{Content: e.Content.clone(), By: e.By, Act: a}},
	})
	p.says(e.Conclusion, a)
	return nil
}

func (e PointRevised) applyPlenary(p *Plenary, a Act) error {
	t := p.Point(e.ID)
	if t == nil {
		return errMissing
	}
	if e.Version != t.Version()+1 {
		return errState
	}
	t.Versions = append(t.Versions, PointVersion{Content: e.Content.clone(), By: e.By, Act: a})
	t.Changed = a
	p.says(t.Conclusion, a)
	return nil
}

func (e PointMoved) applyPlenary(p *Plenary, a Act) error {
	t := p.Point(e.ID)
	if t == nil {
		return errMissing
	}
	c := p.Conclusion(t.Conclusion)
	at := slices.Index(c.Points, e.ID)
	if at < 0 || e.Place < 1 || e.Place > len(c.Points) {
		return errState
	}
	c.Points = slices.Insert(slices.Delete(c.Points, at, at+1), e.Place-1, e.ID)
	c.Changed = a
	c.Rev++
	return nil
}

func (e PointDeleted) applyPlenary(p *Plenary, a Act) error {
	t := p.Point(e.ID)
	if t == nil {
		return errMissing
	}
	c := p.Conclusion(t.Conclusion)
	c.Points = slices.DeleteFunc(c.Points, func(id PointID) bool { return id == e.ID })
	c.Changed = a
	c.Rev++
	t.State, t.Changed = PointRemoved, a
	p.says(c.ID, a)
	return nil
}

func (e PointSeparated) applyPlenary(p *Plenary, a Act) error { return p.setApart(e.ID, true, a) }

func (e PointJoined) applyPlenary(p *Plenary, a Act) error { return p.setApart(e.ID, false, a) }

func (p *Plenary) setApart(id PointID, apart bool, a Act) error {
	t := p.Point(id)
	if t == nil {
		return errMissing
	}
	t.Apart, t.Changed = apart, a
	return nil
}
