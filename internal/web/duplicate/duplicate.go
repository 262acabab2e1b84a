// Package duplicate keeps the newest copy of the record, for all who ask for
// one: the whole record is written and verified once for every size that it
// has, into a temporary file, and not once for every stranger.
package duplicate

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"sync"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/record"
)

// House is what copies are made of: package hall.
type House interface {
	Size(ctx context.Context) (int64, error)
	May(ctx context.Context, a hall.Actor, what hall.Action, organ assembly.OrganID) (bool, error)
	ExportRecord(ctx context.Context, a hall.Actor, w io.Writer) error
}

// Desk hands out copies. It is safe for use by many goroutines.
type Desk struct {
	house House

	mu     sync.Mutex
	whole  shelf // for those who audit
	public shelf
}

// shelf has the newest copy of one kind.
type shelf struct {
	copy   *Copy
	making chan struct{} // closed when who makes one is done; nil: nobody does
}

// New makes a desk.
func New(house House) *Desk { return &Desk{house: house} }

// Copy is a copy of the record. Close gives it back.
type Copy struct {
	desk  *Desk
	file  *os.File
	name  string
	bytes int64
	size  int64 // of the record before the copy was made: it has these entries at least
	users int   // who hold it, and the shelf

	check  sync.Once
	report record.Report
	fault  error
}

// Take hands out a copy of the record as it is now: the whole for those who
// audit, and what is public for all others. It waits while one is made.
func (d *Desk) Take(ctx context.Context, who hall.Actor) (*Copy, error) {
	whole, err := d.house.May(ctx, who, hall.AuditLog, "")
	if err != nil {
		return nil, err
	}
	at := &d.public
	if whole {
		at = &d.whole
	}
	for {
		size, err := d.house.Size(ctx)
		if err != nil {
			return nil, err
		}
		d.mu.Lock()
		if c := at.copy; c != nil && c.size == size {
			c.users++
			d.mu.Unlock()
			return c, nil
		}
		if wait := at.making; wait != nil {
			d.mu.Unlock()
			select {
			case <-wait:
				continue
			case <-ctx.Done():
				return nil, ctx.Err()
			}
		}
		done := make(chan struct{})
		at.making = done
		d.mu.Unlock()
		c, err := d.write(ctx, who, size)
		d.mu.Lock()
		if err == nil {
			d.drop(at.copy)
			at.copy = c
			c.users++ // the shelf, beside who asked
		}
		at.making = nil
		close(done)
		d.mu.Unlock()
		return c, err
	}
}

// write writes a copy into a temporary file.
func (d *Desk) write(ctx context.Context, who hall.Actor, size int64) (*Copy, error) {
	f, err := os.CreateTemp("", "plenum-record-*.jsonl")
	if err != nil {
		return nil, err
	}
	c := &Copy{desk: d, file: f, name: f.Name(), size: size, users: 1}
	_ = os.Remove(c.name) // where an open file can have no name; elsewhere when it is closed
	w := bufio.NewWriter(f)
	err = d.house.ExportRecord(ctx, who, w)
	if err == nil {
		err = w.Flush()
	}
	if err == nil {
		c.bytes, err = f.Seek(0, io.SeekCurrent)
	}
	if err != nil {
		return nil, errors.Join(err, c.remove())
	}
	return c, nil
}

// drop gives a copy back; the last one who does removes it.
func (d *Desk) drop(c *Copy) {
	if c == nil {
		return
	}
	if c.users--; c.users == 0 {
		_ = c.remove() // a temporary file that nobody reads
	}
}

func (c *Copy) remove() error {
	err := c.file.Close()
	if gone := os.Remove(c.name); gone != nil && !errors.Is(gone, os.ErrNotExist) {
		err = errors.Join(err, gone)
	}
	return err
}

// Close gives the copy back.
func (c *Copy) Close() {
	c.desk.mu.Lock()
	defer c.desk.mu.Unlock()
	c.desk.drop(c)
}

// Reader reads the copy from its beginning.
func (c *Copy) Reader() *io.SectionReader { return io.NewSectionReader(c.file, 0, c.bytes) }

// Verify verifies the copy, as anybody can offline, once for all who ask.
func (c *Copy) Verify() (record.Report, error) {
	c.check.Do(func() { c.report, c.fault = record.Verify(c.Reader(), record.VerifyOptions{}) })
	return c.report, c.fault
}

// Close removes the copies. Those that are being read stay until they have been.
func (d *Desk) Close() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.drop(d.whole.copy)
	d.drop(d.public.copy)
	d.whole.copy, d.public.copy = nil, nil
}
