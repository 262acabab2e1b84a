package lp

import (
	"fmt"
	"strconv"
)

// shapeFault says in words what is missing from the vectors of a result, or
// is not a number, before anything is measured. Empty when all is there.
func shapeFault(p *Problem, r *Result) string {
	if err := p.Validate(); err != nil {
		return err.Error()
	}
	vectors := []struct {
		name    string
		content Content
		v       []float64
		want    int
	}{
		{"X", r.Primal, r.X, p.Cols()},
		{"RowActivity", r.Primal, r.RowActivity, p.Rows()},
		{"RowDual", r.Dual, r.RowDual, p.Rows()},
		{"ReducedCost", r.Dual, r.ReducedCost, p.Cols()},
	}
	for _, vector := range vectors {
		second := vector.name == "RowActivity" || vector.name == "ReducedCost"
		if vector.content == Nothing || vector.content == Certificate && second && len(vector.v) == 0 {
			continue // A d and -A'y of a certificate follow from the rest
		}
		if len(vector.v) != vector.want {
			return fmt.Sprintf("%s has %d values, the problem needs %d", vector.name, len(vector.v), vector.want)
		}
		if k := firstNotFinite(vector.v); k >= 0 {
			return fmt.Sprintf("%s[%d] is %g", vector.name, k, vector.v[k])
		}
	}
	return ""
}

// crossed names the first row or column whose lower bound exceeds its upper
// bound, or returns "".
func crossed(p *Problem) string {
	for j := range p.ColLower {
		if p.ColLower[j] > p.ColUpper[j] {
			return "column " + p.colLabel(j)
		}
	}
	for i := range p.RowLower {
		if p.RowLower[i] > p.RowUpper[i] {
			return "row " + p.rowLabel(i)
		}
	}
	return ""
}

func (p *Problem) rowLabel(i int) string { return label(p.RowName, i) }
func (p *Problem) colLabel(j int) string { return label(p.ColName, j) }

func label(names []string, k int) string {
	if k < len(names) && names[k] != "" {
		return strconv.Itoa(k) + " (" + names[k] + ")"
	}
	return strconv.Itoa(k)
}
