package plan

// earliest, latest, amount, delay and lasts of a project.
func (s *setter) project() error {
	x, err := lookup(s, "project", s.plan.Projects, s.parts[0], func(x *Project) ProjectID { return x.ID })
	if err != nil {
		return err
	}
	switch s.word {
	case "earliest":
		return s.year(&x.Earliest, &x.EarliestSet)
	case "latest":
		return s.year(&x.Latest, &x.LatestSet)
	case "delay":
		return s.whole(&x.Delay)
	case "lasts":
		return s.whole(&x.Lasts)
	}
	return s.quantity(&x.Amount)
}

// year reads the value as a year of the plan.
func (s *setter) year(to *int, given *bool) error {
	if s.reads() {
		s.given(given)
		return s.whole(to)
	}
	year, h := 0, s.plan.Horizon
	if err := s.whole(&year); err != nil {
		return s.fault(SetValue, h.First)
	}
	if !h.Has(year) {
		f := s.fault(SetYear, h.First, h.Last)
		f.Value = s.value
		return f
	}
	*to, *given = year, true
	return nil
}

// renewable sets opening or closing. A closing that was not said was the
// opening, and stays what it was.
func (s *setter) renewable() error {
	x, err := lookup(s, "renewable", s.plan.Renewables, s.parts[0], func(x *Renewable) RenewableID { return x.ID })
	if err != nil {
		return err
	}
	changed := *x
	if !changed.ClosingSet && !s.reads() {
		changed.Closing, changed.ClosingSet = x.Opening, true
	}
	if s.word == "closing" {
		s.given(&changed.ClosingSet)
		err = s.quantity(&changed.Closing)
	} else {
		err = s.quantity(&changed.Opening)
	}
	if err == nil {
		*x = changed
	}
	return err
}

// risk sets a parameter of its distribution.
func (s *setter) risk() error {
	x, err := lookup(s, "risk", s.plan.Risks, s.parts[0], func(x *Risk) RiskID { return x.ID })
	if err != nil {
		return err
	}
	to := map[string]*float64{"a": &x.A, "b": &x.B, "c": &x.C, "correlation": &x.Correlation}[s.word]
	if to == nil {
		return s.fault(SetForm, setForms["risk"])
	}
	return s.share(to)
}

// population sets the persons of a region.
func (s *setter) population() error {
	region := RegionID(s.parts[0])
	if _, err := lookup(s, "region", s.plan.Population, s.parts[0], func(x *Population) RegionID { return x.Region }); err != nil {
		return err
	}
	return setRows(s, &s.plan.Population, func(x *Population) bool { return x.Region == region },
		func(x *Population) *Span { return &x.Span }, func(x *Population) error { return s.quantity(&x.Amount) })
}
