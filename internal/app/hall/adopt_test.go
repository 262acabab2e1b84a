package hall_test

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/delivery"
	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/record"
)

// TestAdoption plays a plenary through: a point is tabled and amended, the
// amendment is costed and carried, the conclusion is costed, carried and
// adopted. The plan has a new version, every figure that changed knows why, the
// mill has a task, and the record can be verified.
func TestAdoption(t *testing.T) {
	s := stage(t, 5)
	c := s.Table(halltest.MoreFlour(), assembly.Content{Text: "Bread comes first.", Sort: assembly.Orientation})
	s.Open()
	more := halltest.MoreFlour()
	more.Changes[0].New = "2200"
	p := s.Do(s.Members[1], assembly.MoveAmendment{Conclusion: c, Sort: assembly.Revise, Point: "p1", Base: 1, Content: more, Reason: "a bad harvest is possible"})
	a := p.Amendments[0].ID
	if got := p.Amendments[0].Content.Changes[0]; got.Old != "2000 t" || got.New != "2200 t" {
		t.Errorf("the amendment changes %+v; want 2000 t to 2200 t", got)
	}
	s.Do(s.Members[2], assembly.SecondAmendment{ID: a})
	s.Do(s.Secretary, assembly.AdmitAmendment{ID: a})

	costed, err := s.Hall.Cost(ctx, s.Members[1], halltest.Plenary1, assembly.Subject{Conclusion: c, Amendments: []assembly.AmendmentID{a}})
	if err != nil {
		t.Fatal(err)
	}
	fell := costed.Costing.Comparison.Difference.Targets
	if len(fell) == 0 || fell[0].ID != "grain" || fell[0].Year != 2027 || fell[0].Fulfilment.By() >= 0 {
		t.Errorf("the costing shows %+v; want grain to sell in 2027 to fall", fell)
	}
	if costed.Freshness != assembly.Fresh {
		t.Errorf("a new costing is %s", costed.Freshness)
	}
	p = s.Vote(assembly.OpenVote{On: assembly.OnAmendment, Amendment: a})
	if got := p.Point("p1").Content().Changes[0].New; got != "2200 t" {
		t.Fatalf("after the amendment the point sets %q", got)
	}
	s.Vote(assembly.OpenVote{On: assembly.OnConclusion, Conclusion: c})

	missing, err := s.Hall.Missing(ctx, s.Secretary, halltest.Plenary1, hall.Adoption{Conclusion: c})
	if err != nil || len(missing) > 0 {
		t.Fatalf("missing: %v, %v; the conclusion has the figures that were costed with the amendment", missing, err)
	}
	done, err := s.Hall.Adopt(ctx, s.Secretary, halltest.Plenary1, hall.Adoption{Conclusion: c})
	if err != nil {
		t.Fatal(err)
	}
	checkVersion(t, s, done)
	if len(done.Tasks) != 1 || done.Tasks[0].Responsible != halltest.MillOffice || done.Tasks[0].Due != "2027-12-31" {
		t.Errorf("tasks %+v; want one of the mill", done.Tasks)
	}
	checkHistory(t, s, done, a)
	checkSheet(t, s)
	checkRecord(t, s)
}

func checkVersion(t *testing.T, s *halltest.Stage, done hall.Adopted) {
	t.Helper()
	v := done.Version
	if v == nil || v.ID != "v2" || v.Parent != "v1" || v.Kind != hall.VersionAdopted {
		t.Fatalf("version %+v; want v2, adopted on v1", v)
	}
	f, _, err := s.Hall.Folder(ctx, hall.Actor{}, v.ID) // the public sees what was adopted
	if err != nil {
		t.Fatal(err)
	}
	if got, err := plan.Get(f.Plan, "target:flour:2027"); err != nil || got != "2200 t" {
		t.Errorf("flour in 2027 is %q, %v", got, err)
	}
	if got, err := plan.Get(f.Plan, "target:flour:2028"); err != nil || got != "2000 t" {
		t.Errorf("flour in 2028 is %q, %v", got, err)
	}
	files, _, err := s.Hall.Files(ctx, s.Planner, v.ID)
	if err != nil {
		t.Fatal(err)
	}
	before := halltest.Village()
	changed := []string{}
	for _, f := range files {
		for _, old := range before {
			if old.Name == f.Name && !bytes.Equal(old.Data, f.Data) {
				changed = append(changed, f.Name)
			}
		}
	}
	if diff := cmp.Diff([]string{"targets.csv"}, changed); diff != "" || len(files) != len(before) {
		t.Errorf("files that changed: %s (%d files)", diff, len(files))
	}
	answered, err := s.Hall.Outcome(ctx, s.Planner, v.ID)
	if err != nil || answered.Outcome == nil {
		t.Errorf("the costing did not leave the answer to the new version: %v", err)
	}
}

