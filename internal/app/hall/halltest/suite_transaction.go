package halltest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/openplenum/plenum/internal/app/hall"
)

// transaction: a write that fails leaves nothing; a reader sees one state;
// writers come one after another, and each sees what was before it.
func transaction(t *testing.T, open opener) {
	s, _ := open(t)
	boom := errors.New("boom")
	err := s.Write(ctx, func(w hall.Writer) error {
		fill(t, w)
		if _, err := w.Version(ctx, "v1"); err != nil {
			t.Errorf("a writer does not see what it wrote: %v", err)
		}
		return boom
	})
	if !errors.Is(err, boom) {
		t.Errorf("a failed write answers %v, want its own error", err)
	}
	read(t, s, func(r hall.Reader) error { empty(t, r); return nil })

	cancelled, cancel := context.WithCancel(ctx)
	err = s.Write(cancelled, func(w hall.Writer) error {
		fill(t, w)
		cancel()
		return cancelled.Err()
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled write answers %v", err)
	}
	read(t, s, func(r hall.Reader) error { empty(t, r); return nil })

	write(t, s, func(w hall.Writer) error { fill(t, w); return nil })
	read(t, s, func(r hall.Reader) error { // what is written meanwhile is not seen
		before, err := r.Size(ctx)
		if err != nil {
			return err
		}
		write(t, s, func(w hall.Writer) error {
			_, err := w.Append(ctx, drafts("later", 1))
			return err
		})
		after, err := r.Size(ctx)
		if err != nil || before != after {
			t.Errorf("a reader saw the record grow from %d to %d entries (%v)", before, after, err)
		}
		return nil
	})
	serial(t, s)
}

// serial: writers at once, each of which writes down what it saw.
func serial(t *testing.T, s hall.Store) {
	const writers, each = 6, 8
	start, err := size(s)
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for range writers {
		all.Go(func() {
			for range each {
				if err := s.Write(ctx, func(w hall.Writer) error {
					n, err := w.Size(ctx)
					if err != nil {
						return err
					}
					d := draft("serial", "saw", fmt.Sprint(n))
					e, err := w.Append(ctx, drafts("other", 1))
					if err != nil {
						return err
					}
					if e[0].Seq != n {
						t.Errorf("a writer saw %d entries and wrote number %d", n, e[0].Seq)
					}
					d.Body = []byte(fmt.Sprint(n))
					_, err = w.Append(ctx, append(drafts("serial", 0), d))
					return err
				}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	end, err := size(s)
	if err != nil || end != start+2*writers*each {
		t.Errorf("%d entries after %d writes, want %d (%v)", end, writers*each, start+2*writers*each, err)
	}
	read(t, s, func(r hall.Reader) error {
		entries, err := r.Entries(ctx, "serial", 0)
		for _, e := range entries {
			if string(e.Body) != fmt.Sprint(e.Seq-1) {
				t.Errorf("entry %d was written by one who saw %s entries", e.Seq, e.Body)
			}
		}
		return err
	})
}

func size(s hall.Store) (n int64, err error) {
	err = s.Read(ctx, func(r hall.Reader) error {
		n, err = r.Size(ctx)
		return err
	})
	return n, err
}
