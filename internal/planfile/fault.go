package planfile

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/table"
)

// Codes of faults that only files can have; the others are in package plan.
const (
	MissingFile     plan.Code = "missing_file"
	UnreadableFile  plan.Code = "unreadable_file" // the cause
	NotAFile        plan.Code = "not_a_file"      // a folder, a device
	BadLink         plan.Code = "bad_link"        // it leads nowhere, or out of the folder
	EmptyFile       plan.Code = "empty_file"
	FileTooLarge    plan.Code = "file_too_large"   // most bytes
	NotAText        plan.Code = "not_a_text"       // neither UTF-8 nor another encoding of text
	UnknownFile     plan.Code = "unknown_file"     // warning: a table that nothing reads
	UnknownColumn   plan.Code = "unknown_column"   // the columns there are, with commas
	MissingColumn   plan.Code = "missing_column"   // the column
	NotAHeader      plan.Code = "not_a_header"     // the columns there are, with commas
	DuplicateColumn plan.Code = "duplicate_column" // the column
	UnknownKey      plan.Code = "unknown_key"      // the keys there are, with commas
	DuplicateKey    plan.Code = "duplicate_key"
	YAMLSyntax      plan.Code = "yaml_syntax" // what the parser says
	YAMLTab         plan.Code = "yaml_tab"    // a tab where blanks should be
	YAMLShape       plan.Code = "yaml_shape"  // what should stand there
	NotAYear        plan.Code = "not_a_year"
	NotAWhole       plan.Code = "not_a_whole_number"
	NotYesNo        plan.Code = "not_yes_no"
	AmbiguousNumber plan.Code = "ambiguous_number"
)

// Codes lists the codes that only files can have, those of package table too.
func Codes() []plan.Code {
	return []plan.Code{
		MissingFile, UnreadableFile, NotAFile, BadLink, EmptyFile, FileTooLarge, NotAText, UnknownFile,
		UnknownColumn, MissingColumn, NotAHeader, DuplicateColumn, UnknownKey, DuplicateKey, YAMLSyntax, YAMLTab, YAMLShape,
		NotAYear, NotAWhole, NotYesNo, AmbiguousNumber,
		plan.Code(table.UnclosedQuote), plan.Code(table.AfterQuote), plan.Code(table.RowShort),
		plan.Code(table.RowLong), plan.Code(table.NoHeader), plan.Code(table.BadCharacter),
	}
}

// Place is where something stands in a plan folder. Line and Column count
// from 1; 0 is the file as a whole.
type Place struct {
	File         string
	Line, Column int
}

func (p Place) String() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Fault is a fault of a plan with its place. Its Value is the text of the
// cell, and rows among its Args have become places.
type Fault struct {
	Place
	plan.Fault
}

// Error names place, code and value; sentences are in the catalogue.
func (f Fault) Error() string {
	text := f.Place.String() + ": " + string(f.Code)
	if f.Value != "" {
		text += fmt.Sprintf(" %q", f.Value)
	}
	if len(f.Args) > 0 {
		text += fmt.Sprintf(" %v", f.Args)
	}
	return text
}

// String is Error; without it the place alone would be written.
func (f Fault) String() string { return f.Error() }

// Faults are all faults of a folder: by file, in the order of the reference,
// then by line and column.
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

func (f Faults) sort() {
	rank := map[string]int{}
	for i, t := range plan.Tables() {
		if name := fileOf(t); rank[name] == 0 {
			rank[name] = i + 1
		}
	}
	slices.SortStableFunc(f, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(rank[a.File], rank[b.File]), strings.Compare(a.File, b.File),
			cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
}

// fileOf names the file that a table stands in.
func fileOf(t plan.Table) string {
	switch t {
	case plan.TablePlan, plan.TableUnits, plan.TableTiers, plan.TableObjective, plan.TableTidy:
		return headFile
	}
	return string(t) + ".csv"
}

const headFile = "plan.yaml"
