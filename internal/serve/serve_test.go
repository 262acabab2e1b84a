package serve

import (
	"context"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/record"
	"github.com/openplenum/plenum/internal/store"
)

// TestFirstLink: the link of the first administrator is there until it was
// used, and an installation that has one starts again.
func TestFirstLink(t *testing.T) {
	folder := t.TempDir()
	options := optionsFor(folder)
	for _, wanted := range []bool{true, false} {
		office, err := Open(t.Context(), options)
		if err != nil {
			t.Fatal(err)
		}
		link, err := office.FirstLink(t.Context())
		if err != nil || (link != "") != wanted {
			t.Errorf("link %q, %v; wanted one: %v", link, err, wanted)
		}
		if link != "" {
			first := hall.FirstAdministrator{Login: "admin", Name: "Ada Admin", Password: "a long enough sentence"}
			if _, err := office.Hall.BeginFirst(t.Context(), link, first); err != nil {
				t.Error(err)
			}
		}
		if err := office.Close(); err != nil {
			t.Error(err)
		}
	}
}

// TestRecordCopy: anybody gets a copy of the record that can be verified with
// nothing but the public key.
func TestRecordCopy(t *testing.T) {
	folder := t.TempDir()
	url, stop := begin(t, folder)
	defer stop()
	code, copied := get(t, url+"/record/copy")
	if code != http.StatusOK {
		t.Fatalf("status %d: %.300s", code, copied)
	}
	key, err := store.LoadKey(filepath.Join(folder, "plenum.key"), "plenum")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := record.Verify(strings.NewReader(copied), record.VerifyOptions{Key: key.Verifier}); err != nil {
		t.Error(err)
	}
}

// begin opens an office in a folder and serves its pages on a free port.
func begin(t *testing.T, folder string) (url string, stop func()) {
	t.Helper()
	options := optionsFor(folder)
	options.Workers = 1
	office, err := Open(t.Context(), options)
	if err != nil {
		t.Fatal(err)
	}
	return serveOffice(t, office)
}

// serveOffice serves the pages of an office on a free port, until it is
// stopped; then it closes the office.
func serveOffice(t *testing.T, office *Office) (url string, stop func()) {
	t.Helper()
	pages, err := office.Pages(PageOptions{Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- Listen(ctx, l, pages) }()
	return "http://" + l.Addr().String(), func() {
		cancel()
		select {
		case err := <-ended:
			if err != nil {
				t.Errorf("listening: %v", err)
			}
		case <-time.After(2 * Patience):
			t.Error("it does not end")
		}
		if err := office.Close(); err != nil {
			t.Errorf("closing: %v", err)
		}
	}
}

func get(t *testing.T, url string) (int, string) {
	t.Helper()
	res, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(body)
}

// TestServe starts an installation twice on one database.
func TestServe(t *testing.T) {
	folder := t.TempDir()
	for range 2 {
		url, stop := begin(t, folder)
		if code, _ := get(t, url+"/healthz"); code != http.StatusOK {
			t.Errorf("health: %d", code)
		}
		if code, body := get(t, url+"/"); code != http.StatusOK || !strings.Contains(body, "<main") {
			t.Errorf("home: %d %.200s", code, body)
		}
		stop()
	}
}
