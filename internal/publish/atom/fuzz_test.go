package atom

import (
	"bytes"
	"testing"
)

// FuzzCheck: no feed breaks the checker.
func FuzzCheck(f *testing.F) {
	var b bytes.Buffer
	if err := Write(&b, sample()); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add([]byte("<feed xmlns='http://www.w3.org/2005/Atom'><entry><content><div/></content></entry></feed></feed>"))
	f.Fuzz(func(_ *testing.T, data []byte) { Check(data) })
}
