package dense

import (
	"context"
	"sync"
	"sync/atomic"
	"unsafe"
)

// A Team is a group of goroutines that compute together, with their working memory.
// One Team serves one call at a time. Results do not depend on the number of goroutines:
// work is divided by rows of the result, so each entry is summed by one of them, in one order.
type Team struct {
	workers int
	kernel  kernel
	right   []float64   // packed right factors, shared
	left    [][]float64 // packed rows of the left factor, one buffer a goroutine
	tri     []float64   // packed diagonal blocks of a leaf
	minus   []float64   // negated scales of AddScaled

	part [tileWidth]float64 // of a vector
	four [4]float64

	ctx  context.Context // of the call in progress
	next atomic.Int64    // next task to take
	mult product
	low  rowsBelow
	fill packing
}

// NewTeam returns a team of the given number of goroutines (at least 1) with the fastest
// kernel of this machine.
func NewTeam(workers int) *Team { return newTeam(workers, kernels()[0]) }

func newTeam(workers int, k kernel) *Team {
	t := &Team{workers: max(1, workers), kernel: k}
	t.tri = aligned(leafWidth * tileWidth)
	t.left = make([][]float64, t.workers)
	for w := range t.left {
		t.left[w] = aligned(k.rows * panelsPerTask * maxDepth)
	}
	return t
}

// Kernel names the kernel in use: avx512, avx2 or portable.
func (t *Team) Kernel() string { return t.kernel.name }

// Workers returns the number of goroutines.
func (t *Team) Workers() int { return t.workers }

// aligned returns memory that starts on a cache line.
func aligned(n int) []float64 {
	const line = 64
	s := make([]float64, n+line/8)
	skip := 0
	if n > 0 {
		if off := uintptr(unsafe.Pointer(&s[0])) % line; off != 0 {
			skip = int((line - off) / 8)
		}
	}
	return s[skip : skip+n]
}

// A Job is divided into tasks that may run at the same time.
type Job interface {
	Tasks() int
	Do(t *Team, worker, task int)
}

// aloneBelow is the number of multiplications below which a second goroutine does not pay.
const aloneBelow = 1_000_000

// Run does all tasks of j, alone or together, and stops between tasks when ctx is cancelled.
func (t *Team) Run(ctx context.Context, j Job, work int) error {
	tasks := j.Tasks()
	if t.workers == 1 || tasks == 1 || work < aloneBelow {
		for task := range tasks {
			if err := ctx.Err(); err != nil {
				return err
			}
			j.Do(t, 0, task)
		}
		return nil
	}
	t.ctx = ctx
	t.next.Store(0)
	var wait sync.WaitGroup
	helpers := min(t.workers, tasks)
	wait.Add(helpers - 1)
	for w := 1; w < helpers; w++ {
		go t.help(j, w, tasks, &wait)
	}
	t.take(j, 0, tasks)
	wait.Wait()
	t.ctx = nil
	return ctx.Err()
}

func (t *Team) help(j Job, worker, tasks int, wait *sync.WaitGroup) {
	defer wait.Done()
	t.take(j, worker, tasks)
}

func (t *Team) take(j Job, worker, tasks int) {
	for {
		task := int(t.next.Add(1)) - 1
		if task >= tasks || t.ctx.Err() != nil {
			return
		}
		j.Do(t, worker, task)
	}
}
