package store

import (
	"context"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// BallotTally counts a box.
func (r *reader) BallotTally(ctx context.Context, box hall.BallotBox) ([]hall.BallotCount, error) {
	return list(ctx, r.tx, func(scan func(...any) error) (hall.BallotCount, error) {
		var b hall.BallotCount
		err := scan(&b.Choice, &b.Weight, &b.Count)
		return b, err
	}, `SELECT choice, weight, count FROM ballot WHERE plenary = $1 AND vote = $2 ORDER BY choice, weight`, box.Plenary, box.Vote)
}

// BallotAdd raises a count by one. Nothing else is kept, so that no order of
// ballots can be read from the table.
func (w *writer) BallotAdd(ctx context.Context, box hall.BallotBox, choice assembly.Choice, weight int64) error {
	_, err := w.exec(ctx, `INSERT INTO ballot (plenary, vote, choice, weight, count) VALUES ($1, $2, $3, $4, 1)
		ON CONFLICT (plenary, vote, choice, weight) DO UPDATE SET count = ballot.count + 1`, box.Plenary, box.Vote, choice, weight)
	return err
}
