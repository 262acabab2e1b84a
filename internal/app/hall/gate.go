package hall

import (
	"sync"
	"time"
)

// gate limits the rate of attempts to sign in. An attempt takes a drop out of
// its buckets; a success puts it back, so that a hall full of members behind
// one address can sign in, and only failures count.
//
// From a place where the owner of the account has signed in before, only its
// own bucket counts: strangers cannot keep the owner out. Anybody else has a
// bucket for the account and the address together, one for the address, and
// what all strangers have tried on the account slows them all down, more and
// more.
type gate struct {
	mu      sync.Mutex
	buckets map[string]*bucket
	slow    map[string]*slowness
	swept   time.Time
}

// bucket holds drops, and is refilled by one every so often.
type bucket struct {
	drops float64
	at    time.Time
	most  float64
	every time.Duration
}

// slowness is what strangers have tried on an account.
type slowness struct {
	failures float64 // one is forgotten every so often
	at       time.Time
	next     time.Time // before which no stranger may try
}

// Limits of failures: for an account from one place 5, then one in 30 seconds;
// for an address 30, then one in 2 seconds. Of all strangers together on an
// account, 20 cost nothing; from then on they wait for a second, and twice as
// long with every 5 more, up to 5 minutes. One is forgotten every 5 minutes.
const (
	loginDrops  = 5
	loginEvery  = 30 * time.Second
	remoteDrops = 30
	remoteEvery = 2 * time.Second

	slowFree   = 20
	slowStep   = 5
	slowMost   = 5 * time.Minute
	slowForget = 5 * time.Minute
)

// attempt is one try to sign in.
type attempt struct {
	login, remote string
	known         string // the place, if the owner of the account has signed in from it before
}

// take takes a drop out of the buckets of an attempt. If one is empty, it
// tells how long to wait and takes nothing.
func (g *gate) take(a attempt, now time.Time) (wait time.Duration) {
	g.mu.Lock()
	defer g.mu.Unlock()
	all := g.of(a, now)
	for _, b := range all {
		if b.drops < 1 {
			wait = max(wait, time.Duration((1-b.drops)*float64(b.every)))
		}
	}
	var slow *slowness
	if a.known == "" {
		slow = g.slowness(a.login, now)
		wait = max(wait, slow.next.Sub(now))
	}
	if wait > 0 {
		return wait
	}
	for _, b := range all {
		b.drops--
	}
	if slow != nil {
		slow.fail(now)
	}
	return 0
}

// putBack returns the drops of an attempt that succeeded.
func (g *gate) putBack(a attempt, now time.Time) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, b := range g.of(a, now) {
		b.drops++
	}
	if a.known == "" {
		slow := g.slowness(a.login, now)
		slow.failures, slow.next = max(slow.failures-1, 0), time.Time{}
	}
}

// of are the buckets of an attempt, filled up to now.
func (g *gate) of(a attempt, now time.Time) []*bucket {
	if a.known != "" {
		return []*bucket{g.bucket("known "+a.known, loginDrops, loginEvery, now)}
	}
	return []*bucket{
		g.bucket("login "+a.login+" from "+a.remote, loginDrops, loginEvery, now),
		g.bucket("remote "+a.remote, remoteDrops, remoteEvery, now),
	}
}

// slowness is what strangers have tried on an account, less what is forgotten.
func (g *gate) slowness(login string, now time.Time) *slowness {
	s := g.slow[login]
	if s == nil {
		s = &slowness{at: now}
		g.slow[login] = s
	}
	s.forget(now)
	return s
}

func (s *slowness) forget(now time.Time) {
	if now.After(s.at) {
		s.failures, s.at = max(s.failures-float64(now.Sub(s.at))/float64(slowForget), 0), now
	}
}

func (s *slowness) fail(now time.Time) {
	s.failures++
	if over := int(s.failures) - slowFree; over > 0 {
		s.next = now.Add(min(time.Second<<min(over/slowStep, 20), slowMost))
	}
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
		g.buckets, g.slow, g.swept = map[string]*bucket{}, map[string]*slowness{}, now
	}
	if now.Sub(g.swept) < time.Minute && len(g.buckets)+len(g.slow) < 100_000 {
		return
	}
	g.swept = now
	for key, b := range g.buckets {
		if b.fill(now); b.drops >= b.most {
			delete(g.buckets, key)
		}
	}
	for login, s := range g.slow {
		if s.forget(now); s.failures == 0 && !s.next.After(now) {
			delete(g.slow, login)
		}
	}
}
