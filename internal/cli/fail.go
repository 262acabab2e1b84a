package cli

import (
	"context"
	"errors"
	"io/fs"
	"syscall"
)

// failure is an error as it is shown: a stable code for programs, a sentence,
// the cause, and a hint where the user can act. Faults are the places in the
// input that are wrong, all of them.
type failure struct {
	Code   string // the sentence is cli.fail.CODE of the catalogue
	Args   []any  // fill the sentence
	Hint   string // key of the hint; empty: none
	Tip    []any  // fill the hint
	Faults []fault
	Cause  error
	Exit   Exit
}

// fault is one thing that is wrong in the input, and where.
type fault struct {
	File    string `json:"file,omitempty"`
	Line    int    `json:"line,omitempty"`
	Column  int    `json:"column,omitempty"`
	Code    string `json:"code,omitempty"`
	Value   string `json:"value,omitempty"` // what stands there
	Message string `json:"message"`
	Remedy  string `json:"remedy,omitempty"`
}

func (f *failure) Error() string {
	if f.Cause != nil {
		return f.Code + ": " + f.Cause.Error()
	}
	return f.Code
}

func (f *failure) Unwrap() error { return f.Cause }

// badInput is a failure that the user can mend: exit 3. The sentence is
// cli.fail.CODE, filled from args.
func badInput(code string, args ...any) *failure {
	return &failure{Code: code, Args: args, Exit: BadInput}
}

// broken is a failure of machinery: exit 4.
func broken(code string, cause error, args ...any) *failure {
	return &failure{Code: code, Args: args, Cause: cause, Exit: Failed}
}

// because adds the cause.
func (f *failure) because(err error) *failure { f.Cause = err; return f }

// hint adds what the user can do: key cli.tip.NAME, filled from args.
func (f *failure) hint(name string, args ...any) *failure {
	f.Hint, f.Tip = "cli.tip."+name, args
	return f
}

// asFailure gives any error the form in which it is shown. What it does not
// know is machinery that failed.
func asFailure(err error) *failure {
	var f *failure
	var path *fs.PathError
	switch {
	case errors.As(err, &f):
		return f
	case errors.Is(err, context.Canceled):
		return &failure{Code: "interrupted", Exit: Interrupted}
	case errors.Is(err, context.DeadlineExceeded):
		return broken("deadline", err)
	case errors.As(err, &path) && errors.Is(err, fs.ErrNotExist):
		return badInput("file.missing", path.Path)
	case errors.As(err, &path) && errors.Is(err, fs.ErrPermission):
		return badInput("file.unreadable", path.Path).because(path.Err)
	case errors.As(err, &path) && errors.Is(err, syscall.EISDIR):
		return badInput("file.folder", path.Path)
	case errors.As(err, &path):
		return broken("file", path.Err, path.Path)
	default:
		return broken("machinery", err)
	}
}
