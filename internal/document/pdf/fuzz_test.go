package pdf

import (
	"testing"
	"time"
)

// FuzzPages: no file breaks what reads the pages of a PDF, and putting a date in
// changes no length.
func FuzzPages(f *testing.F) {
	if testing.Short() {
		f.Skip("one goroutine is at work: the short tests are for the race detector")
	}
	f.Add([]byte("%PDF-1.4\n1 0 obj\n<</Type /Pages /Kids [2 0 R 1 0 R] /Count 1>>\nendobj\n2 0 obj\n<</Type /Page /Parent 1 0 R>>\nendobj\n<</about [2 0 R /XYZ 70 700 0]>>\n/CreationDate (D:20260302101500+00'00')"))
	f.Add([]byte("\n1 0 obj\n<</Type /Pages /Kids [1 0 R 1 0 R]>>\nendobj"))
	f.Fuzz(func(t *testing.T, data []byte) {
		Pages(data)
		Count(data)
		if out := dated(data, time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)); len(out) != len(data) {
			t.Errorf("%d bytes became %d", len(data), len(out))
		}
	})
}
