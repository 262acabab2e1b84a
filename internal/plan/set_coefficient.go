package plan

// need turns years that no row states into an error.
func (s *setter) need(missing []int) error {
	if len(missing) > 0 {
		return s.fault(SetNoRow)
	}
	return nil
}

func (s *setter) input() error {
	if _, err := s.findProcess(s.parts[0]); err != nil {
		return err
	}
	if _, err := s.findGood(s.parts[1]); err != nil {
		return err
	}
	match := func(x *Input) bool { return string(x.Process) == s.parts[0] && string(x.Good) == s.parts[1] }
	return setRows(s, &s.plan.Inputs, match, func(x *Input) *Span { return &x.Span },
		func(x *Input) error { return s.quantity(&x.Amount) })
}

func (s *setter) assetInput() error {
	if _, err := s.findAsset(s.parts[0]); err != nil {
		return err
	}
	if _, err := s.findGood(s.parts[1]); err != nil {
		return err
	}
	match := func(x *AssetInput) bool {
		return string(x.Asset) == s.parts[0] && string(x.Good) == s.parts[1] && (s.region == "" || x.Region == s.region) && s.among(x.Region)
	}
	return setRows(s, &s.plan.AssetInputs, match, func(x *AssetInput) *Span { return &x.Span },
		func(x *AssetInput) error { return s.quantity(&x.Amount) })
}

// lead sets the lead of an input, of a process or of an asset.
func (s *setter) lead() error {
	_, noProcess := s.findProcess(s.parts[0])
	if _, noAsset := s.findAsset(s.parts[0]); noProcess != nil && noAsset != nil {
		return noProcess
	}
	if _, err := s.findGood(s.parts[1]); err != nil {
		return err
	}
	hit := false
	for i := range s.plan.Inputs {
		if x := &s.plan.Inputs[i]; string(x.Process) == s.parts[0] && string(x.Good) == s.parts[1] {
			hit = true
			if err := s.whole(&x.Lead); err != nil {
				return err
			}
		}
	}
	for i := range s.plan.AssetInputs {
		if x := &s.plan.AssetInputs[i]; string(x.Asset) == s.parts[0] && string(x.Good) == s.parts[1] {
			hit = true
			if err := s.whole(&x.Lead); err != nil {
				return err
			}
		}
	}
	if !hit {
		return s.fault(SetNoRow)
	}
	return nil
}

func (s *setter) target() error {
	if _, err := lookup(s, "target", s.plan.Targets, s.parts[0], func(t *Target) TargetID { return t.ID }); err != nil {
		return err
	}
	set := func(x *Target) error {
		switch s.word {
		case "baseline":
			return s.optional(&x.Baseline, &x.BaselineSet, x.Amount.Unit)
		case "floor":
			return s.optional(&x.Floor, &x.FloorSet, x.Amount.Unit)
		case "weight":
			return s.share(&x.Weight)
		case "tier":
			return s.whole(&x.Tier)
		}
		return s.quantity(&x.Amount)
	}
	// A sum of years is not taken apart: its rows are looked at before they
	// are split.
	match := func(x *Target) bool {
		return string(x.ID) == s.parts[0] && (s.region == "" || x.Measure.Region == s.region) && s.among(x.Measure.Region)
	}
	for _, x := range s.plan.Targets {
		overlaps := !x.Span.Set || x.Span.From <= s.span.To && s.span.From <= x.Span.To
		if match(&x) && x.Sum && s.span.Set && overlaps && x.Span != s.span {
			return s.fault(SetSum)
		}
	}
	return setRows(s, &s.plan.Targets, match, func(x *Target) *Span { return &x.Span }, set)
}

func (s *setter) limit() error {
	if _, err := lookup(s, "limit", s.plan.Limits, s.parts[0], func(l *Limit) LimitID { return l.ID }); err != nil {
		return err
	}
	set := func(x *Limit) error {
		if s.word == "lower" {
			return s.optional(&x.Lower, &x.LowerSet, x.Upper.Unit)
		}
		return s.optional(&x.Upper, &x.UpperSet, x.Lower.Unit)
	}
	match := func(x *Limit) bool { return string(x.ID) == s.parts[0] }
	return setRows(s, &s.plan.Limits, match, func(x *Limit) *Span { return &x.Span }, set)
}
