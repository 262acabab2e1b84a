package serve

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/hall/halltest"
)

// TestClockIsSlow: whoever starts a server or a worker whose clock shows an
// earlier time than the record is told so in the log, and again by /healthz,
// each time with what to do.
func TestClockIsSlow(t *testing.T) {
	options := optionsFor(t.TempDir())
	options.Clock = halltest.NewClock(time.Now().Add(26 * time.Hour))
	office, err := Open(t.Context(), options)
	if err != nil {
		t.Fatal(err)
	}
	link, err := office.FirstLink(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := office.Hall.BeginFirst(t.Context(), link, hall.FirstAdministrator{Login: "admin", Name: "Ada", Password: "a long enough sentence"}); err != nil {
		t.Fatal(err)
	}
	if err := office.Close(); err != nil {
		t.Fatal(err)
	}
	// told opens one under the clock of the machine.
	told := func(key string) *Office {
		t.Helper()
		var log bytes.Buffer
		options.Clock, options.Key, options.Log = nil, key, slog.New(slog.NewTextHandler(&log, nil))
		office, err := Open(t.Context(), options)
		if err != nil {
			t.Fatal(err)
		}
		if text := log.String(); !strings.Contains(text, "level=WARN msg=clock") || !strings.Contains(text, "by=25h59m") || !strings.Contains(text, "set the clock") {
			t.Errorf("the log says %q", text)
		}
		return office
	}
	key := options.Key
	if err := told("").Close(); err != nil { // a worker has no key
		t.Fatal(err)
	}
	url, stop := serveOffice(t, told(key))
	defer stop()
	if code, text := get(t, url+"/healthz"); code != 200 || !strings.HasPrefix(text, "ok\nclock: ") || !strings.Contains(text, "plenum db status") {
		t.Errorf("%d %q", code, text)
	}
}