func checkHistory(t *testing.T, s *halltest.Stage, done hall.Adopted, a assembly.AmendmentID) {
	t.Helper()
	got, err := s.Hall.History(ctx, hall.Actor{}, "village", "", "target:flour")
	if err != nil || len(got) != 3 {
		t.Fatalf("history: %v, %v", got, err)
	}
	fig := got[1]
	if fig.Address != "target:flour:2027" || fig.Original != "2000 t" || fig.Value != "2200 t" || len(fig.Steps) != 1 {
		t.Fatalf("history of flour in 2027: %+v", fig)
	}
	step := fig.Steps[0]
	want := hall.FigureAct{
		Plan: "village", Version: "v2", Seq: done.Version.Act, At: done.Version.Created, By: s.Secretary.Person,
		Address: "target:flour:2027", Old: "2000 t", New: "2200 t",
		Plenary: halltest.Plenary1, Conclusion: "c1", Point: "p1", Amendment: a, Vote: "v2",
	}
	if diff := cmp.Diff(want, step.FigureAct); diff != "" {
		t.Errorf("who set this, when, by which point, under which vote, what was it before:\n%s", diff)
	}
	if len(got[0].Steps)+len(got[2].Steps) != 0 || got[0].Value != "2000 t" {
		t.Errorf("flour in other years changed: %+v", got)
	}
}

func checkSheet(t *testing.T, s *halltest.Stage) {
	t.Helper()
	sheet, err := s.Hall.TaskSheet(ctx, s.Officer, halltest.MillOffice, 2027)
	if err != nil {
		t.Fatal(err)
	}
	if len(sheet.Tasks) != 1 || len(sheet.Figures) != 1 || sheet.Figures[0].Value != 2200 || sheet.Figures[0].Address != "target:flour:2027" {
		t.Errorf("task sheet of the mill: %+v", sheet)
	}
	id := sheet.Tasks[0].ID
	if _, err := s.Hall.DoTask(ctx, s.Planner, delivery.Acknowledge{ID: id, Seen: 1}); !hall.Refused(err, hall.Forbidden) {
		t.Errorf("a planner acknowledged the task of the mill: %v", err)
	}
	if _, err := s.Hall.DoTask(ctx, s.Officer, delivery.Acknowledge{ID: id, Seen: 1}); err != nil {
		t.Error(err)
	}
}

// checkRecord verifies copies of the record offline, holds the tables against
// it, and looks that the public copy keeps to itself what is not public.
func checkRecord(t *testing.T, s *halltest.Stage) {
	t.Helper()
	for _, who := range []hall.Actor{s.Auditor, {}} {
		var out bytes.Buffer
		if err := s.Hall.ExportRecord(ctx, who, &out); err != nil {
			t.Fatal(err)
		}
		m := s.Store.(*halltest.Memory)
		report, err := record.Verify(bytes.NewReader(out.Bytes()), record.VerifyOptions{Key: m.Key.Verifier})
		if err != nil {
			t.Fatal(err)
		}
		size, err := s.Hall.Size(ctx)
		if err != nil || report.Entries != size || who.SignedIn() != (report.Withheld == 0) {
			t.Errorf("the copy has %d entries, %d withheld, of %d", report.Entries, report.Withheld, size)
		}
		if !who.SignedIn() && bytes.Contains(out.Bytes(), []byte("a bad harvest is possible")) {
			t.Error("the public copy tells why an amendment was moved")
		}
	}
	tables(t, s.Store)
}

// tables holds the tables against the record.
func tables(t *testing.T, store hall.Store) {
	t.Helper()
	err := store.Read(ctx, func(r hall.Reader) error {
		tasks, err := r.Tasks(ctx, hall.TaskFilter{})
		if err != nil {
			return err
		}
		acts, err := r.Acts(ctx, hall.ActFilter{})
		if err != nil {
			return err
		}
		versions, err := r.Versions(ctx, "")
		if err != nil {
			return err
		}
		wantTasks, err := hall.RebuildTasks(ctx, r)
		if err != nil {
			return err
		}
		wantActs, err := hall.RebuildActs(ctx, r)
		if err != nil {
			return err
		}
		wantVersions, err := hall.RebuildVersions(ctx, r)
		if err != nil {
			return err
		}
		for _, diff := range []string{cmp.Diff(wantTasks, tasks), cmp.Diff(wantActs, acts), cmp.Diff(wantVersions, versions)} {
			if diff != "" {
				t.Errorf("a table is not what the record says:\n%s", diff)
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}
