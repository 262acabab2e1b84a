package iotable

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"strings"

	"github.com/openplenum/plenum/internal/table"
)

// open reads a file as a grid.
func open(name string) (*grid, Faults) {
	path, place, _ := strings.Cut(name, "#")
	sheet, area, _ := strings.Cut(place, "!")
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, Faults{unread(path, err)}
	}
	return decode(name, data, sheet, area)
}

// unread says why a file cannot be read at all.
func unread(name string, err error) Fault {
	if errors.Is(err, fs.ErrNotExist) {
		return Fault{File: name, Code: NoFile}
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err // the name is said already
	}
	return Fault{File: name, Code: Unreadable, Args: []any{err}}
}

// decode lays out the bytes of a file.
func decode(name string, data []byte, sheet, area string) (*grid, Faults) {
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, Faults{{File: name, Code: Blank}}
	}
	if code := otherKind(data); code != "" {
		return nil, Faults{{File: name, Code: code}}
	}
	t, err := table.Decode(data, table.Options{Name: name, NoHeader: true, Sheet: sheet, Range: area})
	var bad table.Faults
	switch {
	case err == nil:
	case errors.As(err, &bad):
		var out Faults
		for _, f := range bad {
			out = append(out, Fault{name, f.Line, f.Column, Unreadable, []any{strings.ReplaceAll(string(f.Code), "_", " ") + " " + f.Text}})
		}
		return nil, out
	default:
		return nil, Faults{noTable(name, area, err)}
	}
	g, faults := lay(name, t)
	if len(faults) == 1 && faults[0].Code == Empty && len(t.Sheets) > 1 {
		faults[0].Code, faults[0].Args = EmptySheet, []any{t.Sheet, strings.Join(t.Sheets, ", ")}
	}
	return g, faults
}

// noTable says why the bytes of a file are no table.
func noTable(name, area string, err error) Fault {
	f := Fault{File: name}
	var sheet *table.SheetError
	switch {
	case errors.As(err, &sheet):
		f.Code, f.Args = NoSheet, []any{sheet.Sheet, strings.Join(sheet.Have, ", ")}
	case errors.Is(err, table.ErrRange):
		f.Code, f.Args = NoRange, []any{area}
	case errors.Is(err, table.ErrLocked):
		f.Code = Locked
	case errors.Is(err, table.ErrOldBook):
		f.Code = OldBook
	case errors.Is(err, table.ErrDamaged):
		f.Code = Damaged
	case errors.Is(err, table.ErrBinary):
		f.Code = NotATable
	default:
		f.Code, f.Args = Unreadable, []any{err}
	}
	return f
}

// otherKind names what people take for a table: a printed one, or a page of
// the web. It is empty for all else.
func otherKind(data []byte) Code {
	head := strings.ToLower(string(bytes.TrimSpace(data[:min(len(data), 512)])))
	switch {
	case strings.HasPrefix(head, "%pdf-"):
		return PrintedTable
	case strings.HasPrefix(head, "<!doctype"), strings.HasPrefix(head, "<html"), strings.HasPrefix(head, "<table"):
		return WebPage
	}
	return ""
}
