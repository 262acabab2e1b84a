package intake

import "fmt"

// FaultCode says why a source could not be read.
type FaultCode string

// The faults of a source.
const (
	FaultEmpty    FaultCode = "empty"    // nothing in it
	FaultNoWords  FaultCode = "nowords"  // nothing to read in it
	FaultBinary   FaultCode = "binary"   // not a text
	FaultPDF      FaultCode = "pdf"      // pages, not text
	FaultOffice   FaultCode = "office"   // DOCX, ODT, DOC, RTF
	FaultPacked   FaultCode = "packed"   // ZIP, GZIP and such
	FaultLarge    FaultCode = "large"    // more than MaxBytes
	FaultEncoding FaultCode = "encoding" // an encoding that nobody knows
	FaultFormat   FaultCode = "format"   // a format that nobody knows
	FaultSchema   FaultCode = "schema"   // a draft record was expected
)

// Fault is what is wrong with a source. No part of it was read.
type Fault struct {
	Code  FaultCode
	File  string
	Line  int    // when the fault is at one
	Value string // what was found, or asked for
}

func (f *Fault) Error() string {
	at := f.File
	if f.Line > 0 {
		at = fmt.Sprintf("%s:%d", f.File, f.Line)
	}
	if f.Value != "" {
		return fmt.Sprintf("intake: %s: %s: %s", at, f.Code, f.Value)
	}
	return fmt.Sprintf("intake: %s: %s", at, f.Code)
}
