package formulate

import "github.com/openplenum/plenum/internal/lp"

// produce adds x[p,r,t] >= 0, the activity of process p in region r and year
// t, in the process's unit:
//
//	uses  a[g,p,l] of good g in year t-l
//	makes b[g,p]   of good g in year t
//
// A process stands in the regions where it has assets; without assets, in
// every region.
func (b *builder) produce() {
	for p, process := range b.figs.Processes {
		for r, region := range b.figs.Regions {
			if !b.stands(p, r) {
				continue
			}
			cols := make([]int, b.years())
			for t := range cols {
				key := ColumnKey{Kind: Produce, Of: string(process.ID), Region: region, Year: b.year(t)}
				cols[t] = b.column(key, process.Unit, lp.Inf)
				for _, in := range process.Inputs {
					b.takes(cols[t], in.Good, in.At(r), t-in.Lead, in.Amount[t])
				}
				for _, out := range process.Outputs {
					b.makes(cols[t], out.Good, out.At(r), t-out.Lead, out.Made(r, t))
				}
			}
			b.process[placed{p, r}] = cols
		}
	}
}

// stands tells whether a process can run in a region.
func (b *builder) stands(p, r int) bool {
	for _, h := range b.figs.Processes[p].Assets {
		if b.figs.Assets[h].Region == r {
			return true
		}
	}
	return len(b.figs.Processes[p].Assets) == 0
}
