// Package sdmx writes observations as SDMX-CSV 2.1, the plain table of the
// standard for statistical data (SDMX 3.1), and holds its rules as a check.
package sdmx

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// MediaType is what a data message is served as.
const MediaType = "application/vnd.sdmx.data+csv; version=2.1.0"

// Data are observations of one dataflow.
type Data struct {
	Agency  string // who maintains the dataflow: letters, digits, _ and -
	Flow    string // its identifier
	Version string // such as 1.0.0

	Dimensions []string // identifiers; the last is TIME_PERIOD
	Attributes []string
	Rows       []Row
}

// Row is one observation.
type Row struct {
	Key   []string // by dimension
	Value float64
	Has   []string // by attribute; empty: none
}

// structure are the columns with which every message begins, and information
// the action of rows that are there to be read.
const (
	information = "I"
	measure     = "OBS_VALUE"
)

// Write writes the table, with the line ends of RFC 4180. A row has the
// columns STRUCTURE, STRUCTURE_ID and ACTION, then the dimensions, the measure
// and the attributes.
func Write(w io.Writer, d Data) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	head := append([]string{"STRUCTURE", "STRUCTURE_ID", "ACTION"}, d.Dimensions...)
	if err := out.Write(append(append(head, measure), d.Attributes...)); err != nil {
		return fmt.Errorf("sdmx: %w", err)
	}
	flow := d.Agency + ":" + d.Flow + "(" + d.Version + ")"
	for _, r := range d.Rows {
		line := append([]string{"dataflow", flow, information}, r.Key...)
		line = append(line, strconv.FormatFloat(r.Value, 'f', -1, 64))
		if err := out.Write(append(line, r.Has...)); err != nil {
			return fmt.Errorf("sdmx: %w", err)
		}
	}
	out.Flush()
	return out.Error()
}

// Identifier makes an identifier of the standard out of any text: letters,
// digits, _, - and $ stay, what else there is becomes _.
func Identifier(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x80 && isIdentifier(byte(r)) {
			return r
		}
		return '_'
	}, s)
}

func isIdentifier(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-' || c == '$' || c == '@'
}

// Years is a period of whole years as TIME_PERIOD has it: 2027, or 2026-01-01/P5Y
// for a stretch of five.
func Years(from, to int) string {
	if from == to {
		return fmt.Sprintf("%04d", from)
	}
	return fmt.Sprintf("%04d-01-01/P%dY", from, to-from+1)
}
