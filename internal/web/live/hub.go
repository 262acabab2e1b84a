package live

import (
	"context"
	"errors"
	"sync"
	"time"
)

// How many streams may be open: of all who did not sign in together, and of
// one session. A page holds one; twenty pages side by side are enough for
// anybody.
const (
	MostPublic = 2000
	MostOfOne  = 20
)

// RetryAfter is when somebody who found all streams taken should ask again.
const RetryAfter = 30 * time.Second

// Errors of Open.
var (
	ErrFull     = errors.New("live: too many streams are open")
	ErrEnded    = errors.New("live: the server is stopping")
	ErrAnswered = errors.New("live: nothing more is to be answered")
)

// Options are what a hub needs.
type Options struct {
	// Size is how many entries the record has.
	Size func(context.Context) (int64, error)
	// Public and OfOne are how many streams may be open; 0: MostPublic and
	// MostOfOne.
	Public, OfOne int
}

// Hub keeps the open streams. It is safe for use by many goroutines.
type Hub struct {
	pulse  *pulse
	public int
	ofOne  int
	life   context.Context // of all streams
	end    context.CancelFunc

	mu   sync.Mutex
	open map[string]int // streams by session; "" are all of the public
}

// New makes a hub.
func New(o Options) *Hub {
	h := &Hub{pulse: newPulse(o.Size), public: o.Public, ofOne: o.OfOne, open: map[string]int{}}
	if h.public == 0 {
		h.public = MostPublic
	}
	if h.ofOne == 0 {
		h.ofOne = MostOfOne
	}
	h.life, h.end = context.WithCancel(context.Background())
	return h
}

// End ends all streams, and lets none begin: the server stops.
func (h *Hub) End() { h.end() }

// enter counts one more stream of a session, if there may be one.
func (h *Hub) enter(session string) error {
	if h.life.Err() != nil {
		return ErrEnded
	}
	most := h.ofOne
	if session == "" {
		most = h.public
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.open[session] >= most {
		return ErrFull
	}
	h.open[session]++
	return nil
}

func (h *Hub) leave(session string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.open[session]--; h.open[session] <= 0 {
		delete(h.open, session)
	}
}
