package hall_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/planfile"
)

// land is a draft with other land, on a version.
func land(t *testing.T, s *halltest.Stage, base hall.VersionID, amount string) hall.PlanVersion {
	t.Helper()
	v, err := s.Hall.KeepTables(ctx, s.Planner, hall.Upload{Base: base, Files: []planfile.File{edited(t, "supply.csv", "land,,900", "land,,"+amount)}})
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// TestDraftInForce: a conclusion puts a draft of the whole plan in force when a
// point that was carried names it and the whole step was costed. Every figure
// that changed knows by which point, under which vote, and what held before,
// those of the draft as well as those that the conclusion sets itself.
func TestDraftInForce(t *testing.T) {
	s := stage(t, 3)
	draft := land(t, s, land(t, s, "v1", "940").ID, "950") // through another draft
	silent := s.Table(assembly.Content{Text: "We reject v3.", Sort: assembly.Orientation})
	flour := halltest.MoreFlour()
	said := s.Table(assembly.Content{Text: "The plan is put in force as version v3.", Sort: assembly.RulePoint, Version: "v3"}, flour)
	s.Open()
	s.Vote(assembly.OpenVote{On: assembly.OnConclusion, Conclusion: silent})
	_, err := s.Hall.Adopt(ctx, s.Secretary, halltest.Plenary1, hall.Adoption{Conclusion: silent, Draft: draft.ID})
	refused(t, err, hall.VersionUnread)

	s.Vote(assembly.OpenVote{On: assembly.OnConclusion, Conclusion: said})
	a := hall.Adoption{Conclusion: said, Draft: draft.ID}
	missing, err := s.Hall.Missing(ctx, s.Secretary, halltest.Plenary1, a)
	if err != nil || !missing.Has(hall.Code(assembly.CostingMissing)) {
		t.Errorf("missing: %v, %v; want a costing of the draft", missing, err)
	}
	_, err = s.Hall.Adopt(ctx, s.Secretary, halltest.Plenary1, a)
	refused(t, err, hall.Code(assembly.CostingMissing))
	if c, err := s.Hall.Costing(ctx, s.Members[1], halltest.Plenary1, assembly.Subject{Conclusion: said}); err != nil || c.Freshness != assembly.NotCosted || c.Costing != nil {
		t.Errorf("before it is costed: %+v, %v", c, err)
	}
	costed, err := s.Hall.Cost(ctx, s.Members[1], halltest.Plenary1, assembly.Subject{Conclusion: said})
	if err != nil || costed.Freshness != assembly.Fresh || costed.Costing.Base != "v1" || costed.Costing.Draft != draft.ID {
		t.Fatalf("costed: %+v, %v", costed, err)
	}
	if _, err := s.Hall.Cost(ctx, s.Officer, halltest.Plenary1, assembly.Subject{Conclusion: said}); !hall.Refused(err, hall.Forbidden) {
		t.Errorf("an officer of the mill has a draft costed: %v", err)
	}
	alone, err := s.Hall.Cost(ctx, s.Members[1], halltest.Plenary1, assembly.Subject{Conclusion: said, Point: "p3"})
	if err != nil {
		t.Fatal(err)
	}
	if cmp.Equal(alone.Costing.Comparison.Difference, costed.Costing.Comparison.Difference) {
		t.Error("the costing of the draft says what that of the figures alone says")
	}
	if missing, err = s.Hall.Missing(ctx, s.Secretary, halltest.Plenary1, a); err != nil || len(missing) > 0 {
		t.Fatalf("missing: %v, %v", missing, err)
	}
	done, err := s.Hall.Adopt(ctx, s.Secretary, halltest.Plenary1, a)
	if err != nil {
		t.Fatal(err)
	}
	if v := done.Version; v.Kind != hall.VersionAdopted || v.Parent != "v1" {
		t.Errorf("version %+v; want one adopted on v1", v)
	}
	if answered, err := s.Hall.Outcome(ctx, s.Planner, done.Version.ID); err != nil || answered.Outcome == nil {
		t.Errorf("the costing did not leave the answer to the new version: %v", err)
	}
	p, err := s.Hall.Plenary(ctx, s.Secretary, halltest.Plenary1)
	if err != nil {
		t.Fatal(err)
	}
	points, vote := p.PointsOf(said), p.Votes[len(p.Votes)-1].ID
	for _, tt := range []struct {
		address, was, is string
		point            assembly.PointID
	}{
		{"supply:land:2027", "900", "950", points[0].ID},
		{"target:flour:2027", "2000 t", "2100 t", points[1].ID},
	} {
		got, err := s.Hall.History(ctx, hall.Actor{}, "village", "", tt.address)
		if err != nil || len(got) != 1 || len(got[0].Steps) != 1 || got[0].Original != tt.was || got[0].Value != tt.is {
			t.Errorf("history of %s: %+v, %v", tt.address, got, err)
			continue
		}
		want := hall.FigureAct{
			Plan: "village", Version: done.Version.ID, Seq: done.Version.Act, At: done.Version.Created, By: s.Secretary.Person,
			Address: tt.address, Old: tt.was, New: tt.is,
			Plenary: halltest.Plenary1, Conclusion: said, Point: tt.point, Vote: vote,
		}
		acts, err := s.Hall.Acts(ctx, hall.Actor{}, hall.ActFilter{Plan: "village", Address: tt.address})
		if err != nil || len(acts) != 1 {
			t.Errorf("acts of %s: %+v, %v", tt.address, acts, err)
			continue
		}
		want.N = acts[0].N
		if diff := cmp.Diff(want, acts[0]); diff != "" {
			t.Errorf("act of %s:\n%s", tt.address, diff)
		}
		if diff := cmp.Diff(want, got[0].Steps[0].FigureAct); diff != "" || got[0].Steps[0].Kind != hall.VersionAdopted {
			t.Errorf("who set %s, by which point, under which vote:\n%s", tt.address, diff)
		}
	}
	if got, err := s.Hall.History(ctx, hall.Actor{}, "village", "", "supply:labour:2027"); err != nil || len(got[0].Steps) != 0 {
		t.Errorf("a figure that did not change has steps: %+v, %v", got, err)
	}
	public, err := s.Hall.Plans(ctx, hall.Actor{})
	if err != nil || len(public) != 1 || public[0].Current.ID != done.Version.ID {
		t.Errorf("the public sees %+v (%v)", public, err)
	}
	checkRecord(t, s)
}

// TestDraftBesideOthers: two drafts of one version are a conflict, unless the
// second is made beside the first knowingly.
func TestDraftBesideOthers(t *testing.T) {
	s := stage(t, 1)
	land(t, s, "v1", "960")
	up := hall.Upload{Base: "v1", Files: []planfile.File{edited(t, "supply.csv", "land,,900", "land,,970")}}
	_, err := s.Hall.KeepTables(ctx, s.Planner, up)
	refused(t, err, hall.VersionStale)
	up.Beside = true
	if v, err := s.Hall.KeepTables(ctx, s.Planner, up); err != nil || v.Parent != "v1" {
		t.Errorf("a draft beside another: %+v, %v", v, err)
	}
}

// TestNothingSlipsIn: what a planner makes after the vote is not put in force by
// it: no draft by itself, no draft that the point named before it was there,
// and no plan that was imported again.
func TestNothingSlipsIn(t *testing.T) {
	s := stage(t, 3)
	c := s.Table(halltest.MoreFlour())
	named := s.Table(assembly.Content{Text: "The plan is put in force as v2.", Sort: assembly.RulePoint, Version: "v2"})
	for _, each := range []assembly.ConclusionID{c, named} {
		s.Do(s.Secretary, assembly.WaiveCosting{ID: each, Reason: "no time"})
	}
	s.Open()
	for _, each := range []assembly.ConclusionID{c, named} {
		s.Vote(assembly.OpenVote{On: assembly.OnConclusion, Conclusion: each})
	}
	draft := land(t, s, "v1", "950")
	_, err := s.Hall.Adopt(ctx, s.Secretary, halltest.Plenary1, hall.Adoption{Conclusion: named, Draft: draft.ID})
	if r := refused(t, err, hall.VersionLater); r[0].By != s.Planner.Person {
		t.Errorf("the conflict names %q", r[0].By)
	}
	again := halltest.Village()
	for i := range again {
		if again[i].Name == "supply.csv" {
			again[i] = edited(t, "supply.csv", "land,,900", "land,,1")
		}
	}
	if _, err := s.Hall.ImportPlan(ctx, s.Planner, "village", again, "again"); err == nil {
		missing, err := s.Hall.Missing(ctx, s.Secretary, halltest.Plenary1, hall.Adoption{Conclusion: c})
		if err != nil || !missing.Has(hall.VersionLater) {
			t.Errorf("missing: %v, %v; want that the plan was imported again after the vote", missing, err)
		}
		_, err = s.Hall.Adopt(ctx, s.Secretary, halltest.Plenary1, hall.Adoption{Conclusion: c})
		refused(t, err, hall.VersionLater)
	} else {
		t.Log("a plan is not imported again:", err)
	}
}

// TestDraftAfterVoteIsNotCurrent: a draft that lies there does not change what
// a conclusion is adopted onto.
func TestDraftAfterVoteIsNotCurrent(t *testing.T) {
	s := stage(t, 3)
	c := s.Table(halltest.MoreFlour())
	s.Open()
	if _, err := s.Hall.Cost(ctx, s.Secretary, halltest.Plenary1, assembly.Subject{Conclusion: c}); err != nil {
		t.Fatal(err)
	}
	s.Vote(assembly.OpenVote{On: assembly.OnConclusion, Conclusion: c})
	land(t, s, "v1", "950")
	done, err := s.Hall.Adopt(ctx, s.Secretary, halltest.Plenary1, hall.Adoption{Conclusion: c})
	if err != nil || done.Version.Parent != "v1" {
		t.Fatalf("%+v, %v", done.Version, err)
	}
	got, err := s.Hall.History(ctx, hall.Actor{}, "village", "", "supply:land:2027")
	if err != nil || got[0].Value != "900" || len(got[0].Steps) != 0 {
		t.Errorf("land: %+v, %v", got, err)
	}
}
