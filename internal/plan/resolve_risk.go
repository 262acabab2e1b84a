package plan

import (
	"math"
)

const distributionWords = "normal, lognormal, uniform, triangular"

// risks resolves risks.csv.
func (r *resolver) risks() {
	for i, row := range r.p.Risks {
		at := place{TableRisks, i}
		out := RiskFigures{Risk: row, Process: -1, Good: -1, Region: -1}
		if out.Name == "" {
			out.Name = string(row.ID)
		}
		r.riskOf(at, row, &out)
		if row.Region != "" {
			out.Region, _ = r.findRegion(at, "region", row.Region)
		}
		r.drawn(at, row)
		if !(row.Correlation >= -1 && row.Correlation <= 1) {
			r.fault(at, NotACorrelation, "correlation", figureText(row.Correlation))
		}
		if r.span(at, "year", row.Span) {
			out.Years = r.positions(row.Span)
		}
		r.figs.Risks = append(r.figs.Risks, out)
	}
}

// riskOf finds what a risk is of: the outputs of a process, or the price of a
// good.
func (r *resolver) riskOf(at place, row Risk, out *RiskFigures) {
	if row.Good != "" || row.Price {
		if k, state := find(r, r.goods, at, "good", row.Good); state == isKnown {
			out.Good = k
		}
	}
	if row.Price {
		switch {
		case row.Process != "":
			r.fault(at, RiskOfTwo, "process", string(row.Process), string(row.ID))
		case out.Good >= 0 && !r.hasPrice(row.Good) && !r.gaps.touched(TableTrade):
			r.fault(at, RiskNoPrice, "good", string(row.Good), string(row.Good))
		}
		return
	}
	k, state := find(r, r.processes, at, "process", row.Process)
	if state != isKnown {
		return
	}
	out.Process = k
	if out.Good < 0 || !r.gaps.complete(TableOutputs, TableProcesses) || r.gaps.touched(TableOutputs) {
		return
	}
	for _, flow := range r.figs.Processes[k].Outputs {
		if flow.Good == out.Good {
			return
		}
	}
	r.fault(at, RiskNotMade, "good", string(row.Good), string(row.Process), string(row.Good))
}

func (r *resolver) hasPrice(good GoodID) bool {
	for _, t := range r.p.Trade {
		if t.Good == good && t.Currency != "" {
			return true
		}
	}
	return false
}

// drawn checks the distribution and its parameters: factors are not below
// zero, and some chance is left.
func (r *resolver) drawn(at place, row Risk) {
	order := ""
	switch row.Distribution {
	case Normal:
		if !(row.A >= 0 && row.B >= 0) {
			order = "a >= 0, b >= 0"
		}
	case LogNormal:
		if !(row.B >= 0) {
			order = "b >= 0"
		}
	case Uniform:
		if !(0 <= row.A && row.A <= row.B) {
			order = "0 <= a <= b"
		}
	case Triangular:
		if !(0 <= row.A && row.A <= row.B && row.B <= row.C) {
			order = "0 <= a <= b <= c"
		}
	case "":
		r.fault(at, Required, "distribution", "", "distribution")
		return
	default:
		r.fault(at, UnknownWord, "distribution", string(row.Distribution), distributionWords)
		return
	}
	if r.gap(at, "a") || r.gap(at, "b") || r.gap(at, "c") {
		return
	}
	for _, p := range []struct {
		field string
		v     float64
	}{{"a", row.A}, {"b", row.B}, {"c", row.C}} {
		if math.IsNaN(p.v) || math.IsInf(p.v, 0) {
			r.fault(at, NotANumber, p.field, figureText(p.v))
			return
		}
	}
	if order != "" {
		r.fault(at, ParameterOrder, "a", figureText(row.A), string(row.Distribution), order)
	}
}
