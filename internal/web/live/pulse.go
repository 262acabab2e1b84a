package live

import (
	"context"
	"sync"
	"time"
)

// Beat is how often the record is looked at while somebody follows it.
const Beat = 400 * time.Millisecond

// pulse tells the streams that the record has grown. One goroutine looks for
// all of them, and only while there are any; it sees what other processes
// wrote, too.
type pulse struct {
	size func(context.Context) (int64, error)

	mu      sync.Mutex
	readers map[chan int64]bool // whether the first size is news to them, too
	last    int64               // size that was seen last; below 0: none
	stop    context.CancelFunc  // nil: nobody follows
}

func newPulse(size func(context.Context) (int64, error)) *pulse {
	return &pulse{size: size, readers: map[chan int64]bool{}, last: -1}
}

// follow returns a channel that holds the newest size of the record whenever
// that has grown, and a function that ends it. With now, it holds the present
// size, too, as soon as that is known.
func (p *pulse) follow(now bool) (<-chan int64, func()) {
	ch := make(chan int64, 1)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.readers[ch] = now
	if now && p.last >= 0 {
		ch <- p.last
	}
	if p.stop == nil {
		ctx, cancel := context.WithCancel(context.Background())
		p.stop = cancel
		go p.look(ctx)
	}
	return ch, func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		delete(p.readers, ch)
		if len(p.readers) == 0 && p.stop != nil {
			p.stop()
			p.stop, p.last = nil, -1
		}
	}
}

// look asks for the size at every beat and tells it when it has grown. An error
// is a beat that was missed: the next one asks again.
func (p *pulse) look(ctx context.Context) {
	tick := time.NewTicker(Beat)
	defer tick.Stop()
	for {
		if n, err := p.size(ctx); err == nil {
			p.tell(ctx, n)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// tell leaves the newest size with every reader, if it is another one; a reader
// that has not taken the last finds only this. The first size that is seen is
// news only for those who asked for it.
func (p *pulse) tell(ctx context.Context, n int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if ctx.Err() != nil || n == p.last {
		return
	}
	grew := p.last >= 0
	p.last = n
	for ch, now := range p.readers {
		if !grew && !now {
			continue
		}
		select {
		case <-ch:
		default:
		}
		ch <- n
	}
}

// count is how many follow.
func (p *pulse) count() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.readers)
}
