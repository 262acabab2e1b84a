package sdmx

import (
	"bytes"
	"testing"
)

// FuzzCheck: no table breaks the checker, however many dimensions are asked for.
func FuzzCheck(f *testing.F) {
	var b bytes.Buffer
	if err := Write(&b, sample()); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes(), 5)
	f.Add([]byte("STRUCTURE,STRUCTURE_ID,ACTION\n"), 0)
	f.Fuzz(func(_ *testing.T, data []byte, dimensions int) { Check(data, max(min(dimensions, 50), 0)) })
}
