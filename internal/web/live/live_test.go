package live

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// hallway serves streams that follow a record of any size.
type hallway struct {
	*httptest.Server
	hub   *Hub
	size  atomic.Int64
	looks atomic.Int64
	ended chan struct{} // a value for every stream that ended
}

func newHallway(t *testing.T, o Options) *hallway {
	t.Helper()
	h := &hallway{ended: make(chan struct{}, 100)}
	o.Size = func(context.Context) (int64, error) {
		h.looks.Add(1)
		return h.size.Load(), nil
	}
	h.hub = New(o)
	h.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s, err := h.hub.Open(w, r, r.FormValue("session"))
		switch {
		case errors.Is(err, ErrAnswered):
			return
		case err != nil:
			http.Error(w, err.Error(), http.StatusServiceUnavailable)
			return
		}
		defer func() {
			s.Close()
			h.ended <- struct{}{}
		}()
		h.hub.Follow(s, r.FormValue("now") != "", func(size int64) error { return s.Send("grown", strconv.FormatInt(size, 10)) })
	}))
	t.Cleanup(h.Close)
	return h
}

// stream is an answer that goes on until it is closed.
type stream struct {
	StatusCode int
	Body       io.Closer
}

// follow opens a stream; lines come one by one.
func (h *hallway) follow(t *testing.T, query string) (stream, *bufio.Scanner) {
	t.Helper()
	res, err := h.Client().Get(h.URL + "/?" + query)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = res.Body.Close() })
	return stream{res.StatusCode, res.Body}, bufio.NewScanner(res.Body)
}

// data is the next line of data.
func data(lines *bufio.Scanner) string {
	for lines.Scan() {
		if rest, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
			return rest
		}
	}
	return "end"
}

// TestOneLookForAll: however many follow, the record is looked at once in a
// beat, and all are told. Who asks for it is told the present size, too.
func TestOneLookForAll(t *testing.T) {
	h := newHallway(t, Options{})
	h.size.Store(7)
	var all []*bufio.Scanner
	for i := range 50 {
		_, lines := h.follow(t, "session="+strconv.Itoa(i/10))
		all = append(all, lines)
	}
	_, now := h.follow(t, "now=1")
	if got := data(now); got != "7" {
		t.Errorf("the present size is told as %s", got)
	}
	time.Sleep(2 * Beat)
	h.size.Store(8)
	for i, lines := range append(all, now) {
		if got := data(lines); got != "8" {
			t.Errorf("reader %d is told %s", i, got)
		}
	}
	if n := h.looks.Load(); n > 20 {
		t.Errorf("the record was looked at %d times for 51 readers", n)
	}
}

// TestPlaces: the public and every session have so many streams and no more,
// and a place is free again when its reader has gone.
func TestPlaces(t *testing.T) {
	h := newHallway(t, Options{Public: 3, OfOne: 2})
	first, _ := h.follow(t, "session=a")
	h.follow(t, "session=a")
	for range 3 {
		h.follow(t, "")
	}
	for _, query := range []string{"session=a", ""} {
		if res, _ := h.follow(t, query); res.StatusCode != http.StatusServiceUnavailable {
			t.Errorf("%q: one more is answered with %d", query, res.StatusCode)
		}
	}
	if res, _ := h.follow(t, "session=b"); res.StatusCode != http.StatusOK {
		t.Errorf("another session is answered with %d", res.StatusCode)
	}
	if err := first.Body.Close(); err != nil {
		t.Fatal(err)
	}
	select {
	case <-h.ended:
	case <-time.After(10 * time.Second):
		t.Fatal("a reader who left holds the stream open")
	}
	if res, _ := h.follow(t, "session=a"); res.StatusCode != http.StatusOK {
		t.Errorf("the place is not free again: %d", res.StatusCode)
	}
}

// TestHead: who asks for the head gets it at once, and takes no place.
func TestHead(t *testing.T) {
	h := newHallway(t, Options{Public: 1})
	for range 3 {
		res, err := h.Client().Head(h.URL)
		if err != nil {
			t.Fatal(err)
		}
		_ = res.Body.Close()
		if res.StatusCode != http.StatusOK || res.Header.Get("Content-Type") != Media {
			t.Errorf("%d %s", res.StatusCode, res.Header.Get("Content-Type"))
		}
	}
}

// TestEnd: all streams end at once, and none begins.
func TestEnd(t *testing.T) {
	h := newHallway(t, Options{})
	_, lines := h.follow(t, "")
	lines.Scan()
	h.hub.End()
	if got := data(lines); got != "end" {
		t.Errorf("it is told %s", got)
	}
	if res, _ := h.follow(t, ""); res.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("one more is answered with %d", res.StatusCode)
	}
}

// TestWithin: the more follow, the longer they take to fetch their pages.
func TestWithin(t *testing.T) {
	hub := New(Options{Size: func(context.Context) (int64, error) { return 0, nil }})
	for readers, want := range map[int]time.Duration{1: Soonest, 100: Soonest, 1000: 10 * time.Second} {
		var ends []func()
		for range readers {
			_, end := hub.pulse.follow(false)
			ends = append(ends, end)
		}
		if got := hub.Within(); got != want {
			t.Errorf("%d readers: %v, want %v", readers, got, want)
		}
		for _, end := range ends {
			end()
		}
	}
}

// deadlines is an answer that notes until when each event may be written.
type deadlines struct {
	*httptest.ResponseRecorder
	until []time.Time
}

func (d *deadlines) SetWriteDeadline(t time.Time) error {
	d.until = append(d.until, t)
	return nil
}
func (d *deadlines) SetReadDeadline(time.Time) error { return nil }

// TestDeadline: every event has to be taken within ten seconds.
func TestDeadline(t *testing.T) {
	w := &deadlines{ResponseRecorder: httptest.NewRecorder()}
	s, err := New(Options{}).Open(w, httptest.NewRequest(http.MethodGet, "/", nil), "")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Send("x", "1"); err != nil {
		t.Fatal(err)
	}
	if len(w.until) != 2 {
		t.Fatalf("%d events had a deadline", len(w.until))
	}
	for _, until := range w.until {
		if left := time.Until(until); left < patience-2*time.Second || left > patience {
			t.Errorf("an event may take %v", left)
		}
	}
}
