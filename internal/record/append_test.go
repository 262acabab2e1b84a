package record

import (
	crand "crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// memory keeps a log for tests, as a store would.
type memory struct {
	entries []Entry
	hashes  []Hash
	random  *rand.ChaCha8 // of the salts
}

// salts are the same for each log of a test, however it is appended to.
func (m *memory) salts() io.Reader {
	if m.random == nil {
		m.random = rand.NewChaCha8([32]byte{1})
	}
	return m.random
}

func (m *memory) read(indexes []int64) ([]Hash, error) {
	out := make([]Hash, len(indexes))
	for i, index := range indexes {
		if index >= int64(len(m.hashes)) {
			return nil, errors.New("no such hash")
		}
		out[i] = m.hashes[index]
	}
	return out, nil
}

func (m *memory) append(t testing.TB, drafts ...Draft) Appended {
	t.Helper()
	var last *Entry
	if n := len(m.entries); n > 0 {
		last = &m.entries[n-1]
	}
	a, err := Append(last, drafts, m.salts(), m.read)
	if err != nil {
		t.Fatal(err)
	}
	if a.From != int64(len(m.hashes)) {
		t.Fatalf("hashes begin at %d, stored are %d", a.From, len(m.hashes))
	}
	m.entries, m.hashes = append(m.entries, a.Entries...), append(m.hashes, a.Hashes...)
	return a
}

var start = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

func draft(i int) Draft {
	body := fmt.Sprintf(`{"text": "step %d", "number": %d}`, i, i)
	return Draft{Stream: "plenary/1", At: start.Add(time.Duration(i) * time.Second), By: "p1", Kind: "step", Body: json.RawMessage(body)}
}

// TestAppendInAnyPortions: however entries are grouped, the log is the same,
// and its root is that of RFC 6962 over the leaves.
func TestAppendInAnyPortions(t *testing.T) {
	var single, grouped memory
	var leaves []Hash
	for i := range 100 {
		single.append(t, draft(i))
	}
	for i := 0; i < 100; {
		var some []Draft
		for range 1 + i%7 {
			if i < 100 {
				some = append(some, draft(i))
				i++
			}
		}
		a := grouped.append(t, some...)
		for _, e := range a.Entries {
			leaf, err := e.Leaf()
			if err != nil {
				t.Fatal(err)
			}
			leaves = append(leaves, leaf)
		}
		if want := rootOf(leaves); a.Root != want {
			t.Fatalf("root of %d entries is %v, RFC 6962 says %v", a.Size, a.Root, want)
		}
	}
	if len(single.hashes) != len(grouped.hashes) {
		t.Fatalf("%d hashes one by one, %d in groups", len(single.hashes), len(grouped.hashes))
	}
	for i := range single.hashes {
		if single.hashes[i] != grouped.hashes[i] {
			t.Fatalf("stored hash %d differs", i)
		}
	}
}

// rootOf is the definition of RFC 6962, section 2.1, word for word.
func rootOf(leaves []Hash) Hash {
	if len(leaves) == 1 {
		return leaves[0]
	}
	k := 1
	for 2*k < len(leaves) {
		k *= 2
	}
	return tlog.NodeHash(rootOf(leaves[:k]), rootOf(leaves[k:]))
}

// TestEntryCanonical: an entry is written as any other value would be.
func TestEntryCanonical(t *testing.T) {
	for _, e := range []Entry{
		{Body: json.RawMessage("null")},
		{Seq: 7, Stream: "a/\u2028<>", At: start.Add(120 * time.Millisecond), By: "p\"1\n", Kind: "ä", Body: json.RawMessage(`{"b":1,"a":"\u0041"}`), Prev: Hash{1, 2}, Salt: Salt{3}},
	} {
		got, err := e.Canonical()
		want, err2 := Canonical(e)
		if err != nil || err2 != nil || string(got) != string(want) {
			t.Errorf("%s (%v)\n%s (%v)", got, err, want, err2)
		}
	}
}

func TestClockGoingBack(t *testing.T) {
	var m memory
	m.append(t, draft(10))
	a := m.append(t, draft(3), draft(12))
	if got := a.Entries[0].At; !got.Equal(m.entries[0].At) {
		t.Errorf("an entry made with a clock that went back is at %v, before the last at %v", got, m.entries[0].At)
	}
	if got, want := a.Entries[1].At, start.Add(12*time.Second); !got.Equal(want) {
		t.Errorf("after the clock is right again the entry is at %v, want %v", got, want)
	}
}

func TestAppendRefusesHashesThatLack(t *testing.T) {
	var m memory
	m.append(t, draft(0))
	for _, r := range []HashReader{
		func([]int64) ([]Hash, error) { return nil, errors.New("disk") },
		func([]int64) ([]Hash, error) { return nil, nil },
	} {
		if _, err := Append(&m.entries[0], []Draft{draft(1)}, m.salts(), r); err == nil {
			t.Error("appended without the hashes of the log")
		}
	}
	if _, err := Append(nil, []Draft{{Body: json.RawMessage(`{"a":1`)}}, m.salts(), m.read); err == nil {
		t.Error("appended a body that is not JSON")
	}
	if _, err := Append(nil, []Draft{draft(0)}, strings.NewReader("short"), m.read); err == nil {
		t.Error("appended without a whole salt")
	}
}

func TestProofs(t *testing.T) {
	key, err := NewKey(crand.Reader, "council.example")
	if err != nil {
		t.Fatal(err)
	}
	var m memory
	var heads []Head
	for i := range 40 {
		a := m.append(t, draft(i))
		signed, err := Head{Size: a.Size, Root: a.Root}.Sign(key.Signer)
		if err != nil {
			t.Fatal(err)
		}
		h, err := OpenHead(signed, key.Verifier)
		if err != nil {
			t.Fatal(err)
		}
		heads = append(heads, h)
	}
	newest := heads[len(heads)-1]
	for i, e := range m.entries {
		p, err := ProveEntry(newest.Size, e.Seq, m.read)
		if err != nil {
			t.Fatal(err)
		}
		if err := CheckEntry(p, newest, e); err != nil {
			t.Errorf("proof of entry %d: %v", i, err)
		}
		e.By = "someone else"
		if CheckEntry(p, newest, e) == nil {
			t.Errorf("a changed entry %d is proved", i)
		}
		growth, err := ProveGrowth(heads[i].Size, newest.Size, m.read)
		if err != nil {
			t.Fatal(err)
		}
		if err := CheckGrowth(growth, heads[i], newest); err != nil {
			t.Errorf("growth from %d: %v", heads[i].Size, err)
		}
		other := heads[i]
		other.Root[0] ^= 1
		if CheckGrowth(growth, other, newest) == nil {
			t.Errorf("growth from another log of %d entries is proved", other.Size)
		}
	}
}

func TestHeadOfAnotherKey(t *testing.T) {
	mine, _ := NewKey(crand.Reader, "council.example")
	theirs, _ := NewKey(crand.Reader, "council.example")
	signed, err := Head{Size: 1}.Sign(theirs.Signer)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := OpenHead(signed, mine.Verifier); err == nil {
		t.Error("a head signed with another key is taken")
	}
	if _, err := NewKey(crand.Reader, "two words"); err == nil {
		t.Error("an origin with a space is taken")
	}
}

// TestHeadsOfTwoLogs: two logs with the same entries are two logs all the same.
// A head says which it is of, and its key signs for no other.
func TestHeadsOfTwoLogs(t *testing.T) {
	var m memory
	m.append(t, draft(0), draft(1))
	root, err := Root(2, m.read)
	if err != nil {
		t.Fatal(err)
	}
	older, err := Root(1, m.read)
	if err != nil {
		t.Fatal(err)
	}
	p, err := ProveGrowth(1, 2, m.read)
	if err != nil {
		t.Fatal(err)
	}
	one, two := Head{Origin: "council.example", Size: 1, Root: older}, Head{Origin: "council.example", Size: 2, Root: root}
	if err := CheckGrowth(p, one, two); err != nil {
		t.Error(err)
	}
	two.Origin = "other.example"
	if CheckGrowth(p, one, two) == nil || CheckGrowth(nil, Head{Origin: "council.example"}, two) == nil {
		t.Error("a head of another log is taken for a later one of this")
	}
	key, err := NewKey(crand.Reader, "council.example")
	if err != nil {
		t.Fatal(err)
	}
	signer, err := note.NewSigner(key.Signer)
	if err != nil {
		t.Fatal(err)
	}
	foreign, err := note.Sign(&note.Note{Text: two.text()}, signer)
	if err != nil {
		t.Fatal(err)
	}
	if h, err := OpenHead(foreign, key.Verifier); err == nil {
		t.Errorf("the key of council.example vouches for a head of %s", h.Origin)
	}
}

// TestErasure: a commitment opens with its salt and data only, and cannot be
// guessed from the data alone.
func TestErasure(t *testing.T) {
	salt, err := NewSalt(crand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	person := map[string]string{"name": "Ada", "mail": "ada@example.org"}
	c, err := Commit(salt, person)
	if err != nil {
		t.Fatal(err)
	}
	if !Opens(c, salt, json.RawMessage(`{ "mail":"ada@example.org", "name":"Ada" }`)) {
		t.Error("the same data in another order do not open the commitment")
	}
	if Opens(c, salt, json.RawMessage(`{"mail":"ada@example.org","name":"Eve"}`)) {
		t.Error("other data open the commitment")
	}
	if Opens(c, Salt{}, json.RawMessage(`{"mail":"ada@example.org","name":"Ada"}`)) {
		t.Error("the commitment opens without its salt")
	}
}
