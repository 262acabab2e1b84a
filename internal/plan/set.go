package plan

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// Codes of Set.
const (
	SetForm      Code = "set_form"      // how the address is written; Value is the address
	SetKind      Code = "set_kind"      // the kinds there are, with commas
	SetName      Code = "set_name"      // what the name should be: good, process, asset, target, limit
	SetNoRow     Code = "set_no_row"    // nothing stands at the address
	SetNoBase    Code = "set_no_base"   // the process has no base
	SetSeveral   Code = "set_several"   // what the address may mean, with commas
	SetSum       Code = "set_sum"       // one year of a sum of years
	SetValue     Code = "set_value"     // what the value should be
	SetYear      Code = "set_year"      // first and last year of the horizon
	SetUnlimited Code = "set_unlimited" // only supply can be unlimited
)

// setCodes lists the codes of Set.
func setCodes() []Code {
	return []Code{SetForm, SetKind, SetName, SetNoRow, SetNoBase, SetSeveral, SetSum, SetValue, SetYear, SetUnlimited}
}

// Set changes one figure of a plan, for scenarios. An address is a kind, a
// name, and what else it takes, with colons between:
//
//	output:PROCESS                    base of the process, or of the process that makes a good
//	capacity:ASSET                    at the beginning of the first year
//	retirement:ASSET                  a share, or per cent
//	supply:GOOD[:YEARS]               a figure, or unlimited
//	stock:GOOD[:closing|most|loss]    opening stock
//	final_use:GOOD[:CATEGORY][:YEARS]
//	input:PROCESS:GOOD[:YEARS]
//	asset_input:ASSET:GOOD[:YEARS]
//	lead:PROCESS-or-ASSET:GOOD        whole years
//	target:ID[:YEARS][:baseline|floor|weight|tier]
//	limit:ID[:YEARS][:lower]
//	import:GOOD[:YEARS][:lower|share|margin]         upper
//	export:GOOD[:YEARS][:lower|base|growth|margin]   upper
//	price:GOOD[:YEARS][:import|export]
//	debt:CURRENCY[:opening|interest|closing]         limit
//	route:GOOD:FROM:TO[:YEARS][:lower|loss|freight]  upper
//	project:ID[:earliest|latest|delay|lasts]         amount
//	renewable:ID[:closing]                           opening
//	population:REGION[:YEARS]
//	risk:ID:a|b|c|correlation
//
// YEARS is 2027 or 2027..2029; without it, all years are set. Years that are
// not named stay as they were. GOOD@REGION, ASSET@REGION and TARGET@REGION name
// a region. A value is a number
// with or without a unit ("5", "5 kt"); without one the unit stays that of the
// row. A figure can also be set relative to what it is: "+10" is ten more,
// "+-10" ten less, "+2%" and "-2%" are two per cent more and less; each year
// of the address changes by itself. An error is a Fault, with the names that
// are near.
func Set(p *Plan, address, value string) error {
	s, run, err := newSetter(p, address, value)
	if err != nil {
		return err
	}
	return run(s)
}

// newSetter takes an address apart, and says what follows it.
func newSetter(p *Plan, address, value string) (*setter, func(*setter) error, error) {
	kind, rest, ok := strings.Cut(address, ":")
	s := &setter{plan: p, address: address, value: strings.TrimSpace(value), parts: strings.Split(rest, ":")}
	run, known := setKinds[kind]
	switch {
	case !known:
		f := s.fault(SetKind, setKindNames())
		f.Value, f.Near = kind, Near(kind, strings.Split(setKindNames(), ", "))
		return nil, nil, f
	case !ok || s.parts[0] == "":
		return nil, nil, s.fault(SetForm, setForms[kind])
	}
	if err := s.takeWords(kind); err != nil {
		return nil, nil, err
	}
	return s, run, nil
}

// setter is an address while it is followed.
type setter struct {
	plan    *Plan
	address string
	value   string
	parts   []string // names, in order
	region  RegionID // of GOOD@REGION
	span    Span
	word    string // field that is meant, where a row has several

	reading *reading // nil: the figure is set
}

var setKinds = map[string]func(*setter) error{
	"output":      (*setter).output,
	"capacity":    (*setter).capacity,
	"retirement":  (*setter).retirement,
	"supply":      (*setter).supply,
	"stock":       (*setter).stock,
	"final_use":   (*setter).finalUse,
	"input":       (*setter).input,
	"asset_input": (*setter).assetInput,
	"lead":        (*setter).lead,
	"target":      (*setter).target,
	"limit":       (*setter).limit,
	"import":      (*setter).imports,
	"export":      (*setter).exports,
	"price":       (*setter).price,
	"debt":        (*setter).debt,
	"route":       (*setter).route,
	"project":     (*setter).project,
	"renewable":   (*setter).renewable,
	"population":  (*setter).population,
	"risk":        (*setter).risk,
}

// setForms show how addresses are written.
var setForms = map[string]string{
	"output": "output:PROCESS", "capacity": "capacity:ASSET", "retirement": "retirement:ASSET",
	"supply": "supply:GOOD[:YEAR]", "stock": "stock:GOOD[:closing|most|loss]",
	"final_use": "final_use:GOOD[:CATEGORY][:YEAR]", "input": "input:PROCESS:GOOD[:YEAR]",
	"asset_input": "asset_input:ASSET:GOOD[:YEAR]", "lead": "lead:PROCESS:GOOD",
	"target": "target:ID[:YEAR][:baseline|floor|weight|tier]", "limit": "limit:ID[:YEAR][:lower]",
	"import": "import:GOOD[:YEAR][:lower|share|margin]", "export": "export:GOOD[:YEAR][:lower|base|growth|margin]",
	"price": "price:GOOD[:YEAR][:import|export]", "debt": "debt:CURRENCY[:opening|interest|closing]",
	"route": "route:GOOD:FROM:TO[:YEAR][:lower|loss|freight]", "project": "project:ID[:earliest|latest|delay|lasts]",
	"renewable": "renewable:ID[:closing]", "population": "population:REGION[:YEAR]", "risk": "risk:ID:a|b|c|correlation",
}

