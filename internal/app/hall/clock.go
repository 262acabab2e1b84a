package hall

import (
	"context"
	"time"
)

// ClockSlack is how much later than the clock the newest entry of the record
// may be before it is worth a word.
const ClockSlack = 5 * time.Minute

// AheadOf is how much later than a clock the newest entry is, if it is more
// than ClockSlack; else zero, as without an entry. Either that clock is slow,
// or another one ran ahead when the entry was written. Later entries get the
// time of the newest one until the clock has caught up; mandates and sessions
// go by the clock.
func AheadOf(newest, clock time.Time) time.Duration {
	if d := newest.Sub(clock); !newest.IsZero() && d > ClockSlack {
		return d
	}
	return 0
}

// Ahead is AheadOf the record and the clock as they are now. Whoever starts or
// looks after a server asks for it.
func (h *Hall) Ahead(ctx context.Context) (time.Duration, error) {
	var ahead time.Duration
	err := h.store.Read(ctx, func(r Reader) error {
		last, err := r.Last(ctx)
		if last != nil {
			ahead = AheadOf(last.At, h.now())
		}
		return err
	})
	return ahead, err
}
