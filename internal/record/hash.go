package record

import (
	"encoding/base64"
	"fmt"
	"strconv"

	"golang.org/x/mod/sumdb/tlog"
)

// Hash is a hash of the log: SHA-256 of a leaf or of a node (RFC 6962).
type Hash = tlog.Hash

// HashReader gives stored hashes by their index: as many as were asked for, in
// the same order, or an error.
type HashReader func(indexes []int64) ([]Hash, error)

// ReadHashes makes a HashReader what tlog asks for.
func (r HashReader) ReadHashes(indexes []int64) ([]Hash, error) { return r(indexes) }

// Canonical is the entry as canonical JSON: what is hashed and what a copy of
// the record holds, byte for byte. It is what Canonical(e) gives, made without
// the detour; a test holds the two together.
func (e Entry) Canonical() ([]byte, error) {
	body, err := Canonicalize(e.Body)
	if err != nil {
		return nil, err
	}
	at, err := e.At.MarshalText()
	if err != nil {
		return nil, fmt.Errorf("record: time of entry %d: %w", e.Seq, err)
	}
	out := make([]byte, 0, len(body)+300)
	out = append(append(append(out, `{"at":"`...), at...), `","body":`...)
	out = append(append(out, body...), `,"by":`...)
	out = append(appendString(out, e.By), `,"kind":`...)
	out = append(appendString(out, e.Kind), `,"prev":"`...)
	out = append(append(out, e.Prev.String()...), `","salt":"`...)
	out = append(base64.StdEncoding.AppendEncode(out, e.Salt[:]), `","seq":`...)
	out = append(strconv.AppendInt(out, e.Seq, 10), `,"stream":`...)
	return append(appendString(out, string(e.Stream)), '}'), nil
}

// Leaf is the hash of the entry as a leaf of the log: SHA-256 of a zero byte
// and the canonical JSON.
func (e Entry) Leaf() (Hash, error) {
	line, err := e.Canonical()
	if err != nil {
		return Hash{}, err
	}
	return tlog.RecordHash(line), nil
}

// Root is the hash of the whole log of so many entries.
func Root(size int64, r HashReader) (Hash, error) { return tlog.TreeHash(size, r) }

// StoredCount is how many hashes are stored for a log of so many entries.
func StoredCount(size int64) int64 { return tlog.StoredHashCount(size) }
