package assembly

import (
	"fmt"
	"slices"
)

// Body is who decides and who answers: organs, persons, memberships and the
// rules of procedure. It is the fold of the stream "body".
type Body struct {
	Organs      []Organ
	People      []Person
	Memberships []Membership
	Rules       []OrganRules
	Next        int64 // sequence number after that of the last entry folded in
}

// OrganKind is what sort of body an organ is.
type OrganKind string

// The kinds of organs.
const (
	AssemblyOrgan OrganKind = "assembly"
	Committee     OrganKind = "committee"
	Executive     OrganKind = "executive"
	Ministry      OrganKind = "ministry"
	RegionOrgan   OrganKind = "region"
	Organization  OrganKind = "organization"
)

// OrganKinds lists the kinds.
func OrganKinds() []OrganKind {
	return []OrganKind{AssemblyOrgan, Committee, Executive, Ministry, RegionOrgan, Organization}
}

// Organ is a body within the body: an assembly, a ministry, a region. Organs
// are not persons, so their names stand in the record.
type Organ struct {
	ID      OrganID
	Parent  OrganID // empty: the top
	Kind    OrganKind
	Name    string
	From    Date // first day; empty: always
	To      Date // last day; empty: not ended
	Rev     int  // counts changes, from 1
	Made    Act
	Changed Act
}

// Person is someone who acts, without a name.
type Person struct {
	ID         PersonID
	Commitment string // salted hash of the name and the like, which are kept outside
	Erased     bool   // name and salt are forgotten
	Made       Act
	Changed    Act
}

// Membership is a person's place in an organ.
type Membership struct {
	ID      MembershipID
	Person  PersonID
	Organ   OrganID
	Post    string // such as chair or secretary; empty: an ordinary member
	Votes   bool   // has the right to vote
	Weight  int64  // votes of the member; 1 if all are equal
	From    Date
	To      Date // last day; empty: not ended
	Rev     int  // counts changes of its end
	Made    Act
	Changed Act
}

// OrganRules are the rules of procedure of an organ, and who set them.
type OrganRules struct {
	Organ OrganID
	Rules Rules
	Rev   int
	Made  Act // of this version of the rules
}

// Organ finds an organ by its identifier, nil if there is none.
func (b *Body) Organ(id OrganID) *Organ {
	return find(b.Organs, func(o *Organ) bool { return o.ID == id })
}

// Person finds a person, nil if there is none.
func (b *Body) Person(id PersonID) *Person {
	return find(b.People, func(p *Person) bool { return p.ID == id })
}

// Membership finds a membership, nil if there is none.
func (b *Body) Membership(id MembershipID) *Membership {
	return find(b.Memberships, func(m *Membership) bool { return m.ID == id })
}

// RulesOf are the rules of procedure of an organ, or those of the nearest
// organ above that has any; nil if none has.
func (b *Body) RulesOf(id OrganID) *OrganRules {
	for range len(b.Organs) + 1 {
		if r := find(b.Rules, func(r *OrganRules) bool { return r.Organ == id }); r != nil {
			return r
		}
		o := b.Organ(id)
		if o == nil || o.Parent == "" {
			return nil
		}
		id = o.Parent
	}
	return nil
}

// Holds tells whether a membership holds on a day: it has begun and not ended,
// and neither has its organ.
func (b *Body) Holds(m Membership, on Date) bool {
	o := b.Organ(m.Organ)
	return on.within(m.From, m.To) && (o == nil || on.within("", o.To))
}

// Members are the memberships of an organ on a day, in the order in which
// they began.
func (b *Body) Members(id OrganID, on Date) []Membership {
	var out []Membership
	for _, m := range b.Memberships {
		if m.Organ == id && b.Holds(m, on) {
			out = append(out, m)
		}
	}
	return out
}

// MembershipsOf are all memberships of a person on a day.
func (b *Body) MembershipsOf(id PersonID, on Date) []Membership {
	var out []Membership
	for _, m := range b.Memberships {
		if m.Person == id && b.Holds(m, on) {
			out = append(out, m)
		}
	}
	return out
}

// Voters are the members of an organ with the right to vote on a day, in the
// order of their identifiers. A person with several memberships in the organ
// has the votes of the largest.
func (b *Body) Voters(id OrganID, on Date) []Voter {
	weight := map[PersonID]int64{}
	for _, m := range b.Members(id, on) {
		if m.Votes {
			weight[m.Person] = max(weight[m.Person], m.Weight)
		}
	}
	var out []Voter
	for _, person := range sortedKeys(weight) {
		out = append(out, Voter{Person: person, Weight: weight[person]})
	}
	return out
}

// IsMember tells whether a person is a member of an organ on a day.
func (b *Body) IsMember(id OrganID, person PersonID, on Date) bool {
	return slices.ContainsFunc(b.Members(id, on), func(m Membership) bool { return m.Person == person })
}

// Apply folds a step of the stream "body" in. An error says that the record
// does not hold together at that entry.
func (b *Body) Apply(s Step) error {
	e, ok := s.Event.(BodyEvent)
	if !ok {
		return fmt.Errorf("%w: entry %d, %s, does not belong to the body", ErrReplay, s.Seq, s.Event.Kind())
	}
	if s.Seq < b.Next {
		return fmt.Errorf("%w: entry %d comes after entry %d", ErrReplay, s.Seq, b.Next-1)
	}
	if err := e.applyBody(b, s.Act); err != nil {
		return fmt.Errorf("%w: entry %d, %s: %w", ErrReplay, s.Seq, s.Event.Kind(), err)
	}
	b.Next = s.Seq + 1
	return nil
}

// FoldBody is the body that the steps of its stream make.
func FoldBody(steps []Step) (*Body, error) {
	b := &Body{}
	for _, s := range steps {
		if err := b.Apply(s); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// Clone is a copy that shares nothing.
func (b *Body) Clone() *Body {
	c := *b
	c.Organs, c.People, c.Memberships = slices.Clone(b.Organs), slices.Clone(b.People), slices.Clone(b.Memberships)
	c.Rules = slices.Clone(b.Rules)
	for i := range c.Rules {
		c.Rules[i].Rules = c.Rules[i].Rules.clone()
	}
	return &c
}
