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
	runEnd []int32   // end of the run of neighbouring places that a row is in
	width  int       // pivots of the parent
	panel  []float64
	rows   int // leading dimension of panel
	update []float64
	rest   int // leading dimension of update
}

// columnsPerTask is how many columns of a child one goroutine adds at a time.
const columnsPerTask = 64

func (h *hand) extend(ctx context.Context, team *dense.Team, c, p int) error {
	h.add = h.extension(c, p)
	return team.Run(ctx, &h.add, h.add.size*h.add.size*4)
}

func (h *hand) extension(c, p int) extension {
	s := h.f.sym
	from, end := s.rowStart[c], s.rowStart[c+1]
	w, rows := s.width(p), s.height(p)
	return extension{
		size: end - from, from: h.update(c), to: s.local[from:end], runEnd: s.runEnd[from:end],
		width: w, panel: h.f.l[s.panel[p]:s.panel[p+1]], rows: rows,
		update: h.update(p), rest: rows - w,
	}
}

// Tasks implements dense.Job.
func (e *extension) Tasks() int { return (e.size + columnsPerTask - 1) / columnsPerTask }

// Do implements dense.Job.
func (e *extension) Do(t *dense.Team, _, task int) {
	e.columns(t, task*columnsPerTask, min(e.size, (task+1)*columnsPerTask))
}

// columns adds the columns first..end-1 of the child.
func (e *extension) columns(t *dense.Team, first, end int) {
	for j := first; j < end; j++ {
		q := int(e.to[j])
		// Column q of the front, seen as if it began with its first row.
		var target []float64
		shift := 0
		if q < e.width {
			target = e.panel[q*e.rows : (q+1)*e.rows]
		} else {
			shift = e.width
			target = e.update[(q-e.width)*e.rest : (q-e.width+1)*e.rest]
		}
		column := e.from[j*e.size : (j+1)*e.size]
		for i := j; i < e.size; {
			to := int(e.to[i]) - shift
			n := int(e.runEnd[i]) - i
			if n < vectorFrom {
				for k, v := range column[i : i+n] {
					target[to+k] += v
				}
			} else {
				t.Add(target[to:to+n], column[i:i+n])
			}
			i += n
		}
	}
}

// vectorFrom is the length of a run from which the vector kernel pays.
const vectorFrom = 12
