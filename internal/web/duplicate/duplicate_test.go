package duplicate

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// house makes copies that say how large the record was, for whom.
type house struct {
	size  atomic.Int64
	made  atomic.Int64
	slow  time.Duration
	fails atomic.Bool
}

func (h *house) Size(context.Context) (int64, error) { return h.size.Load(), nil }
func (h *house) May(_ context.Context, a hall.Actor, _ hall.Action, _ assembly.OrganID) (bool, error) {
	return a.Person == "auditor", nil
}
func (h *house) ExportRecord(_ context.Context, a hall.Actor, w io.Writer) error {
	if h.fails.Load() {
		return errors.New("the disk is full")
	}
	time.Sleep(h.slow)
	h.made.Add(1)
	_, err := fmt.Fprintf(w, "%d entries for %s", h.size.Load(), a.Person)
	return err
}

func text(t *testing.T, c *Copy) string {
	t.Helper()
	b, err := io.ReadAll(c.Reader())
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestOnce: however many ask, a copy is made once for every size of the record,
// and who audits gets another one than the public.
func TestOnce(t *testing.T) {
	h := &house{slow: 50 * time.Millisecond}
	d := New(h)
	defer d.Close()
	take := func(who assembly.PersonID, want string) {
		t.Helper()
		var all sync.WaitGroup
		for range 20 {
			all.Go(func() {
				c, err := d.Take(t.Context(), hall.Actor{Person: who})
				if err != nil {
					t.Error(err)
					return
				}
				defer c.Close()
				if got := text(t, c); got != want {
					t.Errorf("%q, want %q", got, want)
				}
			})
		}
		all.Wait()
	}
	h.size.Store(7)
	take("", "7 entries for ")
	take("auditor", "7 entries for auditor")
	take("", "7 entries for ")
	if n := h.made.Load(); n != 2 {
		t.Errorf("%d copies were made for two kinds of readers", n)
	}
	h.size.Store(8)
	take("", "8 entries for ")
	if n := h.made.Load(); n != 3 {
		t.Errorf("%d copies in all", n)
	}
}

// TestReadOn: whoever reads a copy reads it to the end, though a newer one has
// taken its place.
func TestReadOn(t *testing.T) {
	h := &house{}
	d := New(h)
	h.size.Store(1)
	old, err := d.Take(t.Context(), hall.Actor{})
	if err != nil {
		t.Fatal(err)
	}
	h.size.Store(2)
	next, err := d.Take(t.Context(), hall.Actor{})
	if err != nil {
		t.Fatal(err)
	}
	d.Close()
	if text(t, old) != "1 entries for " || text(t, next) != "2 entries for " {
		t.Errorf("%q and %q", text(t, old), text(t, next))
	}
	for _, c := range []*Copy{old, next} {
		c.Close()
		if _, err := c.file.Stat(); err == nil {
			t.Error("a copy that nobody reads is still open")
		}
	}
}

// TestFault: what could not be copied is not kept, and the next who asks tries
// again. Who waits leaves when he wants to.
func TestFault(t *testing.T) {
	h := &house{}
	d := New(h)
	defer d.Close()
	h.fails.Store(true)
	if _, err := d.Take(t.Context(), hall.Actor{}); err == nil {
		t.Fatal("a copy was made on a full disk")
	}
	h.fails.Store(false)
	c, err := d.Take(t.Context(), hall.Actor{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Verify(); err == nil {
		t.Error("this is no record")
	}
	c.Close()

	d.public.making = make(chan struct{}) // somebody makes one, and never ends
	h.size.Store(9)
	gone, leave := context.WithCancel(t.Context())
	leave()
	if _, err := d.Take(gone, hall.Actor{}); !errors.Is(err, context.Canceled) {
		t.Errorf("who has left waits on: %v", err)
	}
}
