package cli

import (
	"encoding/json"
	"fmt"
	"io"
)

// printer shows what a command has to say: for people, or for programs.
// Results go to standard output, failures and notes to standard error.
type printer interface {
	// result shows the answer of a command: data for programs, page for
	// people. It is called once by a command.
	result(data any, page func(p *page) error) error
	// note says one thing beside the answer, such as a file written.
	note(key string, args ...any)
	// failure shows an error.
	failure(f *failure)
}

// words gives the text for a key of the catalogue.
type words func(key string, args ...any) string

// textPrinter writes for people.
type textPrinter struct {
	out, err io.Writer
	text     words
	style    style // of out
	errStyle style // of err
}

func (t *textPrinter) result(_ any, fill func(p *page) error) error {
	p := &page{w: t.out, text: t.text, style: t.style}
	if err := fill(p); err != nil {
		return err
	}
	return p.err
}

func (t *textPrinter) note(key string, args ...any) {
	fmt.Fprintln(t.err, t.text(key, args...))
}

func (t *textPrinter) failure(f *failure) {
	for _, x := range f.Faults {
		fmt.Fprintln(t.err, faultLine(x, t.errStyle))
	}
	fmt.Fprintf(t.err, "%s %s\n", t.errStyle.bad(t.text("cli.word.error")), f.sentence(t.text))
	if cause := f.cause(); cause != "" {
		fmt.Fprintf(t.err, "  %s %s\n", t.text("cli.word.cause"), cause)
	}
	if f.Hint != "" {
		fmt.Fprintf(t.err, "  %s %s\n", t.text("cli.word.hint"), t.text(f.Hint, f.Tip...))
	}
}

// jsonPrinter writes for programs: one JSON document on standard output, or
// one on standard error: {"error": {...}}.
type jsonPrinter struct {
	out, err io.Writer
	text     words
}

func (j *jsonPrinter) result(data any, _ func(p *page) error) error { return encode(j.out, data) }

func (j *jsonPrinter) note(string, ...any) {}

// failureJSON is a failure as programs read it.
type failureJSON struct {
	Code    string  `json:"code"`
	Exit    Exit    `json:"exit"`
	Message string  `json:"message"`
	Cause   string  `json:"cause,omitempty"`
	Hint    string  `json:"hint,omitempty"`
	Faults  []fault `json:"faults,omitempty"`
}

func (j *jsonPrinter) failure(f *failure) {
	out := failureJSON{Code: f.Code, Exit: f.Exit, Message: f.sentence(j.text), Cause: f.cause(), Faults: f.Faults}
	if f.Hint != "" {
		out.Hint = j.text(f.Hint, f.Tip...)
	}
	_ = encode(j.err, map[string]any{"error": out}) // nowhere left to report to
}

func encode(w io.Writer, data any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(data); err != nil {
		return broken("output", err)
	}
	return nil
}

func (f *failure) sentence(text words) string { return text("cli.fail."+f.Code, f.Args...) }

func (f *failure) cause() string {
	if f.Cause == nil {
		return ""
	}
	return f.Cause.Error()
}

// faultLine is a fault as editors and terminals know to jump to:
// file:line:column: message. Remedy.
func faultLine(x fault, s style) string {
	place := x.File
	if x.Line > 0 {
		place += fmt.Sprintf(":%d", x.Line)
		if x.Column > 0 {
			place += fmt.Sprintf(":%d", x.Column)
		}
	}
	line := x.Message
	if place != "" {
		line = s.strong(place) + ": " + line
	}
	if x.Remedy != "" {
		line += " " + s.faint(x.Remedy)
	}
	return line
}
