package outcome

import (
	"cmp"
	"math"
	"slices"

	"github.com/openplenum/plenum/internal/formulate"
)

// conflict lists the rows and bounds that carry a proof that there is no
// plan, heaviest first, with the heaviest at weight 1. The proof is the sum
// of these rows, each times its weight: it demands more than it allows.
func (b *build) conflict() []ConflictRow {
	p := b.in.Proof.Problem
	if p == nil {
		return nil
	}
	var out []ConflictRow
	for i, y := range b.in.Proof.RowDual {
		k := b.ix.Rows[i]
		out = append(out, ConflictRow{
			Kind: string(k.Kind), Of: k.Of, Name: b.names.row(k), Region: k.Region, Year: k.Year, Unit: b.ix.RowUnit[i],
			Weight: math.Abs(y), Lower: bound(p.RowLower[i]), Upper: bound(p.RowUpper[i]),
		})
	}
	for j, z := range b.in.Proof.ReducedCost {
		k := b.ix.Columns[j]
		if z > 0 && p.ColLower[j] == 0 || k.Kind == formulate.Minimum {
			continue // that nothing is negative needs no mention
		}
		out = append(out, ConflictRow{
			Kind: string(k.Kind), Of: k.Of, Name: b.names.column(k), Region: k.Region, Year: k.Year, Unit: b.ix.ColumnUnit[j],
			Weight: math.Abs(z), Column: true, Lower: bound(p.ColLower[j]), Upper: bound(p.ColUpper[j]),
		})
	}
	heaviest := 0.0
	for _, c := range out {
		heaviest = max(heaviest, c.Weight)
	}
	out = slices.DeleteFunc(out, func(c ConflictRow) bool { return c.Weight <= noise*heaviest })
	for i := range out {
		out[i].Weight /= heaviest
	}
	slices.SortStableFunc(out, func(x, y ConflictRow) int { return cmp.Compare(y.Weight, x.Weight) })
	return out
}

// bound is a bound for the record, nil when there is none.
func bound(v float64) *float64 {
	if math.IsInf(v, 0) || math.IsNaN(v) {
		return nil
	}
	return &v
}

func bounds(vs []float64) []*float64 {
	out := make([]*float64, len(vs))
	for t, v := range vs {
		out[t] = bound(v)
	}
	return out
}
