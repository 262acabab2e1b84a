package live

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"
)

// Media is the media type of a stream.
const Media = "text/event-stream"

// rest is how long a stream may be silent before it sends a sign of life, and
// patience how long a reader may take for one event: one who does not read
// holds a connection for no longer.
const (
	rest     = 20 * time.Second
	patience = 10 * time.Second
)

// Stream is an answer of server-sent events.
type Stream struct {
	w     http.ResponseWriter
	rc    *http.ResponseController
	ctx   context.Context
	leave func()
	sent  time.Time
}

// Open begins an answer of events to somebody's session ("": the public). It
// is refused with ErrFull where too many are open, and with ErrEnded when the
// server stops; nothing was answered then. ErrAnswered says that there is nothing
// more to answer: only the head was asked for, or the reader has gone. Close ends
// the stream.
func (h *Hub) Open(w http.ResponseWriter, r *http.Request, session string) (*Stream, error) {
	if r.Method != http.MethodHead { // which holds nothing open
		if err := h.enter(session); err != nil {
			return nil, err
		}
	}
	w.Header().Set("Content-Type", Media)
	w.Header().Set("X-Accel-Buffering", "no") // proxies hold answers back otherwise
	if r.Method == http.MethodHead {
		w.WriteHeader(http.StatusOK)
		return nil, ErrAnswered
	}
	ctx, cancel := context.WithCancel(r.Context())
	unhook := context.AfterFunc(h.life, cancel)
	s := &Stream{w: w, rc: http.NewResponseController(w), ctx: ctx, leave: func() {
		unhook()
		cancel()
		h.leave(session)
	}}
	// The server gives up reading after a while, and takes that for a reader who
	// left. Where a deadline cannot be moved, as in tests, there is none.
	if err := s.rc.SetReadDeadline(time.Time{}); err != nil && !errors.Is(err, http.ErrNotSupported) {
		s.Close()
		return nil, err
	}
	w.WriteHeader(http.StatusOK)
	if s.Send("", "") != nil {
		s.Close()
		return nil, ErrAnswered
	}
	return s, nil
}

// Close gives the place of the stream back.
func (s *Stream) Close() { s.leave() }

// Context ends when the reader leaves or the server stops.
func (s *Stream) Context() context.Context { return s.ctx }

// Send writes one event; without a name it is a sign of life. Data is one line.
// An error says that the reader has gone.
func (s *Stream) Send(name, data string) error {
	text := ": \n\n"
	if name != "" {
		text = fmt.Sprintf("event: %s\ndata: %s\n\n", name, data)
	}
	if err := s.rc.SetWriteDeadline(time.Now().Add(patience)); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return err
	}
	if _, err := s.w.Write([]byte(text)); err != nil {
		return err
	}
	s.sent = time.Now()
	return s.rc.Flush()
}

// Follow calls tell with the size of the record whenever that has grown, and
// with now at once, until tell fails, the reader leaves or the server stops.
func (h *Hub) Follow(s *Stream, now bool, tell func(size int64) error) {
	changes, end := h.pulse.follow(now)
	defer end()
	quiet := time.NewTicker(rest)
	defer quiet.Stop()
	for {
		var err error
		select {
		case <-s.ctx.Done():
			return
		case n := <-changes:
			err = tell(n)
		case <-quiet.C:
			err = s.Send("", "")
		}
		if err != nil {
			return
		}
	}
}

// Every calls look at every beat until it says that it is enough, the reader
// leaves or the server stops.
func (s *Stream) Every(look func() (more bool)) {
	tick := time.NewTicker(Beat)
	defer tick.Stop()
	for look() {
		if time.Since(s.sent) > rest && s.Send("", "") != nil {
			return
		}
		select {
		case <-s.ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// Soonest is within how long readers of a page fetch it again when the record
// has grown: two seconds in a small hall. Where a thousand follow one vote the
// server would otherwise do little else than make their pages.
const Soonest = 2 * time.Second

// each is how much room every reader gets: a hundred pages a second.
const each = 10 * time.Millisecond

// Within is within how long so many readers as there are now fetch their pages
// again.
func (h *Hub) Within() time.Duration { return max(Soonest, time.Duration(h.pulse.count())*each) }
