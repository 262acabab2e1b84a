package api

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/web/live"
)

// streaming answers with a stream of server-sent events, which may last.
func (a *api) streaming(run func(ctx context.Context, s *live.Stream)) *huma.StreamResponse {
	return &huma.StreamResponse{Body: func(hc huma.Context) {
		r, w := humago.Unwrap(hc)
		s, err := a.live.Open(w, r, requestOf(r.Context()).who.Session)
		switch {
		case errors.Is(err, live.ErrAnswered):
			return
		case errors.Is(err, live.ErrFull) || errors.Is(err, live.ErrEnded):
			w.Header().Set("Retry-After", strconv.Itoa(int(live.RetryAfter.Seconds())))
			a.write(w, r, a.plain(r.Context(), http.StatusServiceUnavailable, codeBusy))
			return
		case err != nil:
			a.write(w, r, a.problem(r.Context(), err))
			return
		}
		defer s.Close()
		run(s.Context(), s)
	}}
}

// event writes one event; an error says that the reader has gone.
func (a *api) event(s *live.Stream, name string, data any) error {
	body, err := json.Marshal(zoned(data, a.zone))
	if err != nil {
		return err
	}
	return s.Send(name, string(body))
}

// follow streams how far work has come, until it ends. It is asked once before
// the stream begins, so that it can still be refused.
func (a *api) follow(ctx context.Context, look func(context.Context) (work, error)) (*huma.StreamResponse, error) {
	if _, err := look(ctx); err != nil {
		return nil, err
	}
	return a.streaming(func(ctx context.Context, s *live.Stream) {
		var last work
		s.Every(func() bool {
			w, err := look(ctx)
			if err != nil {
				return false // the stream ends, and the reader asks again
			}
			if w.State != hall.JobWaiting && w.State != hall.JobRunning {
				_ = a.event(s, "end", w) // the reader may have gone
				return false
			}
			if w.Progress != nil && (last.Progress == nil || *w.Progress != *last.Progress) || w.State != last.State {
				last = w
				return a.event(s, "step", w) == nil
			}
			return true
		})
	}), nil
}

// followRecord tells the size of the record, and again whenever that has grown.
func (a *api) followRecord(_ context.Context, s *live.Stream) {
	a.live.Follow(s, true, func(size int64) error { return a.event(s, "grown", grown{size}) })
}
