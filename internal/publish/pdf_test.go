package publish

import (
	"bytes"
	"context"
	"errors"
	"os"
	"regexp"
	"testing"

	"github.com/openplenum/plenum/internal/document/pdf"
)

// TestPrinted prints the communiqué and the book of the plan by a real browser:
// the table of contents of the book has the pages on which its chapters begin.
// PLENUM_PRINT names a folder for the whole archive, to look at it.
func TestPrinted(t *testing.T) {
	if testing.Short() {
		t.Skip("printing by a browser: not with -short")
	}
	p, err := pdf.Find("")
	if errors.Is(err, pdf.ErrNone) {
		t.Skip("no Chromium on PATH (Debian: apt-get install chromium)")
	}
	h := newHouse(t)
	h.adopt()
	ctx := context.Background()
	if dir := os.Getenv("PLENUM_PRINT"); dir != "" {
		if _, err := h.Hall.PublishMinutes(ctx, h.Secretary, h.Plenary, 1); err != nil {
			t.Fatal(err)
		}
		if _, err := opened(t, h, Options{Print: p.Print, PagesOf: pdf.Pages}).WriteFolder(ctx, dir, nil); err != nil {
			t.Fatal(err)
		}
	}
	a := opened(t, h, Options{Print: p.Print, PagesOf: pdf.Pages})
	f, err := a.File(ctx, "plan/republic/v2/book.pdf")
	if err != nil {
		t.Fatal(err)
	}
	pages := pdf.Pages(f.Data)
	for i, chapter := range []string{"about", "targets", "projects", "limits"} {
		if pages[chapter] < i+3 {
			t.Errorf("%s begins on page %d", chapter, pages[chapter])
		}
	}
	if n := pdf.Count(f.Data); n < 10 {
		t.Errorf("the book has %d pages", n)
	}
	if !regexp.MustCompile(`D:20261124`).Match(f.Data) || bytes.Contains(f.Data, []byte("D:2025")) {
		t.Error("the PDF does not have the day of the version")
	}
}
