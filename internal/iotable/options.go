package iotable

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/openplenum/plenum/internal/plan"
)

// Options say what plan is made of a table. All growth is a share a year:
// 0.02 is 2 % a year. The base year of the table is the year before First.
type Options struct {
	Name  string // of the plan; empty: that of the table
	First int    // first year of the plan
	Count int    // years
	Unit  string // of the table's money; empty: "money"

	// Growth is the yearly growth that the targets ask for, and that standing
	// uses have, by use ("exports") or by category ("government_f06c").
	Growth map[string]float64
	// Tiers says which uses become targets, and in which tier. Uses that are
	// not named stay standing use.
	Tiers map[string]int
	// Floors are the share of the base year's level below which no plan may
	// let a target fall, by use or category.
	Floors map[string]float64
	Floor  float64 // for targets that Floors does not name; 0: none

	LabourGrowth  float64 // of labour in numbers and in productivity together
	ImportsGrowth float64
	// BaseGrowth is the growth that the base year's investment was made for,
	// and that goes on after the last year.
	BaseGrowth float64

	Utilisation   float64 // share of capacity that the base year's output used, above 0 up to 1
	CapitalOutput float64 // capital per unit of output, in years; 0: calibrated
	Retirement    float64 // share of capacity lost in a year, where the table does not say it
	Lead          int     // years from investment to capacity

	// FreeTrade pools the inputs of regions: they come from a region's own
	// balance, and routes between all regions fill it, each up to RouteLimit
	// times what moved in the base year; 0: without limit.
	FreeTrade  bool
	RouteLimit float64

	// Abroad makes imports and exports activities that are paid in a currency:
	// exports near the base year's amounts, grown, and competitive imports
	// near their base share of supply, both within TradeMargin (0.1 is 10 %
	// of the amount or share). Otherwise imports are supply and exports final
	// use.
	Abroad      bool
	TradeMargin float64
	DebtLimit   float64 // most that may be owed abroad; 0: no borrowing
	Interest    float64 // on it, a year

	// Text gives the words of the plan for a key of the catalogue; nil: the
	// key itself.
	Text func(key string, args ...any) string

	frozen bool // nothing grows, see freeze
}

// DefaultOptions is what is assumed unless said otherwise.
func DefaultOptions() Options {
	return Options{
		First: 1, Count: 5,
		Growth: map[string]float64{
			string(Households): 0.03, string(NonProfit): 0.02, string(OtherUse): 0.02,
			string(Government): 0.02, string(Exports): 0.03, string(Inventories): 0.02,
		},
		Tiers: map[string]int{
			string(Households): 1, string(OtherUse): 1, string(NonProfit): 2, string(Government): 2,
			string(Exports): 3, string(FixedInvestment): 3,
		},
		Floor:        0.95,
		LabourGrowth: 0.02, ImportsGrowth: 0.03, BaseGrowth: 0.02,
		Utilisation: 0.95, Retirement: 0.05, Lead: 1, RouteLimit: 1.5,
		TradeMargin: 0.1, Interest: 0.03,
	}
}

// Still asks for the base year again and again: nothing grows, all capacity
// is used, and no use may fall. The solved plan has the outputs of the table
// in every year.
func (o Options) Still() Options {
	o.Growth = map[string]float64{}
	o.LabourGrowth, o.ImportsGrowth, o.BaseGrowth = 0, 0, 0
	o.Utilisation, o.Floor = 1, 1
	return o
}

// freeze is the same plan in which nothing grows; what the base year's
// investment was made for stays.
func (o Options) freeze() Options {
	o.frozen = true
	return o
}

// pick finds what a map says of a category or of its use.
func pick[T any](m map[string]T, category string, use Use) (T, bool) {
	if v, ok := m[category]; ok {
		return v, true
	}
	v, ok := m[string(use)]
	return v, ok
}

func (o Options) text(key string, args ...any) string {
	if o.Text == nil {
		return key
	}
	return o.Text("iotable."+key, args...)
}

// OptionError is an option that cannot be used.
type OptionError struct {
	Name  string // of the option, as in Options
	Value float64
	Least float64
	Most  float64
}

func (e *OptionError) Error() string {
	return fmt.Sprintf("iotable: option %s is %g, must be from %g to %g", e.Name, e.Value, e.Least, e.Most)
}

// mostYear bounds the first year: beyond it, a slip of the finger is likelier.
const mostYear = 9999

// ErrUnit says that a text cannot be the unit of a table.
var ErrUnit = errors.New("iotable: not a unit")

// Check reports all options that cannot be used, each an OptionError or an
// ErrUnit, joined.
func (o Options) Check() error { return o.check() }

// check is Check, and settles what is left open.
func (o *Options) check() error {
	if o.Unit == "" {
		o.Unit = "money"
	}
	var errs []error
	if _, ok := newUnit(nil, o.Unit); !ok {
		errs = append(errs, fmt.Errorf("%w: %q", ErrUnit, o.Unit))
	}
	within := func(name string, v, least, most float64) {
		if !(v >= least && v <= most) {
			errs = append(errs, &OptionError{name, v, least, most})
		}
	}
	within("first", float64(o.First), -mostYear, mostYear)
	within("years", float64(o.Count), 1, plan.MaxYears)
	within("lead", float64(o.Lead), 0, plan.MaxLead)
	within("utilisation", o.Utilisation, 0.01, 1)
	within("capital-output", o.CapitalOutput, 0, 1000)
	within("retirement", o.Retirement, 0, 0.99)
	within("base-growth", o.BaseGrowth, -0.5, 1)
	within("labour-growth", o.LabourGrowth, -0.5, 1)
	within("imports-growth", o.ImportsGrowth, -0.5, 1)
	within("floor", o.Floor, 0, 1)
	within("trade-margin", o.TradeMargin, 0, 1)
	within("debt-limit", o.DebtLimit, 0, 1e15)
	within("interest", o.Interest, 0, 1)
	within("route-limit", o.RouteLimit, 0, 1e9)
	for _, name := range slices.Sorted(maps.Keys(o.Growth)) {
		within("growth "+name, o.Growth[name], -0.5, 1)
	}
	for _, name := range slices.Sorted(maps.Keys(o.Floors)) {
		within("floor "+name, o.Floors[name], 0, 1)
	}
	for _, name := range slices.Sorted(maps.Keys(o.Tiers)) {
		within("target "+name, float64(o.Tiers[name]), 0, 1000)
	}
	if o.CapitalOutput == 0 && o.Retirement+o.BaseGrowth <= 0 {
		errs = append(errs, &OptionError{"retirement", o.Retirement, -o.BaseGrowth, 0.99})
	}
	return errors.Join(errs...)
}
