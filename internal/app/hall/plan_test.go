package hall_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/planfile"
)

// edited is a file of the village with some text replaced.
func edited(t *testing.T, name, old, fresh string) planfile.File {
	t.Helper()
	for _, f := range halltest.Village() {
		if f.Name == name && strings.Contains(string(f.Data), old) {
			return planfile.File{Name: name, Data: []byte(strings.Replace(string(f.Data), old, fresh, 1))}
		}
	}
	t.Fatalf("%s does not say %q", name, old)
	return planfile.File{}
}

// TestImportIsLossless: the files of a version are those that were imported, to
// the byte, strangers and comments too, and imported again they are the same.
func TestImportIsLossless(t *testing.T) {
	s := stage(t, 1)
	files, v, err := s.Hall.Files(ctx, s.Planner, "v1")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	for _, f := range halltest.Village() {
		want[f.Name] = string(f.Data)
	}
	got := map[string]string{}
	for _, f := range files {
		got[f.Name] = string(f.Data)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("what was exported is not what was imported:\n%s", diff)
	}
	again, err := s.Hall.ImportPlan(ctx, s.Planner, "village", files, "again")
	if err != nil || again.Files != v.Files || again.Hash != v.Hash || again.ID != "v2" {
		t.Errorf("imported again it is %+v (%v)", again, err)
	}
}

// TestImportRefused: faults are told, all of them, with their places; nothing
// is kept.
func TestImportRefused(t *testing.T) {
	s := stage(t, 1)
	files := halltest.Village()
	for i, f := range files {
		switch f.Name {
		case "targets.csv":
			files[i].Data = []byte(strings.ReplaceAll(string(f.Data), ",flour,", ",fluor,"))
		case "supply.csv":
			files[i].Data = append(f.Data, "labour,2040,1\n"...)
		}
	}
	trial, err := s.Hall.TryPlan(ctx, s.Planner, files)
	if err != nil || trial.Keepable() || len(trial.Faults) < 2 {
		t.Fatalf("trial %+v, %v", trial, err)
	}
	if f := trial.Faults[0]; f.Place.File == "" || f.Place.Line == 0 {
		t.Errorf("a fault without a place: %v", f)
	}
	_, err = s.Hall.ImportPlan(ctx, s.Planner, "town", files, "")
	refused(t, err, hall.PlanFaulty)
	_, err = s.Hall.ImportPlan(ctx, s.Secretary, "town", halltest.Village(), "")
	refused(t, err, hall.Forbidden)
	_, err = s.Hall.ImportPlan(ctx, s.Planner, " ", halltest.Village(), "")
	refused(t, err, hall.NeedText)
	_, err = s.Hall.ImportPlan(ctx, s.Planner, "town", []planfile.File{{Name: "../plan.yaml"}}, "")
	refused(t, err, "bad_name")
	all, err := s.Hall.Versions(ctx, s.Planner, "")
	if err != nil || len(all) != 1 {
		t.Errorf("%d versions (%v)", len(all), err)
	}
}

