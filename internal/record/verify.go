package record

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// Code says what is wrong with a copy of the record. The comment lists the
// Args of the fault.
type Code string

// The codes of faults.
const (
	NotACopy      Code = "not_a_copy"     // nothing
	NewerCopy     Code = "newer_copy"     // version of the file, newest known
	OtherKey      Code = "other_key"      // key of the file, key expected
	BadKey        Code = "bad_key"        // the key
	NotJSON       Code = "not_json"       // nothing
	NotCanonical  Code = "not_canonical"  // nothing
	UnknownLine   Code = "unknown_line"   // nothing
	LineTooLong   Code = "line_too_long"  // most bytes
	HeaderAgain   Code = "header_again"   // nothing
	WrongSequence Code = "wrong_sequence" // number found, number expected
	TimeBack      Code = "time_back"      // time found, time of the entry before it
	TimeForm      Code = "time_form"      // time found
	BrokenChain   Code = "broken_chain"   // number of the entry, number of the one before it
	BadSignature  Code = "bad_signature"  // nothing
	HeadSize      Code = "head_size"      // entries that the head covers, entries read so far
	HeadRoot      Code = "head_root"      // entries that the head covers
	NoHead        Code = "no_head"        // entries
	Unsigned      Code = "unsigned"       // entries after the last head
	Shorter       Code = "shorter"        // entries that a head from elsewhere covers, entries of the file
	OtherHistory  Code = "other_history"  // entries that a head from elsewhere covers
	BadKeyChange  Code = "bad_key_change" // number of the entry that changes the key
)

// Codes lists the codes of faults.
func Codes() []Code {
	return []Code{
		NotACopy, NewerCopy, OtherKey, BadKey, NotJSON, NotCanonical, UnknownLine, LineTooLong, HeaderAgain, WrongSequence,
		TimeBack, TimeForm, BrokenChain, BadSignature, HeadSize, HeadRoot, NoHead, Unsigned, Shorter, OtherHistory,
		BadKeyChange,
	}
}

// Fault is the first thing that is wrong with a copy.
type Fault struct {
	Code Code
	Line int // from 1; 0: the file as a whole
	Args []string
}

// Error is the code with its place, for logs. The words for people stand in
// the catalogue, under the code.
func (f Fault) Error() string {
	text := "record: "
	if f.Line > 0 {
		text += "line " + strconv.Itoa(f.Line) + ": "
	}
	text += string(f.Code)
	if len(f.Args) > 0 {
		text += " (" + strings.Join(f.Args, ", ") + ")"
	}
	return text
}

// VerifyOptions say what a copy is held against.
type VerifyOptions struct {
	Key   string   // public key that is known from elsewhere, any that was once in force; empty: those of the file are believed
	Heads [][]byte // signed heads kept from earlier, which the copy must contain
}

// Report is what a verified copy holds.
type Report struct {
	Origin   string           `json:"origin"`
	Key      string           `json:"key"`     // in force at the end
	Keys     []KeyUse         `json:"keys"`    // all, the first one first
	Trusted  bool             `json:"trusted"` // the key was known from elsewhere
	Entries  int64            `json:"entries"`
	Withheld int64            `json:"withheld"` // of these, only the hash is in the copy
	Heads    int              `json:"heads"`
	Root     Hash             `json:"root"` // of all entries
	First    time.Time        `json:"first"`
	Last     time.Time        `json:"last"`
	Streams  map[Stream]int64 `json:"streams"` // entries of each that can be read
}

// longestLine is the most bytes of a line: more than any event needs.
const longestLine = 1 << 24

// Verify checks a copy of the record without any other source: sequence,
// times, the chain of hashes, every signature and every root. As every head is
// held against the tree of the entries before it, the heads agree with each
// other. Where an entry changes the key, both keys must sign: so whoever knows
// one of them can believe the other. A header alone is the copy of a record
// without entries. The error is a Fault for the first line that is wrong; any
// other error is one of reading.
func Verify(r io.Reader, opt VerifyOptions) (Report, error) {
	v := verifier{report: Report{Streams: map[Stream]int64{}}, opt: opt, kept: opt.Heads, earlier: map[int64][]Head{}}
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 1<<16), longestLine)
	lines.Split(wholeLines)
	for lines.Scan() {
		v.line++
		if err := v.next(lines.Bytes()); err != nil {
			return v.report, err
		}
	}
	switch err := lines.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		v.line++
		return v.report, v.fault(LineTooLong, longestLine)
	case err != nil:
		return v.report, fmt.Errorf("record: reading the copy: %w", err)
	}
	return v.report, v.finish()
}

// wholeLines splits at line feeds only: a carriage return is part of the
// line, and wrong.
func wholeLines(data []byte, atEOF bool) (int, []byte, error) {
	for i, b := range data {
		if b == '\n' {
			return i + 1, data[:i], nil
		}
	}
	if atEOF && len(data) > 0 {
		return len(data), data, nil
	}
	return 0, nil, nil
}

type verifier struct {
	report  Report
	opt     VerifyOptions
	line    int
	version int
	keys    *Keys
	tree    tree
	last    Hash // leaf of the entry before
	signed  int64
	kept    [][]byte         // heads from elsewhere of which the key is not known yet
	earlier map[int64][]Head // the others, by size
}

func (v *verifier) fault(c Code, args ...any) error {
	texts := make([]string, len(args))
	for i, a := range args {
		texts[i] = fmt.Sprint(a)
	}
	return Fault{Code: c, Line: v.line, Args: texts}
}

