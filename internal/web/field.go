package web

import (
	"strconv"
	"strings"
	"time"

	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/locale"
)

// date reads a day as the assembly writes it; empty is a fault when it must be
// there.
func (f *form) date(name string, must bool) assembly.Date {
	d := assembly.Date(strings.TrimSpace(f.Value(name)))
	switch {
	case d == "" && must:
		f.fault(name, "web.fault.required")
	case !d.Valid():
		f.fault(name, "web.fault.day")
	}
	return d
}

// number reads a whole number that the page itself put into the form, such as a
// revision or a choice; what is none is 0.
func (f *form) number(name string) int {
	n, err := strconv.Atoi(strings.TrimSpace(f.Value(name)))
	if err != nil {
		return 0
	}
	return n
}

// count reads a number of votes, 0 where nothing was typed.
func (f *form) count(name string) int64 {
	s := strings.TrimSpace(f.Value(name))
	if s == "" {
		return 0
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 0 || n > 1_000_000_000 {
		f.fault(name, "web.fault.whole", locale.Args{"least": 0, "most": 1_000_000_000})
		return 0
	}
	return n
}

// person reads the identifier of a person that was chosen.
func (f *form) person(name string) assembly.PersonID {
	return assembly.PersonID(f.text(name, 100))
}

// dayOf is a day of the assembly as a time, for writing it.
func dayOf(d assembly.Date) time.Time {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return time.Time{}
	}
	return t
}
