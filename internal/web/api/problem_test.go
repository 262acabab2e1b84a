package api

import (
	"strings"
	"testing"

	"github.com/openplenum/plenum/internal/locale"
)

// TestEveryCodeHasWords: every code says what is wrong and what to do, and every
// status has a title.
func TestEveryCodeHasWords(t *testing.T) {
	w := locale.Get("en")
	for _, row := range codeRows(w) {
		if row.Say == "" || row.Do == "" || strings.Contains(row.Say+row.Do, "!") {
			t.Errorf("%s: %q %q", row.Code, row.Say, row.Do)
		}
	}
	for status, end := range titles {
		if !w.Has("api.title." + end) {
			t.Errorf("%d has no title", status)
		}
	}
}
