package outcome

import (
	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/plan"
)

// Project is work over several years that delivers capacity or a good.
type Project struct {
	ID         plan.ProjectID `json:"project"`
	Name       string         `json:"name"`
	Region     plan.RegionID  `json:"region,omitempty"`
	Organ      plan.OrganID   `json:"organ,omitempty"`
	Earliest   int            `json:"earliest"` // years in which it may start
	Latest     int            `json:"latest"`
	Compulsory bool           `json:"compulsory,omitempty"`
	Divisible  bool           `json:"divisible,omitempty"` // any share of it may be started
	Asset      plan.AssetID   `json:"asset,omitempty"`     // that it delivers capacity of,
	Good       plan.GoodID    `json:"good,omitempty"`      // or the good that it delivers
	Delivers   string         `json:"delivers"`            // the name of that
	Unit       string         `json:"unit"`                // of what is delivered
	Amount     float64        `json:"amount"`              // delivered by the whole of it; of a good, in each year
	Delay      int            `json:"delay"`               // years from the start to delivery
	Lasts      int            `json:"lasts"`               // years in which a good is delivered; 1 for capacity
	Works      int            `json:"works"`               // years in which it uses goods, from its start
	Started    []float64      `json:"started"`             // share of it that starts in the year
	Delivered  []float64      `json:"delivered"`           // that comes into use in the year
}

// projects lists the projects of the plan with what was started of each.
func (b *build) projects() []Project {
	var out []Project
	for _, p := range b.figs.Projects {
		k := formulate.ColumnKey{Kind: formulate.Start, Of: string(p.ID), Region: b.figs.Regions[p.Region]}
		row := Project{
			ID: p.ID, Name: p.Name, Region: k.Region, Organ: p.Organ,
			Earliest: b.figs.Years[p.Earliest], Latest: b.figs.Years[p.Latest], Compulsory: p.Compulsory, Divisible: p.Divisible,
			Amount: p.Amount, Delay: p.Delay, Lasts: 1, Started: b.series(k), Delivered: b.zeros(),
		}
		if row.Name == "" {
			row.Name = string(p.ID)
		}
		if p.Asset >= 0 {
			asset := b.figs.Assets[p.Asset]
			row.Asset, row.Delivers = asset.ID, find(string(asset.ID), b.names.asset)
			row.Unit = b.figs.Processes[asset.Process].Unit
		} else {
			good := b.figs.Goods[p.Good]
			row.Good, row.Delivers, row.Unit, row.Lasts = good.ID, find(string(good.ID), b.names.good), good.Unit, max(p.Lasts, 1)
		}
		for _, in := range p.Inputs {
			row.Works = max(row.Works, in.After+1)
		}
		for t, share := range row.Started {
			for done := t + p.Delay; done < t+p.Delay+row.Lasts && done < b.years(); done++ {
				row.Delivered[done] += share * p.Amount
			}
		}
		out = append(out, row)
	}
	return out
}
