package store_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/planfile"
	"github.com/openplenum/plenum/internal/record"
	"github.com/openplenum/plenum/internal/store"
)

var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

// planFiles are the files of a small plan, with a note that makes each call
// different, and the hash of the plan.
func planFiles(t testing.TB, note string) ([]planfile.File, string) {
	t.Helper()
	files, hash, err := smallPlan()
	if err != nil {
		t.Fatal(err)
	}
	files = slices.Clone(files)
	for i, f := range files {
		if f.Name == "plan.yaml" {
			files[i].Data = append(slices.Clone(f.Data), "\n# "+note+"\n"...)
		}
	}
	return files, hash
}

// smallPlan is the plan that `plenum new` writes.
func smallPlan() ([]planfile.File, string, error) {
	p, err := readSmallPlan()
	return p.files, p.hash, err
}

type hashedFiles struct {
	files []planfile.File
	hash  string
}

var readSmallPlan = sync.OnceValues(func() (p hashedFiles, err error) {
	temporary, err := os.MkdirTemp("", "plenum-test-")
	if err != nil {
		return p, err
	}
	defer os.RemoveAll(temporary)
	dir := filepath.Join(temporary, "plan")
	if err := planfile.New(dir, "small"); err != nil {
		return p, err
	}
	folder, err := planfile.Read(dir)
	if err != nil {
		return p, err
	}
	if p.files, err = planfile.Encode(folder.Plan); err != nil {
		return p, err
	}
	p.hash, err = planfile.Hash(folder.Plan)
	return p, err
})

// draft is an entry to append.
func draft(stream record.Stream, kind, body string) record.Draft {
	return record.Draft{Stream: stream, At: noon, By: "p1", Kind: kind, Body: json.RawMessage(body)}
}

// adopt writes what an adoption writes: files, a version, acts, tasks, entries.
// It returns the version.
func adopt(t testing.TB, db *store.DB, id, parent hall.VersionID) error {
	t.Helper()
	ctx := context.Background()
	files, hash := planFiles(t, string(id))
	return db.Write(ctx, func(w hall.Writer) error {
		seq, err := w.Size(ctx)
		if err != nil {
			return err
		}
		folder, err := w.SaveFiles(ctx, files)
		if err != nil {
			return err
		}
		if err := w.AddVersion(ctx, hall.PlanVersion{ID: id, Plan: "small", Parent: parent, Kind: hall.VersionAdopted, Hash: hash,
			Files: folder, Author: "p1", Act: seq, Created: noon, Note: "vote 5"}); err != nil {
			return err
		}
		if err := w.AddActs(ctx, []hall.FigureAct{{Plan: "small", Version: id, Seq: seq, At: noon, By: "p1",
			Address: "target:steel:2027", Old: "100", New: "120", Plenary: "2026-1", Conclusion: "c1", Point: "p7", Vote: "v5"}}); err != nil {
			return err
		}
		if err := w.SaveTasks(ctx, []hall.TaskRow{{Plenary: "2026-1", Task: "t-" + string(id), Plan: "small", Organ: "steel",
			Supporting: []assembly.OrganID{"rail", "ports"}, Due: noon.AddDate(1, 0, 0), State: "open", Seq: seq, Body: json.RawMessage(`{"text":"more"}`)}}); err != nil {
			return err
		}
		_, err = w.Append(ctx, []record.Draft{
			draft("plan", "version.adopted", `{"version":"`+string(id)+`"}`),
			draft("plenary/2026-1", "conclusion.adopted", `{"b": 1.5, "a": "ü"}`),
		})
		return err
	})
}

// fill puts something into every table.
func fill(t testing.TB, db *store.DB) {
	t.Helper()
	ctx := context.Background()
	if err := adopt(t, db, "v1", ""); err != nil {
		t.Fatal(err)
	}
	if err := adopt(t, db, "v2", "v1"); err != nil {
		t.Fatal(err)
	}
	if err := db.Write(ctx, func(w hall.Writer) error {
		for _, err := range []error{
			w.SavePerson(ctx, hall.PersonRow{ID: "p1", Name: "Ada Müller 김", Contact: "Hall 1\n\"x\"", Salt: []byte{0, 1, 255}, Commitment: "c"}),
			w.SaveAccount(ctx, hall.Account{Login: "ada", Person: "p1", Password: "$argon2id$", Administrator: true, Created: noon}),
			w.SaveSession(ctx, hall.Session{Token: "aa", Kind: hall.SessionToken, Person: "p1", Name: "n", Scope: "read", Created: noon, Expires: noon.Add(time.Hour)}),
			w.SaveInvite(ctx, hall.Invite{Token: "bb", Login: "ada", Created: noon, Expires: noon.Add(time.Hour)}),
			w.SaveOnce(ctx, hall.OnceRow{Person: "p1", Key: "kk", Asked: "aa", Kept: json.RawMessage(`[1]`), At: noon}),
			w.SavePlace(ctx, "p1", "pp", noon),
			w.SaveCosting(ctx, hall.CostingRow{Key: "k", Base: "v1", Body: json.RawMessage(`{"cost":1}`), Created: noon}),
			w.SaveAnswer(ctx, "k", []byte{0x1f, 0x8b, 0}),
			w.SaveProgress(ctx, hall.Progress{Key: "k", Phase: "tier", Step: 1, Of: 3, Share: 0.1, At: noon}),
			w.BallotAdd(ctx, hall.BallotBox{Plenary: "2026-1", Vote: "v5"}, "yes", 3),
		} {
			if err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	digests, err := db.Digests(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range digests {
		if d.Rows == 0 {
			t.Fatalf("fill leaves table %s empty, so that nothing of it is tested", d.Name)
		}
	}
}
