package outcome

// account is a balance being written.
type account struct {
	Balance
	keep          bool
	sources, uses side
	drawn         []*Line // by year: the line of unlimited supply, nil without
}

func newAccount(years int) *account {
	zeros := func() []float64 { return make([]float64, years) }
	return &account{
		Balance: Balance{Unused: zeros(), Total: zeros(), Price: zeros()},
		sources: newSide(years), uses: newSide(years), drawn: make([]*Line, years),
	}
}

// side is one side of an account: lines in the order in which they appear,
// found again by what they are of.
type side struct {
	years   int
	lines   []*Line
	ofKnown map[member]*Line // known quantities
	ofThing map[int]*Line    // activities, by the number of the thing
}

func newSide(years int) side {
	return side{years: years, ofKnown: map[member]*Line{}, ofThing: map[int]*Line{}}
}

func (s *side) known(m member, fresh func() Line) *Line {
	l, ok := s.ofKnown[m]
	if !ok {
		l = s.add(fresh())
		s.ofKnown[m] = l
	}
	return l
}

func (s *side) moved(thing int, fresh func() Line) *Line {
	l, ok := s.ofThing[thing]
	if !ok {
		l = s.add(fresh())
		s.ofThing[thing] = l
	}
	return l
}

func (s *side) add(l Line) *Line {
	l.Amounts = make([]float64, s.years)
	s.lines = append(s.lines, &l)
	return &l
}

// listed is the lines as the balance shows them; Amounts stay shared.
func (s *side) listed() []Line {
	out := make([]Line, len(s.lines))
	for i, l := range s.lines {
		out[i] = *l
	}
	return out
}
