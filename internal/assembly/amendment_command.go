package assembly

import "slices"

// The commands to amendments.
type (
	// MoveAmendment submits an amendment. An empty Mover is the one who gives
	// the command.
	MoveAmendment struct {
		Conclusion ConclusionID
		Sort       AmendmentKind
		Point      PointID // that it revises or deletes; of a new point, after which it stands; empty: first
		Base       int     // Point.Version that the mover saw; 0 for a new point
		Content    Content // as the point would read; nothing for a deletion
		Reason     string
		Mover      PersonID
	}
	// SecondAmendment supports it. An empty Person is the one who gives the
	// command.
	SecondAmendment struct {
		ID     AmendmentID
		Person PersonID
	}
	// AdmitAmendment lets it be put to the vote.
	AdmitAmendment struct{ ID AmendmentID }
	// RejectAmendment does not admit it, with a reason.
	RejectAmendment struct {
		ID   AmendmentID
		Note string
	}
	// WithdrawAmendment takes it back.
	WithdrawAmendment struct{ ID AmendmentID }
	// RebaseAmendment writes it anew on the version of the point that holds.
	// Without Content, both changes are made if they do not clash. With a Content
	// that asks for anything else, it is to be seconded and admitted again.
	RebaseAmendment struct {
		ID      AmendmentID
		Seen    int // Amendment.Rev
		Content *Content
	}
	// MergeAmendments puts amendments to one point together into a new one.
	MergeAmendments struct{ IDs []AmendmentID }
	// AcceptAmendment takes it up without a vote, as when nobody objects.
	AcceptAmendment struct {
		ID   AmendmentID
		Seen int // Amendment.Rev
		Note string
	}
)

func (c MoveAmendment) runPlenary(p *Plenary, a Ask) ([]Event, error) {
	var k checks
	if c.Mover == "" {
		c.Mover = a.By
	}
	k.draft(p, c.Conclusion)
	k.mayMove(p, a, c.Mover)
	word(&k, "kind", c.Sort, []AmendmentKind{Revise, Delete, NewPoint})
	k.length("reason", c.Reason, mostText)
	id := AmendmentID("a" + itoa(len(p.Amendments)+1))
	if c.Sort == NewPoint {
		c.Base = 0
	}
	if c.Sort != NewPoint || c.Point != "" {
		k.amends(p, c)
	}
	if c.Sort == Delete {
		c.Content = Content{}
	} else {
		k.content(c.Content)
		k.organs(a.Body, string(id), c.Content)
	}
	return k.then(AmendmentMoved{id, c.Conclusion, c.Sort, c.Point, c.Base, c.Content.clone(), c.Reason, c.Mover})
}

// amends checks the point that an amendment names.
func (k *checks) amends(p *Plenary, c MoveAmendment) {
	t := p.Point(c.Point)
	if t == nil || t.Conclusion != c.Conclusion || t.State == PointRemoved {
		k.add(Unknown, "point", c.Point)
		return
	}
	if c.Sort == NewPoint {
		return
	}
	if t.State != PointOpen {
		k.add(PointDecided, t.ID, t.State)
	}
	base, ok := t.At(c.Base)
	switch {
	case !ok:
		k.seen("point", string(t.ID), c.Base, t.Version(), t.Changed)
	case c.Sort == Revise && base.equal(c.Content):
		k.add(NothingChanged, t.ID)
	}
}

// mayMove checks that a person may move and second amendments.
func (k *checks) mayMove(p *Plenary, a Ask, person PersonID) {
	day := p.today()
	switch p.Rules.Movers {
	case MoveByAnyone:
		if a.Body.Person(person) != nil {
			return
		}
	case MoveByMembers:
		if a.Body.IsMember(p.Organ, person, day) {
			return
		}
	default:
		if slices.ContainsFunc(a.Body.Voters(p.Organ, day), func(v Voter) bool { return v.Person == person }) {
			return
		}
	}
	k.add(MayNotMove, person, p.Rules.Movers)
}

// today is the day of the sitting that is held, or else of the next one, or
// of the last.
func (p *Plenary) today() Date {
	var day Date
	for _, s := range p.Sittings {
		day = s.Day
		if s.Closed == nil {
			break
		}
	}
	return day
}

// pending finds an amendment that is still to be decided.
func (k *checks) pending(p *Plenary, id AmendmentID) *Amendment {
	m := p.Amendment(id)
	switch {
	case m == nil:
		k.add(Unknown, "amendment", id)
		return nil
	case !m.Pending():
		k.add(AmendmentIs, id, m.State)
	}
	k.draft(p, m.Conclusion)
	if v := p.VoteNow(); v != nil && v.Question.Amendment == id {
		k.add(VoteRunning, v.ID)
	}
	return m
}

func (c SecondAmendment) runPlenary(p *Plenary, a Ask) ([]Event, error) {
	var k checks
	if c.Person == "" {
		c.Person = a.By
	}
	k.mayMove(p, a, c.Person)
	if m := k.pending(p, c.ID); m != nil {
		if m.Mover == c.Person {
			k.add(SecondsOwn, c.Person)
		}
		if slices.Contains(m.Seconders, c.Person) {
			k.add(SecondedAlready, c.Person, c.ID)
		}
	}
	return k.then(AmendmentSeconded(c))
}

func (c AdmitAmendment) runPlenary(p *Plenary, _ Ask) ([]Event, error) {
	var k checks
	if m := k.pending(p, c.ID); m != nil {
		if m.State == Admitted {
			k.add(AmendmentIs, c.ID, m.State)
		}
		if len(m.Seconders) < p.Rules.Seconders {
			k.add(NeedsSeconders, c.ID, p.Rules.Seconders, len(m.Seconders))
		}
	}
	return k.then(AmendmentAdmitted(c))
}

