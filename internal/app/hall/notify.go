package hall

import (
	"sync"

	"github.com/openplenum/plenum/internal/record"
)

// Changed says that a stream has new entries, up to Seq.
type Changed struct {
	Stream record.Stream
	Seq    int64
}

// notifier tells subscribers of this process what was committed in it.
type notifier struct {
	mu   sync.Mutex
	subs map[*subscription]struct{}
}

type subscription struct {
	to      chan Changed
	streams []record.Stream // empty: all
}

// Subscribe is told of new entries of some streams (none: of all) that this
// process commits. A subscriber that does not keep up misses some: what counts
// is that something is new, and Size tells what other processes did. Stop ends
// it.
func (h *Hall) Subscribe(streams ...record.Stream) (changes <-chan Changed, stop func()) {
	s := &subscription{to: make(chan Changed, 16), streams: streams}
	n := &h.notify
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.subs == nil {
		n.subs = map[*subscription]struct{}{}
	}
	n.subs[s] = struct{}{}
	return s.to, func() {
		n.mu.Lock()
		defer n.mu.Unlock()
		delete(n.subs, s)
	}
}

func (n *notifier) tell(changes []Changed) {
	n.mu.Lock()
	defer n.mu.Unlock()
	for s := range n.subs {
		for _, c := range changes {
			if s.wants(c.Stream) {
				select {
				case s.to <- c:
				default: // its buffer already says that something is new
				}
			}
		}
	}
}

func (s *subscription) wants(stream record.Stream) bool {
	for _, each := range s.streams {
		if each == stream {
			return true
		}
	}
	return len(s.streams) == 0
}
