package outcome

import (
	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/plan"
)

// assets lists capacity: what stands, what opens, and what the rows of its
// use take of it.
func (b *build) assets() []Asset {
	out := make([]Asset, len(b.figs.Assets))
	at := map[member]int{}
	for h, a := range b.figs.Assets {
		process := b.figs.Processes[a.Process]
		out[h] = Asset{
			ID: a.ID, Name: find(string(a.ID), b.names.asset), Process: process.ID, Region: b.figs.Regions[a.Region],
			Unit: process.Unit, Capacity: b.zeros(), Opened: b.zeros(), Used: b.zeros(), Price: b.zeros(),
		}
		at[member{of: string(a.ID), region: b.figs.Regions[a.Region]}] = h
	}
	for _, w := range b.figs.UnderWay {
		out[w.Asset].Opened[w.Opens] += w.Amount
	}
	place := func(of string, region plan.RegionID, year int) (h, t int, ok bool) {
		t, inside := b.byYear[year]
		h, known := at[member{of: of, region: region}]
		return h, t, inside && known
	}
	for j, k := range b.ix.Columns {
		if h, t, ok := place(k.Of, k.Region, k.Year); ok {
			switch k.Kind {
			case formulate.Capacity:
				out[h].Capacity[t] = b.in.X[j]
			case formulate.Open:
				out[h].Opened[t] += b.in.X[j]
			}
		}
		if k.Kind == formulate.Capacity || b.in.X[j] == 0 {
			continue
		}
		rows, values := b.problem.Column(j)
		for n, i := range rows {
			r := b.ix.Rows[i]
			if r.Kind != formulate.CapacityUse {
				continue
			}
			if h, t, ok := place(r.Of, r.Region, r.Year); ok {
				out[h].Used[t] += values[n] * b.in.X[j]
			}
		}
	}
	return out
}
