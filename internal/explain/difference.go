package explain

import (
	"cmp"
	"encoding/json"
	"math"
	"slices"

	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
)

// Difference is what moved from one outcome to another.
type Difference struct {
	Objective  *Moved        `json:"objective,omitempty"`
	Tiers      []TierMoved   `json:"tiers,omitempty"`
	Targets    []TargetMoved `json:"targets,omitempty"`    // those that moved, the largest fall first
	Activities []SeriesMoved `json:"activities,omitempty"` // the largest share first
	Balances   []SeriesMoved `json:"balances,omitempty"`   // totals of goods
}

// Moved is a figure before and after.
type Moved struct {
	Before float64 `json:"before"`
	After  float64 `json:"after"`
}

// MarshalJSON writes null for a figure that there is none of.
func (m Moved) MarshalJSON() ([]byte, error) {
	return json.Marshal(map[string]*float64{"before": finite(m.Before), "after": finite(m.After)})
}

// By is the change.
func (m Moved) By() float64 { return m.After - m.Before }

// TierMoved is what became of a tier.
type TierMoved struct {
	Number  int    `json:"tier"`
	Name    string `json:"name"`
	Minimum Moved  `json:"minimum"`
	Sum     Moved  `json:"sum"`
}

// TargetMoved is what became of one promise. A target that only one of the
// outcomes has is marked.
type TargetMoved struct {
	ID         plan.TargetID `json:"target"`
	Name       string        `json:"name"`
	Region     plan.RegionID `json:"region,omitempty"`
	Year       int           `json:"year"` // the last of its years
	Tier       int           `json:"tier"`
	Unit       string        `json:"unit"`
	Amount     Moved         `json:"amount"`
	Value      Moved         `json:"value"`
	Fulfilment Moved         `json:"fulfilment"`
	Only       string        `json:"only,omitempty"` // "before" or "after"
}

// SeriesMoved is a series by year before and after.
type SeriesMoved struct {
	Kind   string        `json:"kind"`
	Of     string        `json:"of"`
	Name   string        `json:"name"`
	Region plan.RegionID `json:"region,omitempty"`
	Unit   string        `json:"unit"`
	Years  []int         `json:"years"`
	Before []float64     `json:"before"` // by year; 0 where the plan has none
	After  []float64     `json:"after"`
	Share  float64       `json:"share"` // largest change of a year, of the larger of the two
}

// Most is the position in Years of the year that moved most.
func (s SeriesMoved) Most() int {
	most := 0
	for t := range s.Years {
		if math.Abs(s.After[t]-s.Before[t]) > math.Abs(s.After[most]-s.Before[most]) {
			most = t
		}
	}
	return most
}

// At is the figures of a year, given by its position in Years.
func (s SeriesMoved) At(t int) (before, after float64) { return s.Before[t], s.After[t] }

// Thresholds below which something has not moved.
const (
	movedFulfilment = 1e-5
	movedShare      = 1e-4
)

// Compare tells what moved from one outcome to another. Outcomes of different
// plans can be compared: things are matched by identifier and year.
func Compare(before, after *outcome.Outcome) *Difference {
	d := &Difference{}
	if before.Objective != nil && after.Objective != nil {
		d.Objective = &Moved{*before.Objective, *after.Objective}
	}
	for _, a := range before.Tiers {
		for _, b := range after.Tiers {
			if a.Number == b.Number {
				d.Tiers = append(d.Tiers, TierMoved{a.Number, b.Name, Moved{a.Minimum, b.Minimum}, Moved{a.Sum, b.Sum}})
			}
		}
	}
	d.Targets = targets(before, after)
	d.Activities = moved(before, after, activities)
	d.Balances = moved(before, after, balances)
	return d
}

// promise is what a target of one year is matched by.
type promise struct {
	id     plan.TargetID
	region plan.RegionID
	year   int
	sum    bool
}

func keyOf(t outcome.Target) promise {
	return promise{t.ID, t.Region, t.Years[len(t.Years)-1], len(t.Years) > 1}
}

