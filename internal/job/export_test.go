package job

import (
	"context"
	"time"
)

// Now is the time by which the queue tells who was silent.
func (q *Queue) Now(ctx context.Context) (time.Time, error) { return q.now(ctx) }
