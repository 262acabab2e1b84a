package formulate

// WholeProject is a project that is started as a whole or not at all, with
// the columns of the years in which it may start. It is decided when one of
// them is 1, or, unless compulsory, all are 0.
type WholeProject struct {
	Project int
	Columns []int
}

// projects adds, for every project j and year v of its window, the share of
// it that starts in v:
//
//	0 <= y[j,v] <= 1
//	uses  profile[g,k] of good g in year v+k
//	makes the project's amount of its good in year v+delay (and as long as it
//	      lasts), or adds it to the capacity account of its asset
//	sum over v of y[j,v] <= 1       (= 1 when compulsory)
//
// What falls beyond the last year is neither charged nor delivered.
func (b *builder) projects() {
	b.started = make([][]int, len(b.figs.Projects))
	for j, project := range b.figs.Projects {
		b.started[j] = make([]int, b.years())
		for t := range b.started[j] {
			b.started[j][t] = -1
		}
		least := 0.0
		if project.Compulsory {
			least = 1
		}
		region := b.figs.Regions[project.Region]
		key := RowKey{Kind: StartOnce, Of: string(project.ID), Region: region, Year: b.year(project.Latest)}
		once := b.row(key, "1", least, 1)
		whole := WholeProject{Project: j}
		for v := project.Earliest; v <= project.Latest; v++ {
			col := b.column(ColumnKey{Kind: Start, Of: string(project.ID), Region: region, Year: b.year(v)}, "1", 1)
			b.lp.Add(once, col, 1)
			b.startedIn(j, v, col)
			b.started[j][v] = col
			whole.Columns = append(whole.Columns, col)
		}
		if !project.Divisible && (len(whole.Columns) > 1 || !project.Compulsory) {
			b.out.Whole = append(b.out.Whole, whole)
		}
	}
}

// startedIn enters what a project takes and delivers when it starts in v.
func (b *builder) startedIn(j, v, col int) {
	project := b.figs.Projects[j]
	for _, in := range project.Inputs {
		b.takes(col, in.Good, in.Region, v+in.After, in.Amount)
	}
	done := v + project.Delay
	if project.Asset < 0 {
		for k := range max(project.Lasts, 1) {
			b.makes(col, project.Good, project.Region, done+k, project.Amount)
		}
		return
	}
	if accounts := b.account[project.Asset]; done < len(accounts) {
		b.lp.Add(accounts[done], col, -project.Amount)
	}
}
