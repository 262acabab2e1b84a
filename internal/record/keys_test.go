package record

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// changeKey appends the change to another key, signed with those given.
func (b *book) changeKey(t testing.TB, next Key, signers ...string) {
	t.Helper()
	body, err := json.Marshal(KeyChange{Key: next.Verifier, Previous: b.key.Verifier})
	if err != nil {
		t.Fatal(err)
	}
	d := draft(len(b.entries))
	d.Stream, d.Kind, d.By, d.Body = System, KeyChanged, "system", body
	a := b.append(t, d)
	signed, err := Head{Size: a.Size, Root: a.Root}.Sign(signers...)
	if err != nil {
		t.Fatal(err)
	}
	b.head = append(b.head, signed)
	b.key = next
}

// grow appends entries under the key in force.
func (b *book) grow(t testing.TB, n int) {
	t.Helper()
	for range n {
		b.sign(t, b.append(t, draft(len(b.entries))))
	}
}

// lines writes the copy without asking whether the keys agree.
func (b *book) lines(t testing.TB, version int, first string, withheld ...int64) []byte {
	t.Helper()
	var out bytes.Buffer
	w := func(v any) {
		text, err := Canonical(v)
		if err != nil {
			t.Fatal(err)
		}
		out.Write(append(text, '\n'))
	}
	w(headerLine{copyFormat, first, "council.example", version})
	heads := b.head
	for _, e := range b.entries {
		if slices.Contains(withheld, e.Seq) {
			leaf, err := e.Leaf()
			if err != nil {
				t.Fatal(err)
			}
			w(withheldLine{leaf, e.Seq})
		} else {
			w(e)
		}
		if len(heads) > 0 && strings.Contains(string(heads[0]), "\n"+string(rune('0'+e.Seq+1))+"\n") {
			w(headLine{string(heads[0])})
			heads = heads[1:]
		}
	}
	return out.Bytes()
}

