package cli

import (
	"fmt"
	"io"
	"sync"
)

// progress shows how far a command is: on a terminal in one line that is
// overwritten, with --verbose in a line each, otherwise not at all. It may be
// called from several goroutines.
type progress struct {
	w     io.Writer
	live  bool // overwrite one line
	lines bool // a line each

	mu    sync.Mutex
	shown bool
}

// step tells of something done or begun.
func (p *progress) step(text string) { p.show(text, true) }

// tick tells how far the thing at hand is; it never gets a line of its own.
func (p *progress) tick(text string) { p.show(text, false) }

func (p *progress) show(text string, worthLine bool) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.lines && worthLine:
		fmt.Fprintln(p.w, text)
	case p.live && !p.lines:
		fmt.Fprintf(p.w, "\r\x1b[K%s", text)
		p.shown = true
	}
}

// done clears the line, so that the answer begins on a clean one.
func (p *progress) done() {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
		p.shown = false
	}
}
