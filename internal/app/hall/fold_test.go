package hall_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/record"
)

// TestWhatNeverCameAbout: a state that was folded in the middle of a write that
// fails is seen by nobody else.
func TestWhatNeverCameAbout(t *testing.T) {
	s := stage(t, 3)
	stop := errors.New("the disk is full")
	err := s.Store.Write(ctx, func(w hall.Writer) error {
		body, err := record.Canonical(assembly.ItemAdded{No: 2, Title: "Never", Place: 2})
		if err != nil {
			return err
		}
		if _, err := w.Append(ctx, []record.Draft{{Stream: hall.StreamOf(halltest.Plenary1), At: s.Clock.Now(), By: "x", Kind: "item.added", Body: body}}); err != nil {
			return err
		}
		p, err := s.Hall.FoldIn(ctx, w, halltest.Plenary1)
		if err == nil && len(p.Items) != 2 {
			return fmt.Errorf("%d items within the write", len(p.Items))
		}
		return errors.Join(err, stop)
	})
	if !errors.Is(err, stop) {
		t.Fatal(err)
	}
	p, err := s.Hall.Plenary(ctx, s.Secretary, halltest.Plenary1)
	if err != nil || len(p.Items) != 1 {
		t.Errorf("%d items after it failed (%v)", len(p.Items), err)
	}
}

// TestCollisionsAreKept: they are worked out once for a state of the plenary,
// and anew for the next one.
func TestCollisionsAreKept(t *testing.T) {
	s := stage(t, 3)
	c := s.Table(halltest.MoreFlour())
	amend := func(value string) *assembly.Plenary {
		content := halltest.MoreFlour()
		content.Changes[0].New = value
		return s.Do(s.Members[0], assembly.MoveAmendment{Conclusion: c, Sort: assembly.Revise, Point: "p1", Base: 1, Content: content})
	}
	amend("2200")
	p := amend("2300")
	first := s.Hall.Collisions(p, c)
	if len(first) != 1 || first[0].What != assembly.ClashFigure {
		t.Fatalf("collisions %+v", first)
	}
	if again := s.Hall.Collisions(p, c); &again[0] != &first[0] {
		t.Error("they are worked out again for the same state")
	}
	if n := len(s.Hall.Collisions(amend("2400"), c)); n != 3 {
		t.Errorf("%d collisions of three amendments", n)
	}
	begun := time.Now()
	for range 1000 {
		s.Hall.Collisions(p, "c9")
	}
	if each := time.Since(begun) / 1000; each > time.Millisecond {
		t.Errorf("looking again takes %v", each)
	}
}
