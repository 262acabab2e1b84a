package lp_test

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/openplenum/plenum/internal/lp"
)

// What is read is valid, and what is written of it reads back equal.
func FuzzReadMPS(f *testing.F) {
	f.Add([]byte(everyKindFree), byte(0))
	f.Add([]byte(spaced), byte(0))
	f.Add([]byte(spaced), byte(2))
	f.Add([]byte(faulty), byte(0))
	f.Add([]byte(integers), byte(1))
	f.Fuzz(func(t *testing.T, data []byte, format byte) {
		opt := lp.ReadOptions{Format: lp.MPSFormat(format % 3), RelaxIntegers: true}
		p, _, err := lp.ReadMPS(bytes.NewReader(data), opt)
		if err != nil {
			return
		}
		if err := p.Validate(); err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := lp.WriteMPS(&b, p, lp.WriteOptions{}); err != nil {
			return // crossing row bounds
		}
		q, _, err := lp.ReadMPS(bytes.NewReader(b.Bytes()), lp.ReadOptions{Format: lp.FreeMPS})
		if err != nil {
			t.Fatalf("%v\n%s", err, b.Bytes())
		}
		if diff := cmp.Diff(p, q, sameNumbers...); diff != "" {
			t.Fatalf("(-read +written and read again):\n%s\n%s", diff, b.Bytes())
		}
	})
}
