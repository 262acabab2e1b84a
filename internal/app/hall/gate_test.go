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
		if wait := g.take(login, "hall", now); wait > 0 {
			t.Fatalf("member %d has to wait %v", i, wait)
		}
		g.putBack(login, "hall", now)
	}
	tried := 0
	for g.take("login"+strconv.Itoa(tried), "elsewhere", now) == 0 {
		tried++
	}
	if tried != remoteDrops {
		t.Errorf("%d attempts from one address", tried)
	}
	if wait := g.take("other", "elsewhere", now); wait <= 0 || wait > remoteEvery {
		t.Errorf("told to wait %v", wait)
	}
	if g.take("other", "elsewhere", now.Add(remoteEvery)) > 0 {
		t.Error("after the wait it is still closed")
	}
	if wait := g.take("other", "hall", now.Add(-time.Hour)); wait > 0 {
		t.Errorf("a clock that went back closes the gate for %v", wait)
	}
	g.take("x", "y", now.Add(time.Hour))
	if len(g.buckets) > 4 {
		t.Errorf("%d buckets are kept after an hour", len(g.buckets))
	}
}
