package iotable

import "math"

// totals finds the rows that are sums of other rows, checks them and marks
// them so that nothing counts twice. Two kinds of row are looked at:
//
//   - rows that call themselves a total. What they sum is found by trying;
//     cells that differ from the sum are faults.
//   - rows that do not, and are in every cell the sum of the rows just above
//     or below them ("final consumption" above those of households and
//     government), or of all sectors ("intermediate inputs").
//
// Columns are checked by turning the sheet.
func (s *sheet) totals(sectorsHere bool) Faults {
	for k, m := range s.rowIs {
		if m.plain() && !isTotal(m.label) && s.isHiddenSum(k) {
			s.rowIs[k].total = true
		}
	}
	var faults Faults
	for k, m := range s.rowIs {
		if m.sector < 0 && !m.output && isTotal(m.label) {
			faults = append(faults, s.checkTotal(k, sectorsHere)...)
		}
	}
	return faults
}

// isHiddenSum tells whether row k equals the sum of a run of rows next to it,
// or of all sectors. Rows with few or small figures are not judged: they may
// agree by accident.
func (s *sheet) isHiddenSum(k int) bool {
	var sectors []int
	for i, m := range s.rowIs {
		if m.sector >= 0 {
			sectors = append(sectors, i)
		}
	}
	if s.may(k, sectors) && s.used(sectors) > 1 && s.weighty(k, len(sectors)) && s.agrees(k, sectors) {
		return true
	}
	for _, step := range []int{-1, 1} {
		members := []int{}
		for i := k + step; i >= 0 && i < len(s.rows); i += step {
			if !s.rowIs[i].plain() || isTotal(s.rowIs[i].label) {
				break
			}
			members = append(members, i)
			if s.may(k, members) && s.used(members) > 1 && s.weighty(k, len(members)) && s.agrees(k, members) {
				return true
			}
		}
	}
	return false
}

// may tells whether, by their labels, row k can be a sum of the members: what
// is government use is not the sum of investment and exports, whatever the
// figures say.
func (s *sheet) may(k int, members []int) bool {
	use, pay := recogniseUse(s.rowIs[k].label), recognisePay(s.rowIs[k].label)
	if use == OtherUse && (pay == PayOther || pay == PayValueAdded) {
		return true
	}
	for _, i := range members {
		if s.rowIs[i].sector >= 0 {
			return false
		}
		u, p := recogniseUse(s.rowIs[i].label), recognisePay(s.rowIs[i].label)
		same := u == use && p == pay
		consumption := (use == Households || use == Government) && (u == Households || u == Government || u == NonProfit) &&
			has(fold(s.rowIs[k].label.Name), "final consumption", "consumption")
		formation := use == FixedInvestment && (u == FixedInvestment || u == Inventories)
		surplus := pay == PaySurplus && use == OtherUse && (p == PaySurplus || p == PayDepreciation || p == PayTaxes)
		if !same && !consumption && !formation && !surplus {
			return false
		}
	}
	return true
}

// agrees tells whether row k is the sum of the members within rounding in every
// cell, and to the last digit in most of them.
func (s *sheet) agrees(k int, members []int) bool {
	if len(s.differ(k, members, 1e-9)) > 0 {
		return false
	}
	cells, exact := 0, 0
	for c := range s.columns {
		if s.v[k][c] == 0 {
			continue
		}
		sum, size := 0.0, 0.0
		for _, i := range members {
			sum += s.v[i][c]
			size += math.Abs(s.v[i][c])
		}
		cells++
		if math.Abs(s.v[k][c]-sum) <= 1e-9*size {
			exact++
		}
	}
	return 2*exact > cells
}

// used counts the rows that have a figure.
func (s *sheet) used(members []int) int {
	n := 0
	for _, i := range members {
		for _, x := range s.v[i] {
			if x != 0 {
				n++
				break
			}
		}
	}
	return n
}

