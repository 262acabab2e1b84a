package publish

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"github.com/openplenum/plenum/internal/document/pdf"
	"github.com/openplenum/plenum/internal/locale"
)

// printer is a real browser; without one the test is skipped.
func printer(t *testing.T) *pdf.Printer {
	t.Helper()
	if testing.Short() {
		t.Skip("printing by a browser: not with -short")
	}
	p, err := pdf.Find("")
	if errors.Is(err, pdf.ErrNone) {
		t.Skip("no Chromium on PATH (Debian: apt-get install chromium)")
	}
	return p
}

// pictured are the documents that TestPictures prints: one of each kind.
var pictured = []string{"plenary/2026-2/sitting/2/communique.pdf", "plenary/2026-2/sitting/2/minutes.pdf", "plenary/2026-2/conclusion/c1.pdf", "plan/republic/v2/book.pdf", "tasks/plain_council/2030.pdf"}

// TestPictures writes the archive of the republic, solved, in every language,
// with a PDF of each kind where there is a browser, to look at it: PLENUM_PRINT
// names the folder.
func TestPictures(t *testing.T) {
	dir := os.Getenv("PLENUM_PRINT")
	if dir == "" {
		t.Skip("pictures to look at: PLENUM_PRINT names a folder for them")
	}
	var o Options
	if p, err := pdf.Find(os.Getenv("PLENUM_BROWSER")); err == nil {
		o.Print, o.PagesOf = p.Print, pdf.Pages
	}
	h := newHouse(t)
	c := h.adopt()
	h.solve(c.Version)
	ctx := context.Background()
	for _, sitting := range []int{1, 2} {
		if _, err := h.Hall.PublishMinutes(ctx, h.Secretary, h.Plenary, sitting); err != nil {
			t.Fatal(err)
		}
	}
	for _, language := range locale.Languages() {
		o.Words = locale.Get(language)
		a := opened(t, h, o)
		for _, name := range a.Paths() {
			if path.Ext(name) == ".pdf" && !slices.Contains(pictured, name) {
				continue
			}
			f, err := a.File(ctx, name)
			if err != nil {
				t.Fatal(err)
			}
			if err := writeFile(filepath.Join(dir, language), name, f.Data); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestPrinted prints the book of the plan by a real browser: its table of
// contents has the pages on which its chapters begin.
func TestPrinted(t *testing.T) {
	p := printer(t)
	h := adopted(t)
	ctx := context.Background()
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
