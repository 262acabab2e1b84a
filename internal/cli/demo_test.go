package cli_test

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/cli"
)

// buffer is written and read by several goroutines.
type buffer struct {
	mu   sync.Mutex
	text strings.Builder
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.String()
}

// demo is what the demo prints.
type demo struct {
	Address  string `json:"address"`
	Database string `json:"database"`
	Plenary  string `json:"plenary"`
	Links    []struct {
		Login string `json:"login"`
		Post  string `json:"post"`
		URL   string `json:"url"`
	} `json:"links"`
}

// startDemo starts `plenum demo` and waits until it has printed its links.
func startDemo(t *testing.T, flags ...string) (d demo, took time.Duration, stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	var out, errs buffer
	ended := make(chan cli.Exit, 1)
	began := time.Now()
	go func() {
		ended <- cli.Run(ctx, append([]string{"demo", "--json"}, flags...), environment(&out, &errs))
	}()
	for json.Unmarshal([]byte(out.String()), &d) != nil {
		select {
		case exit := <-ended:
			cancel()
			t.Fatalf("the demo ended with %d: %s%s", exit, out.String(), errs.String())
		case <-time.After(20 * time.Millisecond):
		}
		if time.Since(began) > time.Minute {
			cancel()
			t.Fatalf("not ready after a minute: %s%s", out.String(), errs.String())
		}
	}
	return d, time.Since(began), func() {
		cancel()
		select {
		case exit := <-ended:
			if exit != cli.Solved || errs.String() != "" {
				t.Errorf("stopped with %d: %s", exit, errs.String())
			}
		case <-time.After(30 * time.Second):
			t.Error("it does not stop")
		}
	}
}

// TestDemo: the demo serves the republic, its links are for those whom it
// says, and it stops when it is told to, even while it solves. Started again
// on the same file it has new links.
func TestDemo(t *testing.T) {
	db := filepath.Join(t.TempDir(), "demo.db")
	seen := map[string]bool{}
	for range 2 {
		d, took, stop := startDemo(t, "--db", db)
		t.Logf("ready after %v", took)
		if d.Plenary != "2026-2" {
			t.Errorf("plenary %q", d.Plenary)
		}
		logins := map[string]bool{}
		for _, l := range d.Links {
			logins[l.Login] = true
			if seen[l.URL] {
				t.Errorf("the link of %s is an old one", l.Login)
			}
			seen[l.URL] = true
			if code, page := get(t, l.URL); code != http.StatusOK || !strings.Contains(page, "<form") {
				t.Errorf("link of %s: %d %.300s", l.Login, code, page)
			}
		}
		for _, login := range []string{"administrator", "secretary", "chair", "member", "planner", "rural"} {
			if !logins[login] {
				t.Errorf("no link for %s", login)
			}
		}
		if code, _ := get(t, d.Address+"healthz"); code != http.StatusOK {
			t.Errorf("health: %d", code)
		}
		stop()
	}
}

func get(t *testing.T, url string) (int, string) {
	t.Helper()
	res, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close() //nolint:errcheck // only read
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(body)
}

// TestDemoFolder: without a word of the user nothing is left of the demo; with
// --keep everything is, and it can be gone on with.
func TestDemoFolder(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the demo three times: not with -short")
	}
	t.Setenv("TMPDIR", t.TempDir())
	d, _, stop := startDemo(t)
	if _, err := os.Stat(d.Database); err != nil {
		t.Errorf("where it says that it lies there is nothing: %v", err)
	}
	for _, l := range d.Links {
		if l.Login == "secretary" && l.Post != "Secretary" {
			t.Errorf("the post of the secretary is called %q", l.Post)
		}
	}
	stop()
	if left, err := os.ReadDir(os.Getenv("TMPDIR")); err != nil || len(left) > 0 {
		t.Errorf("%v is left (%v)", left, err)
	}
	folder := filepath.Join(t.TempDir(), "kept")
	for range 2 {
		d, _, stop := startDemo(t, "--keep", folder)
		stop()
		if _, err := os.Stat(filepath.Join(folder, "plenum.db")); err != nil || filepath.Dir(d.Database) != folder {
			t.Errorf("%s is not kept in %s: %v", d.Database, folder, err)
		}
	}
}
