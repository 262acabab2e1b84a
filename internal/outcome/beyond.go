package outcome

import "github.com/openplenum/plenum/internal/plan"

// Level is the level of one column in a year beyond the last.
type Level struct {
	Kind     string          `json:"kind"` // formulate.ColumnKind
	Of       string          `json:"of"`
	Category plan.CategoryID `json:"category,omitempty"`
	Region   plan.RegionID   `json:"region,omitempty"`
	Year     int             `json:"year"`
	Unit     string          `json:"unit"`
	Level    float64         `json:"level"`
}

// beyond lists what the terminal rule asks of the years after the last. It is
// no part of the plan, but whoever verifies a saved answer needs it.
func (b *build) beyond() []Level {
	var out []Level
	for j, k := range b.ix.Columns {
		if k.Year > b.figs.Plan.Horizon.Last {
			out = append(out, Level{string(k.Kind), k.Of, k.Category, k.Region, k.Year, b.ix.ColumnUnit[j], b.in.X[j]})
		}
	}
	return out
}