func (v *verifier) next(text []byte) error {
	line, wrong := readLine(text)
	switch {
	case v.line == 1 && (wrong != "" || line.header == nil):
		return v.fault(NotACopy)
	case wrong != "":
		return v.fault(wrong)
	case v.line == 1:
		return v.header(line.header)
	case line.header != nil:
		return v.fault(HeaderAgain)
	case line.head != nil:
		return v.head(line.head.Head)
	case line.withheld != nil:
		v.report.Withheld++
		if v.keys.Withheld() != nil {
			return v.fault(BadKeyChange, v.report.Entries-1)
		}
		return v.leaf(line.withheld.Seq, line.leaf)
	}
	return v.entry(line.entry, line.leaf)
}

func (v *verifier) header(h *headerLine) error {
	r := &v.report
	r.Origin, r.Key = h.Origin, h.Key
	if h.Format != copyFormat {
		return v.fault(NotACopy)
	}
	if h.Version < 1 || h.Version > copyVersion {
		return v.fault(NewerCopy, h.Version, copyVersion)
	}
	keys, err := FollowKeys(h.Key)
	if err != nil || keys.now.Name() != h.Origin {
		return v.fault(BadKey, h.Key)
	}
	v.version, v.keys, r.Keys = h.Version, keys, keys.Used
	if h.Version == 1 && v.opt.Key != "" && v.opt.Key != h.Key { // where the key changes, another may be the one
		return v.fault(OtherKey, h.Key, v.opt.Key)
	}
	return v.takeKept()
}

// takeKept takes heads from elsewhere that the key in force opens.
func (v *verifier) takeKept() error {
	v.report.Key, v.report.Keys = v.keys.InForce(), v.keys.Used
	v.report.Trusted = v.report.Trusted || v.opt.Key == v.report.Key
	var others [][]byte
	for _, signed := range v.kept {
		head, err := openHead(signed, v.keys.now)
		switch {
		case err != nil:
			others = append(others, signed)
		case head.Size < v.report.Entries: // this key was not in force then
			return v.fault(OtherHistory, head.Size)
		default:
			v.earlier[head.Size] = append(v.earlier[head.Size], head)
		}
	}
	v.kept = others
	return v.compare()
}

func (v *verifier) entry(e *Entry, leaf Hash) error {
	r := &v.report
	if at := e.At.UTC().Truncate(time.Millisecond); !at.Equal(e.At) || e.At.Location() != time.UTC {
		return v.fault(TimeForm, e.At.Format(time.RFC3339Nano))
	}
	if r.First.IsZero() {
		r.First = e.At
	}
	if e.At.Before(r.Last) {
		return v.fault(TimeBack, e.At.Format(time.RFC3339Nano), r.Last.Format(time.RFC3339Nano))
	}
	if e.Seq == r.Entries && e.Prev != v.last {
		return v.fault(BrokenChain, e.Seq, e.Seq-1)
	}
	r.Last = e.At
	r.Streams[e.Stream]++
	if err := v.leaf(e.Seq, leaf); err != nil {
		return err
	}
	changing := v.keys.next != nil
	if err := v.keys.Entry(*e); err != nil || v.version == 1 && v.keys.next != nil {
		if changing {
			return v.fault(BadKeyChange, e.Seq-1)
		}
		return v.fault(BadKeyChange, e.Seq)
	}
	return nil
}

// leaf takes the leaf of the next entry into the tree.
func (v *verifier) leaf(seq int64, leaf Hash) error {
	if seq != v.report.Entries {
		return v.fault(WrongSequence, seq, v.report.Entries)
	}
	v.tree.add(leaf)
	v.last = leaf
	v.report.Entries++
	return v.compare()
}

// compare holds the entries read so far against heads from elsewhere.
func (v *verifier) compare() error {
	heads, ok := v.earlier[v.report.Entries]
	if !ok {
		return nil
	}
	for _, h := range heads {
		if h.Root != v.tree.root() {
			return v.fault(OtherHistory, h.Size)
		}
	}
	delete(v.earlier, v.report.Entries)
	return nil
}

func (v *verifier) head(signed string) error {
	h, err := v.keys.Open([]byte(signed))
	switch {
	case err != nil:
		return v.fault(BadSignature)
	case h.Size != v.report.Entries:
		return v.fault(HeadSize, h.Size, v.report.Entries)
	case h.Root != v.tree.root():
		return v.fault(HeadRoot, h.Size)
	}
	v.report.Heads++
	v.signed = h.Size
	if v.report.Key != v.keys.InForce() {
		return v.takeKept()
	}
	return nil
}

func (v *verifier) finish() error {
	r := &v.report
	r.Root = v.tree.root()
	ended := v.line
	v.line = 0
	for size := range v.earlier {
		return v.fault(Shorter, size, r.Entries)
	}
	switch {
	case ended == 0:
		return v.fault(NotACopy)
	case len(v.kept) > 0:
		return v.fault(BadSignature)
	case v.opt.Key != "" && !r.Trusted:
		return v.fault(OtherKey, r.Key, v.opt.Key)
	case r.Entries == 0 && r.Heads == 0: // a record that has just begun: nothing is there to be signed
	case r.Heads == 0:
		return v.fault(NoHead, r.Entries)
	case v.signed != r.Entries:
		return v.fault(Unsigned, r.Entries-v.signed)
	}
	return nil
}
