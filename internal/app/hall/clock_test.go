package hall_test

import (
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/assembly"
)

// TestClockRanAhead: one entry is written under a clock that shows 2056, and
// the clock is mended. The record stays in order, and yet mandates, sessions,
// links and tokens go by the clock: nobody loses a right of 2026, nothing is
// open until 2056, and Do and May say the same.
func TestClockRanAhead(t *testing.T) {
	s := stage(t, 2)
	account(t, s, "bea")
	term, err := s.Hall.EnterPerson(ctx, s.Secretary, "Secretary to 2030", "")
	if err != nil {
		t.Fatal(err)
	}
	mandate := assembly.BeginMembership{Person: term, Organ: halltest.Village1, Post: hall.PostSecretary, From: "2026-01-01", To: "2030-12-31"}
	if _, err := s.Hall.DoBody(ctx, s.Secretary, mandate); err != nil {
		t.Fatal(err)
	}
	const years = 30 * 365 * 24 * time.Hour
	s.Clock.Advance(years)
	if _, err := s.Hall.EnterPerson(ctx, s.Secretary, "In 2056", ""); err != nil {
		t.Fatal(err)
	}
	s.Clock.Advance(-years)

	who := hall.Actor{Person: term}
	if ok, err := s.Hall.May(ctx, who, hall.KeepAgenda, halltest.Village1); !ok || err != nil {
		t.Errorf("May: %v, %v", ok, err)
	}
	did, err := s.Hall.Do(ctx, who, halltest.Plenary1, assembly.AddItem{Title: "The mill race"})
	if err != nil {
		t.Errorf("a secretary whose mandate ends in 2030 may do nothing in 2026: %v", err)
	} else if at := did.Plenary.Items[len(did.Plenary.Items)-1].Made.At; at.Before(halltest.Noon.Add(years)) {
		t.Errorf("an entry of %v comes after one of 2056", at)
	}
	now := s.Clock.Now()
	signed, err := s.Hall.SignIn(ctx, "bea", password, "x")
	if err != nil || signed.Expires.After(now.Add(hall.SessionLasts)) {
		t.Errorf("a session begun now ends %v, %v", signed.Expires, err)
	}
	link, err := s.Hall.NewLink(ctx, s.Admin, "bea")
	if err != nil {
		t.Fatal(err)
	}
	if l, err := s.Hall.PeekLink(ctx, link); err != nil || l.Expires.After(now.Add(hall.LinkLasts)) {
		t.Errorf("a link made now can be used until %v, %v", l.Expires, err)
	}
	s.Clock.Advance(hall.LinkLasts)
	if _, err := s.Hall.FollowLink(ctx, link, password); !hall.Refused(err, hall.LinkUsed) {
		t.Errorf("a link that expired was followed: %v", err)
	}
	who2, err := s.Hall.Recognise(ctx, signed.Token)
	if err != nil || who2.SignedIn() {
		t.Errorf("a session of two weeks ago still holds: %+v, %v", who2, err)
	}
}
