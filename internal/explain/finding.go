package explain

import (
	"math"

	"github.com/openplenum/plenum/internal/plan"
)

// Finding is an answer in the plan's words: what holds back a target of one
// year, or the plan's linear objective.
type Finding struct {
	Target     plan.TargetID `json:"target,omitempty"` // empty: the objective
	Name       string        `json:"name,omitempty"`
	Region     plan.RegionID `json:"region,omitempty"`
	Year       int           `json:"year,omitempty"` // the last of its years
	Tier       int           `json:"tier,omitempty"`
	Unit       string        `json:"unit,omitempty"`
	Amount     float64       `json:"amount,omitempty"`     // promised
	Level      float64       `json:"level,omitempty"`      // reached, in Unit
	Value      float64       `json:"value"`                // fulfilment, or the objective
	Together   int           `json:"together,omitempty"`   // other targets of the tier that stand no higher and hold each other back
	Holds      []Hold        `json:"holds"`                // what holds it back, by what one per cent more brings
	Chain      []Step        `json:"chain,omitempty"`      // from the target to what makes up most of its cost
	Reliefs    []Tried       `json:"reliefs"`              // tried; the first is the one to state
	Trials     []TrialOf     `json:"trials,omitempty"`     // changes that were asked for
	Unanswered bool          `json:"unanswered,omitempty"` // the program behind the question could not be solved
}

// Hold is a bottleneck in words.
type Hold struct {
	Place
	Lower      bool    `json:"lower,omitempty"` // of a limit: the lower bound
	Late       bool    `json:"late,omitempty"`  // capacity that would have to be standing already
	Amount     float64 `json:"amount"`          // that there is
	Price      float64 `json:"price"`           // gain of Value per unit more
	PerPercent float64 `json:"per_percent"`     // gain of Value for one per cent more, were the price to hold
}

// Tried is a relief in words.
type Tried struct {
	Hold
	Change    float64    `json:"change"`
	Share     float64    `json:"share"` // of Amount
	Predicted float64    `json:"predicted"`
	Confirmed float64    `json:"confirmed"`
	Held      bool       `json:"held"` // at least half of what was predicted came
	Span      *SpanWords `json:"span,omitempty"`
	With      []Place    `json:"with,omitempty"` // widened together with it, by the same share
	Then      *Place     `json:"then,omitempty"` // what holds it back after that
}

// SpanWords is how far a price holds; null where no end was found.
type SpanWords struct {
	Lower      *float64 `json:"lower"`
	Upper      *float64 `json:"upper"`
	Degenerate bool     `json:"degenerate"`
}

// Step is one step of a chain: what is needed, and what share of the cost of
// the step before it makes up.
type Step struct {
	Place
	Share float64 `json:"share"`
}

// TrialOf is a change that was asked for, and what it brings.
type TrialOf struct {
	Change    string   `json:"change"`
	Predicted *float64 `json:"predicted"` // null: prices say nothing of it
	Confirmed *float64 `json:"confirmed"` // null: there is no plan
}

// Words puts an answer into the plan's words.
func (e *Explainer) Words(a *Answer) Finding {
	f := Finding{Value: a.Value, Together: max(len(a.Together)-1, 0), Holds: []Hold{}, Reliefs: []Tried{}}
	if a.Promise >= 0 {
		e.name(&f, a.Promise)
	}
	n := newNames(e.Form.Figures)
	hold := func(b Bottleneck) Hold {
		return Hold{
			Place: n.grant(b.Grant), Late: b.Late, Amount: b.Size, Price: b.Price, PerPercent: b.PerPercent,
			Lower: b.lowerBound(),
		}
	}
	for _, b := range a.Bottleneck {
		f.Holds = append(f.Holds, hold(b))
	}
	for i, link := range a.Chain {
		if i == 0 {
			f.Chain = append(f.Chain, Step{n.row(link.Good, e.unit(link.Good)), 1})
		}
		f.Chain = append(f.Chain, Step{n.row(link.Next, e.unit(link.Next)), link.Share})
	}
	for _, r := range a.Relief {
		t := Tried{
			Hold: hold(r.Bottleneck), Change: r.Change, Share: r.Share,
			Predicted: r.Predicted, Confirmed: r.Confirmed, Held: r.Holds(),
		}
		if r.Span != nil {
			t.Span = &SpanWords{Lower: finite(r.Span.Lower), Upper: finite(r.Span.Upper), Degenerate: r.Span.Degenerate}
		}
		if r.Then != nil {
			place := n.grant(r.Then.Grant)
			t.Then = &place
		}
		for _, other := range r.With {
			t.With = append(t.With, n.grant(other.Grant))
		}
		f.Reliefs = append(f.Reliefs, t)
	}
	return f
}

// Unanswered is the finding for a promise whose question could not be solved.
func (e *Explainer) Unanswered(promise int) Finding {
	f := Finding{Unanswered: true, Value: e.fulfilment(promise), Holds: []Hold{}, Reliefs: []Tried{}}
	e.name(&f, promise)
	return f
}

// name says which promise a finding is about.
func (e *Explainer) name(f *Finding, promise int) {
	p := e.Form.Figures.Promises[promise]
	f.Target, f.Name, f.Tier, f.Unit = p.ID, p.Name, p.Tier, p.Measure.Unit
	if f.Name == "" {
		f.Name = string(p.ID)
	}
	f.Year = e.Form.Figures.Years[p.Years[len(p.Years)-1]]
	f.Amount, f.Level = p.Amount, e.Form.Promises[promise].Value.Value(e.X)
	if p.Measure.Region >= 0 {
		f.Region = e.Form.Figures.Regions[p.Measure.Region]
	}
}

// Words puts a trial into words.
func (t Trial) Words(change string) TrialOf {
	return TrialOf{Change: change, Predicted: finite(t.Predicted), Confirmed: finite(t.Confirmed)}
}

func finite(v float64) *float64 {
	if math.IsInf(v, 0) || math.IsNaN(v) {
		return nil
	}
	return &v
}