func (c RejectAmendment) runPlenary(p *Plenary, _ Ask) ([]Event, error) {
	var k checks
	k.pending(p, c.ID)
	k.text("note", c.Note, mostText)
	return k.then(AmendmentRejected{ID: c.ID, Note: c.Note})
}

func (c WithdrawAmendment) runPlenary(p *Plenary, _ Ask) ([]Event, error) {
	var k checks
	k.pending(p, c.ID)
	return k.then(AmendmentDropped(c))
}

func (c RebaseAmendment) runPlenary(p *Plenary, a Ask) ([]Event, error) {
	var k checks
	m := k.pending(p, c.ID)
	if m == nil {
		return k.then()
	}
	k.seen("amendment", string(c.ID), c.Seen, m.Rev, m.Changed)
	base, content, clashes := m.Base, m.Content, []Clash(nil)
	if m.Sort != NewPoint {
		base = p.Point(m.Point).Version()
	}
	if m.Sort == Revise {
		content, clashes = p.onCurrent(m)
	}
	if c.Content == nil || m.Sort == Delete {
		if len(clashes) > 0 {
			k.add(BaseMoved, m.ID, m.Point, m.Base, base)
		}
		return k.then(AmendmentRebased{ID: c.ID, Base: base, Content: content})
	}
	k.content(*c.Content)
	k.organs(a.Body, string(m.ID), *c.Content)
	anew := len(clashes) > 0 || !c.Content.equal(content)
	return k.then(AmendmentRebased{c.ID, base, c.Content.clone(), anew})
}

// onCurrent is the content of a revision made on the version of its point
// that holds.
func (p *Plenary) onCurrent(m *Amendment) (Content, []Clash) {
	t := p.Point(m.Point)
	base, _ := t.At(m.Base)
	return MergeContent(base, t.Content(), m.Content)
}

func (c MergeAmendments) runPlenary(p *Plenary, _ Ask) ([]Event, error) {
	var k checks
	ids := slices.Clone(c.IDs)
	slices.SortFunc(ids, func(x, y AmendmentID) int { return p.order(x) - p.order(y) })
	ids = slices.Compact(ids)
	if len(ids) < 2 {
		return nil, refuse(MergeOne)
	}
	var all []*Amendment
	for _, id := range ids {
		if m := k.pending(p, id); m != nil {
			all = append(all, m)
		}
	}
	for _, m := range all {
		if m.Sort != Revise || m.Point != all[0].Point {
			k.add(MergeOther, m.ID, all[0].Point)
		}
	}
	if len(k.Refusals) > 0 {
		return k.then()
	}
	t := p.Point(all[0].Point)
	content := t.Content()
	for i, m := range all {
		now, clashes := p.onCurrent(m)
		if len(clashes) > 0 {
			k.add(BaseMoved, m.ID, m.Point, m.Base, t.Version())
			continue
		}
		if content, clashes = MergeContent(t.Content(), content, now); len(clashes) > 0 {
			k.add(Collide, m.ID, list(ids[:i]), clashes[0].Base)
		}
	}
	id := AmendmentID("a" + itoa(len(p.Amendments)+1))
	return k.then(AmendmentsMerged{id, ids, t.Version(), content})
}

// order is the place of an amendment among all, by when it was moved.
func (p *Plenary) order(id AmendmentID) int {
	return slices.IndexFunc(p.Amendments, func(m Amendment) bool { return m.ID == id })
}

func (c AcceptAmendment) runPlenary(p *Plenary, _ Ask) ([]Event, error) {
	var k checks
	m := k.pending(p, c.ID)
	if m == nil {
		return k.then()
	}
	k.seen("amendment", string(c.ID), c.Seen, m.Rev, m.Changed)
	k.length("note", c.Note, mostText)
	if len(m.Seconders) < p.Rules.Seconders {
		k.add(NeedsSeconders, c.ID, p.Rules.Seconders, len(m.Seconders))
	}
	k.applicable(p, m)
	if v := p.VoteNow(); v != nil && m.Point != "" && v.decides(p, m.Point) {
		k.add(PointUnderVote, m.Point, v.ID)
	}
	return k.then(append([]Event{AmendmentAccepted{ID: c.ID, Note: c.Note}}, p.enact(m)...)...)
}

// applicable checks that an amendment can be made on the conclusion as it
// stands.
func (k *checks) applicable(p *Plenary, m *Amendment) {
	if m.Sort == NewPoint {
		return
	}
	t := p.Point(m.Point)
	if t.State != PointOpen {
		k.add(PointDecided, t.ID, t.State)
		return
	}
	if m.Sort == Revise {
		if _, clashes := p.onCurrent(m); len(clashes) > 0 {
			k.add(BaseMoved, m.ID, t.ID, m.Base, t.Version())
		}
	}
}

// enact is what the acceptance of an amendment does to its conclusion.
func (p *Plenary) enact(m *Amendment) []Event {
	switch m.Sort {
	case NewPoint:
		return []Event{PointAdded{ID: p.nextPoint(0), Conclusion: m.Conclusion, Place: p.NumberOf(m.Point) + 1, Content: m.Content.clone(), By: m.ID}}
	case Delete:
		return []Event{PointDeleted{ID: m.Point, By: m.ID}}
	}
	content, _ := p.onCurrent(m)
	t := p.Point(m.Point)
	if content.equal(t.Content()) {
		return nil // what it asks for was done already
	}
	return []Event{PointRevised{ID: m.Point, Version: t.Version() + 1, Content: content, By: m.ID}}
}
