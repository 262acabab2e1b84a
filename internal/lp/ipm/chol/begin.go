package chol

import (
	"context"

	"github.com/openplenum/plenum/internal/lp/ipm/dense"
)

// A beginning clears a front and enters its part of the matrix, cut into tasks by columns:
// first those of the panel, then those of the update matrix. The strict upper triangles are
// never looked at and stay as they are.
type beginning struct {
	f      *Factor
	k      int
	width  int
	rows   int
	panel  []float64
	update []float64
}

func (h *hand) begin(ctx context.Context, team *dense.Team, k int) error {
	s := h.f.sym
	rows := s.height(k)
	h.start = beginning{
		f: h.f, k: k, width: s.width(k), rows: rows,
		panel: h.f.l[s.panel[k]:s.panel[k+1]], update: h.update(k),
	}
	return team.Run(ctx, &h.start, rows*rows*2)
}

// Tasks implements dense.Job.
func (b *beginning) Tasks() int { return (b.rows + columnsPerTask - 1) / columnsPerTask }

// Do implements dense.Job.
func (b *beginning) Do(_ *dense.Team, _, task int) {
	sc := &b.f.sym.scatter
	first := int(b.f.sym.first[b.k])
	rest := b.rows - b.width
	for j := task * columnsPerTask; j < min(b.rows, (task+1)*columnsPerTask); j++ {
		if j >= b.width {
			u := j - b.width
			clear(b.update[u*rest+u : (u+1)*rest])
			continue
		}
		column := b.panel[j*b.rows : (j+1)*b.rows]
		clear(column[j:])
		from, to := sc.start[first+j], sc.start[first+j+1]
		row := sc.row[from:to]
		for t, at := range sc.source[from:to] {
			column[row[t]] = b.f.values[at]
		}
	}
}
