package api

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"github.com/openplenum/plenum/internal/app/hall"
)

const eventStream = "text/event-stream"

// beat is how often a stream looks for news, and rest how long it may be silent
// before it sends a sign of life.
const (
	beat = 400 * time.Millisecond
	rest = 20 * time.Second
)

// stream is an answer of server-sent events.
type stream struct {
	w    http.ResponseWriter
	rc   *http.ResponseController
	sent time.Time
}

// streaming answers with a stream, which may last.
func streaming(run func(ctx context.Context, s *stream)) *huma.StreamResponse {
	return &huma.StreamResponse{Body: func(hc huma.Context) {
		r, w := humago.Unwrap(hc)
		s := &stream{w: w, rc: http.NewResponseController(w)}
		w.Header().Set("Content-Type", eventStream)
		w.Header().Set("X-Accel-Buffering", "no") // proxies hold answers back otherwise
		// Where a deadline cannot be moved, there is none.
		_ = s.rc.SetWriteDeadline(time.Time{})
		_ = s.rc.SetReadDeadline(time.Time{})
		w.WriteHeader(http.StatusOK)
		if s.send("", nil) == nil {
			run(r.Context(), s)
		}
	}}
}

// send writes one event; without a name it is a sign of life.
func (s *stream) send(name string, data any) error {
	text := ": \n\n"
	if name != "" {
		body, err := json.Marshal(data)
		if err != nil {
			return err
		}
		text = fmt.Sprintf("event: %s\ndata: %s\n\n", name, body)
	}
	if _, err := s.w.Write([]byte(text)); err != nil {
		return err
	}
	s.sent = time.Now()
	return s.rc.Flush()
}

// every calls look at every beat until it says that it is enough, the reader
// has gone, or the server stops.
func (s *stream) every(ctx context.Context, look func() (more bool)) {
	tick := time.NewTicker(beat)
	defer tick.Stop()
	for look() {
		if time.Since(s.sent) > rest && s.send("", nil) != nil {
			return
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// follow streams how far work has come, until it ends. It is asked once before
// the stream begins, so that it can still be refused.
func (a *api) follow(ctx context.Context, look func(context.Context) (work, error)) (*huma.StreamResponse, error) {
	if _, err := look(ctx); err != nil {
		return nil, err
	}
	return streaming(func(ctx context.Context, s *stream) {
		var last work
		s.every(ctx, func() bool {
			w, err := look(ctx)
			if err != nil {
				return false // the stream ends, and the reader asks again
			}
			if w.State != hall.JobWaiting && w.State != hall.JobRunning {
				_ = s.send("end", w) // the reader may have gone
				return false
			}
			if w.Progress != nil && (last.Progress == nil || *w.Progress != *last.Progress) || w.State != last.State {
				last = w
				return s.send("step", w) == nil
			}
			return true
		})
	}), nil
}
