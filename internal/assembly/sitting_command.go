package assembly

import "slices"

// The commands to sittings, and to who is there.
type (
	// ScheduleSitting fixes day and place of one more sitting.
	ScheduleSitting struct {
		Day   Date
		Place string
	}
	// MoveSitting gives a sitting that was not opened another day or place.
	MoveSitting struct {
		No    int
		Day   Date
		Place string
	}
	// OpenSitting opens a sitting. Sittings are held one at a time in the order
	// of their numbers; one that fell out may be left out.
	OpenSitting struct{ No int }
	// CloseSitting closes the sitting that is being held. An item under
	// discussion stays open.
	CloseSitting struct{}
	// CallRoll notes who is in the hall: those named and nobody else.
	CallRoll struct {
		Seen    int // Sitting.Rev: a roll that was called on an older one is a conflict
		Present []PersonID
	}
	// Arrive notes who came in.
	Arrive struct{ Persons []PersonID }
	// Leave notes who went out.
	Leave struct{ Persons []PersonID }
	// GiveProxy hands a member's vote to another for one sitting.
	GiveProxy struct {
		Sitting  int
		From, To PersonID
	}
	// TakeProxy takes it back.
	TakeProxy struct {
		Sitting int
		From    PersonID
	}
)

func (c ScheduleSitting) runPlenary(p *Plenary, _ Ask) ([]Event, error) {
	var k checks
	no := len(p.Sittings) + 1
	k.sittingDay(p, no, c.Day, c.Place)
	return k.then(SittingScheduled{no, c.Day, c.Place})
}

// sittingDay checks day and place of a sitting: days follow the numbers.
func (k *checks) sittingDay(p *Plenary, no int, day Date, place string) {
	k.date("day", day, true)
	k.length("place", place, mostTitle)
	for _, s := range p.Sittings {
		if s.No < no && s.Day > day || s.No > no && s.Day < day {
			k.add(SittingOrder, no, s.No, s.Day)
			return
		}
	}
}

func (c MoveSitting) runPlenary(p *Plenary, _ Ask) ([]Event, error) {
	s := p.Sitting(c.No)
	switch {
	case s == nil:
		return nil, refuse(Unknown, "sitting", c.No)
	case s.Opened != nil:
		return nil, refuse(SittingHeld, c.No)
	}
	var k checks
	k.sittingDay(p, c.No, c.Day, c.Place)
	return k.then(SittingMoved(c))
}

func (c OpenSitting) runPlenary(p *Plenary, a Ask) ([]Event, error) {
	s := p.Sitting(c.No)
	if s == nil {
		return nil, refuse(Unknown, "sitting", c.No)
	}
	var k checks
	k.betweenSittings(p)
	if s.Opened != nil {
		k.add(SittingHeld, c.No)
	}
	for _, other := range p.Sittings {
		if other.No > c.No && other.Opened != nil {
			k.add(SittingOrder, c.No, other.No, other.Day)
		}
	}
	if len(a.Body.Voters(p.Organ, s.Day)) == 0 {
		k.add(NobodyVotes, p.Organ, s.Day)
	}
	return k.then(SittingOpened(c))
}

func (CloseSitting) runPlenary(p *Plenary, _ Ask) ([]Event, error) {
	s := p.SittingNow()
	if s == nil {
		return nil, refuse(NoSitting)
	}
	if v := p.VoteNow(); v != nil {
		return nil, refuse(VoteRunning, v.ID)
	}
	var events []Event
	if i := p.Discussed(); i != nil {
		events = append(events, ItemPaused{i.No})
	}
	return append(events, SittingClosed{s.No}), nil
}

func (c CallRoll) runPlenary(p *Plenary, a Ask) ([]Event, error) {
	s := p.SittingNow()
	if s == nil {
		return nil, refuse(NoSitting)
	}
	var k checks
	k.seen("sitting", itoa(s.No), c.Seen, s.Rev(), s.lastComing())
	k.members(p, s, a, c.Present)
	came := slices.DeleteFunc(once(c.Present), s.IsPresent)
	var left []PersonID
	for _, person := range s.Present {
		if !slices.Contains(c.Present, person) {
			left = append(left, person)
		}
	}
	return k.then(attendance(s.No, came, left)...)
}

