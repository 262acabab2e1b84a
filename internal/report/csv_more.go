package report

import "github.com/openplenum/plenum/internal/outcome"

// series is a figure of a table that has several for each thing.
type series struct {
	name   string
	values any // []float64 or []*float64, by year
}

// each adds a row for each figure, behind what it is of.
func (s *sheet) each(of []any, figures ...series) {
	for _, f := range figures {
		s.add(append(append([]any(nil), of...), f.name, f.values)...)
	}
}

func tradeSheet(o *outcome.Outcome) sheet {
	s := sheet{name: "trade.csv", head: byYear(o, "direction", "good", "name", "region", "currency", "unit", "figure")}
	for _, t := range o.Trade {
		direction, currency := "export", string(t.Currency)
		if t.Import {
			direction = "import"
		}
		of := []any{direction, string(t.Good), t.Name, string(t.Region), currency, t.Unit}
		s.each(of, series{"amount", t.Amounts}, series{"lower", t.Lower}, series{"upper", t.Upper})
		if currency != "" {
			of[5] = currency
			s.each(of, series{"value", t.Value})
			of[5] = currency + "/" + t.Unit
			s.each(of, series{"price", t.Price})
		}
	}
	return s
}

func debtSheet(o *outcome.Outcome) sheet {
	s := sheet{name: "debts.csv", head: byYear(o, "currency", "name", "unit", "opening", "rate", "figure")}
	for _, d := range o.Debts {
		s.each([]any{string(d.Currency), d.Name, d.Unit, d.Opening, d.Rate},
			series{"borrowed", d.Borrowed}, series{"repaid", d.Repaid}, series{"interest", d.Interest}, series{"owed", d.Owed}, series{"limit", d.Limit})
	}
	return s
}

func regionSheet(o *outcome.Outcome) sheet {
	s := sheet{name: "regions.csv", head: byYear(o, "region", "name", "unit", "figure")}
	for _, r := range o.Regions {
		s.each([]any{string(r.ID), r.Name, "persons"}, series{"population", []float64(r.Population)})
	}
	return s
}

func routeSheet(o *outcome.Outcome) sheet {
	s := sheet{name: "routes.csv", head: byYear(o, "good", "name", "from", "to", "unit", "loss", "figure")}
	for _, r := range o.Routes {
		s.each([]any{string(r.Good), r.Name, string(r.From), string(r.To), r.Unit, r.Loss},
			series{"sent", r.Sent}, series{"arrived", r.Arrived}, series{"lower", r.Lower}, series{"upper", r.Upper})
	}
	return s
}

func projectSheet(o *outcome.Outcome) sheet {
	s := sheet{name: "projects.csv", head: byYear(o, "project", "name", "region", "organ", "earliest", "latest", "compulsory", "divisible",
		"asset", "good", "amount", "unit", "delay", "lasts", "works", "figure")}
	for _, p := range o.Projects {
		of := []any{string(p.ID), p.Name, string(p.Region), string(p.Organ), p.Earliest, p.Latest, p.Compulsory, p.Divisible,
			string(p.Asset), string(p.Good), p.Amount, p.Unit, p.Delay, p.Lasts, p.Works}
		s.each(of, series{"started", p.Started}, series{"delivered", p.Delivered})
	}
	return s
}

func renewableSheet(o *outcome.Outcome) sheet {
	s := sheet{name: "renewables.csv", head: byYear(o, "renewable", "name", "region", "good", "unit", "opening", "closing", "figure")}
	for _, n := range o.Renewables {
		s.each([]any{string(n.ID), n.Name, string(n.Region), string(n.Good), n.Unit, n.Opening, n.Closing},
			series{"growth", n.Growth}, series{"harvest", n.Harvest}, series{"biomass", n.Biomass})
	}
	return s
}

// findingSheet is what holds each target back, a row for each bottleneck.
func findingSheet(e *Explained) sheet {
	s := sheet{name: "findings.csv", head: []string{
		"target", "target_name", "target_region", "target_year", "tier", "fulfilment", "rank",
		"kind", "of", "name", "region", "to", "year", "unit", "amount", "price", "per_percent", "late",
	}}
	for _, f := range e.all() {
		for i, h := range f.Holds {
			s.add(string(f.Target), f.Name, string(f.Region), f.Year, f.Tier, f.Value, i+1,
				h.Kind, h.Of, h.Name, string(h.Region), string(h.To), h.Year, h.Unit, h.Amount, h.Price, h.PerPercent, h.Late)
		}
	}
	return s
}

// triedSheet is what was tried to help, and what came of it.
func triedSheet(e *Explained) sheet {
	s := sheet{name: "reliefs.csv", head: []string{
		"target", "target_name", "target_region", "target_year", "rank", "kind", "of", "name", "region", "to", "year", "unit",
		"amount", "change", "share", "predicted", "confirmed", "held", "together_with", "span_lower", "span_upper", "degenerate",
	}}
	for _, f := range e.all() {
		for i, r := range f.Reliefs {
			lower, upper, degenerate := []*float64{nil}, []*float64{nil}, any("")
			if r.Span != nil {
				lower, upper, degenerate = []*float64{r.Span.Lower}, []*float64{r.Span.Upper}, r.Span.Degenerate
			}
			s.add(string(f.Target), f.Name, string(f.Region), f.Year, i+1, r.Kind, r.Of, r.Name, string(r.Region), string(r.To), r.Year, r.Unit,
				r.Amount, r.Change, r.Share, r.Predicted, r.Confirmed, r.Held, len(r.With), lower, upper, degenerate)
		}
	}
	return s
}
