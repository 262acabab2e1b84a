package chol

import (
	"context"

	"github.com/openplenum/plenum/internal/lp/ipm/dense"
)

// An extension adds the update matrix of a child to the front of its parent ("extend-add"),
// cut into tasks by columns of the child.
type extension struct {
	size   int
	from   []float64 // size x size, lower triangle
	to     []int32   // places of its rows in the parent's front
	width  int       // pivots of the parent
	panel  []float64
	rows   int // leading dimension of panel
	update []float64
	rest   int // leading dimension of update
}

// columnsPerTask is how many columns of a child one goroutine adds at a time.
const columnsPerTask = 64

func (h *hand) extend(ctx context.Context, team *dense.Team, c, p int) error {
	s := h.f.sym
	size := len(s.below(c))
	w, rows := s.width(p), s.height(p)
	h.add = extension{
		size: size, from: h.update(c), to: s.local[s.rowStart[c]:s.rowStart[c+1]],
		width: w, panel: h.f.l[s.panel[p]:s.panel[p+1]], rows: rows,
		update: h.update(p), rest: rows - w,
	}
	return team.Run(ctx, &h.add, size*size*4)
}

// Tasks implements dense.Job.
func (e *extension) Tasks() int { return (e.size + columnsPerTask - 1) / columnsPerTask }

// Do implements dense.Job.
func (e *extension) Do(_ *dense.Team, _, task int) {
	for j := task * columnsPerTask; j < min(e.size, (task+1)*columnsPerTask); j++ {
		q := int(e.to[j])
		column := e.from[j*e.size+j : (j+1)*e.size]
		to := e.to[j:]
		shift := 0
		var target []float64
		if q < e.width {
			target = e.panel[q*e.rows : (q+1)*e.rows]
		} else {
			shift = e.width
			target = e.update[(q-e.width)*e.rest : (q-e.width+1)*e.rest]
		}
		addTo(target, to, shift, column)
	}
}

// addTo does target[to[i]-shift] += column[i].
func addTo(target []float64, to []int32, shift int, column []float64) {
	to = to[:len(column)]
	if int(to[len(to)-1]-to[0]) == len(to)-1 { // neighbours
		target = target[int(to[0])-shift:][:len(column)]
		for i, v := range column {
			target[i] += v
		}
		return
	}
	for i, v := range column {
		target[int(to[i])-shift] += v
	}
}
