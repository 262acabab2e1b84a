package record

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
)

// book is a log with its key, and a copy of it.
type book struct {
	memory
	key  Key
	head [][]byte // after each append
}

func newBook(t testing.TB, entries, each int) *book {
	t.Helper()
	key, err := NewKey(rand.Reader, "council.example")
	if err != nil {
		t.Fatal(err)
	}
	b := &book{key: key}
	for i := 0; i < entries; i += each {
		var some []Draft
		for j := i; j < min(i+each, entries); j++ {
			some = append(some, draft(j))
		}
		a := b.append(t, some...)
		b.sign(t, a)
	}
	return b
}

func (b *book) sign(t testing.TB, a Appended) {
	t.Helper()
	signed, err := Head{Size: a.Size, Root: a.Root}.Sign(b.key.Signer)
	if err != nil {
		t.Fatal(err)
	}
	b.head = append(b.head, signed)
}

// copy writes the log as it would be given away, entries of the numbers
// withheld.
func (b *book) copy(t testing.TB, withheld ...int64) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := NewCopyWriter(&out, b.key.Verifier)
	if err != nil {
		t.Fatal(err)
	}
	heads := map[int64][]byte{}
	for _, signed := range b.head {
		h, err := OpenHead(signed, b.key.Verifier)
		if err != nil {
			t.Fatal(err)
		}
		heads[h.Size] = signed
	}
	if signed, ok := heads[0]; ok {
		if err := w.Head(signed); err != nil {
			t.Fatal(err)
		}
	}
	for _, e := range b.entries {
		write := w.Entry
		for _, seq := range withheld {
			if seq == e.Seq {
				write = w.Withhold
			}
		}
		if err := write(e); err != nil {
			t.Fatal(err)
		}
		if signed, ok := heads[e.Seq+1]; ok {
			if err := w.Head(signed); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestVerify(t *testing.T) {
	b := newBook(t, 20, 3)
	got, err := Verify(bytes.NewReader(b.copy(t, 4, 5)), VerifyOptions{Key: b.key.Verifier, Heads: b.head})
	if err != nil {
		t.Fatal(err)
	}
	if got.Entries != 20 || got.Withheld != 2 || got.Heads != 7 || !got.Trusted || got.Streams["plenary/1"] != 18 {
		t.Errorf("report: %+v", got)
	}
	if want, _ := Root(20, b.read); got.Root != want {
		t.Errorf("root %v, want %v", got.Root, want)
	}
	if !got.First.Equal(start) || !got.Last.Equal(start.Add(19*time.Second)) {
		t.Errorf("from %v to %v", got.First, got.Last)
	}
}

// TestVerifyOfNothing: the copy of a record that has just begun is valid, with
// a head of nothing or without. It is not what a head from elsewhere covers.
func TestVerifyOfNothing(t *testing.T) {
	b := newBook(t, 0, 1)
	for range 2 {
		got, err := Verify(bytes.NewReader(b.copy(t)), VerifyOptions{Key: b.key.Verifier})
		if err != nil || got.Entries != 0 || got.Root != Hash(sha256.Sum256(nil)) {
			t.Errorf("report: %+v, %v", got, err)
		}
		root, err := Root(0, b.read)
		if err != nil {
			t.Fatal(err)
		}
		b.sign(t, Appended{Root: root})
	}
	var f Fault
	if _, err := Verify(bytes.NewReader(newBook(t, 0, 1).copy(t)), VerifyOptions{Heads: [][]byte{b.lie(t)}}); !errors.As(err, &f) {
		t.Errorf("a record of which nothing is left is accepted: %v", err)
	}
}

// TestWithheldCannotBeGuessed: who knows everything about a withheld entry but
// its salt cannot find out whether it is the one.
func TestWithheldCannotBeGuessed(t *testing.T) {
	b := newBook(t, 3, 1)
	copied := string(b.copy(t, 1))
	e := b.entries[1]
	for _, guess := range []struct {
		salt Salt
		fits bool
	}{{e.Salt, true}, {Salt{}, false}, {b.entries[0].Salt, false}} {
		e.Salt = guess.salt
		leaf, err := e.Leaf()
		if err != nil {
			t.Fatal(err)
		}
		if fits := strings.Contains(copied, `{"leaf":"`+leaf.String()+`"`); fits != guess.fits {
			t.Errorf("with the salt %x the withheld hash fits: %v", guess.salt, fits)
		}
	}
}

// TestVerifyFindsEveryFault: each way of tampering is found, at the line where
// it shows.
func TestVerifyFindsEveryFault(t *testing.T) {
	b := newBook(t, 6, 2) // lines: 1 header, 2 3 entries, 4 head, 5 6, 7, 8 9, 10
	other := newBook(t, 6, 2)
	good := string(b.copy(t))
	lines := strings.Split(strings.TrimSuffix(good, "\n"), "\n")
	edit := func(change func(l []string) []string) string {
		return strings.Join(change(append([]string(nil), lines...)), "\n") + "\n"
	}
	replace := func(line int, old, next string) string {
		return edit(func(l []string) []string {
			if !strings.Contains(l[line-1], old) {
				t.Fatalf("line %d does not have %q: %s", line, old, l[line-1])
			}
			l[line-1] = strings.Replace(l[line-1], old, next, 1)
			return l
		})
	}
	tests := []struct {
		name string
		text string
		opt  VerifyOptions
		line int
		code Code
	}{
		{"empty", "", VerifyOptions{}, 0, NotACopy},
		{"another file", "good,unit\n", VerifyOptions{}, 1, NotACopy},
		{"no header", edit(func(l []string) []string { return l[1:] }), VerifyOptions{}, 1, NotACopy},
		{"a version from the future", replace(1, `"version":1`, `"version":3`), VerifyOptions{}, 1, NewerCopy},
		{"another key asked for", good, VerifyOptions{Key: other.key.Verifier}, 1, OtherKey},
		{"a key that is none", replace(1, b.key.Verifier, "x"), VerifyOptions{}, 1, BadKey},
		{"not JSON", replace(5, `{`, ``), VerifyOptions{}, 5, NotJSON},
		{"a space", replace(5, `,`, `, `), VerifyOptions{}, 5, NotCanonical},
		{"a carriage return", replace(5, `}`, "}\r"), VerifyOptions{}, 5, NotCanonical},
		{"a name more", replace(5, `"body":`, `"because":1,"body":`), VerifyOptions{}, 5, UnknownLine},
		{"a name less", replace(5, `"by":"p1",`, ``), VerifyOptions{}, 5, UnknownLine},
		{"a line of another kind", replace(5, `{`, `[{`), VerifyOptions{}, 5, NotJSON},
		{"two headers", edit(func(l []string) []string { return append(l[:2:2], l[0]) }), VerifyOptions{}, 3, HeaderAgain},
		{"a word changed", replace(5, "step 2", "step 7"), VerifyOptions{}, 6, BrokenChain},
		{"the last word changed", replace(9, "step 5", "step 7"), VerifyOptions{}, 10, HeadRoot},
		{"an entry left out", edit(func(l []string) []string { return append(l[:4:4], l[5:]...) }), VerifyOptions{}, 5, WrongSequence},
		{"two entries exchanged", edit(func(l []string) []string { l[4], l[5] = l[5], l[4]; return l }), VerifyOptions{}, 5, WrongSequence},
		{"a time before the last", replace(6, "09:00:03", "09:00:01"), VerifyOptions{}, 6, TimeBack},
		{"a time finer than milliseconds", replace(6, "09:00:03", "09:00:03.00001"), VerifyOptions{}, 6, TimeForm},
		{"a salt cut", replace(6, `"salt":"`, `"salt":"AAAA`), VerifyOptions{}, 6, UnknownLine},
		{"a chain cut", replace(6, `"prev":"`, `"prev":"AAAA`), VerifyOptions{}, 6, UnknownLine},
		{"a head of another log", edit(func(l []string) []string {
			l[3] = strings.Split(string(other.copy(t)), "\n")[3]
			return l
		}), VerifyOptions{}, 4, BadSignature},
		{"a head in the wrong place", edit(func(l []string) []string { l[3], l[2] = l[2], l[3]; return l }), VerifyOptions{}, 3, HeadSize},
		{"no head", edit(func(l []string) []string { return append(l[:3:3], l[4:6]...) }), VerifyOptions{}, 0, NoHead},
		{"the end cut off", edit(func(l []string) []string { return l[:9] }), VerifyOptions{}, 0, Unsigned},
		{"the end and its head cut off", edit(func(l []string) []string { return l[:7] }), VerifyOptions{Heads: b.head}, 0, Shorter},
		{"a head kept from a record that said something else", good, VerifyOptions{Heads: [][]byte{b.lie(t)}}, 5, OtherHistory},
		{"a head kept from another log", good, VerifyOptions{Heads: other.head}, 0, BadSignature},
	}
	seen := map[Code]bool{}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Verify(strings.NewReader(tt.text), tt.opt)
			var f Fault
			if !errors.As(err, &f) {
				t.Fatalf("got %v, want a fault", err)
			}
			if f.Code != tt.code || f.Line != tt.line {
				t.Errorf("got %v, want line %d: %s", f, tt.line, tt.code)
			}
			seen[f.Code] = true
		})
	}
	for _, c := range Codes() {
		if !seen[c] && c != LineTooLong && c != BadKeyChange { // TestLineTooLong, TestKeyChangeForged
			t.Errorf("no test finds %s", c)
		}
	}
}

