package outcome

import "github.com/openplenum/plenum/internal/formulate"

// activities lists the levels of everything that uses or makes a good, in the
// order of the columns.
func (b *build) activities() []Activity {
	var out []Activity
	at := map[member]int{}
	for j, k := range b.ix.Columns {
		t, inside := b.byYear[k.Year]
		if !inside || !b.isActivity(j) {
			continue
		}
		m := columnMember(k)
		i, ok := at[m]
		if !ok {
			i = len(out)
			at[m] = i
			out = append(out, Activity{
				Kind: string(k.Kind), Of: k.Of, Name: b.names.column(k), Category: k.Category,
				Region: k.Region, To: k.To, Unit: b.ix.ColumnUnit[j], Levels: b.zeros(),
			})
		}
		out[i].Levels[t] = b.in.X[j]
	}
	return out
}

// isActivity tells whether a column is an activity: production, which may
// have neither inputs nor outputs within the horizon, or anything with an
// entry in a balance.
func (b *build) isActivity(j int) bool {
	if b.ix.Columns[j].Kind == formulate.Produce {
		return true
	}
	rows, _ := b.problem.Column(j)
	for _, i := range rows {
		if b.ix.Rows[i].Kind == formulate.Balance {
			return true
		}
	}
	return false
}
