package plenaryfile

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/openplenum/plenum/internal/plan"
)

// Code says what is wrong. The words stand in serve.yaml, filled from Args.
type Code string

// What can be wrong with a file. After each comes what the Args are.
const (
	NotAFile    Code = "not_a_file"  // what the parser says
	TooLarge    Code = "too_large"   // the most bytes
	Shape       Code = "shape"       // what should stand there
	UnknownKey  Code = "unknown_key" // the key, the keys there are
	TwiceKey    Code = "twice_key"   // the key
	MissingKey  Code = "missing_key" // the key
	NotWhole    Code = "not_whole"   // what stands there
	NotYesNo    Code = "not_yes_no"  // what stands there
	NotADate    Code = "not_a_date"  // what stands there
	NotOneOf    Code = "not_one_of"  // what stands there, what is possible
	NotAShare   Code = "not_a_share" // what stands there
	BadRule     Code = "bad_rule"    // the question, what is wrong
	Taken       Code = "taken"       // the name
	NotThere    Code = "not_there"   // kind of thing, the name
	FigureFault Code = "figure"      // the address; Fault says more
	NoVersion   Code = "no_version"  // what stands there
)

// Key is the key of the catalogue for the sentence.
func (c Code) Key() string { return "serve.plenary.fault." + string(c) }

// Codes lists the codes, so that a catalogue can be held against it.
func Codes() []Code {
	return []Code{
		NotAFile, TooLarge, Shape, UnknownKey, TwiceKey, MissingKey, NotWhole, NotYesNo, NotADate, NotOneOf,
		NotAShare, BadRule, Taken, NotThere, FigureFault, NoVersion,
	}
}

// Fault is one thing that is wrong, and where.
type Fault struct {
	File string
	Place
	Code Code
	Args []string
	Near []string    // names that may have been meant
	Plan *plan.Fault // of FigureFault
}

// Error names place and code; sentences are in the catalogue.
func (f Fault) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s %v", f.File, f.Line, f.Column, f.Code, f.Args)
}

// Faults are all faults of a file, in the order of its lines.
type Faults []Fault

// Error lists the faults, one a line.
func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, fault := range f {
		lines[i] = fault.Error()
	}
	return strings.Join(lines, "\n")
}

func (f Faults) sort() {
	slices.SortStableFunc(f, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
}

// orNil keeps an empty list from being a non-nil error.
func (f Faults) orNil() error {
	if len(f) == 0 {
		return nil
	}
	f.sort()
	return f
}
