package hall

import (
	"sync"
	"time"
)

// gate limits the rate of attempts to sign in, for each account and for each
// address from which they come. An attempt takes a drop out of both buckets; a
// success puts it back, so that a hall full of members behind one address can
// sign in, and only failures count.
type gate struct {
	mu      sync.Mutex
	buckets map[string]*bucket
	swept   time.Time
}

// bucket holds drops, and is refilled by one every so often.
type bucket struct {
	drops float64
	at    time.Time
	most  float64
	every time.Duration
}

// Limits of failures: for an account 5, then one in 30 seconds; for an address
// 30, then one in 2 seconds.
const (
	loginDrops  = 5
	loginEvery  = 30 * time.Second
	remoteDrops = 30
	remoteEvery = 2 * time.Second
)

// take takes a drop out of the buckets of an attempt. If one is empty, it
// tells how long to wait and takes nothing.
func (g *gate) take(login, remote string, now time.Time) (wait time.Duration) {
	g.mu.Lock()
	defer g.mu.Unlock()
	both := [2]*bucket{
		g.bucket("login "+login, loginDrops, loginEvery, now),
		g.bucket("remote "+remote, remoteDrops, remoteEvery, now),
	}
	for _, b := range both {
		if b.drops < 1 {
			wait = max(wait, time.Duration((1-b.drops)*float64(b.every)))
		}
	}
	if wait > 0 {
		return wait
	}
	for _, b := range both {
		b.drops--
	}
	return 0
}

// putBack returns the drops of an attempt that succeeded.
func (g *gate) putBack(login, remote string, now time.Time) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.bucket("login "+login, loginDrops, loginEvery, now).drops++
	g.bucket("remote "+remote, remoteDrops, remoteEvery, now).drops++
}

// bucket is the bucket of a key, filled up to now.
func (g *gate) bucket(key string, most float64, every time.Duration, now time.Time) *bucket {
	g.sweep(now)
	b := g.buckets[key]
	if b == nil {
		b = &bucket{drops: most, at: now, most: most, every: every}
		g.buckets[key] = b
	}
	b.fill(now)
	return b
}

func (b *bucket) fill(now time.Time) {
	if now.After(b.at) {
		b.drops, b.at = min(b.drops+float64(now.Sub(b.at))/float64(b.every), b.most), now
	}
}

// sweep forgets full buckets now and then, so that made-up names fill no
// memory.
func (g *gate) sweep(now time.Time) {
	if g.buckets == nil {
		g.buckets, g.swept = map[string]*bucket{}, now
	}
	if now.Sub(g.swept) < time.Minute && len(g.buckets) < 100_000 {
		return
	}
	g.swept = now
	for key, b := range g.buckets {
		if b.fill(now); b.drops >= b.most {
			delete(g.buckets, key)
		}
	}
}
