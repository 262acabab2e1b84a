package engine

import (
	"context"
	"sync"
)

// queue hands out the numbers of draws to workers, and puts what they bring
// back in order.
type queue struct {
	opt RiskOptions

	mu      sync.Mutex
	next    int          // draws handed out
	draws   []Draw       // in order, without a gap
	waiting map[int]Draw // solved, with a gap before them
}

// work solves draws until there are no more. Every worker has a solver of its
// own, which keeps what it derived from the matrix of a draw for its phases.
func (q *queue) work(ctx context.Context, answer *Answer) error {
	solver, err := q.opt.Solver()
	if err != nil {
		return err
	}
	c := &courses{
		figs: answer.Form.Figures, form: answer.Form, x: answer.X, near: answer.reached,
		opt: Options{Solver: solver, LP: q.opt.LP, Tiers: q.opt.Tiers, draw: true},
	}
	for {
		n, ok := q.take()
		if !ok {
			return nil
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		d, err := c.draw(ctx, q.opt.Seed, n, q.opt.Foresight)
		if err != nil {
			return err
		}
		if err := q.put(d); err != nil {
			return err
		}
	}
}

// take gives the number of the next draw.
func (q *queue) take() (int, bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.next >= q.opt.Draws {
		return 0, false
	}
	q.next++
	return q.next, true
}

// put takes a solved draw, and saves all that are in order now.
func (q *queue) put(d Draw) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.waiting[d.Number] = d
	for {
		d, ok := q.waiting[len(q.draws)+1]
		if !ok {
			break
		}
		delete(q.waiting, d.Number)
		q.draws = append(q.draws, d)
		if q.opt.Save != nil {
			if err := q.opt.Save(d); err != nil {
				return err
			}
		}
	}
	if q.opt.Finished != nil {
		q.opt.Finished(len(q.draws) + len(q.waiting))
	}
	return nil
}
