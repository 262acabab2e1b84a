package table

import (
	"bytes"
	"fmt"
	"io"
	"strings"
)

// Cell is one cell. Line and Column count from 1. In CSV, Column counts the
// characters of the line up to where the cell begins (at its quotation mark,
// if it has one); in XLSX, it is the number of the sheet's column.
type Cell struct {
	Text         string
	Line, Column int
}

// Empty tells whether nothing stands in the cell. Empty is not zero.
func (c Cell) Empty() bool { return c.Text == "" }

// Format is how a table was stored.
type Format string

// The formats.
const (
	CSV  Format = "csv"
	XLSX Format = "xlsx"
)

// Table is what was read. With a header, every row has as many cells as the
// header. Empty lines are not rows.
type Table struct {
	Name      string
	Format    Format
	Sheet     string   // of an XLSX workbook
	Sheets    []string // of the workbook, all
	Delimiter rune     // of CSV; 0 otherwise
	Encoding  Encoding
	Header    []Cell
	Rows      [][]Cell
	Comments  []Cell // lines that begin with the comment mark, whole
}

// Options say how a table is read. The zero value reads a CSV or XLSX table
// with a header, and finds out the rest by itself.
type Options struct {
	Name      string // of the file, for messages
	Delimiter rune   // 0: recognised from the first lines
	Comment   rune   // lines that begin with it are skipped; 0: there are none
	NoHeader  bool   // all lines are rows, of any length
	// Ragged accepts rows shorter than the header. Otherwise a missing
	// delimiter is a fault, for it moves figures to the wrong column.
	Ragged   bool
	Skip     int    // lines above the table that are passed over
	Sheet    string // XLSX: name of the sheet; empty: the first
	Range    string // XLSX: cells to read, such as "B4:K40"; empty: all
	MaxBytes int64  // largest file; 0: 256 MiB
	MaxCells int    // most cells; 0: 50 million
}

// What the files of old office programs begin with, and the name, in UTF-16, of
// the stream in which a workbook with a password is packed (MS-CFB 2.2,
// MS-OFFCRYPTO 2.3.4.4).
const (
	compoundFile     = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
	encryptedPackage = "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"
)

const (
	defaultMaxBytes = 256 << 20
	defaultMaxCells = 50_000_000
)

// Read reads a table, CSV or XLSX as its first bytes tell. What is wrong with
// single cells and lines comes back as Faults together with the table that
// could be read; any other error comes without a table.
func Read(r io.Reader, opt Options) (*Table, error) {
	if opt.MaxBytes == 0 {
		opt.MaxBytes = defaultMaxBytes
	}
	if opt.MaxCells == 0 {
		opt.MaxCells = defaultMaxCells
	}
	data, err := io.ReadAll(io.LimitReader(r, opt.MaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("table: read %s: %w", opt.Name, err)
	}
	return Decode(data, opt)
}

// Decode reads a table that is in memory, see Read.
func Decode(data []byte, opt Options) (*Table, error) {
	if opt.MaxBytes == 0 {
		opt.MaxBytes = defaultMaxBytes
	}
	if opt.MaxCells == 0 {
		opt.MaxCells = defaultMaxCells
	}
	if int64(len(data)) > opt.MaxBytes {
		return nil, fmt.Errorf("table: %s: %w: more than %d bytes", opt.Name, ErrTooLarge, opt.MaxBytes)
	}
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return readXLSX(data, opt)
	case bytes.HasPrefix(data, []byte(compoundFile)):
		err := ErrOldBook
		if bytes.Contains(data, []byte(encryptedPackage)) {
			err = ErrLocked
		}
		return nil, fmt.Errorf("table: %s: %w", opt.Name, err)
	}
	return readCSV(data, opt)
}

// Where names the place of a cell as people look for it: "name:line:column",
// or "name, sheet X, C7".
func (t *Table) Where(c Cell) string {
	if t.Format == XLSX {
		return fmt.Sprintf("%s, sheet %s, %s%d", t.Name, t.Sheet, columnLetters(c.Column), c.Line)
	}
	return fmt.Sprintf("%s:%d:%d", t.Name, c.Line, c.Column)
}

// Column finds the position of a header cell, or -1. Upper and lower case are
// the same.
func (t *Table) Column(name string) int {
	for k, c := range t.Header {
		if strings.EqualFold(c.Text, name) {
			return k
		}
	}
	return -1
}

// columnLetters writes the number of a sheet's column as a spreadsheet does:
// 1 is A, 27 is AA.
func columnLetters(n int) string {
	var out []byte
	for ; n > 0; n = (n - 1) / 26 {
		out = append([]byte{byte('A' + (n-1)%26)}, out...)
	}
	return string(out)
}
