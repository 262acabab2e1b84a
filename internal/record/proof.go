package record

import (
	"fmt"

	"golang.org/x/mod/sumdb/tlog"
)

// Proof is a short list of hashes that convinces whoever holds a signed head.
type Proof []Hash

// ProveEntry proves that the entry with a sequence number is in the log of so
// many entries.
func ProveEntry(size, seq int64, r HashReader) (Proof, error) {
	p, err := tlog.ProveRecord(size, seq, r)
	if err != nil {
		return nil, fmt.Errorf("record: proof of entry %d in %d: %w", seq, size, err)
	}
	return Proof(p), nil
}

// CheckEntry checks such a proof against a head. An error says that it does
// not hold.
func CheckEntry(p Proof, head Head, e Entry) error {
	leaf, err := e.Leaf()
	if err != nil {
		return err
	}
	if err := tlog.CheckRecord(tlog.RecordProof(p), head.Size, head.Root, e.Seq, leaf); err != nil {
		return fmt.Errorf("record: entry %d is not shown to be in the log: %w", e.Seq, err)
	}
	return nil
}

// ProveGrowth proves that the log of newSize entries begins with that of
// oldSize: nothing old was changed or taken out.
func ProveGrowth(oldSize, newSize int64, r HashReader) (Proof, error) {
	if oldSize == 0 {
		return nil, nil // any log begins with nothing
	}
	p, err := tlog.ProveTree(newSize, oldSize, r)
	if err != nil {
		return nil, fmt.Errorf("record: proof from %d to %d entries: %w", oldSize, newSize, err)
	}
	return Proof(p), nil
}

// CheckGrowth checks such a proof between two heads.
func CheckGrowth(p Proof, older, newer Head) error {
	if older.Size == 0 && older.Origin == newer.Origin && len(p) == 0 {
		return nil
	}
	if older.Origin != newer.Origin {
		return fmt.Errorf("record: heads of two logs, %q and %q", older.Origin, newer.Origin)
	}
	if err := tlog.CheckTree(tlog.TreeProof(p), newer.Size, newer.Root, older.Size, older.Root); err != nil {
		return fmt.Errorf("record: the log of %d entries is not shown to begin with that of %d: %w", newer.Size, older.Size, err)
	}
	return nil
}