func keys(t testing.TB, n int) []Key {
	t.Helper()
	out := make([]Key, n)
	for i := range out {
		var err error
		if out[i], err = NewKey(rand.Reader, "council.example"); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// TestKeyChanged: a log whose key was changed twice is verified from its first
// entry to its last by who knows any of the three keys, with heads kept from
// the times of all.
func TestKeyChanged(t *testing.T) {
	k := keys(t, 4)
	b := &book{key: k[0]}
	b.grow(t, 2)
	b.changeKey(t, k[1], k[0].Signer, k[1].Signer)
	b.grow(t, 2)
	b.changeKey(t, k[2], k[1].Signer, k[2].Signer)
	b.grow(t, 1)
	var out bytes.Buffer
	w, err := NewCopyWriter(&out, k[0].Verifier, k[1].Verifier, k[2].Verifier)
	if err != nil {
		t.Fatal(err)
	}
	for i, e := range b.entries {
		if err := errors.Join(w.Entry(e), w.Head(b.head[i])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(b.lines(t, 2, k[0].Verifier)), out.String()); diff != "" {
		t.Error(diff)
	}
	want := []KeyUse{
		{Key: k[0].Verifier},
		{Key: k[1].Verifier, From: 3, At: start.Add(2 * time.Second)},
		{Key: k[2].Verifier, From: 6, At: start.Add(5 * time.Second)},
	}
	for i, known := range []string{"", k[0].Verifier, k[1].Verifier, k[2].Verifier} {
		got, err := Verify(bytes.NewReader(out.Bytes()), VerifyOptions{Key: known, Heads: b.head})
		if err != nil || got.Trusted != (known != "") || got.Key != k[2].Verifier || got.Entries != 7 || got.Heads != 7 {
			t.Errorf("key %d: %+v, %v", i, got, err)
		}
		if diff := cmp.Diff(want, got.Keys); diff != "" {
			t.Error(diff)
		}
	}
	var f Fault
	if _, err := Verify(bytes.NewReader(out.Bytes()), VerifyOptions{Key: k[3].Verifier}); !errors.As(err, &f) || f.Code != OtherKey || f.Args[0] != k[2].Verifier {
		t.Errorf("with the key of another log: %v", err)
	}
	for i, text := range map[int]string{0: "no key was changed", 2: "one was"} { // of the copy that ends there
		if got, err := KeysOf(b.entries[:i+1], k[i/2].Verifier); err != nil || len(got) != 1+i/2 || got[0] != k[0].Verifier {
			t.Errorf("%s: %v, %v", text, got, err)
		}
	}
}

// TestKeyChangeForged: who has not both keys changes none, and who has an old
// one signs nothing that comes after it.
func TestKeyChangeForged(t *testing.T) {
	k := keys(t, 3)
	a, z, x := k[0], k[1], k[2]
	begun := func() *book {
		b := &book{key: a}
		b.grow(t, 2)
		return b
	}
	tests := []struct {
		name    string
		make    func(b *book) []byte
		code    Code
		line    int
		trusted string // key that the victim knows
	}{
		{"with the old key alone", func(b *book) []byte { b.changeKey(t, z, a.Signer); return b.lines(t, 2, a.Verifier) }, BadSignature, 7, z.Verifier},
		{"with the new key alone", func(b *book) []byte { b.changeKey(t, z, z.Signer); return b.lines(t, 2, a.Verifier) }, BadSignature, 7, a.Verifier},
		{"with a third key", func(b *book) []byte { b.changeKey(t, z, a.Signer, x.Signer); return b.lines(t, 2, a.Verifier) }, BadSignature, 7, a.Verifier},
		{"by a key that is not in force", func(b *book) []byte {
			b.key = x
			b.changeKey(t, z, a.Signer, z.Signer)
			return b.lines(t, 2, a.Verifier)
		}, BadKeyChange, 6, a.Verifier},
		{"the old key goes on", func(b *book) []byte {
			b.changeKey(t, z, a.Signer, z.Signer)
			b.key = a
			b.grow(t, 1)
			return b.lines(t, 2, a.Verifier)
		}, BadSignature, 9, a.Verifier},
		{"no head confirms it", func(b *book) []byte {
			b.changeKey(t, z, a.Signer, z.Signer)
			b.head = b.head[:2]
			b.grow(t, 1)
			return b.lines(t, 2, a.Verifier)
		}, BadKeyChange, 7, a.Verifier},
		{"no head confirms it, and the next is withheld", func(b *book) []byte {
			b.changeKey(t, z, a.Signer, z.Signer)
			b.head = b.head[:2]
			b.grow(t, 1)
			return b.lines(t, 2, a.Verifier, 3)
		}, BadKeyChange, 7, a.Verifier},
		{"the change is withheld", func(b *book) []byte {
			b.changeKey(t, z, a.Signer, z.Signer)
			b.grow(t, 1)
			return b.lines(t, 2, a.Verifier, 2)
		}, BadSignature, 9, a.Verifier},
		{"in a copy of the first version", func(b *book) []byte {
			b.changeKey(t, z, a.Signer, z.Signer)
			return b.lines(t, 1, a.Verifier)
		}, BadKeyChange, 6, a.Verifier},
		{"to a key of another log", func(b *book) []byte {
			other, err := NewKey(rand.Reader, "other.example")
			if err != nil {
				t.Fatal(err)
			}
			b.changeKey(t, other, a.Signer)
			return b.lines(t, 2, a.Verifier)
		}, BadKeyChange, 6, a.Verifier},
		{"to itself", func(b *book) []byte { b.changeKey(t, a, a.Signer); return b.lines(t, 2, a.Verifier) }, BadKeyChange, 6, a.Verifier},
		{"to what is no key", func(b *book) []byte {
			b.changeKey(t, Key{Verifier: "x"}, a.Signer)
			return b.lines(t, 2, a.Verifier)
		}, BadKeyChange, 6, a.Verifier},
	}
	for _, tt := range tests {
		_, err := Verify(bytes.NewReader(tt.make(begun())), VerifyOptions{Key: tt.trusted})
		var f Fault
		if !errors.As(err, &f) || f.Code != tt.code || f.Line != tt.line {
			t.Errorf("%s: %v, want line %d: %s", tt.name, err, tt.line, tt.code)
		}
	}
}

// TestHeadOfLaterKey: a head that the new key signed over fewer entries than
// it ever did, as a thief would who rewrites the past, is no head of this log.
func TestHeadOfLaterKey(t *testing.T) {
	k := keys(t, 2)
	b := &book{key: k[0]}
	b.grow(t, 4)
	b.changeKey(t, k[1], k[0].Signer, k[1].Signer)
	text := b.lines(t, 2, k[0].Verifier)
	var f Fault
	if _, err := Verify(bytes.NewReader(text), VerifyOptions{Heads: [][]byte{b.lie(t)}}); !errors.As(err, &f) || f.Code != OtherHistory || f.Args[0] != "3" {
		t.Errorf("%v", err)
	}
	b.key = k[0]
	if _, err := Verify(bytes.NewReader(text), VerifyOptions{Heads: [][]byte{b.lie(t)}}); !errors.As(err, &f) || f.Code != OtherHistory || f.Line != 6 {
		t.Errorf("%v", err)
	}
}
