package job

import (
	"context"
	"time"
)

// Now is the time by which the queue tells who was silent.
func (q *Queue) Now(ctx context.Context) (time.Time, error) { return q.now(ctx) }

// SetNow sets another clock, before Start.
func (q *Queue) SetNow(now func(context.Context) (time.Time, error)) { q.now = now }

// Keep and Rescue are the two halves of a beat.
func (q *Queue) Keep(ctx context.Context)   { q.keep(ctx) }
func (q *Queue) Rescue(ctx context.Context) { q.rescue(ctx) }
