package plan

import (
	"cmp"
	"slices"
	"strings"
)

// setRows changes rows of a table for some years; years that no row states are
// an error.
func setRows[T any](s *setter, table *[]T, match func(*T) bool, span func(*T) *Span, set func(*T) error) error {
	rows, missing, err := spread(slices.Clone(*table), s.span, s.plan.Horizon, match, span, set)
	if err == nil {
		err = s.need(missing)
	}
	if err == nil {
		*table = rows
	}
	return err
}

// imports and exports set upper, unless another field is named.
func (s *setter) imports() error { return s.trade(true) }
func (s *setter) exports() error { return s.trade(false) }

func (s *setter) trade(imports bool) error {
	set := func(x *Trade) error {
		switch s.word {
		case "lower":
			return s.optional(&x.Lower, &x.LowerSet, cmp.Or(x.Upper.Unit, x.Base.Unit))
		case "share", "base", "margin", "growth":
			if !x.ByDefault {
				return s.fault(SetNoRow) // nothing that it could bound
			}
		}
		switch s.word {
		case "share":
			return s.share(&x.Share)
		case "base":
			return s.quantity(&x.Base)
		case "margin":
			return s.share(&x.Margin)
		case "growth":
			return s.share(&x.Growth)
		}
		return s.optional(&x.Upper, &x.UpperSet, cmp.Or(x.Lower.Unit, x.Base.Unit))
	}
	return s.tradeRows(func(x *Trade) bool { return x.Import == imports }, set)
}

// price sets what a good costs, for import and export alike unless one of them
// is named.
func (s *setter) price() error {
	match := func(x *Trade) bool {
		return x.Currency != "" && (s.word == "" || s.word == "import" == x.Import)
	}
	return s.tradeRows(match, func(x *Trade) error { return s.quantity(&x.Price) })
}

// tradeRows changes the rows of a good that match.
func (s *setter) tradeRows(also func(*Trade) bool, set func(*Trade) error) error {
	good, err := s.findGood(s.parts[0])
	if err != nil {
		return err
	}
	match := func(x *Trade) bool {
		return x.Good == good.ID && (s.region == "" || x.Region == s.region) && also(x) && s.among(x.Region)
	}
	return setRows(s, &s.plan.Trade, match, func(x *Trade) *Span { return &x.Span }, set)
}

// debt sets the limit, unless another field is named.
func (s *setter) debt() error {
	x, err := lookup(s, "currency", s.plan.Debts, s.parts[0], func(x *Debt) GoodID { return x.Currency })
	if err != nil {
		return err
	}
	changed := *x
	switch s.word {
	case "opening":
		err = s.quantity(&changed.Opening)
	case "interest":
		err = s.share(&changed.Interest)
	case "closing":
		s.given(&changed.ClosingSet)
		err = s.quantity(&changed.Closing)
	default:
		s.given(&changed.LimitSet)
		err = s.quantity(&changed.Limit)
	}
	if err == nil {
		*x = changed
	}
	return err
}

// route sets the most that is moved, unless another field is named. A row for
// both directions is taken apart first, so that the way back stays as it is.
func (s *setter) route() error {
	if _, err := s.findGood(s.parts[0]); err != nil {
		return err
	}
	from, to := RegionID(s.parts[1]), RegionID(s.parts[2])
	var rows []Route
	for _, x := range s.plan.Routes {
		if there := x.From == from && x.To == to; x.Both && string(x.Good) == s.parts[0] && (there || x.From == to && x.To == from) {
			x.Both = false
			back := x
			back.From, back.To = x.To, x.From
			rows = append(rows, x, back)
			continue
		}
		rows = append(rows, x)
	}
	set := func(x *Route) error {
		switch s.word {
		case "lower":
			return s.optional(&x.Lower, &x.LowerSet, x.Upper.Unit)
		case "loss":
			return s.share(&x.Loss)
		case "freight":
			if x.Freight == "" {
				return s.fault(SetNoRow)
			}
			return s.quantity(&x.FreightPer)
		}
		return s.optional(&x.Upper, &x.UpperSet, x.Lower.Unit)
	}
	match := func(x *Route) bool { return string(x.Good) == s.parts[0] && x.From == from && x.To == to }
	if err := setRows(s, &rows, match, func(x *Route) *Span { return &x.Span }, set); err != nil {
		return err
	}
	s.plan.Routes = rows
	return nil
}

// place finds the one asset that is meant, of those that stand in several
// regions.
func (s *setter) place(name string) (*Asset, error) {
	first, err := s.findAsset(name)
	if err != nil {
		return nil, err
	}
	var there []*Asset
	var texts []string
	for i := range s.plan.Assets {
		if a := &s.plan.Assets[i]; a.ID == first.ID && (s.region == "" || a.Region == s.region) {
			there = append(there, a)
			texts = append(texts, name+"@"+string(a.Region))
		}
	}
	switch len(there) {
	case 0:
		return nil, s.fault(SetNoRow)
	case 1:
		s.meant(0, name, there[0].Region)
		return there[0], nil
	}
	return nil, s.fault(SetSeveral, strings.Join(texts, ", "))
}
