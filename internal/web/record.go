package web

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/record"
)

// recordPage is the record: its newest entries, and a check of the whole.
type recordPage struct {
	Size    int64
	Entries []entryRow // the newest first
	Sees    bool       // the entries are for the reader
	Newer   int64      // where the page before this one begins; negative: none
	Older   int64
	Checked *checkedView
}

// entryRow is an entry in words.
type entryRow struct {
	record.Entry
	What, Who string
	Hash      string
}

// checkedView is what a check of the record found.
type checkedView struct {
	record.Report
	Root  string
	OK    bool
	Fault reason
}

// entriesShown is how many entries a page of the record shows.
const entriesShown = 50

// recordShow shows the newest entries, or those before a position.
func (c *call) recordShow() error { return c.recordPage(http.StatusOK, nil) }

func (c *call) recordPage(status int, checked *checkedView) error {
	size, err := c.site.hall.Size(c.r.Context())
	if err != nil {
		return err
	}
	p := recordPage{Size: size, Newer: -1, Older: -1, Checked: checked}
	until, err := strconv.ParseInt(c.r.FormValue("until"), 10, 64)
	if err != nil || until > size || until < 1 {
		until = size
	}
	from := max(0, until-entriesShown)
	entries, err := c.site.hall.Log(c.r.Context(), c.who, from, int(until-from))
	if refusals, refused := hall.AsRefusals(err); refused && (refusals.Has(hall.Forbidden) || refusals.Has(hall.SignInFirst)) {
		return c.showAs(status, "record", p)
	}
	if err != nil {
		return err
	}
	p.Sees = true
	for i := len(entries) - 1; i >= 0; i-- {
		row, err := c.entryRow(entries[i])
		if err != nil {
			return err
		}
		p.Entries = append(p.Entries, row)
	}
	if from > 0 {
		p.Older = from
	}
	if until < size {
		p.Newer = min(size, until+entriesShown)
	}
	return c.showAs(status, "record", p)
}

func (c *call) entryRow(e record.Entry) (entryRow, error) {
	leaf, err := hall.Leaf(e)
	if err != nil {
		return entryRow{}, err
	}
	return entryRow{Entry: e, What: c.lang.kind(e.Kind), Who: c.name(assembly.PersonID(e.By)), Hash: hex.EncodeToString(leaf[:])}, nil
}

// entryPage is one entry, word for word.
type entryPage struct {
	entryRow
	Body string
	Prev string
}

// Before is the position of the entry before.
func (p entryPage) Before() int64 { return p.Seq - 1 }

// recordEntry shows one entry.
func (c *call) recordEntry() error {
	seq, err := strconv.ParseInt(c.r.PathValue("seq"), 10, 64)
	if err != nil || seq < 0 {
		return errNotFound
	}
	entries, err := c.site.hall.Log(c.r.Context(), c.who, seq, 1)
	if err != nil {
		return err
	}
	if len(entries) == 0 || entries[0].Seq != seq {
		return errNotFound
	}
	row, err := c.entryRow(entries[0])
	if err != nil {
		return err
	}
	var body bytes.Buffer
	if err := json.Indent(&body, row.Entry.Body, "", "  "); err != nil {
		return err
	}
	return c.show("entry", entryPage{row, body.String(), hex.EncodeToString(row.Entry.Prev[:])})
}

// recordCheck verifies a copy, as anybody can offline.
func (c *call) recordCheck() error {
	copied, err := c.site.copies.Take(c.r.Context(), c.who)
	if err != nil {
		return err
	}
	defer copied.Close()
	report, err := copied.Verify()
	v := &checkedView{Report: report, OK: err == nil, Root: hex.EncodeToString(report.Root[:])}
	var fault record.Fault
	switch {
	case errors.As(err, &fault):
		args := make([]any, len(fault.Args))
		for i, a := range fault.Args {
			args[i] = a
		}
		v.Fault = reason{Say: c.lang.text("record."+string(fault.Code)+".say", args...)}
	case err != nil:
		return err
	}
	return c.recordPage(http.StatusOK, v)
}

// recordCopy sends the copy that `plenum record verify` takes.
func (c *call) recordCopy() error {
	copied, err := c.site.copies.Take(c.r.Context(), c.who)
	if err != nil {
		return err
	}
	defer copied.Close()
	h := c.w.Header()
	h.Set("Content-Type", "application/jsonl")
	h.Set("Content-Disposition", `attachment; filename="record.jsonl"`)
	http.ServeContent(c.w, c.r, "", time.Time{}, copied.Reader())
	return nil
}
