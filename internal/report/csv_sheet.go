package report

import (
	"fmt"
	"strings"

	"github.com/openplenum/plenum/internal/outcome"
)

func tierSheet(o *outcome.Outcome) sheet {
	s := sheet{name: "tiers.csv", head: []string{"tier", "name", "minimum", "sum", "most", "headroom"}}
	for _, t := range o.Tiers {
		s.add(t.Number, t.Name, t.Minimum, t.Sum, t.Most, t.Headroom)
	}
	return s
}

func targetSheet(o *outcome.Outcome) sheet {
	s := sheet{name: "targets.csv", head: []string{
		"target", "name", "region", "years", "tier", "weight", "sense", "measure", "of", "organ", "unit",
		"baseline", "amount", "value", "fulfilment", "met", "set_aside",
	}}
	for _, t := range o.Targets {
		years := strings.Trim(strings.ReplaceAll(fmt.Sprint(t.Years), " ", ";"), "[]")
		s.add(string(t.ID), t.Name, string(t.Region), years, t.Tier, t.Weight, string(t.Sense), string(t.Measure), t.Of,
			string(t.Organ), t.Unit, t.Baseline, t.Amount, t.Value, t.Fulfilment, t.Met, t.SetAside)
	}
	return s
}

func activitySheet(o *outcome.Outcome) sheet {
	s := sheet{name: "activities.csv", head: byYear(o, "kind", "of", "name", "category", "region", "to", "unit")}
	for _, a := range o.Activities {
		s.add(a.Kind, a.Of, a.Name, string(a.Category), string(a.Region), string(a.To), a.Unit, a.Levels)
	}
	return s
}

func capacitySheet(o *outcome.Outcome) sheet {
	s := sheet{name: "capacity.csv", head: byYear(o, "asset", "name", "process", "region", "unit", "figure")}
	for _, a := range o.Assets {
		for _, x := range []struct {
			name   string
			values []float64
		}{{"capacity", a.Capacity}, {"opened", a.Opened}, {"used", a.Used}, {"price", a.Price}} {
			s.add(string(a.ID), a.Name, string(a.Process), string(a.Region), a.Unit, x.name, x.values)
		}
	}
	return s
}

func balanceSheet(o *outcome.Outcome) sheet {
	s := sheet{name: "balances.csv", head: byYear(o, "good", "good_name", "good_kind", "region", "unit", "side", "kind", "of", "name", "category", "activity_region", "to")}
	for _, b := range o.Balances {
		line := func(side string, l outcome.Line) {
			s.add(string(b.Good), b.Name, string(b.Kind), string(b.Region), b.Unit, side, l.Kind, l.Of, l.Name, string(l.Category), string(l.Region), string(l.To), l.Amounts)
		}
		for _, l := range b.Sources {
			line("source", l)
		}
		for _, l := range b.Uses {
			line("use", l)
		}
		line("unused", outcome.Line{Amounts: b.Unused})
		line("total", outcome.Line{Amounts: b.Total})
		line("price", outcome.Line{Amounts: b.Price})
	}
	return s
}

func limitSheet(o *outcome.Outcome) sheet {
	s := sheet{name: "limits.csv", head: byYear(o, "limit", "name", "region", "organ", "unit", "figure")}
	for _, l := range o.Limits {
		id := []any{string(l.ID), l.Name, string(l.Region), string(l.Organ), l.Unit}
		s.add(append(id[:5:5], "value", []float64(l.Values))...)
		s.add(append(id[:5:5], "lower", l.Lower)...)
		s.add(append(id[:5:5], "upper", l.Upper)...)
		s.add(append(id[:5:5], "price", l.Price)...)
	}
	return s
}

func priceSheet(o *outcome.Outcome) sheet {
	s := sheet{name: "prices.csv", head: []string{"kind", "of", "name", "region", "year", "unit", "phase", "value", "amount", "percent"}}
	for _, p := range o.Prices {
		s.add(p.Kind, p.Of, p.Name, string(p.Region), p.Year, p.Unit, p.Phase, p.Value, p.Amount, p.Percent)
	}
	return s
}

func conflictSheet(o *outcome.Outcome) sheet {
	s := sheet{name: "conflict.csv", head: []string{"kind", "of", "name", "region", "year", "unit", "column", "lower", "upper", "weight"}}
	for _, c := range o.Conflict {
		s.add(c.Kind, c.Of, c.Name, string(c.Region), c.Year, c.Unit, c.Column, []*float64{c.Lower}, []*float64{c.Upper}, c.Weight)
	}
	return s
}

func reliefSheet(o *outcome.Outcome) sheet {
	s := sheet{name: "least_relief.csv", head: []string{"kind", "of", "name", "region", "year", "unit", "more", "amount", "change", "share"}}
	for _, c := range o.LeastRelief {
		s.add(c.Kind, c.Of, c.Name, string(c.Region), c.Year, c.Unit, c.More, c.Amount, c.Change, c.Share)
	}
	return s
}

func assumptionSheet(o *outcome.Outcome) sheet {
	s := sheet{name: "assumptions.csv", head: []string{"table", "field", "value", "reason", "source"}}
	for _, a := range o.Assumptions {
		s.add(a.Table, a.Field, a.Value, a.Reason, a.Source)
	}
	return s
}

func phaseSheet(o *outcome.Outcome) sheet {
	s := sheet{name: "phases.csv", head: []string{
		"phase", "kind", "tier", "round", "target", "year", "value", "status", "iterations", "nodes", "whole_gap", "seconds", "gap", "primal", "dual", "ok",
	}}
	for i, p := range o.Phases {
		s.add(i, string(p.Kind), p.Tier, p.Round, p.Target, p.Year, p.Value, p.Status, p.Iterations, p.Nodes, p.WholeGap, p.Seconds, p.Gap, p.Primal, p.Dual, p.OK)
	}
	return s
}

func checkSheet(o *outcome.Outcome) sheet {
	s := sheet{name: "check.csv", head: []string{
		"plan", "status", "ok", "rows", "columns", "nonzeros", "worst_row", "worst_unit", "residual", "residual_rel",
		"balance", "gap", "rounded", "solver", "reasons", "objective",
	}}
	c := o.Check
	s.add(o.Plan, string(o.Status), c.OK, c.Rows, c.Columns, c.Nonzeros, c.WorstRow, c.WorstUnit, c.Residual, c.ResidualRel,
		c.Balance, c.Gap, c.Rounded, c.Solver, strings.Join(c.Reasons, ";"), []*float64{o.Objective})
	return s
}
