package table

import (
	"errors"
	"fmt"
	"strings"
)

// Errors that leave no table.
var (
	ErrTooLarge = errors.New("too large")
	ErrBinary   = errors.New("neither CSV nor XLSX")
	ErrDamaged  = errors.New("damaged workbook")
	ErrLocked   = errors.New("workbook with a password")
	ErrOldBook  = errors.New("workbook of the old format (.xls)")
	ErrRange    = errors.New("not a range of cells")
)

// SheetError is a sheet that a workbook does not have.
type SheetError struct {
	Sheet string
	Have  []string
}

func (e *SheetError) Error() string {
	return fmt.Sprintf("no sheet %q; there are %s", e.Sheet, strings.Join(e.Have, ", "))
}

// Code says what is wrong with a cell or line.
type Code string

// The codes.
const (
	UnclosedQuote Code = "unclosed_quote" // a quotation mark is never closed
	AfterQuote    Code = "after_quote"    // text after the closing quotation mark
	RowShort      Code = "row_short"      // fewer cells than the header
	RowLong       Code = "row_long"       // more cells than the header
	NoHeader      Code = "no_header"      // there is no header line
	BadCharacter  Code = "bad_character"  // bytes that are no character
)

// Fault is one thing that is wrong, and where.
type Fault struct {
	Code         Code
	Line, Column int
	Text         string // what stands there
}

// Error says it in a line of English; faces with a catalogue go by the code.
func (f Fault) Error() string {
	return fmt.Sprintf("%d:%d: %s: %q", f.Line, f.Column, strings.ReplaceAll(string(f.Code), "_", " "), f.Text)
}

// Faults are all faults of a table, in the order of its lines.
type Faults []Fault

// Error lists the faults, one a line.
func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, fault := range f {
		lines[i] = fault.Error()
	}
	return strings.Join(lines, "\n")
}

// orNil keeps an empty list from being a non-nil error.
func (f Faults) orNil() error {
	if len(f) == 0 {
		return nil
	}
	return f
}
