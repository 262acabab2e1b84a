package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/document"
)

func book(chapters int) []byte {
	d := &document.Document{Language: "en", Kind: document.Book, Title: "A book", Contents: true, Words: document.Words{Contents: "Contents"}}
	for i := range chapters {
		id := fmt.Sprintf("chapter-%d", i+1)
		d.Sections = append(d.Sections, document.Section{ID: id, Title: "Chapter " + id, Blocks: []document.Block{document.Paragraph{Text: strings.Repeat("Words. ", 40)}}})
	}
	var b bytes.Buffer
	if err := document.HTML(&b, d); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func printer(t *testing.T) *Printer {
	t.Helper()
	if testing.Short() {
		t.Skip("printing by a browser: not with -short")
	}
	p, err := Find("")
	if errors.Is(err, ErrNone) {
		t.Skip("no Chromium on PATH (Debian: apt-get install chromium)")
	}
	return p
}

// TestPrint: a page becomes a PDF with the day that was given, twice the same,
// and the pages on which chapters begin are found.
func TestPrint(t *testing.T) {
	p := printer(t)
	day := time.Date(2026, 3, 2, 10, 15, 0, 0, time.UTC)
	first, err := p.Print(context.Background(), book(3), day)
	if err != nil {
		t.Fatal(err)
	}
	second, err := p.Print(context.Background(), book(3), day)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, second) {
		t.Error("the same page was printed in other bytes the second time")
	}
	if !bytes.Contains(first, []byte("D:20260302101500")) {
		t.Error("the day does not stand in the file")
	}
	// The title is page 1, the contents page 2, and each chapter has a page.
	pages := Pages(first)
	for i := range 3 {
		if id := fmt.Sprintf("chapter-%d", i+1); pages[id] != i+3 {
			t.Errorf("%s begins on page %d, want %d (found %v)", id, pages[id], i+3, pages)
		}
	}
	if n := Count(first); n != 5 {
		t.Errorf("%d pages, want 5", n)
	}
}

// TestNone: where there is no browser, it is said.
func TestNone(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if _, err := Find(""); !errors.Is(err, ErrNone) {
		t.Errorf("%v, want ErrNone", err)
	}
	if _, err := Find("no-such-browser"); !errors.Is(err, ErrNone) || !strings.Contains(err.Error(), "no-such-browser") {
		t.Errorf("%v, want ErrNone with the name", err)
	}
}

// TestCancelled: printing ends when it is cancelled.
func TestCancelled(t *testing.T) {
	p := printer(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := p.Print(ctx, book(1), time.Time{}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want context.Canceled", err)
	}
}
