package serve

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/web/duplicate"
	"github.com/openplenum/plenum/internal/web/live"
)

// slowHouse is a page that takes its time, and a stream that never ends by
// itself.
type slowHouse struct {
	streams *live.Hub
	begun   chan struct{}
	takes   time.Duration
}

func (h slowHouse) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/events" {
		s, err := h.streams.Open(w, r, "")
		if err != nil {
			return
		}
		defer s.Close()
		h.begun <- struct{}{}
		<-s.Context().Done()
		return
	}
	h.begun <- struct{}{}
	select {
	case <-time.After(h.takes):
		_, _ = io.WriteString(w, "whole")
	case <-r.Context().Done():
	}
}

// stopWhile stops a server while a request is under way, and says what the
// request got and how long the stop took.
func stopWhile(t *testing.T, path string, takes, patience time.Duration) (got string, took time.Duration, err error) {
	t.Helper()
	house := slowHouse{live.New(live.Options{}), make(chan struct{}), takes}
	l, listenErr := net.Listen("tcp", "127.0.0.1:0")
	if listenErr != nil {
		t.Fatal(listenErr)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- listen(ctx, l, Pages{house, house.streams, duplicate.New(nil)}, patience) }()
	answered := make(chan struct{})
	go func() {
		defer close(answered)
		res, getErr := http.Get("http://" + l.Addr().String() + path)
		if err = getErr; err != nil {
			return
		}
		defer res.Body.Close()
		var body []byte
		body, err = io.ReadAll(res.Body)
		got = string(body)
	}()
	<-house.begun
	began := time.Now()
	stop()
	if err := <-ended; err != nil {
		t.Errorf("listening: %v", err)
	}
	took = time.Since(began)
	<-answered
	return got, took, err
}

// TestStop: streams end at once; what is being answered may take as long as the
// server is patient, more than the second it once had, and is broken off after
// that.
func TestStop(t *testing.T) {
	t.Run("stream", func(t *testing.T) {
		t.Parallel()
		if _, took, err := stopWhile(t, "/events", 0, Patience); err != nil || took > 2*time.Second {
			t.Errorf("a stream held the stop up for %v (%v)", took, err)
		}
	})
	t.Run("answer", func(t *testing.T) {
		t.Parallel()
		if got, _, err := stopWhile(t, "/", 1500*time.Millisecond, Patience); err != nil || got != "whole" {
			t.Errorf("the answer was %q (%v)", got, err)
		}
	})
	t.Run("patience", func(t *testing.T) {
		t.Parallel()
		if got, took, _ := stopWhile(t, "/", time.Minute, 300*time.Millisecond); got != "" || took > 5*time.Second {
			t.Errorf("after %v the answer was %q", took, got)
		}
	})
}

// TestStopEndsStreams: a program that follows the record does not keep a whole
// office from stopping.
func TestStopEndsStreams(t *testing.T) {
	url, stop := begin(t, t.TempDir())
	res, err := http.Get(url + "/api/v1/record/events")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if kind := res.Header.Get("Content-Type"); kind != live.Media {
		t.Fatalf("%s is no stream: %d", kind, res.StatusCode)
	}
	if _, err := bufio.NewReader(res.Body).ReadString('\n'); err != nil {
		t.Fatalf("the stream does not begin: %v", err)
	}
	began := time.Now()
	stop()
	if took := time.Since(began); took > Patience/2 {
		t.Errorf("the stop took %v", took)
	}
}
