package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/openplenum/plenum/internal/locale"
)

// form is what was typed and what is wrong with it. The struct of each form
// embeds one. Reading a field never stops at a fault: all of them are shown at
// once, each beside its field, and nothing that was typed is lost.
type form struct {
	typed url.Values
	sent  string // to which path; empty: it was not
	wrong map[string][]problem
	order []string // fields with faults, in the order of reading
}

// problem is one fault: a text of the catalogue with what fills it.
type problem struct {
	Key  string
	Args []any
}

// empty is a form before anything was typed, with what its fields begin with:
// pairs of name and value.
func empty(pairs ...string) form {
	f := form{typed: url.Values{}}
	for i := 0; i+1 < len(pairs); i += 2 {
		f.typed.Set(pairs[i], pairs[i+1])
	}
	return f
}

// readForm reads the fields of a request. What cannot be read as a form is a
// fault of the form as a whole.
func readForm(r *http.Request) form {
	f := form{typed: url.Values{}}
	if err := r.ParseForm(); err != nil {
		f.fault("", "web.fault.unreadable")
	}
	for name, values := range r.PostForm {
		for _, v := range values {
			f.typed.Add(name, tidy(v))
		}
	}
	return f
}

// tidy makes what was typed valid text with the line ends of this house.
func tidy(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0x7f {
			return -1
		}
		return r
	}, s)
}

// fault notes what is wrong with a field; "" is the form as a whole.
func (f *form) fault(name, key string, args ...any) {
	if f.wrong == nil {
		f.wrong = map[string][]problem{}
	}
	p := problem{Key: key, Args: args}
	if !slices.Contains(f.order, name) {
		f.order = append(f.order, name)
	}
	f.wrong[name] = append(f.wrong[name], p)
}

// OK tells whether nothing is wrong.
func (f form) OK() bool { return len(f.wrong) == 0 }

// Value is what was typed in a field.
func (f form) Value(name string) string { return f.typed.Get(name) }

// All are the values of a field that can have several.
func (f form) All(name string) []string { return f.typed[name] }

// Sent tells whether the form was sent to a path; "": that it was not sent.
func (f form) Sent(to string) bool { return f.sent == to }

// Picked tells whether a value of a field with several was chosen.
func (f form) Picked(name, value string) bool { return slices.Contains(f.typed[name], value) }

// Faults are those of a field.
func (f form) Faults(name string) []problem { return f.wrong[name] }

// Wrong lists the fields with faults, for the summary above the form.
func (f form) Wrong() []string { return f.order }

// text reads a line or a text that must be there.
func (f *form) text(name string, most int) string {
	s := f.maybe(name, most)
	if s == "" {
		f.fault(name, "web.fault.required")
	}
	return s
}

// maybe reads a text that may be empty.
func (f *form) maybe(name string, most int) string {
	s := strings.TrimSpace(f.Value(name))
	if n := utf8.RuneCountInString(s); n > most {
		f.fault(name, "web.fault.long", locale.Args{"most": most, "there": n})
	}
	return s
}

// whole reads a whole number within bounds. An empty field is a fault.
func (f *form) whole(name string, least, most int) int {
	s := strings.TrimSpace(f.Value(name))
	n, err := strconv.Atoi(s)
	switch {
	case s == "":
		f.fault(name, "web.fault.required")
	case err != nil || n < least || n > most:
		f.fault(name, "web.fault.whole", locale.Args{"least": least, "most": most})
	}
	return n
}

// choice reads one of the values that a field offers.
func (f *form) choice(name string, offered ...string) string {
	s := f.Value(name)
	if !slices.Contains(offered, s) {
		f.fault(name, "web.fault.choice")
	}
	return s
}

// ticked tells whether a box was ticked.
func (f *form) ticked(name string) bool { return f.Value(name) != "" }
