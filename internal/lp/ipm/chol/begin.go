package chol

import (
	"context"
	"slices"

	"github.com/openplenum/plenum/internal/lp/ipm/dense"
)

// A beginning clears a front and enters its part of the matrix, cut into tasks by columns:
// first those of the panel, then those of the update matrix. The strict upper triangles are
// never looked at and stay as they are. The first child is added on the way, while a column
// is at hand: large fronts are bound by memory here.
type beginning struct {
	f      *Factor
	k      int
	width  int
	rows   int
	panel  []float64
	update []float64
	child  bool
	add    extension // of the first child, if it is ready
}

// begin begins front k, with its first child c unless that is negative.
func (h *hand) begin(ctx context.Context, team *dense.Team, k, c int) error {
	s := h.f.sym
	rows := s.height(k)
	h.start = beginning{
		f: h.f, k: k, width: s.width(k), rows: rows,
		panel: h.f.l[s.panel[k]:s.panel[k+1]], update: h.update(k),
	}
	if c >= 0 {
		h.start.child, h.start.add = true, h.extension(c, k)
	}
	return team.Run(ctx, &h.start, rows*rows*3)
}

// Tasks implements dense.Job.
func (b *beginning) Tasks() int { return (b.rows + columnsPerTask - 1) / columnsPerTask }

// Do implements dense.Job.
func (b *beginning) Do(t *dense.Team, _, task int) {
	from, to := task*columnsPerTask, min(b.rows, (task+1)*columnsPerTask)
	next := 0 // column of the child
	if b.child {
		next, _ = slices.BinarySearch(b.add.to, int32(from))
	}
	for j := from; j < to; j++ {
		b.clear(j)
		if b.child && next < b.add.size && int(b.add.to[next]) == j {
			b.add.columns(t, next, next+1)
			next++
		}
	}
}

// clear clears column j of the front and enters the matrix.
func (b *beginning) clear(j int) {
	if j >= b.width {
		u, rest := j-b.width, b.rows-b.width
		clear(b.update[u*rest+u : (u+1)*rest])
		return
	}
	sc := &b.f.sym.scatter
	first := int(b.f.sym.first[b.k])
	column := b.panel[j*b.rows : (j+1)*b.rows]
	clear(column[j:])
	from, to := sc.start[first+j], sc.start[first+j+1]
	row := sc.row[from:to]
	for t, at := range sc.source[from:to] {
		column[row[t]] = b.f.values[at]
	}
}
