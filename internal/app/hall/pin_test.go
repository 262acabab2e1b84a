package hall_test

import (
	"testing"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/assembly"
)

// TestPlanIsPinned: a plenary names the plan that it decides on, and the version
// that it began with, when it is convened. A plan that is imported later under
// the name of its organ does not take its place; a plenary convened after that
// decides on the new one.
func TestPlanIsPinned(t *testing.T) {
	s := stage(t, 1)
	if p, err := s.Hall.Plenary(ctx, s.Secretary, halltest.Plenary1); err != nil || p.Plan != "village" || p.Version != "v1" {
		t.Fatalf("the plenary decides on %q, %q (%v)", p.Plan, p.Version, err)
	}
	if _, err := s.Hall.DoBody(ctx, s.Secretary, assembly.BeginMembership{Person: s.Members[0].Person, Organ: halltest.MillOffice, Post: hall.PostSecretary}); err != nil {
		t.Fatal(err)
	}
	convene := func(id assembly.PlenaryID) {
		t.Helper()
		if _, err := s.Hall.Do(ctx, s.Members[0], id, assembly.Convene{Organ: halltest.MillOffice, Number: 1, Title: "Of the mill"}); err != nil {
			t.Fatal(err)
		}
	}
	decides := func(id assembly.PlenaryID, want hall.PlanID) {
		t.Helper()
		err := s.Store.Read(ctx, func(r hall.Reader) error {
			p, err := s.Hall.FoldIn(ctx, r, id)
			if err != nil {
				return err
			}
			got, err := s.Hall.PlanFor(ctx, r, p)
			if got != want {
				t.Errorf("%s decides on %s, want %s", id, got, want)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	convene("mill-1")
	files, _, err := s.Hall.Files(ctx, s.Planner, "v1")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Hall.ImportPlan(ctx, s.Planner, hall.PlanID(halltest.MillOffice), files, ""); err != nil {
		t.Fatal(err)
	}
	convene("mill-2")
	decides("mill-1", "village")
	decides("mill-2", hall.PlanID(halltest.MillOffice))
	decides(halltest.Plenary1, "village")
}
