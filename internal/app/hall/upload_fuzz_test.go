package hall_test

import (
	"bytes"
	"testing"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/planfile"
)

// FuzzUpload: whatever is uploaded, nothing panics, a trial keeps nothing, and
// an upload is kept whole, as a version that can be read again with the bytes
// that were sent, or not at all.
func FuzzUpload(f *testing.F) {
	for _, v := range halltest.Village() {
		f.Add(v.Name, v.Data, "")
		f.Add(v.Name, bytes.ReplaceAll(v.Data, []byte("900"), []byte("950")), "NOTES.md")
		f.Add(v.Name, v.Data[:len(v.Data)/2], "")
	}
	f.Add("../plan.yaml", []byte("schema: 1"), "")
	f.Add("", []byte{}, "plan.yaml")
	f.Add("supply.csv", []byte("good,year,amount\nland,,1e999\n"), "targets.csv")
	f.Add("supply.csv", []byte("\xff\xfe\x00\"good,,,\n\r\n\""), "")
	f.Add("plan.yaml", []byte("# What the rs:\n  - {tier: 1, name: Bread}\n  - {tier: 2, name: Trade}\n"), "d\x9a")
	f.Add("plan.yaml", []byte("a: &a [*a, *a]"), "")
	f.Add("plan.yaml", []byte("schema: 1\nname: x\nhorizon: {first: -9223372036854775808, last: 9223372036854775807}\n"), "")
	s := stage(f, 1)
	f.Fuzz(func(t *testing.T, name string, data []byte, remove string) {
		all, err := s.Hall.Versions(ctx, s.Planner, "")
		if err != nil {
			t.Fatal(err)
		}
		size, err := s.Hall.Size(ctx)
		if err != nil {
			t.Fatal(err)
		}
		up := hall.Upload{Base: all[len(all)-1].ID, Files: []planfile.File{{Name: name, Data: data}}, Remove: []string{remove}}
		trial, tryErr := s.Hall.TryTables(ctx, s.Planner, up)
		if now, err := s.Hall.Size(ctx); err != nil || now != size {
			t.Fatalf("a trial kept something: %d entries, then %d (%v)", size, now, err)
		}
		v, err := s.Hall.KeepTables(ctx, s.Planner, up)
		after, err2 := s.Hall.Versions(ctx, s.Planner, "")
		now, err3 := s.Hall.Size(ctx)
		if err2 != nil || err3 != nil {
			t.Fatal(err2, err3)
		}
		if err != nil {
			if len(after) != len(all) || now != size {
				t.Fatalf("an upload was half kept: %v", err)
			}
			return
		}
		if tryErr != nil || len(trial.Faults) > 0 || len(after) != len(all)+1 || now != size+1 {
			t.Fatalf("%+v was kept, after the trial said %v %v", v, trial.Faults, tryErr)
		}
		if _, _, err := s.Hall.Folder(ctx, s.Planner, v.ID); err != nil {
			t.Fatalf("what was kept cannot be read: %v", err)
		}
		files, _, err := s.Hall.Files(ctx, s.Planner, v.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if file.Name == name && !bytes.Equal(file.Data, data) {
				t.Fatalf("%s was kept with other bytes", name)
			}
		}
	})
}
