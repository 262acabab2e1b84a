// Package table reads and writes tables: CSV in the dialects that offices and
// spreadsheets produce, and sheets of XLSX workbooks.
//
// Every cell keeps the line and column it was read from, so that whoever
// gives the cells a meaning can say where it is wrong. Read reports all faults
// of a table at once and still returns what could be read. Nothing is guessed:
// a number that may be read in two ways is an error (see Dialect).
//
// The package knows nothing of plans.
package table