// setWords are the fields that an address may name.
var setWords = map[string][]string{
	"stock": {"opening", "closing", "most", "loss"}, "target": {"amount", "baseline", "floor", "weight", "tier"},
	"limit":  {"upper", "lower"},
	"import": {"upper", "lower", "share", "margin"}, "export": {"upper", "lower", "base", "growth", "margin"},
	"price": {"import", "export"}, "debt": {"limit", "opening", "interest", "closing"},
	"route": {"upper", "lower", "loss", "freight"}, "project": {"amount", "earliest", "latest", "delay", "lasts"},
	"renewable": {"opening", "closing"}, "risk": {"a", "b", "c", "correlation"},
}

// setNames is how many names an address has, at least and at most.
var setNames = map[string][2]int{
	"output": {1, 1}, "capacity": {1, 1}, "retirement": {1, 1}, "supply": {1, 1}, "stock": {1, 1}, "final_use": {1, 2},
	"input": {2, 2}, "asset_input": {2, 2}, "lead": {2, 2}, "target": {1, 1}, "limit": {1, 1},
	"import": {1, 1}, "export": {1, 1}, "price": {1, 1}, "debt": {1, 1}, "route": {3, 3}, "project": {1, 1},
	"renewable": {1, 1}, "population": {1, 1}, "risk": {1, 1},
}

func setKindNames() string {
	var names []string
	for name := range setKinds {
		names = append(names, name)
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}

// takeWords takes years, fields and the region out of the parts.
func (s *setter) takeWords(kind string) error {
	var names []string
	for i, part := range s.parts {
		span, isSpan := parseYears(part)
		switch {
		case i > 0 && slices.Contains(setWords[kind], part):
			s.word = part
		case i > 0 && isSpan:
			h := s.plan.Horizon
			if span.From > span.To || !h.Has(span.From) || !h.Has(span.To) {
				f := s.fault(SetYear, h.First, h.Last)
				f.Value = part
				return f
			}
			s.span = span
		default:
			name, region, _ := strings.Cut(part, "@")
			if region != "" {
				s.region = RegionID(region)
			}
			names = append(names, name)
		}
	}
	s.parts = names
	if n := setNames[kind]; len(names) < n[0] || len(names) > n[1] {
		return s.fault(SetForm, setForms[kind])
	}
	return nil
}

func parseYears(text string) (Span, bool) {
	first, last, several := strings.Cut(text, "..")
	from, err := strconv.Atoi(first)
	if err != nil {
		return Span{}, false
	}
	if !several {
		return Year(from), true
	}
	to, err := strconv.Atoi(last)
	return Years(from, to), err == nil
}

// fault is an error of Set: Value is the address, Field the new value.
func (s *setter) fault(code Code, args ...any) Fault {
	return Fault{Code: code, Row: -1, Field: s.value, Value: s.address, Args: args}
}

// quantity reads the value as a figure with or without a unit.
func (s *setter) quantity(q *Quantity) error {
	if s.reads() {
		return s.read(quantityText(*q))
	}
	if v, ok := s.percent(); ok {
		q.Value = decimal(q.Value * (1 + v/100))
		return nil
	}
	text, unit, _ := strings.Cut(s.value, " ")
	v, err := strconv.ParseFloat(strings.Replace(text, "+-", "-", 1), 64)
	if s.value == "unlimited" {
		return s.fault(SetUnlimited)
	}
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
		return s.fault(SetValue, "5, 5 kt")
	}
	unit = strings.TrimSpace(unit)
	if strings.HasPrefix(text, "+") {
		if unit != "" && unit != q.Unit {
			return s.fault(SetValue, "+5, 5 "+unit)
		}
		q.Value = decimal(q.Value + v)
		return nil
	}
	q.Value = v
	if unit != "" {
		q.Unit = unit
	}
	return nil
}

// decimal rounds what was computed to the 15 digits that every decimal figure
// keeps, so that it is written as people would write it: 414.3 and a fifth more
// is 497.16.
func decimal(v float64) float64 {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 15, 64), 64)
	if err != nil {
		return v
	}
	return rounded
}

// percent reads a change of so many per cent, with its sign.
func (s *setter) percent() (float64, bool) {
	text, ok := strings.CutSuffix(s.value, "%")
	text = strings.TrimSpace(text)
	if !ok || !strings.HasPrefix(text, "+") && !strings.HasPrefix(text, "-") {
		return 0, false
	}
	v, err := strconv.ParseFloat(text, 64)
	return v, err == nil && !math.IsNaN(v) && !math.IsInf(v, 0)
}

// share reads the value as a share or as per cent.
func (s *setter) share(to *float64) error {
	if s.reads() {
		return s.read(figureText(*to))
	}
	text, percent := strings.CutSuffix(s.value, "%")
	v, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
		return s.fault(SetValue, "0.05, 5 %")
	}
	if percent {
		v /= 100
	}
	*to = v
	return nil
}

func (s *setter) whole(to *int) error {
	if s.reads() {
		return s.read(strconv.Itoa(*to))
	}
	v, err := strconv.Atoi(s.value)
	if err != nil {
		return s.fault(SetValue, "0, 1, 2")
	}
	*to = v
	return nil
}
