package assembly

// Standing is what adoption must know of the plan, from outside.
type Standing struct {
	Version string   // of the plan that holds
	Next    string   // that adoption makes; empty if no figure changes
	Moved   []Change // changes whose old value no longer holds: Old is the value now
}

// Adopt adopts a carried conclusion. The use case makes the plan's new version
// and the tasks in the same transaction.
type Adopt struct {
	ID       ConclusionID
	Standing Standing
}

// WaiveCosting does without a fresh costing, with a reason. It holds as long
// as the conclusion makes the same change of the plan.
type WaiveCosting struct {
	ID     ConclusionID
	Seen   int // Conclusion.Saying: nobody does without a costing of what he has not seen
	Reason string
}

// AttachCosting attaches what the solver said.
type AttachCosting struct {
	Subject Subject
	Key     string
	Version string
	Draft   string   // that was put in force: that of DraftOf at the time
	Changes []Change // that were costed: those of ChangesOf at the time
}

// Missing lists all that a conclusion lacks to be adopted: notice, quorum, a
// vote that carried it, a fresh costing or a reason to do without, figures
// that still stand as they did when the change was drafted, organs that are
// there. Empty: it can be adopted.
func (p *Plenary) Missing(id ConclusionID, s Standing, b *Body) Refusals {
	c := p.Conclusion(id)
	if c == nil {
		return Refusals{refusal(Unknown, "conclusion", id)}
	}
	var k checks
	k.notice(p, c)
	k.carried(p, c)
	subject := Subject{Conclusion: id}
	if _, fresh := p.CostingOf(subject, s.Version); c.Waiver.Reason == "" {
		switch fresh {
		case NotCosted:
			k.add(CostingMissing, id)
		case Stale:
			k.add(CostingStale, id)
		}
	}
	changes := p.ChangesOf(subject)
	for _, m := range s.Moved {
		if drafted, ok := changeAt(changes, m.Address); ok {
			k.add(ValueMoved, m.Address, drafted.Old, m.Old)
		}
	}
	k.oneDraft(p, id)
	k.agree(p, id)
	if (len(changes) > 0 || p.DraftOf(subject) != "") && s.Next == "" {
		k.add(VersionMissing, id)
	}
	for _, t := range p.PointsOf(id) {
		if t.State == PointCarried {
			k.organsOf(Ask{Body: b}, t)
		}
	}
	return k.Refusals
}

// Told lists what is wrong with the notice: that the members were not told, or
// too late. Nothing can be adopted then.
func (p *Plenary) Told() Refusals {
	var k checks
	days, given := p.noticeDays()
	switch {
	case p.Rules.NoticeDays == 0:
	case !given:
		k.add(NoticeMissing)
	case days < p.Rules.NoticeDays:
		k.add(NoticeShort, days, p.Rules.NoticeDays)
	}
	return k.Refusals
}

// notice checks that the members were told in time.
func (k *checks) notice(p *Plenary, c *Conclusion) {
	k.Refusals = append(k.Refusals, p.Told()...)
	if i := p.Item(c.Item); p.Rules.NoticeDays > 0 && i.Late && i.Waived == "" {
		k.add(ItemLate, i.No)
	}
}

// carried checks the vote on the conclusion.
func (k *checks) carried(p *Plenary, c *Conclusion) {
	if c.State == ConclusionAdopted || c.State == ConclusionWithdrawn {
		k.add(NotDraft, c.ID, c.State)
		return
	}
	v := p.lastVoteOn(c.ID)
	switch {
	case c.State == ConclusionDraft || v == nil:
		k.add(NotVoted, c.ID)
		return
	case c.State == ConclusionLost:
		k.add(NotCarried, c.ID, v.ID)
	}
	if !v.Verdict.QuorumMet {
		k.add(QuorumMissed, v.ID, v.Verdict.QuorumNeeded, v.Verdict.QuorumPresent)
	}
}

func (c Adopt) runPlenary(p *Plenary, a Ask) ([]Event, error) {
	if missing := p.Missing(c.ID, c.Standing, a.Body); len(missing) > 0 {
		return nil, missing
	}
	d := p.Conclusion(c.ID)
	if i := p.Item(d.Item); i.Settled() {
		return nil, refuse(ItemIsSettled, i.No, i.State)
	}
	points := []PointID{}
	for _, t := range p.PointsOf(c.ID) {
		if t.State == PointCarried {
			points = append(points, t.ID)
		}
	}
	return []Event{ConclusionEnacted{c.ID, c.Standing.Next, points}}, nil
}

func (c WaiveCosting) runPlenary(p *Plenary, _ Ask) ([]Event, error) {
	var k checks
	d := p.Conclusion(c.ID)
	switch {
	case d == nil:
		k.add(Unknown, "conclusion", c.ID)
	case d.State != ConclusionDraft && d.State != ConclusionCarried:
		k.add(NotDraft, c.ID, d.State)
	default:
		k.seen("conclusion", string(c.ID), c.Seen, d.Saying, d.Said)
	}
	k.text("reason", c.Reason, mostText)
	s := Subject{Conclusion: c.ID}
	return k.then(CostingWaived{ID: c.ID, Reason: c.Reason, Changes: p.ChangesOf(s), Draft: p.DraftOf(s)})
}

func (c AttachCosting) runPlenary(p *Plenary, _ Ask) ([]Event, error) {
	var k checks
	if p.Conclusion(c.Subject.Conclusion) == nil {
		k.add(Unknown, "conclusion", c.Subject.Conclusion)
	}
	if c.Subject.Point != "" && p.Point(c.Subject.Point) == nil {
		k.add(Unknown, "point", c.Subject.Point)
	}
	for _, id := range c.Subject.Amendments {
		if p.Amendment(id) == nil {
			k.add(Unknown, "amendment", id)
		}
	}
	k.text("key", c.Key, mostTitle)
	k.text("version", c.Version, mostTitle)
	k.length("draft", c.Draft, mostTitle)
	return k.then(CostingAttached(c))
}
