package halltest

import (
	"slices"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/record"
)

// ledger: entries come back as they were written, in order and without gaps;
// every head that is signed is that of the entries before it; the hashes prove
// each entry.
func ledger(t *testing.T, open opener) {
	s, key := open(t)
	read(t, s, func(r hall.Reader) error {
		last, err := r.Last(ctx)
		if err != nil || last != nil {
			t.Errorf("last entry of an empty record: %v, %v", last, err)
		}
		head, err := r.Head(ctx)
		if err != nil || head != nil {
			t.Errorf("head of an empty record: %q, %v", head, err)
		}
		_, err = r.Entry(ctx, 0)
		notFound(t, "an entry", err)
		return nil
	})
	var all []record.Entry
	for i, drafts := range [][]record.Draft{
		{draft("body", "a", `{"n": 1, "a": "é ∑ "}`)},
		{draft("plenary/1", "b", `{}`), draft("body", "c", `[1,2.5]`), draft("plenary/1", "d", `null`)},
		{draft("plenary/2", "e", `"x"`)},
	} {
		write(t, s, func(w hall.Writer) error {
			drafts[0].At = Noon.Add(time.Duration(i) * time.Second)
			got, err := w.Append(ctx, drafts)
			all = append(all, got...)
			return err
		})
	}
	for i, e := range all {
		if e.Seq != int64(i) || e.At.Location() != time.UTC {
			t.Errorf("entry %d has number %d and time %v", i, e.Seq, e.At)
		}
	}
	read(t, s, func(r hall.Reader) error {
		return checkLedger(t, r, all, key)
	})
}

func checkLedger(t *testing.T, r hall.Reader, all []record.Entry, key string) error {
	log, err := r.Log(ctx, 0, 100)
	if err != nil {
		return err
	}
	same(t, "the log", all, log)
	part, err := r.Log(ctx, 1, 2)
	if err != nil {
		return err
	}
	same(t, "two entries of the log", all[1:3], part)
	body, err := r.Entries(ctx, "body", 1)
	if err != nil {
		return err
	}
	same(t, "the entries of body from 1 on", []record.Entry{all[2]}, body)
	one, err := r.Entry(ctx, 3)
	if err != nil {
		return err
	}
	same(t, "entry 3", all[3], one)
	last, err := r.Last(ctx)
	if err != nil {
		return err
	}
	same(t, "the last entry", &all[4], last)
	streams, err := r.Streams(ctx)
	if err != nil {
		return err
	}
	same(t, "streams", []hall.StreamSize{{Stream: "body", Entries: 2, Last: 2}, {Stream: "plenary/1", Entries: 2, Last: 3}, {Stream: "plenary/2", Entries: 1, Last: 4}}, streams)
	heads, err := r.Heads(ctx, 0)
	if err != nil {
		return err
	}
	if len(heads) != 3 || !slices.IsSortedFunc(heads, func(a, b hall.LogHead) int { return int(a.Size - b.Size) }) {
		t.Errorf("%d heads, want one for each append, in order", len(heads))
	}
	hashes := func(at []int64) ([]record.Hash, error) { return r.Hashes(ctx, at) }
	for _, h := range heads {
		head, err := record.OpenHead(h.Note, key)
		if err != nil {
			return err
		}
		root, err := record.Root(h.Size, hashes)
		if err != nil {
			return err
		}
		if head.Size != h.Size || head.Root != root {
			t.Errorf("the head of %d entries is not theirs", h.Size)
		}
		for seq := range head.Size {
			proof, err := record.ProveEntry(head.Size, seq, hashes)
			if err != nil {
				return err
			}
			if err := record.CheckEntry(proof, head, all[seq]); err != nil {
				t.Errorf("entry %d in the log of %d: %v", seq, head.Size, err)
			}
		}
	}
	note, err := r.Head(ctx)
	if err != nil {
		return err
	}
	same(t, "the newest head", string(heads[2].Note), string(note))
	late, err := r.Heads(ctx, 5)
	if err != nil {
		return err
	}
	same(t, "heads from 5 on", heads[2:], late)
	return nil
}
