package halltest

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/planfile"
	"github.com/openplenum/plenum/internal/record"
)

// same compares two values as JSON, in which times and empty lists have one
// form.
func same(t testing.TB, what string, want, got any) {
	t.Helper()
	if a, b := asJSON(t, want), asJSON(t, got); a != b {
		t.Errorf("%s: got\n%s\nwant\n%s", what, b, a)
	}
}

func asJSON(t testing.TB, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	if string(b) == "null" {
		return "[]"
	}
	return string(b)
}

func drafts(stream record.Stream, n int) []record.Draft {
	var out []record.Draft
	for range n {
		out = append(out, draft(stream, "noted", "{}"))
	}
	return out
}

// version is a version with files that are stored.
func version(t testing.TB, w hall.Writer, id, parent hall.VersionID, plan hall.PlanID) hall.PlanVersion {
	t.Helper()
	hash, err := w.SaveFiles(ctx, Village())
	if err != nil {
		t.Fatal(err)
	}
	v := hall.PlanVersion{
		ID: id, Plan: plan, Parent: parent, Kind: hall.VersionImported, Hash: "hash of " + string(id), Files: hash,
		Author: "person-a", Act: 7, Created: Noon, Note: "ä note",
	}
	if parent != "" {
		v.Kind = hall.VersionAdopted
	}
	if err := w.AddVersion(ctx, v); err != nil {
		t.Fatal(err)
	}
	return v
}

// fill writes a row into every table.
func fill(t testing.TB, w hall.Writer) {
	t.Helper()
	version(t, w, "v1", "", "village")
	for _, err := range []error{
		second(w.Append(ctx, drafts("body", 2))),
		w.AddActs(ctx, []hall.FigureAct{act("v1", 7, 0, "target:flour:2027")}),
		w.SavePerson(ctx, hall.PersonRow{ID: "person-a", Name: "Ann", Salt: []byte{1}, Commitment: "c"}),
		w.SaveAccount(ctx, hall.Account{Login: "ann", Person: "person-a", Created: Noon}),
		w.SaveSession(ctx, hall.Session{Token: "s", Kind: hall.SessionBrowser, Person: "person-a", Created: Noon, Expires: Noon.Add(time.Hour)}),
		w.SaveInvite(ctx, hall.Invite{Token: "i", Person: "person-a", Login: "ann", Created: Noon, Expires: Noon.Add(time.Hour)}),
		w.SaveCosting(ctx, hall.CostingRow{Key: "k", Base: "v1", Body: json.RawMessage(`{}`), Created: Noon}),
		w.SaveAnswer(ctx, "k", []byte("blob")),
		w.SaveProgress(ctx, hall.Progress{Key: "k", Share: 0.5, At: Noon}),
		w.SaveTasks(ctx, []hall.TaskRow{{Plenary: "1", Task: "t1", Organ: "mill", State: "open", Body: json.RawMessage(`{}`)}}),
		w.BallotAdd(ctx, hall.BallotBox{Plenary: "1", Vote: "v1"}, assembly.For, 1),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
}

func second[T any](_ T, err error) error { return err }

func act(v hall.VersionID, seq int64, n int, address string) hall.FigureAct {
	return hall.FigureAct{
		Plan: "village", Version: v, Seq: seq, N: n, At: Noon, By: "person-a", Address: address, Old: "1 t", New: "2 t",
		Plenary: "2026-1", Conclusion: "c1", Point: "p1", Amendment: "a1", Vote: "v1",
	}
}

// empty checks that no table has a row.
func empty(t testing.TB, r hall.Reader) {
	t.Helper()
	none := func(what string, n int, err error) {
		t.Helper()
		if n > 0 || err != nil {
			t.Errorf("there are %d %s (%v), want none", n, what, err)
		}
	}
	size, err := r.Size(ctx)
	none("entries", int(size), err)
	heads, err := r.Heads(ctx, 0)
	none("heads", len(heads), err)
	versions, err := r.Versions(ctx, "")
	none("versions", len(versions), err)
	acts, err := r.Acts(ctx, hall.ActFilter{})
	none("acts", len(acts), err)
	_, err = r.Files(ctx, hall.FilesHash(Village()))
	notFound(t, "files", err)
	persons, err := r.Persons(ctx)
	none("persons", len(persons), err)
	accounts, err := r.Accounts(ctx)
	none("accounts", len(accounts), err)
	_, err = r.Session(ctx, "s")
	notFound(t, "a session", err)
	_, err = r.Invite(ctx, "i")
	notFound(t, "a link", err)
	_, err = r.Costing(ctx, "k")
	notFound(t, "a costing", err)
	_, err = r.Answer(ctx, "k")
	notFound(t, "an answer", err)
	_, err = r.Progress(ctx, "k")
	notFound(t, "progress", err)
	rows, err := r.Tasks(ctx, hall.TaskFilter{})
	none("tasks", len(rows), err)
	tally, err := r.BallotTally(ctx, hall.BallotBox{Plenary: "1", Vote: "v1"})
	none("ballots", len(tally), err)
}

// files with every byte that a file can have.
func oddFiles() []planfile.File {
	all := make([]byte, 256)
	for i := range all {
		all[i] = byte(i)
	}
	return []planfile.File{{Name: "plan.yaml", Data: []byte("schema: 1\r\n")}, {Name: "odd.bin", Data: all}, {Name: "empty.csv"}}
}
