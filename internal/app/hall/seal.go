package hall

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/record"
)

// While a named vote by devices is open, nobody sees how others vote: early
// votes would steer late ones. The ballots stand in the record at once, so the
// record is shown without them until the vote is closed.

// isSealed tells whether the ballots of a vote are not shown yet. A roll call
// is heard by all.
func isSealed(p *assembly.Plenary, id assembly.VoteID) bool {
	v := p.Vote(id)
	return v != nil && v.State == assembly.VoteOpen && v.Rule.Method != assembly.RollCall
}

// sealing tells of entries whether they are ballots of a vote that is open. It
// reads each plenary once.
func (h *Hall) sealing(ctx context.Context, r Ledger) func(record.Entry) (bool, error) {
	folded := map[assembly.PlenaryID]*assembly.Plenary{}
	return func(e record.Entry) (bool, error) {
		id, ok := strings.CutPrefix(string(e.Stream), string(StreamOf("")))
		if !ok || e.Kind != (assembly.BallotCast{}).Kind() {
			return false, nil
		}
		var b assembly.BallotCast
		if err := json.Unmarshal(e.Body, &b); err != nil {
			return false, fmt.Errorf("hall: entry %d of the record: %w", e.Seq, err)
		}
		p := folded[assembly.PlenaryID(id)]
		if p == nil {
			var err error
			if p, err = h.plenary(ctx, r, assembly.PlenaryID(id)); err != nil {
				return false, err
			}
			folded[p.ID] = p
		}
		return isSealed(p, b.Vote), nil
	}
}

// withheld is the body of an entry that is not shown yet.
type withheld struct {
	Leaf string `json:"withheld"` // the leaf hash of the entry, in base64
}

// seal is an entry without what it says. The salt goes too, or the choice could
// be found by trying.
func seal(e record.Entry) (record.Entry, error) {
	leaf, err := e.Leaf()
	if err != nil {
		return e, err
	}
	e.Salt = record.Salt{}
	e.Body, err = record.Canonical(withheld{base64.StdEncoding.EncodeToString(leaf[:])})
	return e, err
}

// Leaf is the leaf hash of an entry as Log gives it, withheld or not.
func Leaf(e record.Entry) (record.Hash, error) {
	var w withheld
	if e.Kind == (assembly.BallotCast{}).Kind() && json.Unmarshal(e.Body, &w) == nil && w.Leaf != "" {
		var leaf record.Hash
		raw, err := base64.StdEncoding.DecodeString(w.Leaf)
		if err != nil || len(raw) != len(leaf) {
			return leaf, fmt.Errorf("hall: entry %d is withheld without its hash", e.Seq)
		}
		copy(leaf[:], raw)
		return leaf, nil
	}
	return e.Leaf()
}
