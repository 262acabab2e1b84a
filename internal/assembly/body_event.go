package assembly

// The events of the stream "body".
type (
	// OrganFounded adds an organ.
	OrganFounded struct {
		ID     OrganID   `json:"id"`
		Parent OrganID   `json:"parent,omitempty"`
		Sort   OrganKind `json:"sort"`
		Name   string    `json:"name"`
		From   Date      `json:"from,omitempty"`
	}
	// OrganChanged gives an organ another name, parent or kind.
	OrganChanged struct {
		ID     OrganID   `json:"id"`
		Parent OrganID   `json:"parent,omitempty"`
		Sort   OrganKind `json:"sort"`
		Name   string    `json:"name"`
	}
	// OrganEnded ends an organ on its last day.
	OrganEnded struct {
		ID OrganID `json:"id"`
		On Date    `json:"on"`
	}
	// PersonEntered adds a person, by a salted hash of who it is.
	PersonEntered struct {
		ID         PersonID `json:"id"`
		Commitment string   `json:"commitment,omitempty"`
	}
	// PersonErased notes that name and salt of a person are forgotten.
	PersonErased struct {
		ID PersonID `json:"id"`
	}
	// MembershipBegan makes a person a member of an organ.
	MembershipBegan struct {
		ID     MembershipID `json:"id"`
		Person PersonID     `json:"person"`
		Organ  OrganID      `json:"organ"`
		Post   string       `json:"post,omitempty"`
		Votes  bool         `json:"votes"`
		Weight int64        `json:"weight"`
		From   Date         `json:"from,omitempty"`
		To     Date         `json:"to,omitempty"`
	}
	// MembershipEnded ends a membership on its last day.
	MembershipEnded struct {
		ID MembershipID `json:"id"`
		On Date         `json:"on"`
	}
	// RulesSet sets the rules of procedure of an organ.
	RulesSet struct {
		Organ OrganID `json:"organ"`
		Rules Rules   `json:"rules"`
	}
)

// Kinds of the events above.
func (OrganFounded) Kind() string    { return "organ.founded" }
func (OrganChanged) Kind() string    { return "organ.changed" }
func (OrganEnded) Kind() string      { return "organ.ended" }
func (PersonEntered) Kind() string   { return "person.entered" }
func (PersonErased) Kind() string    { return "person.erased" }
func (MembershipBegan) Kind() string { return "membership.began" }
func (MembershipEnded) Kind() string { return "membership.ended" }
func (RulesSet) Kind() string        { return "rules.set" }

func (e OrganFounded) applyBody(b *Body, a Act) error {
	if b.Organ(e.ID) != nil {
		return errState
	}
	b.Organs = append(b.Organs, Organ{
		ID: e.ID, Parent: e.Parent, Kind: e.Sort, Name: e.Name, From: e.From, Rev: 1, Made: a, Changed: a,
	})
	return nil
}

func (e OrganChanged) applyBody(b *Body, a Act) error {
	o := b.Organ(e.ID)
	if o == nil {
		return errMissing
	}
	o.Parent, o.Kind, o.Name, o.Changed = e.Parent, e.Sort, e.Name, a
	o.Rev++
	return nil
}

func (e OrganEnded) applyBody(b *Body, a Act) error {
	o := b.Organ(e.ID)
	if o == nil {
		return errMissing
	}
	o.To, o.Changed = e.On, a
	o.Rev++
	return nil
}

func (e PersonEntered) applyBody(b *Body, a Act) error {
	if b.Person(e.ID) != nil {
		return errState
	}
	b.People = append(b.People, Person{ID: e.ID, Commitment: e.Commitment, Made: a, Changed: a})
	return nil
}

func (e PersonErased) applyBody(b *Body, a Act) error {
	p := b.Person(e.ID)
	if p == nil {
		return errMissing
	}
	p.Erased, p.Changed = true, a
	return nil
}

func (e MembershipBegan) applyBody(b *Body, a Act) error {
	if b.Membership(e.ID) != nil {
		return errState
	}
	b.Memberships = append(b.Memberships, Membership{
		ID: e.ID, Person: e.Person, Organ: e.Organ, Post: e.Post, Votes: e.Votes, Weight: e.Weight,
		From: e.From, To: e.To, Made: a, Changed: a,
	})
	return nil
}

func (e MembershipEnded) applyBody(b *Body, a Act) error {
	m := b.Membership(e.ID)
	if m == nil {
		return errMissing
	}
	m.To, m.Changed = e.On, a
	m.Rev++
	return nil
}

func (e RulesSet) applyBody(b *Body, a Act) error {
	if len(e.Rules.Faults()) > 0 {
		return errState
	}
	if r := find(b.Rules, func(r *OrganRules) bool { return r.Organ == e.Organ }); r != nil {
		r.Rules, r.Made = e.Rules.clone(), a
		r.Rev++
		return nil
	}
	b.Rules = append(b.Rules, OrganRules{Organ: e.Organ, Rules: e.Rules.clone(), Rev: 1, Made: a})
	return nil
}
