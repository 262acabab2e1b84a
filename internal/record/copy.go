package record

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

// A copy of the record is a text file of JSON lines, each canonical JSON:
//
//	{"format":"plenum record","key":KEY,"origin":ORIGIN,"version":1}
//	{"at":..., "body":..., "by":..., "kind":..., "prev":..., "salt":..., "seq":0, "stream":...}
//	{"leaf":HASH,"seq":1}
//	{"head":NOTE}
//
// The first line is the header, with the first public key of the log; the
// version is 2 where an entry changes it. Then come the
// entries in order: an entry, or in its place only its leaf hash where it is
// withheld. A signed head stands directly after the last entry it covers; the
// last line is a head. docs/record.md tells how to check a copy without this
// program.
const (
	copyFormat  = "plenum record"
	copyVersion = 2
)

type headerLine struct {
	Format  string `json:"format"`
	Key     string `json:"key"`
	Origin  string `json:"origin"`
	Version int    `json:"version"`
}

type withheldLine struct {
	Leaf Hash  `json:"leaf"`
	Seq  int64 `json:"seq"`
}

type headLine struct {
	Head string `json:"head"`
}

// CopyWriter writes a copy of the record, line by line.
type CopyWriter struct {
	out  *bufio.Writer
	keys *Keys
	size int64
}

// NewCopyWriter writes the header. The verifiers are the public keys of the
// log, the first one first: one, unless the key was changed.
func NewCopyWriter(w io.Writer, verifiers ...string) (*CopyWriter, error) {
	keys, err := FollowKeys(verifiers[0])
	if err != nil {
		return nil, err
	}
	version := 1
	if len(verifiers) > 1 {
		version = copyVersion
	}
	c := &CopyWriter{out: bufio.NewWriterSize(w, 1<<16), keys: keys}
	return c, c.line(headerLine{copyFormat, verifiers[0], keys.now.Name(), version})
}

// Entry writes the next entry.
func (c *CopyWriter) Entry(e Entry) error {
	if e.Seq != c.size {
		return fmt.Errorf("record: entry %d is to be written where %d should stand", e.Seq, c.size)
	}
	if err := c.keys.Entry(e); err != nil {
		return err
	}
	c.size++
	return c.line(e)
}

// Withhold writes the leaf hash of the next entry in its place. Everything
// around it can still be verified; what it says cannot be read, nor found out
// by trying, because its salt is withheld with it.
func (c *CopyWriter) Withhold(e Entry) error {
	leaf, err := e.Leaf()
	if err != nil {
		return err
	}
	if e.Seq != c.size {
		return fmt.Errorf("record: entry %d is to be withheld where %d should stand", e.Seq, c.size)
	}
	if err := c.keys.Withheld(); err != nil {
		return err
	}
	c.size++
	return c.line(withheldLine{leaf, e.Seq})
}

// Head writes a signed head. It must cover exactly the entries written so far.
func (c *CopyWriter) Head(signed []byte) error {
	h, err := c.keys.Open(signed)
	if err != nil {
		return err
	}
	if h.Size != c.size {
		return fmt.Errorf("record: the head covers %d entries, written are %d", h.Size, c.size)
	}
	return c.line(headLine{string(signed)})
}

// Close writes what is still buffered. It does not close the writer below.
func (c *CopyWriter) Close() error { return c.out.Flush() }

func (c *CopyWriter) line(v any) error {
	text, err := Canonical(v)
	if err != nil {
		return err
	}
	if _, err := c.out.Write(text); err != nil {
		return err
	}
	return c.out.WriteByte('\n')
}

// copyLine is a line of a copy, read. Exactly one of its parts is set.
type copyLine struct {
	entry    *Entry
	leaf     Hash // of the entry or of the withheld one
	withheld *withheldLine
	head     *headLine
	header   *headerLine
}

// Each kind of line begins in its own way, because names are sorted.
const (
	entryBegins    = `{"at":`
	withheldBegins = `{"leaf":`
	headBegins     = `{"head":`
	headerBegins   = `{"format":`
)

// readLine reads one line. A line that is not written in the one canonical way
// is refused: its bytes are what was hashed.
func readLine(line []byte) (copyLine, Code) {
	var out copyLine
	var again []byte // the line as it must be written
	var err error
	switch text := string(line[:min(len(line), len(headerBegins))]); {
	case strings.HasPrefix(text, entryBegins):
		out.entry = &Entry{}
		if err = json.Unmarshal(line, out.entry); err == nil {
			again, err = out.entry.Canonical()
			out.leaf = tlog.RecordHash(line)
		}
	case strings.HasPrefix(text, withheldBegins):
		out.withheld = &withheldLine{}
		again, err = rewrite(line, out.withheld)
		out.leaf = out.withheld.Leaf
	case strings.HasPrefix(text, headBegins):
		out.head = &headLine{}
		again, err = rewrite(line, out.head)
	case strings.HasPrefix(text, headerBegins):
		out.header = &headerLine{}
		again, err = rewrite(line, out.header)
	}
	if err == nil && again != nil && string(again) == string(line) {
		return out, ""
	}
	return copyLine{}, whyNot(line)
}

func rewrite[T any](line []byte, value *T) ([]byte, error) {
	if err := json.Unmarshal(line, value); err != nil {
		return nil, err
	}
	return Canonical(value)
}

// whyNot says what is wrong with a line that cannot be read.
func whyNot(line []byte) Code {
	canonical, err := Canonicalize(line)
	switch {
	case err != nil:
		return NotJSON
	case string(canonical) != string(line):
		return NotCanonical
	}
	return UnknownLine // names are missing, too many or not known
}
