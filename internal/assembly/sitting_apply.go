package assembly

import "slices"

func (e PlenaryConvened) applyPlenary(p *Plenary, a Act) error {
	if len(e.Rules.Faults()) > 0 {
		return errState
	}
	p.Organ, p.Number, p.Title, p.Rules = e.Organ, e.Number, e.Title, e.Rules.clone()
	p.Plan, p.Version = e.Plan, e.Version
	p.State, p.Made = Convened, a
	return nil
}

func (e NoticeGiven) applyPlenary(p *Plenary, a Act) error {
	p.Notice = Notice{On: e.On, How: e.How, Act: a}
	return nil
}

func (e PlenaryAdjourned) applyPlenary(p *Plenary, _ Act) error {
	p.State, p.Until, p.Reason = Adjourned, e.Until, e.Reason
	return nil
}

func (PlenaryEnded) applyPlenary(p *Plenary, _ Act) error {
	p.State, p.Until, p.Reason = PlenaryClosed, "", ""
	return nil
}

func (e SittingScheduled) applyPlenary(p *Plenary, a Act) error {
	if e.No != len(p.Sittings)+1 {
		return errState
	}
	p.Sittings = append(p.Sittings, Sitting{No: e.No, Day: e.Day, Place: e.Place, Made: a})
	return nil
}

func (e SittingMoved) applyPlenary(p *Plenary, _ Act) error {
	s := p.Sitting(e.No)
	if s == nil {
		return errMissing
	}
	s.Day, s.Place = e.Day, e.Place
	return nil
}

func (e SittingOpened) applyPlenary(p *Plenary, a Act) error {
	s := p.Sitting(e.No)
	if s == nil {
		return errMissing
	}
	s.Opened = &a
	p.State, p.Until, p.Reason = InSession, "", ""
	return nil
}

func (e SittingClosed) applyPlenary(p *Plenary, a Act) error {
	s := p.Sitting(e.No)
	if s == nil {
		return errMissing
	}
	s.Closed = &a
	p.Queue, p.Floor = nil, ""
	return nil
}

func (e MembersArrived) applyPlenary(p *Plenary, a Act) error {
	s := p.Sitting(e.Sitting)
	if s == nil {
		return errMissing
	}
	for _, person := range e.Persons {
		if at, there := slices.BinarySearch(s.Present, person); !there {
			s.Present = slices.Insert(s.Present, at, person)
			s.Comings = append(s.Comings, Coming{Person: person, Came: true, Act: a})
		}
	}
	return nil
}

func (e MembersLeft) applyPlenary(p *Plenary, a Act) error {
	s := p.Sitting(e.Sitting)
	if s == nil {
		return errMissing
	}
	for _, person := range e.Persons {
		if at, there := slices.BinarySearch(s.Present, person); there {
			s.Present = slices.Delete(s.Present, at, at+1)
			s.Comings = append(s.Comings, Coming{Person: person, Act: a})
		}
		p.dropSpeaker(person)
	}
	return nil
}

func (e ProxyGiven) applyPlenary(p *Plenary, a Act) error {
	s := p.Sitting(e.Sitting)
	if s == nil {
		return errMissing
	}
	s.Proxies = append(slices.DeleteFunc(s.Proxies, func(x Proxy) bool { return x.From == e.From }), Proxy{e.From, e.To, a})
	return nil
}

func (e ProxyTaken) applyPlenary(p *Plenary, _ Act) error {
	s := p.Sitting(e.Sitting)
	if s == nil {
		return errMissing
	}
	s.Proxies = slices.DeleteFunc(s.Proxies, func(x Proxy) bool { return x.From == e.From })
	return nil
}