// lie is a head signed with the right key over three entries that never were.
func (b *book) lie(t testing.TB) []byte {
	t.Helper()
	signed, err := Head{Size: 3, Root: Hash{1}}.Sign(b.key.Signer)
	if err != nil {
		t.Fatal(err)
	}
	return signed
}

func TestLineTooLong(t *testing.T) {
	b := newBook(t, 1, 1)
	text := append(b.copy(t), bytes.Repeat([]byte("x"), longestLine+1)...)
	_, err := Verify(bytes.NewReader(text), VerifyOptions{})
	var f Fault
	if !errors.As(err, &f) || f.Code != LineTooLong || f.Line != 4 {
		t.Errorf("got %v", err)
	}
}

// TestNoByteCanBeChanged: whatever byte of a copy is changed, verification
// fails.
func TestNoByteCanBeChanged(t *testing.T) {
	b := newBook(t, 3, 2)
	good := b.copy(t, 1)
	for i := range good {
		for _, flip := range []byte{1, 0x20} { // another sign; the same letter, small or capital
			bad := bytes.Clone(good)
			bad[i] ^= flip
			if _, err := Verify(bytes.NewReader(bad), VerifyOptions{Key: b.key.Verifier}); err == nil {
				t.Fatalf("byte %d: %q became %q, and nobody saw", i, good[i], bad[i])
			}
		}
	}
}

