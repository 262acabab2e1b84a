package ipm

import "slices"

// group is a set of columns with much the same rows.
type group struct {
	rows   []int32 // of the block, ascending
	cols   []member
	target []int32 // places of the block's lower triangle, by columns
}

// member is a column of a group: offsets of its entries within the column,
// and their places among the rows of the block.
type member struct {
	col     int32
	entries []int32
	local   []int32
}

// What is worth a dense block.
const (
	groupEntries = 16   // least entries of a column
	groupColumns = 8    // least columns of a group
	groupOverlap = 0.6  // least share of a column's rows that its group has already
	groupFill    = 0.15 // least share of the group's columns that a row of the block is in
	groupSpan    = 6    // most rows of a group's union, in lengths of a column that joins
	groupOpen    = 64   // groups compared with
	groupSample  = 8    // entries looked at in the first comparison
)

type openGroup struct {
	rows []uint64 // bit set of the union
	size int      // rows of the union
	cols []int32
}

func (g *openGroup) has(i int32) bool { return g.rows[i>>6]&(1<<(i&63)) != 0 }

func (g *openGroup) add(j int32, rows []int32) {
	g.cols = append(g.cols, j)
	for _, i := range rows {
		if !g.has(i) {
			g.rows[i>>6] |= 1 << (i & 63)
			g.size++
		}
	}
}

// findGroups puts every long eliminated column, in their order, with the group
// it overlaps most, or opens a new one.
func findGroups(s *structure) []group {
	var open []*openGroup
	for j := range int32(s.n) {
		rows := s.index[s.start[j]:s.start[j+1]]
		if s.explicitAt[j] >= 0 || len(rows) < groupEntries {
			continue
		}
		if g := bestGroup(open[max(0, len(open)-groupOpen):], rows); g != nil {
			g.add(j, rows)
			continue
		}
		g := &openGroup{rows: make([]uint64, (s.m+63)/64)}
		g.add(j, rows)
		open = append(open, g)
	}
	var out []group
	count := make([]int, s.m)
	for _, g := range open {
		if len(g.cols) < groupColumns {
			continue
		}
		if f := g.finish(s, count); len(f.rows) > 0 {
			out = append(out, f)
		}
	}
	return out
}

func bestGroup(open []*openGroup, rows []int32) *openGroup {
	var best *openGroup
	most := 0
	step := max(1, len(rows)/groupSample)
	for _, g := range open {
		if g.size > groupSpan*len(rows) {
			continue // the union of a very long column would take in everything
		}
		seen := 0
		for k := step / 2; k < len(rows); k += step {
			if g.has(rows[k]) {
				seen++
			}
		}
		if seen > most {
			best, most = g, seen
		}
	}
	if best == nil {
		return nil
	}
	common := 0
	for _, i := range rows {
		if best.has(i) {
			common++
		}
	}
	if float64(common) < groupOverlap*float64(len(rows)) {
		return nil
	}
	return best
}

// finish takes the rows that enough columns have as the block.
func (g *openGroup) finish(s *structure, count []int) group {
	var touched []int32
	for _, j := range g.cols {
		for _, i := range s.index[s.start[j]:s.start[j+1]] {
			if count[i] == 0 {
				touched = append(touched, i)
			}
			count[i]++
		}
	}
	slices.Sort(touched)
	var out group
	local := make(map[int32]int32, len(touched))
	for _, i := range touched {
		if float64(count[i]) >= groupFill*float64(len(g.cols)) && count[i] > 1 {
			local[i] = int32(len(out.rows))
			out.rows = append(out.rows, i)
		}
		count[i] = 0
	}
	for _, j := range g.cols {
		m := member{col: j}
		for e, i := range s.index[s.start[j]:s.start[j+1]] {
			if at, ok := local[i]; ok {
				m.entries = append(m.entries, int32(e))
				m.local = append(m.local, at)
			}
		}
		out.cols = append(out.cols, m)
	}
	return out
}
