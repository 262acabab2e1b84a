package web

import (
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"
)

type requestID struct{}

// requestOf is the number of a request: shown on the page of an error and in
// the log, so that the two can be brought together.
func requestOf(ctx context.Context) string {
	id, _ := ctx.Value(requestID{}).(string)
	return id
}

// seen keeps the status of an answer for the log.
type seen struct {
	http.ResponseWriter
	status int
}

func (s *seen) WriteHeader(status int) {
	if s.status == 0 {
		s.status = status
	}
	s.ResponseWriter.WriteHeader(status)
}

func (s *seen) Write(p []byte) (int, error) {
	if s.status == 0 {
		s.status = http.StatusOK
	}
	return s.ResponseWriter.Write(p)
}

// Unwrap lets http.ResponseController reach the connection, for streams.
func (s *seen) Unwrap() http.ResponseWriter { return s.ResponseWriter }

// logged numbers the requests and writes a line for each: the pattern of the
// route, never the path, because a path may hold a token.
func (s *site) logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id := rand.Text()[:12]
		w.Header().Set("X-Request-Id", id)
		var pattern string // set by the route that answers
		ctx := context.WithValue(r.Context(), requestID{}, id)
		r = r.WithContext(context.WithValue(ctx, patternKept{}, &pattern))
		out := &seen{ResponseWriter: w}
		begun := time.Now()
		next.ServeHTTP(out, r)
		level := slog.LevelInfo
		if out.status >= http.StatusInternalServerError {
			level = slog.LevelError
		}
		s.log.Log(r.Context(), level, "request", "id", id, "method", method(r.Method),
			"route", pattern, "status", out.status, "ms", time.Since(begun).Milliseconds())
	})
}

// method keeps what a stranger may write as a method out of the log.
func method(m string) string {
	switch m {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodDelete, http.MethodOptions, http.MethodPatch:
		return m
	}
	return "other"
}

// patternKept is where a route leaves its pattern for the log: the request that
// the mux marks is a copy of the one that the log holds.
type patternKept struct{}

func keepPattern(r *http.Request, pattern string) {
	if kept, ok := r.Context().Value(patternKept{}).(*string); ok {
		*kept = pattern
	}
}

// steady turns a panic into a page and a line in the log.
func (s *site) steady(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			p := recover()
			if p == nil {
				return
			}
			if err, ok := p.(error); ok && errors.Is(err, http.ErrAbortHandler) {
				panic(p) // the server's own way to drop a connection
			}
			s.log.ErrorContext(r.Context(), "panic", "id", requestOf(r.Context()), "what", p, "stack", string(debug.Stack()))
			if out, ok := w.(*seen); ok && out.status != 0 {
				panic(http.ErrAbortHandler) // half a page must not look like a whole one
			}
			c := &call{site: s, w: w, r: r, lang: s.language(r)}
			c.fail(errBroken)
		}()
		next.ServeHTTP(w, r)
	})
}
