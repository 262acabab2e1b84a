package store

import (
	"context"

	"github.com/openplenum/plenum/internal/app/hall"
)

// Costing is the one under a key.
func (r *reader) Costing(ctx context.Context, key string) (hall.CostingRow, error) {
	return one(ctx, r.tx, "costing "+key, func(scan func(...any) error) (hall.CostingRow, error) {
		var c hall.CostingRow
		err := scan(&c.Key, &c.Base, (*[]byte)(&c.Body), moment{&c.Created})
		return c, err
	}, `SELECT key, base, body, created FROM costing WHERE key = $1`, key)
}

// SaveCosting keeps a costing, unless there is one under its key.
func (w *writer) SaveCosting(ctx context.Context, c hall.CostingRow) error {
	_, err := w.exec(ctx, `INSERT INTO costing (key, base, body, created) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
		c.Key, c.Base, string(c.Body), stamp(c.Created))
	return err
}

// Answer is an outcome as gzipped JSON.
func (r *reader) Answer(ctx context.Context, key string) ([]byte, error) {
	return one(ctx, r.tx, "answer "+key, func(scan func(...any) error) ([]byte, error) {
		var data []byte
		err := scan(&data)
		return data, err
	}, `SELECT data FROM answer WHERE key = $1`, key)
}

// SaveAnswer keeps an answer, unless there is one under its key.
func (w *writer) SaveAnswer(ctx context.Context, key string, blob []byte) error {
	_, err := w.exec(ctx, `INSERT INTO answer (key, data) VALUES ($1, $2) ON CONFLICT DO NOTHING`, key, append([]byte{}, blob...))
	return err
}

// Progress is how far the work under a key has come.
func (r *reader) Progress(ctx context.Context, key string) (hall.Progress, error) {
	return one(ctx, r.tx, "progress of "+key, func(scan func(...any) error) (hall.Progress, error) {
		var p hall.Progress
		err := scan(&p.Key, &p.Phase, &p.Step, &p.Of, &p.Share, &p.Fail, moment{&p.At})
		return p, err
	}, `SELECT key, phase, step, steps, share, fail, at FROM progress WHERE key = $1`, key)
}

// SaveProgress replaces the progress of a key.
func (w *writer) SaveProgress(ctx context.Context, p hall.Progress) error {
	_, err := w.exec(ctx, `INSERT INTO progress (key, phase, step, steps, share, fail, at) VALUES ($1, $2, $3, $4, $5, $6, $7)
		ON CONFLICT (key) DO UPDATE SET phase = excluded.phase, step = excluded.step, steps = excluded.steps,
		share = excluded.share, fail = excluded.fail, at = excluded.at`,
		p.Key, p.Phase, p.Step, p.Of, p.Share, p.Fail, stamp(p.At))
	return err
}
