package pdf

import (
	"regexp"
	"time"
)

// stamp is a date in the information of a PDF: D:20260302101500+00'00'.
var stamp = regexp.MustCompile(`/(CreationDate|ModDate) \(D:\d{14}[+\-Z][0-9']*\)`)

// dated puts a date in the place of those on which a PDF was made. Every date
// keeps its length, so that the table of places at the end still holds.
func dated(data []byte, date time.Time) []byte {
	text := date.UTC().Format("20060102150405")
	return stamp.ReplaceAllFunc(data, func(found []byte) []byte {
		out := append([]byte(nil), found...)
		at := len("/ModDate (D:")
		if out[1] == 'C' {
			at = len("/CreationDate (D:")
		}
		copy(out[at:], text)
		return out
	})
}