func TestWriterRefusesDisorder(t *testing.T) {
	b := newBook(t, 4, 2)
	var out bytes.Buffer
	w, err := NewCopyWriter(&out, b.key.Verifier)
	if err != nil {
		t.Fatal(err)
	}
	if w.Entry(b.entries[1]) == nil || w.Withhold(b.entries[1]) == nil {
		t.Error("an entry is written before the one it follows")
	}
	if w.Head(b.head[0]) == nil {
		t.Error("a head is written before the entries it covers")
	}
	if _, err := NewCopyWriter(&out, "no key"); err == nil {
		t.Error("a copy without a key is written")
	}
}

// TestLargeCopy: a hundred thousand entries are verified in seconds. The time
// is logged, not tested: it is that of the machine.
func TestLargeCopy(t *testing.T) {
	entries := 100_000
	if os.Getenv("PLENUM_SLOW") == "" {
		entries = 10_000
		t.Log("10,000 entries; PLENUM_SLOW=1 makes 100,000, which takes seconds")
	}
	b := newBook(t, entries, 500)
	text := b.copy(t)
	began := time.Now()
	got, err := Verify(bytes.NewReader(text), VerifyOptions{Key: b.key.Verifier})
	took := time.Since(began)
	if err != nil || got.Entries != int64(entries) {
		t.Fatalf("%d entries, %v", got.Entries, err)
	}
	t.Logf("%d entries, %d bytes, verified in %v", entries, len(text), took)
}

