package plan

import (
	"slices"
	"strings"
)

// lookup finds the row of a name.
func lookup[T any, ID ~string](s *setter, what string, rows []T, name string, id func(*T) ID) (*T, error) {
	var names []string
	for i := range rows {
		if string(id(&rows[i])) == name {
			return &rows[i], nil
		}
		names = append(names, string(id(&rows[i])))
	}
	f := s.fault(SetName, what)
	f.Value, f.Near = name, Near(name, names)
	return nil, f
}

func (s *setter) findGood(name string) (*Good, error) {
	return lookup(s, "good", s.plan.Goods, name, func(g *Good) GoodID { return g.ID })
}

func (s *setter) findProcess(name string) (*Process, error) {
	return lookup(s, "process", s.plan.Processes, name, func(p *Process) ProcessID { return p.ID })
}

func (s *setter) findAsset(name string) (*Asset, error) {
	return lookup(s, "asset", s.plan.Assets, name, func(a *Asset) AssetID { return a.ID })
}

// output sets the base of a process, or of the one process that makes a good.
func (s *setter) output() error {
	name := s.parts[0]
	p, err := s.findProcess(name)
	if err != nil {
		var makers []string
		for i := range s.plan.Processes {
			if string(s.plan.Processes[i].Makes) == name {
				p = &s.plan.Processes[i]
				makers = append(makers, string(p.ID))
			}
		}
		switch {
		case len(makers) > 1:
			return s.fault(SetSeveral, strings.Join(makers, ", "))
		case p == nil:
			return err
		}
	}
	s.meant(0, string(p.ID), "")
	if p.Base.Value == 0 {
		return s.fault(SetNoBase, string(p.ID))
	}
	q := p.Base
	if err := s.quantity(&q); err != nil {
		return err
	}
	if q.Value == 0 {
		return s.fault(SetValue, "5, 5 kt")
	}
	p.Base = q
	return nil
}

func (s *setter) capacity() error {
	a, err := s.place(s.parts[0])
	if err != nil {
		return err
	}
	given, q := a.CapacityGiven, a.Capacity
	s.given(&given)
	if err := s.quantity(&q); err != nil {
		return err
	}
	a.Capacity, a.CapacityGiven = q, given
	return nil
}

func (s *setter) retirement() error {
	a, err := s.place(s.parts[0])
	if err != nil {
		return err
	}
	return s.share(&a.Retirement)
}

// oneRegion tells whether rows of a good that are meant lie in one region, or
// the region is named.
func (s *setter) oneRegion(regions []RegionID) error {
	slices.Sort(regions)
	regions = slices.Compact(regions)
	if s.region != "" || len(regions) < 2 {
		return nil
	}
	var texts []string
	for _, r := range regions {
		texts = append(texts, s.parts[0]+"@"+string(r))
	}
	return s.fault(SetSeveral, strings.Join(texts, ", "))
}

func (s *setter) supply() error {
	good, err := s.findGood(s.parts[0])
	if err != nil {
		return err
	}
	match := func(x *Supply) bool { return x.Good == good.ID && (s.region == "" || x.Region == s.region) }
	var regions []RegionID
	for _, x := range s.plan.Supply {
		if match(&x) {
			regions = append(regions, x.Region)
		}
	}
	if err := s.oneRegion(regions); err != nil {
		return err
	}
	region := s.region
	if region == "" && len(regions) > 0 {
		region = regions[0]
	}
	s.meant(0, s.parts[0], region)
	set := func(x *Supply) error {
		if s.reads() && x.Unlimited {
			return s.read("unlimited")
		}
		if x.Unlimited = s.value == "unlimited"; x.Unlimited {
			x.Amount = Quantity{}
			return nil
		}
		return s.quantity(&x.Amount)
	}
	rows, missing, err := spread(slices.Clone(s.plan.Supply), s.span, s.plan.Horizon, match, func(x *Supply) *Span { return &x.Span }, set)
	if err != nil {
		return err
	}
	fresh := Supply{Good: good.ID, Region: region}
	s.plan.Supply, err = addRows(s, rows, missing, s.span, fresh, func(x *Supply) *Span { return &x.Span }, set)
	return err
}

// addRows states a figure for years that no row had.
func addRows[T any](s *setter, rows []T, missing []int, years Span, fresh T, span func(*T) *Span, set func(*T) error) ([]T, error) {
	if s.reads() {
		return rows, s.missing(missing)
	}
	spans := runs(missing)
	if !years.Set && len(missing) > 0 {
		spans = []Span{Every}
	}
	for _, run := range spans {
		row := fresh
		*span(&row) = run
		if err := set(&row); err != nil {
			return rows, err
		}
		rows = append(rows, row)
	}
	return rows, nil
}

func (s *setter) stock() error {
	if _, err := s.findGood(s.parts[0]); err != nil {
		return err
	}
	var found *Stock
	var regions []RegionID
	for i := range s.plan.Stocks {
		x := &s.plan.Stocks[i]
		if x.Good == GoodID(s.parts[0]) && (s.region == "" || x.Region == s.region) {
			found, regions = x, append(regions, x.Region)
		}
	}
	switch err := s.oneRegion(regions); {
	case err != nil:
		return err
	case found == nil:
		return s.fault(SetNoRow)
	}
	s.meant(0, s.parts[0], found.Region)
	switch s.word {
	case "closing":
		return s.quantity(&found.Closing)
	case "most":
		given, q := found.MostSet, found.Most
		s.given(&given)
		if err := s.quantity(&q); err != nil {
			return err
		}
		found.Most, found.MostSet = q, given
		return nil
	case "loss":
		return s.share(&found.Loss)
	}
	return s.quantity(&found.Opening)
}

func (s *setter) finalUse() error {
	good, err := s.findGood(s.parts[0])
	if err != nil {
		return err
	}
	category, named := CategoryID(""), len(s.parts) > 1
	if named {
		category = CategoryID(s.parts[1])
		if _, err := lookup(s, "category", s.plan.Categories, s.parts[1], func(c *Category) CategoryID { return c.ID }); err != nil {
			return err
		}
	}
	var regions []RegionID
	var categories []string
	for _, x := range s.plan.FinalUse {
		if x.Good == good.ID && (s.region == "" || x.Region == s.region) && (!named || x.Category == category) {
			regions = append(regions, x.Region)
			if text := "final_use:" + s.parts[0] + ":" + string(x.Category); !slices.Contains(categories, text) {
				categories = append(categories, text)
				category = x.Category
			}
		}
	}
	if len(categories) > 1 {
		return s.fault(SetSeveral, strings.Join(categories, ", "))
	}
	if err := s.oneRegion(regions); err != nil {
		return err
	}
	fresh := FinalUse{Good: good.ID, Region: s.region, Category: category}
	if s.region == "" && len(regions) > 0 {
		fresh.Region = regions[0]
	}
	s.meant(0, s.parts[0], fresh.Region)
	s.meant(1, string(fresh.Category), "")
	match := func(x *FinalUse) bool {
		return x.Good == fresh.Good && x.Region == fresh.Region && x.Category == fresh.Category
	}
	set := func(x *FinalUse) error { return s.quantity(&x.Amount) }
	span := func(x *FinalUse) *Span { return &x.Span }
	rows, missing, err := spread(slices.Clone(s.plan.FinalUse), s.span, s.plan.Horizon, match, span, set)
	if err != nil {
		return err
	}
	s.plan.FinalUse, err = addRows(s, rows, missing, s.span, fresh, span, set)
	return err
}
