package outcome

import (
	"math"

	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/plan"
)

// Region is a part of the country and the persons in it.
type Region struct {
	ID         plan.RegionID `json:"region"`
	Name       string        `json:"name"`
	Population Series        `json:"population"` // persons by year; null where the plan does not say
}

// Route is a good moved from one region to another, by year.
type Route struct {
	Good    plan.GoodID   `json:"good"`
	Name    string        `json:"name"`
	Unit    string        `json:"unit"`
	From    plan.RegionID `json:"from"`
	To      plan.RegionID `json:"to"`
	Loss    float64       `json:"loss"` // share lost on the way
	Sent    []float64     `json:"sent"`
	Arrived []float64     `json:"arrived"` // what was sent less what was lost
	Lower   []*float64    `json:"lower"`   // of what is sent
	Upper   []*float64    `json:"upper"`
}

// regions lists the regions of the plan; none in a plan without regions of
// its own.
func (b *build) regions() []Region {
	var out []Region
	names := map[plan.RegionID]string{}
	for _, r := range b.figs.Plan.Regions {
		names[r.ID] = r.Name
	}
	for i, id := range b.figs.Regions {
		if id == "" {
			continue
		}
		r := Region{ID: id, Name: names[id], Population: Series(b.zeros())}
		if r.Name == "" {
			r.Name = string(id)
		}
		for t := range r.Population {
			r.Population[t] = math.NaN()
			if i < len(b.figs.People) {
				r.Population[t] = b.figs.People[i][t]
			}
		}
		out = append(out, r)
	}
	return out
}

// routes lists what is moved between regions, in the order of the plan.
func (b *build) routes() []Route {
	var out []Route
	for _, w := range b.figs.Routes {
		good := b.figs.Goods[w.Good]
		k := formulate.ColumnKey{Kind: formulate.Move, Of: string(good.ID), Region: b.figs.Regions[w.From], To: b.figs.Regions[w.To]}
		row := Route{
			Good: good.ID, Name: find(string(good.ID), b.names.good), Unit: good.Unit,
			From: k.Region, To: k.To, Loss: w.Loss, Sent: b.series(k), Arrived: b.zeros(),
		}
		row.Lower, row.Upper = b.columnBounds(k)
		for t, sent := range row.Sent {
			row.Arrived[t] = (1 - w.Loss) * sent
		}
		out = append(out, row)
	}
	return out
}