func TestCanonical(t *testing.T) {
	tests := []struct{ in, want string }{
		{` { "b" : 1 , "a" : [ true , null , "x" ] } `, `{"a":[true,null,"x"],"b":1}`},
		{`{"\u20ac":1,"\r":2,"1":3,"\ud83d\ude00":4,"\u00f6":5,"\ufb33":6}`, "{\"\\r\":2,\"1\":3,\"ö\":5,\"€\":1,\"\U0001F600\":4,\"\ufb33\":6}"}, // RFC 8785, section 3.2.3
		{`"\u000a\u0041\u001f\u2028<>&\/"`, "\"\\nA\\u001f\u2028<>&/\""},
		{`[1.0, 1e2, 0.000001, 1e-7, 333333333.33333329, 1E30, -0]`, `[1,100,0.000001,1e-7,333333333.3333333,1e+30,0]`},
		{`9007199254740993`, ``},
		{`{"a":1,"a":2}`, ``},
		{`{"a":1} x`, ``},
		{"\"\xff\"", ``},
		{`{"a"`, ``},
		{``, ``},
		{strings.Repeat("[", 100) + strings.Repeat("]", 100), ``},
	}
	for _, tt := range tests {
		got, err := Canonicalize([]byte(tt.in))
		if string(got) != tt.want && tt.want != "" || (err == nil) != (tt.want != "") {
			t.Errorf("Canonicalize(%s) = %s, %v; want %s", tt.in, got, err, tt.want)
		}
	}
}

func FuzzCanonicalize(f *testing.F) {
	for _, seed := range []string{`{"b":[1,2.5e3,"x\n"],"a":null}`, `"\ud800"`, `1e999`, `[[[]]]`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		once, err := Canonicalize(in)
		if err != nil {
			return
		}
		if !json.Valid(once) {
			t.Fatalf("%q became %q, which is not JSON", in, once)
		}
		twice, err := Canonicalize(once)
		if err != nil || !bytes.Equal(once, twice) {
			t.Fatalf("%q is written as %q, then as %q (%v)", in, once, twice, err)
		}
	})
}

func FuzzVerify(f *testing.F) {
	b := newBook(f, 5, 2)
	good := b.copy(f, 3)
	f.Add(good)
	f.Add(good[:len(good)/2])
	f.Add([]byte(`{"format":"plenum record"}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		r, err := Verify(bytes.NewReader(text), VerifyOptions{})
		var fault Fault
		if err != nil && !errors.As(err, &fault) {
			t.Fatalf("not a fault: %v", err)
		}
		if err == nil && (r.Heads == 0 && r.Entries > 0 || r.Entries < r.Withheld) {
			t.Fatalf("accepted: %+v", r)
		}
		if fault.Line > bytes.Count(text, []byte("\n"))+1 {
			t.Fatalf("the fault is at line %d of %d", fault.Line, bytes.Count(text, []byte("\n")))
		}
	})
}

func ExampleVerify() {
	_, err := Verify(strings.NewReader("a letter\n"), VerifyOptions{})
	fmt.Println(err)
	// Output: record: line 1: not_a_copy
}
