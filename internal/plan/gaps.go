package plan

// Gaps says what a reader could not read of a plan, so that Inspect reports
// what is wrong with the rest and nothing that only follows from the gaps.
type Gaps struct {
	// Cells that could not be read. The plan holds some value in their place.
	Cells map[Cell]bool
	// Names that stand in rows which could not be read, by the table that
	// declares them. References to them are no fault.
	Names map[Table]map[string]bool
	// Tables of which rows are missing: that something does not stand there
	// proves nothing.
	Tables map[Table]bool
}

// Cell is a place in a plan.
type Cell struct {
	Table Table
	Row   int
	Field string
}

// complete tells whether all rows of the tables could be read.
func (g Gaps) complete(tables ...Table) bool {
	for _, t := range tables {
		if g.Tables[t] || len(g.Names[t]) > 0 {
			return false
		}
	}
	return true
}

// touched tells whether any cell of a table could not be read.
func (g Gaps) touched(t Table) bool {
	for c := range g.Cells {
		if c.Table == t {
			return true
		}
	}
	return g.Tables[t]
}

// named tells whether some cell of a field could not be read.
func (g Gaps) named(field string, tables ...Table) bool {
	for c := range g.Cells {
		for _, t := range tables {
			if c.Table == t && c.Field == field {
				return true
			}
		}
	}
	return false
}
