// Package pdf prints a page as a PDF by a browser that is on the machine:
// Chromium or Chrome, run without a window. The program itself sets no type.
package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// ErrNone says that there is no browser that could print.
var ErrNone = errors.New("pdf: no Chromium or Chrome on PATH")

// names are what the browser is called on different systems.
var names = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"}

// patience is how long one page may take.
const patience = 2 * time.Minute

// Printer prints pages.
type Printer struct{ program string }

// Find looks for a browser: the program that is named, or else one of the
// usual names on PATH. ErrNone: there is none.
func Find(program string) (*Printer, error) {
	all := names
	if program != "" {
		all = []string{program}
	}
	for _, name := range all {
		if found, err := exec.LookPath(name); err == nil {
			return &Printer{found}, nil
		}
	}
	if program != "" {
		return nil, fmt.Errorf("%w: %s cannot be run", ErrNone, program)
	}
	return nil, ErrNone
}

// Print makes a PDF of a page. The date stands in the file instead of the time
// of day, so that the same page gives the same bytes.
func (p *Printer) Print(ctx context.Context, page []byte, date time.Time) ([]byte, error) {
	dir, err := os.MkdirTemp("", "plenum-print-")
	if err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	defer os.RemoveAll(dir) //nolint:errcheck // a folder of its own; what is left of it harms nobody
	source, target := filepath.Join(dir, "page.html"), filepath.Join(dir, "page.pdf")
	if err := os.WriteFile(source, page, 0o600); err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	args := []string{
		"--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--mute-audio", "--hide-scrollbars", "--disable-dev-shm-usage",
		"--user-data-dir=" + filepath.Join(dir, "profile"), "--generate-pdf-document-outline", "--no-pdf-header-footer",
		"--print-to-pdf=" + target,
	}
	if os.Getuid() == 0 {
		args = append(args, "--no-sandbox") // it refuses to be root otherwise
	}
	cmd := exec.CommandContext(ctx, p.program, append(args, "file://"+filepath.ToSlash(source))...)
	cmd.WaitDelay = 5 * time.Second
	said, err := cmd.CombinedOutput()
	data, missing := os.ReadFile(target)
	switch {
	case ctx.Err() != nil:
		return nil, fmt.Errorf("pdf: %w", ctx.Err())
	case missing != nil || !bytes.HasPrefix(data, []byte("%PDF-")):
		return nil, fmt.Errorf("pdf: the browser made no PDF: %w: %s", errors.Join(err, missing), last(said))
	}
	return dated(data, date), nil
}

// last is the end of what the browser said.
func last(said []byte) string {
	text := strings.TrimSpace(string(said))
	if len(text) > 400 {
		text = "..." + text[len(text)-400:]
	}
	return text
}
