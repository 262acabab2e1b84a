package assembly

import "slices"

// The commands to the plenary as a whole.
type (
	// Convene begins a plenary of an organ, under its rules of procedure.
	Convene struct {
		Organ  OrganID
		Number int
		Title  string
	}
	// GiveNotice notes that the members were told.
	GiveNotice struct {
		On  Date
		How string
	}
	// Adjourn breaks a plenary off, between two sittings.
	Adjourn struct {
		Until  Date // empty: not known yet
		Reason string
	}
	// ClosePlenary ends it. Every item must be settled.
	ClosePlenary struct{}
)

func (c Convene) runPlenary(p *Plenary, a Ask) ([]Event, error) {
	if p.State != NotConvened {
		return nil, refuse(PlenaryExists, p.ID)
	}
	if a.Body.Organ(c.Organ) == nil {
		return nil, refuse(Unknown, "organ", c.Organ)
	}
	var k checks
	k.name("plenary", string(p.ID))
	k.text("title", c.Title, mostTitle)
	if c.Number < 1 || c.Number > mostVoters {
		k.add(BadCount, "number", c.Number)
	}
	rules := a.Body.RulesOf(c.Organ)
	if rules == nil {
		k.add(NoRules, c.Organ)
		return k.then()
	}
	return k.then(PlenaryConvened{c.Organ, c.Number, c.Title, rules.Rules.clone(), a.Plan, a.Version})
}

func (c GiveNotice) runPlenary(*Plenary, Ask) ([]Event, error) {
	var k checks
	k.date("on", c.On, true)
	k.length("how", c.How, mostTitle)
	return k.then(NoticeGiven(c))
}

func (c Adjourn) runPlenary(p *Plenary, _ Ask) ([]Event, error) {
	var k checks
	k.date("until", c.Until, false)
	k.length("reason", c.Reason, mostText)
	k.betweenSittings(p)
	return k.then(PlenaryAdjourned(c))
}

func (ClosePlenary) runPlenary(p *Plenary, _ Ask) ([]Event, error) {
	var k checks
	k.betweenSittings(p)
	var open []int
	for i := range p.Items {
		if !p.Items[i].Settled() {
			open = append(open, p.Items[i].No)
		}
	}
	if slices.Sort(open); len(open) > 0 {
		k.add(ItemsOpen, list(open))
	}
	return k.then(PlenaryEnded{})
}

func (k *checks) betweenSittings(p *Plenary) {
	if s := p.SittingNow(); s != nil {
		k.add(SittingOpen, s.No)
	}
}

// noticeDays is how many days lie between the notice and the first sitting,
// false if either is missing.
func (p *Plenary) noticeDays() (int, bool) {
	if p.Notice.On == "" || len(p.Sittings) == 0 {
		return 0, false
	}
	first := p.Sittings[0].Day
	for _, s := range p.Sittings {
		first = min(first, s.Day)
	}
	return p.Notice.On.Days(first), true
}