// TestDrafts: an upload is tried first and tells every change; kept, it is a
// version; two planners who draft from one version get a conflict.
func TestDrafts(t *testing.T) {
	s := stage(t, 1)
	up := hall.Upload{Base: "v1", Note: "more land", Files: []planfile.File{
		edited(t, "supply.csv", "land,,900", "land,,950\nland,2028,940"),
		edited(t, "targets.csv", "2027..2028,300", "2027..2028,310"),
		edited(t, "plan.yaml", "The village", "The new village"),
	}}
	trial, err := s.Hall.TryTables(ctx, s.Planner, up)
	if err != nil || !trial.Keepable() {
		t.Fatalf("%+v, %v", trial.Faults, err)
	}
	want := []hall.RowChange{
		{File: "plan.yaml", Old: "name: The village"}, {File: "plan.yaml", New: "name: The new village"},
		{File: "supply.csv", Row: "land", Column: "amount", Old: "900", New: "950"},
		{File: "supply.csv", Row: "land 2028", New: "good land, year 2028, amount 940"},
		{File: "targets.csv", Row: "grain 2027..2028", Column: "amount", Old: "300", New: "310"},
	}
	if diff := cmp.Diff(want, trial.Changes); diff != "" {
		t.Errorf("changes:\n%s", diff)
	}
	if all, _ := s.Hall.Versions(ctx, s.Planner, ""); len(all) != 1 {
		t.Fatal("a trial kept a version")
	}
	v, err := s.Hall.KeepTables(ctx, s.Planner, up)
	if err != nil || v.ID != "v2" || v.Parent != "v1" || v.Kind != hall.VersionDraft {
		t.Fatalf("%+v, %v", v, err)
	}
	_, err = s.Hall.KeepTables(ctx, s.Planner, up)
	r := refused(t, err, hall.VersionStale)
	if r[0].By != s.Planner.Person || r[0].At.IsZero() {
		t.Errorf("the conflict names %q at %v", r[0].By, r[0].At)
	}
	_, err = s.Hall.KeepTables(ctx, s.Planner, hall.Upload{Base: "v2"})
	refused(t, err, hall.VersionSame)
	_, err = s.Hall.KeepTables(ctx, s.Planner, hall.Upload{Base: "v2", Remove: []string{"goods.csv"}})
	refused(t, err, hall.PlanFaulty)

	history, err := s.Hall.History(ctx, s.Planner, "village", "v2", "target:grain:2027")
	if err != nil || len(history) != 1 || history[0].Original != "300 t" || history[0].Value != "310 t" {
		t.Fatalf("history %+v, %v", history, err)
	}
	if step := history[0].Steps[0]; step.Kind != hall.VersionDraft || step.By != s.Planner.Person || step.Old != "300 t" || step.Vote != "" {
		t.Errorf("the step of a draft: %+v", step)
	}
	if now, err := s.Hall.Current(ctx, "village"); err != nil || now.ID != "v1" {
		t.Errorf("a draft holds by itself: %+v, %v", now, err)
	}
	cmpd, err := s.Hall.CompareVersions(ctx, s.Planner, "v1", "v2")
	if err != nil || len(cmpd.Rows) != len(want) || cmpd.Difference != nil {
		t.Errorf("compared: %+v, %v", cmpd, err)
	}
	checkRecord(t, s)
}

// TestSettledFigures: what is tabled becomes plain figures with the values that
// stand; what cannot be set is refused with the reason.
func TestSettledFigures(t *testing.T) {
	s := stage(t, 1)
	table := func(address, value string) ([]assembly.Change, error) {
		p := s.Do(s.Secretary, assembly.DraftConclusion{Item: 1, Title: "x"})
		c := p.Conclusions[len(p.Conclusions)-1].ID
		did, err := s.Hall.Do(ctx, s.Secretary, halltest.Plenary1, assembly.AddPoint{Conclusion: c, Content: assembly.Content{
			Text: "x", Sort: assembly.Measure, Changes: []assembly.Change{{Address: address, Old: "made up", New: value}},
		}})
		if err != nil {
			return nil, err
		}
		return did.Plenary.PointsOf(c)[0].Content().Changes, nil
	}
	for _, tt := range []struct {
		address, value string
		want           []assembly.Change
	}{
		{"target:flour", "2100", []assembly.Change{{Address: "target:flour", Old: "2000 t", New: "2100 t"}}},
		{"target:flour:2027", "+5%", []assembly.Change{{Address: "target:flour:2027", Old: "2000 t", New: "2100 t"}}},
		{"supply:labour:2026..2027", "+1", []assembly.Change{
			{Address: "supply:labour:2026", Old: "70", New: "71"}, {Address: "supply:labour:2027", Old: "71", New: "72"},
		}},
		{"limit:land:2028", "800", []assembly.Change{{Address: "supply:land:2028", Old: "900", New: "800"}}}, // taken for its supply
		{"target:flour:2027:floor", "1000", []assembly.Change{{Address: "target:flour:2027:floor", New: "1000 t"}}},
	} {
		got, err := table(tt.address, tt.value)
		if diff := cmp.Diff(tt.want, got); err != nil || diff != "" {
			t.Errorf("%s=%s: %v\n%s", tt.address, tt.value, err, diff)
		}
	}
	for _, bad := range [][2]string{{"target:fluor", "1"}, {"target:flour:2040", "1"}, {"target:flour", "much"}, {"target:flour", "5 ha"}} {
		_, err := table(bad[0], bad[1])
		if r := refused(t, err, hall.ChangeFaulty); r[0].Fault == nil {
			t.Errorf("%v: refused without the fault", bad)
		}
	}
}
