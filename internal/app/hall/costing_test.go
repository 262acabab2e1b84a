package hall_test

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openplenum/plenum/internal/app"
	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/lp/ipm"
)

// TestCostingIsCompare: a costing is what the command compare says, to the last
// digit, though the plan that holds is solved once and gone on from.
func TestCostingIsCompare(t *testing.T) {
	s := stage(t, 1)
	change := func(address, value string) assembly.Content {
		return assembly.Content{Text: "Change " + address, Sort: assembly.Measure, Changes: []assembly.Change{{Address: address, New: value}}}
	}
	dir := t.TempDir()
	for _, f := range halltest.Village() {
		if err := os.WriteFile(dir+"/"+f.Name, f.Data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, tt := range []struct{ address, value string }{
		{"target:flour:2027", "2300"}, {"target:grain:2028", "+5%"}, {"supply:land:2028", "600"}, {"input:mill:grain", "1.3"},
	} {
		c := s.Table(change(tt.address, tt.value))
		subject := assembly.Subject{Conclusion: c}
		quick, err := s.Hall.Cost(ctx, s.Chair, halltest.Plenary1, subject)
		if err != nil || quick.Reasons {
			t.Fatalf("reasons %v, %v", quick.Reasons, err)
		}
		got, err := s.Hall.Reasons(ctx, s.Chair, halltest.Plenary1, subject)
		if err != nil || !got.Reasons {
			t.Fatalf("reasons %v, %v", got.Reasons, err)
		}
		before, err := app.Open(dir, app.Changes{})
		if err != nil {
			t.Fatal(err)
		}
		after, err := app.Open(dir, app.Changes{Set: []string{tt.address + "=" + tt.value}})
		if err != nil {
			t.Fatal(err)
		}
		want, err := app.Compare(ctx, app.Side{Folder: before}, app.Side{Folder: after}, app.CompareOptions{
			SolveOptions: app.SolveOptions{Solver: ipm.New()}, Why: hall.WhyCosted,
		})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(asJSON(t, want), asJSON(t, got.Costing.Comparison)); diff != "" {
			t.Errorf("%s=%s: the costing is not what compare says:\n%s", tt.address, tt.value, diff)
		}
		want.Why = nil
		if diff := cmp.Diff(asJSON(t, want), asJSON(t, quick.Costing.Comparison)); diff != "" {
			t.Errorf("%s=%s: before the reasons are there it is not what compare says:\n%s", tt.address, tt.value, diff)
		}
	}
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	b, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestCostingFresh: a costing is fresh until the changes or the plan are other
// ones, and the same question asked elsewhere is answered by it.
func TestCostingFresh(t *testing.T) {
	s := stage(t, 1)
	c := s.Table(halltest.MoreFlour())
	subject := assembly.Subject{Conclusion: c}
	state := func(want assembly.Freshness) hall.Costed {
		t.Helper()
		got, err := s.Hall.Costing(ctx, s.Chair, halltest.Plenary1, subject)
		if err != nil || got.Freshness != want {
			t.Fatalf("the costing is %s (%v), want %s", got.Freshness, err, want)
		}
		return got
	}
	state(assembly.NotCosted)
	if _, err := s.Hall.Cost(ctx, s.Chair, halltest.Plenary1, subject); err != nil {
		t.Fatal(err)
	}
	first := state(assembly.Fresh)
	size, _ := s.Hall.Size(ctx)
	if _, err := s.Hall.Cost(ctx, s.Chair, halltest.Plenary1, subject); err != nil {
		t.Fatal(err)
	}
	if again, _ := s.Hall.Size(ctx); again != size {
		t.Error("the same costing was attached twice")
	}
	point := assembly.Subject{Conclusion: c, Point: "p1"} // the same figures
	if got, err := s.Hall.Costing(ctx, s.Chair, halltest.Plenary1, point); err != nil || got.Costing == nil || got.Key != first.Key {
		t.Errorf("the costing of the only point is not that of the conclusion: %v", err)
	}
	more := halltest.MoreFlour()
	more.Changes[0].New = "2150"
	s.Do(s.Secretary, assembly.RevisePoint{ID: "p1", Seen: 1, Content: more})
	if stale := state(assembly.Stale); stale.Costing == nil || stale.Key == first.Key {
		t.Error("a stale costing is to be shown, and another is due")
	}
	s.Do(s.Secretary, assembly.RevisePoint{ID: "p1", Seen: 2, Content: halltest.MoreFlour()})
	state(assembly.Fresh) // it is the question that was answered first
	if _, err := s.Hall.Cost(ctx, s.Chair, halltest.Plenary1, assembly.Subject{Conclusion: s.Table(assembly.Content{Text: "Words.", Sort: assembly.Review})}); !hall.Refused(err, hall.CostingEmpty) {
		t.Errorf("a conclusion without figures was costed: %v", err)
	}
}

// TestCostingInBackground: a costing and a solve through the queue, with
// progress; what was asked twice is done once.
func TestCostingInBackground(t *testing.T) {
	s := stage(t, 1)
	if _, err := s.Hall.Solve(ctx, s.Planner, "v1"); !hall.Refused(err, hall.NoQueue) {
		t.Errorf("without a queue: %v", err)
	}
	queue := &halltest.Queue{Runner: s.Hall}
	s.Hall.Use(queue)
	subject := assembly.Subject{Conclusion: s.Table(halltest.MoreFlour())}
	for range 2 {
		if _, err := s.Hall.StartCosting(ctx, s.Chair, halltest.Plenary1, subject); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Hall.Solve(ctx, s.Planner, "v1"); err != nil {
		t.Fatal(err)
	}
	queue.Wait()
	got, err := s.Hall.Costing(ctx, s.Chair, halltest.Plenary1, subject)
	if err != nil || got.Freshness != assembly.Fresh || got.Costing == nil || !got.Reasons || got.Progress.Share != 1 {
		t.Errorf("the costing: %s, %+v (%v)", got.Freshness, got.Progress, err)
	}
	p, err := s.Hall.Plenary(ctx, s.Chair, halltest.Plenary1)
	if err != nil || len(p.Costings) != 1 || p.Costings[0].Act.By != s.Chair.Person {
		t.Errorf("attached: %+v (%v)", p.Costings, err)
	}
	answered, err := s.Hall.Outcome(ctx, s.Planner, "v1")
	if err != nil || answered.Outcome == nil || answered.Outcome.Status != "solved" {
		t.Errorf("the answer of v1: %v", err)
	}
	if state, err := s.Hall.SolveState(ctx, s.Planner, "v1"); err != nil || state.Job != hall.JobDone {
		t.Errorf("the state of the solve is %q (%v)", state.Job, err)
	}
}

// TestTogether: of three amendments, two ask for more grain than the fields
// give together, though each alone is possible; and two set one figure.
func TestTogether(t *testing.T) {
	s := stage(t, 3)
	flour := assembly.Content{Text: "Flour.", Sort: assembly.Measure, Changes: []assembly.Change{{Address: "target:flour:2028", New: "2000"}}}
	grain := assembly.Content{Text: "Grain.", Sort: assembly.Measure, Changes: []assembly.Change{{Address: "target:grain:2028", New: "300"}}}
	words := assembly.Content{Text: "Words.", Sort: assembly.Review}
	c := s.Table(flour, grain, words)
	s.Open()
	revise := func(point assembly.PointID, content assembly.Content, address, value string) assembly.AmendmentID {
		content.Changes = []assembly.Change{{Address: address, New: value}}
		p := s.Do(s.Members[1], assembly.MoveAmendment{Conclusion: c, Sort: assembly.Revise, Point: point, Base: 1, Content: content})
		return p.Amendments[len(p.Amendments)-1].ID
	}
	more := revise("p1", flour, "target:flour:2028", "2150")
	sell := revise("p2", grain, "target:grain:2028", "315")
	most := revise("p1", flour, "target:flour:2028", "2100")

	got, err := s.Hall.CostTogether(ctx, s.Chair, halltest.Plenary1, c, []assembly.AmendmentID{more, sell, most})
	if err != nil {
		t.Fatal(err)
	}
	pairs := map[[2]assembly.AmendmentID]hall.Pair{}
	for _, p := range got.Pairs {
		pairs[[2]assembly.AmendmentID{p.A, p.B}] = p
	}
	if p := pairs[[2]assembly.AmendmentID{more, most}]; len(p.Clashes) == 0 {
		t.Errorf("two amendments that set one figure: %+v", p)
	}
	if got.All != nil {
		t.Error("a set with a clash was costed as a whole")
	}
	for id, alone := range got.Alone {
		if alone == nil || alone.Comparison.After.Status != "solved" {
			t.Errorf("%s alone: %+v", id, alone)
		}
	}
	grain2028 := []hall.TargetYear{{Target: "grain", Year: 2028}}
	for _, other := range []assembly.AmendmentID{more, most} {
		key := [2]assembly.AmendmentID{min(sell, other), max(sell, other)}
		p, there := pairs[key]
		if !there || p.NoPlan || len(p.Clashes) > 0 || !cmp.Equal(p.Unmet, grain2028) {
			t.Errorf("%v: %+v; want that the grain cannot be sold beside the flour", key, p)
		}
	}
	both, err := s.Hall.CostTogether(ctx, s.Chair, halltest.Plenary1, c, []assembly.AmendmentID{sell, most})
	if err != nil || both.All == nil || len(both.Pairs) != 1 {
		t.Fatalf("two that set different figures: %+v, %v", both, err)
	}
}
