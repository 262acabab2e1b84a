package assembly

import "slices"

// question checks what is put to the vote and names everything it decides.
func (k *checks) question(p *Plenary, a Ask, c OpenVote) Question {
	q := Question{On: c.On}
	switch c.On {
	case OnProcedure:
		k.text("text", c.Text, mostText)
		q.Text = c.Text
		if i := p.Discussed(); i != nil {
			q.Item = i.No
		}
		return q
	case OnAmendment:
		q.Amendment = c.Amendment
		if m := k.pending(p, c.Amendment); m != nil {
			q.Conclusion = m.Conclusion
			if m.State != Admitted {
				k.add(AmendmentIs, m.ID, m.State)
			}
			k.applicable(p, m)
		}
	case OnPoint:
		q.Conclusion, q.Points = k.apart(p, a, c.Points)
		if len(q.Points) > 0 {
			k.agree(p, q.Conclusion, q.Points...)
		}
	case OnConclusion:
		q.Conclusion = c.Conclusion
		if k.draft(p, c.Conclusion) != nil {
			q.Points = k.together(p, a, c.Conclusion)
		}
	}
	if d := p.Conclusion(q.Conclusion); d != nil {
		q.Item = d.Item
		if p.Item(d.Item).State != ItemDiscussed {
			k.add(NotDiscussed, d.Item)
		}
	}
	return q
}

// apart checks points that were taken apart and are put to the vote.
func (k *checks) apart(p *Plenary, a Ask, ids []PointID) (ConclusionID, []PointRef) {
	var of ConclusionID
	var out []PointRef
	for i, id := range ids {
		t := k.openPoint(p, id)
		if t == nil || slices.Contains(ids[:i], id) {
			continue
		}
		if !t.Apart {
			k.add(NotApart, id)
		}
		if of != "" && of != t.Conclusion {
			k.add(Unknown, "point", id)
		}
		of = t.Conclusion
		k.ready(p, a, t)
		out = append(out, PointRef{id, t.Version()})
	}
	if len(ids) == 0 {
		k.add(NeedText, "points")
	}
	return of, out
}

// together checks the points of a conclusion that are voted on together. Those
// taken apart come first, and so do amendments.
func (k *checks) together(p *Plenary, a Ask, id ConclusionID) []PointRef {
	out := []PointRef{}
	var apart []PointID
	points := p.PointsOf(id)
	for _, t := range points {
		switch {
		case t.State == PointOpen && t.Apart:
			apart = append(apart, t.ID)
		case t.State == PointOpen:
			k.organsOf(a, t)
			out = append(out, PointRef{t.ID, t.Version()})
		}
	}
	if len(apart) > 0 {
		k.add(ApartFirst, list(apart))
	}
	var pending []AmendmentID
	for _, m := range p.AmendmentsTo(id) {
		if m.Pending() {
			pending = append(pending, m.ID)
		}
	}
	if len(pending) > 0 {
		k.add(AmendmentsFirst, list(pending))
	}
	k.oneDraft(p, id)
	k.agree(p, id)
	if !slices.ContainsFunc(points, func(t *Point) bool { return t.State != PointLost }) {
		k.add(NothingToVote, id)
	}
	return out
}

// oneDraft checks that a conclusion puts one draft of the plan in force at
// most.
func (k *checks) oneDraft(p *Plenary, id ConclusionID) {
	if drafts := p.drafts(Subject{Conclusion: id}); len(drafts) > 1 {
		k.add(TwoDrafts, id, list(drafts))
	}
}

// ready checks that a point can be voted on.
func (k *checks) ready(p *Plenary, a Ask, t *Point) {
	if pending := p.pendingOn(t.ID); len(pending) > 0 {
		k.add(AmendmentsFirst, list(pending))
	}
	k.organsOf(a, t)
}

// organsOf checks that a task says who answers for it, and by when.
func (k *checks) organsOf(a Ask, t *Point) {
	c := t.Content()
	if c.Sort == TaskPoint {
		if c.Responsible == "" {
			k.add(TaskLacks, t.ID, "responsible")
		}
		if c.Due == "" {
			k.add(TaskLacks, t.ID, "due")
		}
	}
	k.organs(a.Body, string(t.ID), c)
}

// follows is what the verdict of a vote does: an amendment is made or
// rejected, points and conclusions are carried or lost. A vote without
// quorum, or to be held again, does nothing.
func (p *Plenary) follows(v *Vote, verdict Verdict) []Event {
	carried := verdict.Carried()
	if !verdict.decides() {
		return nil
	}
	q := v.Question
	var points []PointID
	for _, r := range q.Points {
		points = append(points, r.ID)
	}
	switch q.On {
	case OnAmendment:
		m := p.Amendment(q.Amendment)
		if !carried {
			return []Event{AmendmentRejected{ID: m.ID, Vote: v.ID}}
		}
		return append([]Event{AmendmentAccepted{ID: m.ID, Vote: v.ID}}, p.enact(m)...)
	case OnPoint:
		return []Event{PointsDecided{v.ID, carried, points}}
	case OnConclusion:
		return []Event{ConclusionDecided{q.Conclusion, v.ID, carried, points}}
	}
	return nil
}