// lastComing is the act by which somebody came or left last.
func (s *Sitting) lastComing() Act {
	if n := len(s.Comings); n > 0 {
		return s.Comings[n-1].Act
	}
	return s.Made
}

func attendance(no int, came, left []PersonID) []Event {
	var events []Event
	if len(came) > 0 {
		events = append(events, MembersArrived{no, came})
	}
	if len(left) > 0 {
		events = append(events, MembersLeft{no, left})
	}
	return events
}

// members checks that persons are members of the organ that meets.
func (k *checks) members(p *Plenary, s *Sitting, a Ask, persons []PersonID) {
	if len(persons) > mostVoters {
		k.add(TooMany, "persons", mostVoters)
		return
	}
	for _, person := range persons {
		if !a.Body.IsMember(p.Organ, person, s.Day) {
			k.add(NotMember, person, p.Organ)
		}
	}
}

func (c Arrive) runPlenary(p *Plenary, a Ask) ([]Event, error) {
	s := p.SittingNow()
	if s == nil {
		return nil, refuse(NoSitting)
	}
	var k checks
	k.members(p, s, a, c.Persons)
	came := slices.DeleteFunc(once(c.Persons), s.IsPresent)
	return k.then(attendance(s.No, came, nil)...)
}

func (c Leave) runPlenary(p *Plenary, _ Ask) ([]Event, error) {
	s := p.SittingNow()
	if s == nil {
		return nil, refuse(NoSitting)
	}
	var k checks
	left := once(c.Persons)
	for _, person := range left {
		if !s.IsPresent(person) {
			k.add(NotPresent, person)
		}
	}
	return k.then(attendance(s.No, nil, left)...)
}

// once is a list of persons without those that are named again.
func once(persons []PersonID) []PersonID {
	var out []PersonID
	for _, person := range persons {
		if !slices.Contains(out, person) {
			out = append(out, person)
		}
	}
	return out
}

func (c GiveProxy) runPlenary(p *Plenary, a Ask) ([]Event, error) {
	s := p.Sitting(c.Sitting)
	switch {
	case s == nil:
		return nil, refuse(Unknown, "sitting", c.Sitting)
	case s.Closed != nil:
		return nil, refuse(SittingHeld, c.Sitting)
	case p.Rules.ProxyLimit == 0:
		return nil, refuse(NoProxies)
	}
	var k checks
	if c.From == c.To {
		k.add(ProxySelf, c.From)
	}
	voters := a.Body.Voters(p.Organ, s.Day)
	for _, person := range []PersonID{c.From, c.To} {
		if !slices.ContainsFunc(voters, func(v Voter) bool { return v.Person == person }) {
			k.add(NotVoter, person)
		}
	}
	held := 0
	for _, x := range s.Proxies {
		switch {
		case x.From == c.To:
			k.add(ProxyOnward, c.To)
		case x.To == c.From:
			k.add(ProxyOnward, c.From)
		case x.To == c.To && x.From != c.From:
			held++
		}
	}
	if held >= p.Rules.ProxyLimit {
		k.add(ProxyFull, c.To, p.Rules.ProxyLimit)
	}
	return k.then(ProxyGiven(c))
}

func (c TakeProxy) runPlenary(p *Plenary, _ Ask) ([]Event, error) {
	s := p.Sitting(c.Sitting)
	switch {
	case s == nil:
		return nil, refuse(Unknown, "sitting", c.Sitting)
	case s.Closed != nil:
		return nil, refuse(SittingHeld, c.Sitting)
	case find(s.Proxies, func(x *Proxy) bool { return x.From == c.From }) == nil:
		return nil, refuse(Unknown, "proxy", c.From)
	}
	return []Event{ProxyTaken(c)}, nil
}
