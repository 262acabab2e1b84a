package outcome

import (
	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/plan"
)

// Renewable is a living stock: in every year the biomass is that of the year
// before, and Growth less Harvest.
type Renewable struct {
	ID      plan.RenewableID `json:"renewable"`
	Name    string           `json:"name"`
	Region  plan.RegionID    `json:"region,omitempty"`
	Good    plan.GoodID      `json:"good"` // that is harvested
	Unit    string           `json:"unit"`
	Opening float64          `json:"opening"` // biomass at the beginning of the first year
	Closing float64          `json:"closing"` // least biomass after the last year
	Growth  []float64        `json:"growth"`
	Harvest []float64        `json:"harvest"`
	Biomass []float64        `json:"biomass"` // at the end of the year
}

// renewables lists the living stocks of the plan.
func (b *build) renewables() []Renewable {
	var out []Renewable
	for _, n := range b.figs.Renewables {
		good, region := b.figs.Goods[n.Harvest], b.figs.Regions[n.Region]
		levels := func(kind formulate.ColumnKind) []float64 {
			return b.series(formulate.ColumnKey{Kind: kind, Of: string(n.ID), Region: region})
		}
		row := Renewable{
			ID: n.ID, Name: n.Name, Region: region, Good: good.ID, Unit: good.Unit, Opening: n.Opening, Closing: n.Closing,
			Growth: levels(formulate.Grow), Harvest: levels(formulate.Harvest), Biomass: levels(formulate.Biomass),
		}
		if row.Name == "" {
			row.Name = string(n.ID)
		}
		out = append(out, row)
	}
	return out
}
