package hall

import (
	"strconv"
	"testing"
	"time"
)

// TestGate: 30 failures from one address, whatever the account, then one in two
// seconds; a success gives back what it took; old buckets are forgotten.
func TestGate(t *testing.T) {
	var g gate
	now := time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)
	for i := range 200 { // a hall full of members behind one address
		login := "member" + strconv.Itoa(i)
		if wait := g.take(attempt{login, "hall", ""}, now); wait > 0 {
			t.Fatalf("member %d has to wait %v", i, wait)
		}
		g.putBack(attempt{login, "hall", ""}, now)
	}
	tried := 0
	for g.take(attempt{"login" + strconv.Itoa(tried), "elsewhere", ""}, now) == 0 {
		tried++
	}
	if tried != remoteDrops {
		t.Errorf("%d attempts from one address", tried)
	}
	if wait := g.take(attempt{"other", "elsewhere", ""}, now); wait <= 0 || wait > remoteEvery {
		t.Errorf("told to wait %v", wait)
	}
	if g.take(attempt{"other", "elsewhere", ""}, now.Add(remoteEvery)) > 0 {
		t.Error("after the wait it is still closed")
	}
	if wait := g.take(attempt{"other", "hall", ""}, now.Add(-time.Hour)); wait > 0 {
		t.Errorf("a clock that went back closes the gate for %v", wait)
	}
	g.take(attempt{"x", "y", ""}, now.Add(time.Hour))
	if len(g.buckets) > 4 || len(g.slow) > 2 {
		t.Errorf("%d buckets and %d accounts are kept after an hour", len(g.buckets), len(g.slow))
	}
}

// TestGateSlowsStrangers: strangers from many addresses wait longer and longer,
// up to a bound; a place that is known does not wait for them, and is limited
// by its own failures.
func TestGateSlowsStrangers(t *testing.T) {
	var g gate
	now := time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)
	stranger := func(i int) attempt { return attempt{"chair", "address " + strconv.Itoa(i), ""} }
	tries, last := 0, time.Duration(0)
	for i := range 300 {
		wait := g.take(stranger(i), now)
		if wait < 0 || wait > slowMost {
			t.Fatalf("try %d waits %v", i, wait)
		}
		if wait == 0 {
			tries++
			continue
		}
		last = max(last, wait)
		now = now.Add(wait)
		if g.take(stranger(i), now) > 0 {
			t.Fatalf("try %d is refused after its wait of %v", i, wait)
		}
		tries++
	}
	if last != slowMost {
		t.Errorf("the longest wait is %v, want %v", last, slowMost)
	}
	if g.take(stranger(1001), now) == 0 {
		t.Error("a stranger need not wait")
	}
	owner := attempt{"chair", "address 5", "home"}
	for i := range loginDrops {
		if wait := g.take(owner, now); wait > 0 {
			t.Errorf("try %d of the owner waits %v", i, wait)
		}
	}
	if g.take(owner, now) == 0 {
		t.Error("from a known place there is no limit at all")
	}
}
