package api

import (
	"context"
	"math"
	"net/http"
	"slices"
	"strconv"

	"github.com/openplenum/plenum/internal/app"
	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
)

// target is one promise of a plan: a target in one year, or in the sum of
// several, and what the plan reaches of it.
type target struct {
	Address  string        `json:"address" doc:"Of its amount, as plenum solve --set takes it" example:"target:flour:2027"`
	ID       plan.TargetID `json:"target" doc:"Identifier of the target" example:"flour"`
	Name     string        `json:"name" doc:"For people" example:"Flour for bread"`
	Region   plan.RegionID `json:"region,omitempty" doc:"Region; not there: the whole" example:"north"`
	Years    []int         `json:"years" doc:"One year, or all that are summed" example:"[2027]"`
	Tier     int           `json:"tier" doc:"Tier of priority, from 1" example:"1"`
	Weight   float64       `json:"weight" doc:"Within the tier" example:"1"`
	Organ    plan.OrganID  `json:"organ,omitempty" doc:"Organ that answers for it" example:"mill-office"`
	Unit     string        `json:"unit" doc:"Unit of the amounts" example:"t"`
	Amount   float64       `json:"amount" doc:"What is promised, in the unit" example:"2200"`
	Baseline float64       `json:"baseline" doc:"What counts as nothing reached, in the unit" example:"0"`
	Reached  *reached      `json:"reached,omitempty" doc:"What the plan reaches; not there until it is solved"`
}

type reached struct {
	Value      *float64 `json:"value" nullable:"true" doc:"What is reached, in the unit; null: there is no figure" example:"2200"`
	Fulfilment *float64 `json:"fulfilment" nullable:"true" doc:"0 at the baseline, 1 at the amount" example:"1"`
	Met        bool     `json:"met" doc:"It is kept"`
	SetAside   bool     `json:"set_aside" doc:"It could not rise by itself and was set aside"`
}

// targetList is the targets of a version.
type targetList struct {
	Version hall.VersionID `json:"version" doc:"The version" example:"v1"`
	Solved  bool           `json:"solved" doc:"There is an answer to it"`
	Years   []int          `json:"years" doc:"Years of the plan" example:"[2026,2027,2028]"`
	Targets []target       `json:"targets" doc:"By tier, then as the plan lists them"`
}

type targetsInput struct {
	InPlan
	Version hall.VersionID `query:"version" doc:"Version; without it, the one that holds" example:"v2"`
}

func (a *api) addTargets(tag string) {
	add(a, route{
		id: "list-targets", method: http.MethodGet, path: "/plans/{plan}/targets", tag: tag, scope: scopeOpen,
		summary: "Targets of a plan, with what it reaches of them",
	}, func(ctx context.Context, who hall.Actor, in *targetsInput) (*answer[targetList], error) {
		holds, err := a.hall.Current(ctx, in.Plan)
		if err != nil {
			return nil, err
		}
		if in.Version == "" {
			in.Version = holds.ID
		}
		folder, v, err := a.hall.Folder(ctx, who, in.Version)
		if err != nil {
			return nil, err
		}
		if v.Plan != in.Plan {
			return nil, unknown("version", string(in.Version))
		}
		answered, err := a.hall.Outcome(ctx, who, in.Version)
		if err != nil {
			return nil, err
		}
		out := targetList{Version: v.ID, Solved: answered.Outcome != nil, Years: folder.Figures.Years, Targets: []target{}}
		for _, p := range folder.Figures.Promises {
			out.Targets = append(out.Targets, targetOf(folder, p, answered.Outcome))
		}
		slices.SortStableFunc(out.Targets, func(x, y target) int { return x.Tier - y.Tier })
		return ok(out), nil
	})
}

func targetOf(f *app.Folder, p plan.Promise, o *outcome.Outcome) target {
	out := target{
		ID: p.ID, Name: p.Name, Years: []int{}, Tier: p.Tier, Weight: p.Weight, Organ: p.Organ,
		Unit: p.Measure.Unit, Amount: p.Amount, Baseline: p.Baseline, Address: "target:" + string(p.ID),
	}
	if p.Measure.Region >= 0 {
		out.Region = f.Figures.Regions[p.Measure.Region]
	}
	if out.Region != "" {
		out.Address += "@" + string(out.Region)
	}
	for _, i := range p.Years {
		out.Years = append(out.Years, f.Figures.Years[i])
	}
	if len(out.Years) == 1 {
		out.Address += ":" + strconv.Itoa(out.Years[0])
	}
	if o == nil {
		return out
	}
	for _, t := range o.Targets {
		if t.ID == out.ID && t.Region == out.Region && slices.Equal(t.Years, out.Years) {
			out.Reached = &reached{number(t.Value), number(t.Fulfilment), t.Met, t.SetAside}
		}
	}
	return out
}

// number is a figure, nil where there is none.
func number(x float64) *float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	return &x
}
