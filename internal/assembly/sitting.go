package assembly

import "slices"

// Sitting is one day, or part of a day, on which a plenary meets.
type Sitting struct {
	No      int // from 1
	Day     Date
	Place   string
	Opened  *Act // nil: not yet
	Closed  *Act // nil: not yet
	Present []PersonID
	Proxies []Proxy
	Comings []Coming // who came and left, in order
	Made    Act
}

// Proxy is a member's vote, given to another for one sitting.
type Proxy struct {
	From PersonID // who is not there
	To   PersonID // who votes for them
	Act  Act
}

// Coming is one change of attendance.
type Coming struct {
	Person PersonID
	Came   bool // false: left
	Act    Act
}

// Rev counts the changes of who is there, for those who edit the roll.
func (s *Sitting) Rev() int { return len(s.Comings) }

// IsOpen tells whether a sitting is being held.
func (s *Sitting) IsOpen() bool { return s.Opened != nil && s.Closed == nil }

// IsPresent tells whether a person is in the hall.
func (s *Sitting) IsPresent(p PersonID) bool { return slices.Contains(s.Present, p) }

// Sitting finds a sitting by its number, nil if there is none.
func (p *Plenary) Sitting(no int) *Sitting {
	return find(p.Sittings, func(s *Sitting) bool { return s.No == no })
}

// SittingNow is the sitting that is being held, nil if none is.
func (p *Plenary) SittingNow() *Sitting { return find(p.Sittings, (*Sitting).IsOpen) }

// Roll is who has the right to vote in a sitting, and who of them is there or
// stands for another. A proxy holds while the holder is present and the giver
// is not.
func (p *Plenary) Roll(s *Sitting, b *Body) Roll {
	r := Roll{Voters: b.Voters(p.Organ, s.Day), Proxies: p.Rules.ProxyQuorum}
	for i := range r.Voters {
		v := &r.Voters[i]
		v.Present = s.IsPresent(v.Person)
		proxy := find(s.Proxies, func(x *Proxy) bool { return x.From == v.Person })
		if !v.Present && proxy != nil && s.IsPresent(proxy.To) {
			v.Holder = proxy.To
		}
	}
	return r
}

// The events of the plenary as a whole, its sittings and who is there.
type (
	// PlenaryConvened begins a plenary, under the rules then in force.
	PlenaryConvened struct {
		Organ  OrganID `json:"organ"`
		Number int     `json:"number"`
		Title  string  `json:"title"`
		Rules  Rules   `json:"rules"`

		Plan    string `json:"plan,omitempty"`    // that it decides on
		Version string `json:"version,omitempty"` // that held when it was convened
	}
	// NoticeGiven tells the members of the plenary.
	NoticeGiven struct {
		On  Date   `json:"on"`
		How string `json:"how,omitempty"`
	}
	// PlenaryAdjourned breaks a plenary off until a later day.
	PlenaryAdjourned struct {
		Until  Date   `json:"until,omitempty"`
		Reason string `json:"reason,omitempty"`
	}
	// PlenaryEnded closes a plenary.
	PlenaryEnded struct{}
	// SittingScheduled fixes day and place of a sitting.
	SittingScheduled struct {
		No    int    `json:"no"`
		Day   Date   `json:"day"`
		Place string `json:"place,omitempty"`
	}
	// SittingMoved gives a sitting that was not opened another day or place.
	SittingMoved struct {
		No    int    `json:"no"`
		Day   Date   `json:"day"`
		Place string `json:"place,omitempty"`
	}
	// SittingOpened opens a sitting.
	SittingOpened struct {
		No int `json:"no"`
	}
	// SittingClosed closes it.
	SittingClosed struct {
		No int `json:"no"`
	}
	// MembersArrived notes who came into the hall.
	MembersArrived struct {
		Sitting int        `json:"sitting"`
		Persons []PersonID `json:"persons"`
	}
	// MembersLeft notes who left it.
	MembersLeft struct {
		Sitting int        `json:"sitting"`
		Persons []PersonID `json:"persons"`
	}
	// ProxyGiven hands a member's vote to another for one sitting.
	ProxyGiven struct {
		Sitting int      `json:"sitting"`
		From    PersonID `json:"from"`
		To      PersonID `json:"to"`
	}
	// ProxyTaken takes it back.
	ProxyTaken struct {
		Sitting int      `json:"sitting"`
		From    PersonID `json:"from"`
	}
)

// Kinds of the events above.
func (PlenaryConvened) Kind() string  { return "plenary.convened" }
func (NoticeGiven) Kind() string      { return "plenary.notice" }
func (PlenaryAdjourned) Kind() string { return "plenary.adjourned" }
func (PlenaryEnded) Kind() string     { return "plenary.closed" }
func (SittingScheduled) Kind() string { return "sitting.scheduled" }
func (SittingMoved) Kind() string     { return "sitting.moved" }
func (SittingOpened) Kind() string    { return "sitting.opened" }
func (SittingClosed) Kind() string    { return "sitting.closed" }
func (MembersArrived) Kind() string   { return "attendance.arrived" }
func (MembersLeft) Kind() string      { return "attendance.left" }
func (ProxyGiven) Kind() string       { return "proxy.given" }
func (ProxyTaken) Kind() string       { return "proxy.taken" }
