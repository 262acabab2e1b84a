package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"
)

// beat is how often the record is looked at while somebody follows it, and rest
// how long a stream may be silent before it sends a sign of life.
const (
	beat = 400 * time.Millisecond
	rest = 20 * time.Second
)

// pulse tells the streams that the record has grown. One goroutine looks for
// all of them, and only while there are any; it sees what other processes
// wrote, too.
type pulse struct {
	size func(context.Context) (int64, error)

	mu      sync.Mutex
	readers map[chan int64]struct{}
	stop    context.CancelFunc // nil: nobody follows
}

func newPulse(size func(context.Context) (int64, error)) *pulse {
	return &pulse{size: size, readers: map[chan int64]struct{}{}}
}

// follow returns a channel that holds the newest size of the record whenever
// that has grown, and a function that ends it.
func (p *pulse) follow() (<-chan int64, func()) {
	ch := make(chan int64, 1)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.readers[ch] = struct{}{}
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
			p.stop = nil
		}
	}
}

// look asks for the size at every beat and tells it when it has grown. An error
// is a beat that was missed: the next one asks again.
func (p *pulse) look(ctx context.Context) {
	tick := time.NewTicker(beat)
	defer tick.Stop()
	last := int64(-1)
	for {
		if n, err := p.size(ctx); err == nil && n != last {
			if last >= 0 {
				p.tell(n)
			}
			last = n
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// tell leaves the newest size with every reader; one that has not taken the
// last finds only this.
func (p *pulse) tell(n int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for ch := range p.readers {
		select {
		case <-ch:
		default:
		}
		ch <- n
	}
}

// stream is an answer of server-sent events.
type stream struct {
	w  http.ResponseWriter
	rc *http.ResponseController
}

// openStream begins one.
func (c *call) openStream() (*stream, error) {
	s := &stream{c.w, http.NewResponseController(c.w)}
	h := c.w.Header()
	h.Set("Content-Type", "text/event-stream")
	h.Set("X-Accel-Buffering", "no") // proxies hold answers back otherwise
	// A stream lasts longer than the server lets an answer take.
	if err := s.rc.SetWriteDeadline(time.Time{}); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return nil, err
	}
	// The server gives up reading after a while, and takes that for a reader who left.
	if err := s.rc.SetReadDeadline(time.Time{}); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return nil, err
	}
	c.w.WriteHeader(http.StatusOK)
	return s, s.send("", "")
}

// send writes one event; without a name it is a sign of life. Data is one line.
func (s *stream) send(name, data string) error {
	var err error
	if name == "" {
		_, err = fmt.Fprint(s.w, ": \n\n")
	} else {
		_, err = fmt.Fprintf(s.w, "event: %s\ndata: %s\n\n", name, data)
	}
	if err != nil {
		return err
	}
	return s.rc.Flush()
}

// live follows the record: an event for every growth. The page fetches its
// parts again; what is in them is decided there, so a stream tells nothing that
// a reader may not know.
func (c *call) live() error {
	changes, end := c.site.pulse.follow()
	defer end()
	s, err := c.openStream()
	if err != nil {
		return err
	}
	quiet := time.NewTicker(rest)
	defer quiet.Stop()
	for {
		select {
		case <-c.r.Context().Done():
			return nil
		case n := <-changes:
			err = s.send("grown", fmt.Sprint(n))
		case <-quiet.C:
			err = s.send("", "")
		}
		if err != nil {
			return nil //nolint:nilerr // the reader has gone; there is nobody to tell
		}
	}
}