// weighty tells whether the figures of a row are large against rounding.
func (s *sheet) weighty(k, members int) bool {
	n, sum := 0, 0.0
	for _, x := range s.v[k] {
		if x != 0 {
			n++
			sum += math.Abs(x)
		}
	}
	return n > 1 && sum > 10*s.step*float64(members+1)*float64(n)
}

// differ lists the columns in which row k is not the sum of the members:
// beyond rounding and beyond a share of what is summed.
func (s *sheet) differ(k int, members []int, share float64) []int {
	var out []int
	for c := range s.columns {
		if s.cells[k][c].Empty() {
			continue
		}
		sum, size := 0.0, 0.0
		for _, i := range members {
			sum += s.v[i][c]
			size += math.Abs(s.v[i][c])
		}
		bound := math.Max(s.step/2*float64(len(members)+1), share*size)
		if math.Abs(s.v[k][c]-sum) > bound*(1+1e-9) {
			out = append(out, c)
		}
	}
	return out
}

// totalShare is how far a printed total may be from its cells, as a share of
// them, beyond the rounding of the cells.
const totalShare = 1e-6

// checkTotal finds what a row that calls itself a total sums, and reports the
// cells that differ. A row that has nothing to sum is left as it is, for the
// only row of a file may well be called "total value added"; one that sums
// something else is left out, unless its label says what it is.
func (s *sheet) checkTotal(k int, sectorsHere bool) Faults {
	best, fewest, grand := []int(nil), len(s.columns)+1, false
	for _, c := range s.candidates(k, sectorsHere) {
		if len(c.members) == 0 {
			continue
		}
		if wrong := len(s.differ(k, c.members, totalShare)); wrong < fewest {
			best, fewest, grand = c.members, wrong, c.grand
		}
	}
	if best == nil {
		return nil
	}
	if 2*fewest > len(s.columns) && fewest > 1 {
		label := s.rowIs[k].label
		s.rowIs[k].total = recogniseUse(label) == OtherUse && recognisePay(label) == PayOther
		return nil
	}
	s.rowIs[k].total, s.rowIs[k].grand = true, grand
	var faults Faults
	for _, c := range s.differ(k, best, totalShare) {
		sum := 0.0
		for _, i := range best {
			sum += s.v[i][c]
		}
		at := s.cells[k][c]
		faults = append(faults, Fault{s.file, at.Line, at.Column, WrongTotal,
			[]any{s.columns[c].label, s.rows[k].label, s.v[k][c], sum, s.v[k][c] - sum, s.across}})
	}
	return faults
}

// candidate is a set of rows that a total may sum.
type candidate struct {
	members []int
	grand   bool
}

// candidates lists what row k may sum, the likeliest first: what its label
// says, all rows, the sectors, all others, the rows between it and the total
// before, and shorter runs just above it.
func (s *sheet) candidates(k int, sectorsHere bool) []candidate {
	var sectors, others, since []int
	for i, m := range s.rowIs {
		switch {
		case i == k:
		case m.sector >= 0:
			sectors = append(sectors, i)
		case m.plain() && !isTotal(m.label):
			others = append(others, i)
		}
	}
	for i := k - 1; i >= 0 && s.rowIs[i].sector < 0 && !isTotal(s.rowIs[i].label); i-- {
		if s.rowIs[i].plain() {
			since = append(since, i)
		}
	}
	all := append(append([]int{}, sectors...), others...)
	out := []candidate{{all, sectorsHere && len(sectors) > 0 && len(others) > 0}, {sectors, false}, {others, false}, {since, false}}
	name := fold(s.rowIs[k].label.String())
	switch {
	case has(name, "intermediate"):
		out[0], out[1] = out[1], out[0]
	case has(name, "final", "value added", "primary"):
		out[0], out[2] = out[2], out[0]
	}
	for n := 2; n < len(since); n++ {
		out = append(out, candidate{since[:n], false})
	}
	return out
}