func targets(before, after *outcome.Outcome) []TargetMoved {
	was := map[promise]outcome.Target{}
	for _, t := range before.Targets {
		was[keyOf(t)] = t
	}
	var out []TargetMoved
	for _, t := range after.Targets {
		k := keyOf(t)
		m := TargetMoved{ID: t.ID, Name: t.Name, Region: k.region, Year: k.year, Tier: t.Tier, Unit: t.Unit}
		old, ok := was[k]
		delete(was, k)
		if !ok {
			m.Only = "after"
			m.Amount.After, m.Value.After, m.Fulfilment.After = t.Amount, t.Value, t.Fulfilment
			out = append(out, m)
			continue
		}
		m.Amount, m.Value = Moved{old.Amount, t.Amount}, Moved{old.Value, t.Value}
		m.Fulfilment = Moved{old.Fulfilment, t.Fulfilment}
		if math.Abs(math.Min(1, t.Fulfilment)-math.Min(1, old.Fulfilment)) > movedFulfilment || old.Amount != t.Amount {
			out = append(out, m)
		}
	}
	for _, t := range before.Targets {
		if _, left := was[keyOf(t)]; left {
			out = append(out, TargetMoved{
				ID: t.ID, Name: t.Name, Region: t.Region, Year: keyOf(t).year, Tier: t.Tier, Unit: t.Unit, Only: "before",
				Amount: Moved{Before: t.Amount}, Value: Moved{Before: t.Value}, Fulfilment: Moved{Before: t.Fulfilment},
			})
		}
	}
	slices.SortStableFunc(out, func(a, b TargetMoved) int {
		switch x, y := a.Fulfilment.By(), b.Fulfilment.By(); {
		case x < y:
			return -1
		case x > y:
			return 1
		}
		return 0
	})
	return out
}

// named is a series that can be matched.
type named struct {
	key    [3]string
	name   string
	region plan.RegionID
	unit   string
	values []float64
}

func activities(o *outcome.Outcome) []named {
	var out []named
	for _, a := range o.Activities {
		out = append(out, named{[3]string{a.Kind, a.Of + "/" + string(a.Category), string(a.Region)}, a.Name, a.Region, a.Unit, a.Levels})
	}
	return out
}

func balances(o *outcome.Outcome) []named {
	var out []named
	for _, b := range o.Balances {
		out = append(out, named{[3]string{"balance", string(b.Good), string(b.Region)}, b.Name, b.Region, b.Unit, b.Total})
	}
	return out
}

// moved matches series and keeps those that moved, the largest change first.
// A series that only one of the outcomes has is zero in the other.
func moved(before, after *outcome.Outcome, list func(*outcome.Outcome) []named) []SeriesMoved {
	years := slices.Compact(slices.Sorted(slices.Values(slices.Concat(before.Years, after.Years))))
	byYear := func(o *outcome.Outcome, values []float64) []float64 {
		out := make([]float64, len(years))
		for t, v := range values {
			k, _ := slices.BinarySearch(years, o.Years[t])
			out[k] = v
		}
		return out
	}
	was := map[[3]string]named{}
	for _, s := range list(before) {
		was[s.key] = s
	}
	var out []SeriesMoved
	add := func(s named, old, now []float64) {
		m := SeriesMoved{
			Kind: s.key[0], Of: s.key[1], Name: s.name, Region: s.region, Unit: s.unit,
			Years: years, Before: byYear(before, old), After: byYear(after, now),
		}
		if m.Share = largestShare(m.Before, m.After); m.Share > movedShare {
			out = append(out, m)
		}
	}
	for _, s := range list(after) {
		add(s, was[s.key].values, s.values)
		delete(was, s.key)
	}
	for _, s := range list(before) {
		if _, left := was[s.key]; left {
			add(s, s.values, nil)
		}
	}
	slices.SortStableFunc(out, func(a, b SeriesMoved) int { return cmp.Compare(b.Share, a.Share) })
	return out
}

// largestShare is the largest change of a year relative to the largest value
// of the series.
func largestShare(before, after []float64) float64 {
	var size, change float64
	for t := range before {
		size = math.Max(size, math.Max(math.Abs(before[t]), math.Abs(after[t])))
		change = math.Max(change, math.Abs(before[t]-after[t]))
	}
	if size == 0 {
		return 0
	}
	return change / size
}
