package record

import (
	"crypto/sha256"
	"math/bits"
)

// tree is the hash tree of RFC 6962, section 2.1, of leaves that come one
// after another. It keeps one hash for each whole subtree of the leaves so
// far, the largest first, and is written apart from the code that makes the
// log: who verifies should not trust who writes.
type tree struct {
	size  uint64
	peaks []Hash
}

// add takes the next leaf in. As many subtrees are completed as its number
// ends in one bits.
func (t *tree) add(leaf Hash) {
	for range bits.TrailingZeros64(t.size + 1) {
		last := len(t.peaks) - 1
		leaf = join(t.peaks[last], leaf)
		t.peaks = t.peaks[:last]
	}
	t.peaks = append(t.peaks, leaf)
	t.size++
}

// root is the hash of all leaves; of none, that of nothing.
func (t *tree) root() Hash {
	if len(t.peaks) == 0 {
		return sha256.Sum256(nil)
	}
	h := t.peaks[len(t.peaks)-1]
	for i := len(t.peaks) - 2; i >= 0; i-- {
		h = join(t.peaks[i], h)
	}
	return h
}

// join is the hash of a node: SHA-256 of a one byte and the hashes below.
func join(left, right Hash) Hash {
	var text [1 + 2*len(left)]byte
	text[0] = 1
	copy(text[1:], left[:])
	copy(text[1+len(left):], right[:])
	return sha256.Sum256(text[:])
}
