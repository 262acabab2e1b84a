package assembly

import (
	"fmt"
	"strings"
)

// Code says why something is refused. The words for people stand in
// internal/locale/text/en/assembly.yaml: what is wrong (say) and what to do
// (do), filled from the Args of the refusal.
type Code string

// Refusal says no to a command, with the reason. It is an error, and it
// changes nothing.
type Refusal struct {
	Code Code     `json:"code"`
	Args []string `json:"args,omitempty"` // what the comment of the code lists
	Act  *Act     `json:"act,omitempty"`  // of Conflict: who changed it, when
}

// Error is the code with its arguments, for logs.
func (r Refusal) Error() string {
	text := "assembly: refused: " + string(r.Code)
	if len(r.Args) > 0 {
		text += " (" + strings.Join(r.Args, ", ") + ")"
	}
	return text
}

// Refusals are all reasons at once.
type Refusals []Refusal

// Error lists the reasons, one a line.
func (r Refusals) Error() string {
	lines := make([]string, len(r))
	for i, one := range r {
		lines[i] = one.Error()
	}
	return strings.Join(lines, "\n")
}

// Has tells whether a code is among the reasons.
func (r Refusals) Has(c Code) bool {
	for _, one := range r {
		if one.Code == c {
			return true
		}
	}
	return false
}

// add notes one more reason.
func (r *Refusals) add(c Code, args ...any) { *r = append(*r, refusal(c, args...)) }

// orNil is the refusals as an error, nil if there are none.
func (r Refusals) orNil() error {
	if len(r) == 0 {
		return nil
	}
	return r
}

func refusal(c Code, args ...any) Refusal {
	texts := make([]string, len(args))
	for i, a := range args {
		texts[i] = fmt.Sprint(a)
	}
	return Refusal{Code: c, Args: texts}
}

// refuse is a single reason.
func refuse(c Code, args ...any) error { return Refusals{refusal(c, args...)} }
