package assembly

import "strconv"

// The commands to the body.
type (
	// FoundOrgan adds an organ.
	FoundOrgan struct {
		ID     OrganID
		Parent OrganID
		Sort   OrganKind
		Name   string
		From   Date
	}
	// ChangeOrgan gives an organ another name, parent or kind.
	ChangeOrgan struct {
		ID     OrganID
		Seen   int // Organ.Rev
		Parent OrganID
		Sort   OrganKind
		Name   string
	}
	// EndOrgan ends an organ on its last day.
	EndOrgan struct {
		ID   OrganID
		Seen int
		On   Date
	}
	// EnterPerson adds a person, by a salted hash of who it is.
	EnterPerson struct {
		ID         PersonID
		Commitment string
	}
	// ErasePerson notes that name and salt were forgotten.
	ErasePerson struct{ ID PersonID }
	// BeginMembership makes a person a member of an organ. Weight 0 is 1.
	BeginMembership struct {
		Person PersonID
		Organ  OrganID
		Post   string
		Votes  bool
		Weight int64
		From   Date
		To     Date
	}
	// EndMembership ends a membership on its last day. One that has an end can
	// be given an earlier one; a longer term is a membership of its own.
	EndMembership struct {
		ID   MembershipID
		Seen int // Membership.Rev
		On   Date
	}
	// SetRules sets the rules of procedure of an organ. They hold for
	// plenaries convened from then on.
	SetRules struct {
		Organ OrganID
		Seen  int // OrganRules.Rev; 0 when there are none
		Rules Rules
	}
)

func (c FoundOrgan) runBody(b *Body, _ Ask) ([]Event, error) {
	var k checks
	k.name("organ", string(c.ID))
	if b.Organ(c.ID) != nil {
		k.add(Exists, "organ", c.ID)
	}
	k.organ(b, c.ID, c.Parent, c.Sort, c.Name)
	k.date("from", c.From, false)
	return k.then(OrganFounded(c))
}

// organ checks what an organ is to be.
func (k *checks) organ(b *Body, id, parent OrganID, sort OrganKind, name string) {
	k.text("name", name, mostTitle)
	word(k, "kind", sort, OrganKinds())
	if parent == "" {
		return
	}
	if b.Organ(parent) == nil {
		k.add(Unknown, "organ", parent)
	}
	for at, steps := parent, 0; at != "" && steps <= len(b.Organs); steps++ {
		if at == id {
			k.add(OrganCircle, id, parent)
			return
		}
		above := b.Organ(at)
		if above == nil {
			return
		}
		at = above.Parent
	}
}

func (c ChangeOrgan) runBody(b *Body, _ Ask) ([]Event, error) {
	o := b.Organ(c.ID)
	if o == nil {
		return nil, refuse(Unknown, "organ", c.ID)
	}
	var k checks
	k.seen("organ", string(c.ID), c.Seen, o.Rev, o.Changed)
	k.organ(b, c.ID, c.Parent, c.Sort, c.Name)
	return k.then(OrganChanged{c.ID, c.Parent, c.Sort, c.Name})
}

func (c EndOrgan) runBody(b *Body, _ Ask) ([]Event, error) {
	o := b.Organ(c.ID)
	if o == nil {
		return nil, refuse(Unknown, "organ", c.ID)
	}
	var k checks
	k.seen("organ", string(c.ID), c.Seen, o.Rev, o.Changed)
	k.date("on", c.On, true)
	if c.On < o.From {
		k.add(WrongEnd, "organ", c.ID, o.From)
	}
	return k.then(OrganEnded{c.ID, c.On})
}

func (c EnterPerson) runBody(b *Body, _ Ask) ([]Event, error) {
	var k checks
	k.name("person", string(c.ID))
	if b.Person(c.ID) != nil {
		k.add(Exists, "person", c.ID)
	}
	k.length("commitment", c.Commitment, 100)
	return k.then(PersonEntered(c))
}

func (c ErasePerson) runBody(b *Body, _ Ask) ([]Event, error) {
	p := b.Person(c.ID)
	switch {
	case p == nil:
		return nil, refuse(Unknown, "person", c.ID)
	case p.Erased:
		return nil, refuse(PersonErasure, c.ID)
	}
	return []Event{PersonErased(c)}, nil
}

func (c BeginMembership) runBody(b *Body, _ Ask) ([]Event, error) {
	var k checks
	if p := b.Person(c.Person); p == nil {
		k.add(Unknown, "person", c.Person)
	} else if p.Erased {
		k.add(PersonErasure, c.Person)
	}
	if o := b.Organ(c.Organ); o == nil {
		k.add(Unknown, "organ", c.Organ)
	} else if o.To != "" && (c.From == "" || c.From > o.To) {
		k.add(OrganHasEnded, c.Organ, o.To)
	}
	k.length("post", c.Post, mostTitle)
	k.date("from", c.From, false)
	k.date("to", c.To, false)
	if c.To != "" && c.To < c.From {
		k.add(WrongEnd, "membership", c.Person, c.From)
	}
	if c.Weight == 0 {
		c.Weight = 1
	}
	if c.Weight < 1 || c.Weight > mostWeight {
		k.add(BadCount, "weight", c.Weight)
	}
	for _, m := range b.Memberships {
		if m.Person == c.Person && m.Organ == c.Organ && overlap(m.From, m.To, c.From, c.To) {
			k.add(MemberAlready, c.Person, c.Organ)
			break
		}
	}
	id := MembershipID("m" + strconv.Itoa(len(b.Memberships)+1))
	return k.then(MembershipBegan{id, c.Person, c.Organ, c.Post, c.Votes, c.Weight, c.From, c.To})
}

// overlap tells whether two spans of days, whose ends may be open, share one.
func overlap(from, to, from2, to2 Date) bool {
	return (to == "" || from2 <= to) && (to2 == "" || from <= to2)
}

func (c EndMembership) runBody(b *Body, _ Ask) ([]Event, error) {
	m := b.Membership(c.ID)
	if m == nil {
		return nil, refuse(Unknown, "membership", c.ID)
	}
	var k checks
	k.seen("membership", string(c.ID), c.Seen, m.Rev, m.Changed)
	k.date("on", c.On, true)
	if c.On < m.From {
		k.add(WrongEnd, "membership", c.ID, m.From)
	}
	if m.To != "" && c.On > m.To {
		k.add(EndsSooner, c.ID, m.To)
	}
	return k.then(MembershipEnded{c.ID, c.On})
}

func (c SetRules) runBody(b *Body, _ Ask) ([]Event, error) {
	var k checks
	if b.Organ(c.Organ) == nil {
		k.add(Unknown, "organ", c.Organ)
	}
	rev, act := 0, Act{}
	if r := find(b.Rules, func(r *OrganRules) bool { return r.Organ == c.Organ }); r != nil {
		rev, act = r.Rev, r.Made
	}
	k.seen("rules", string(c.Organ), c.Seen, rev, act)
	k.Refusals = append(k.Refusals, c.Rules.Faults()...)
	return k.then(RulesSet{c.Organ, c.Rules.clone()})
}
