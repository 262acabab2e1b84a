package store_test

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/store"
)

// TestDecidedThingsStay tries to change and to remove a row of every table
// that only grows.
func TestDecidedThingsStay(t *testing.T) {
	ctx := context.Background()
	eachDatabase(t, func(t *testing.T, fresh func(*testing.T) string) {
		db := open(t, fresh(t))
		fill(t, db)
		for _, name := range store.GrowingTables() {
			columns, err := db.ColumnsOf(ctx, name)
			if err != nil {
				t.Fatal(err)
			}
			for _, text := range []string{
				`UPDATE ` + name + ` SET ` + columns[0] + ` = ` + columns[0],
				`DELETE FROM ` + name,
			} {
				if _, err := db.Raw().Exec(text); err == nil || !strings.Contains(err.Error(), name+" only grows") {
					t.Errorf("%s: %v", text, err)
				}
			}
		}
		sound(t, db)
	})
}

// TestVerifyFinds does harm past the guards; Verify names it.
func TestVerifyFinds(t *testing.T) {
	ctx := context.Background()
	tests := []struct {
		name, harm string
		check      string // that must find it
		want       string // part of the fault
		also       string // checks that may find it too
	}{
		{"a body was changed", `UPDATE entry SET body = '{"version":"v9"}' WHERE seq = 2`, "chain", "entry 3 does not carry the hash", "tree heads"},
		{"the last body was changed", `UPDATE entry SET body = '{}' WHERE seq = 3`, "tree", "stored hash 4", "heads"},
		{"an entry is gone", `DELETE FROM entry WHERE seq = 1`, "chain", "entry 2 follows entry 0", "tree heads"},
		{"the last entry is gone", `DELETE FROM entry WHERE seq = 3`, "heads", "a head signs 4 entries, there are 3", "tree versions"},
		{"a time was changed", `UPDATE entry SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 3`, "chain", "before entry 2", "tree heads"},
		{"a hash was changed", `UPDATE log_hash SET hash = (SELECT hash FROM log_hash WHERE idx = 0) WHERE idx = 2`, "tree", "stored hash 2 is not that", ""},
		{"a hash is gone", `DELETE FROM log_hash WHERE idx = 6`, "tree", "6 hashes are stored, 7 belong", ""},
		{"the last head is gone", `DELETE FROM log_head WHERE size = 4`, "heads", "the last head signs 2 entries of 4", ""},
		{"a head was swapped", `UPDATE log_head SET note = (SELECT note FROM log_head WHERE size = 2) WHERE size = 4`, "heads", "signs 2", ""},
		{"the key is another", `UPDATE log_key SET verifier = 'test.example+c8ef9a43+AaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaU'`, "heads", "head of 2 entries", ""},
		{"a file was changed", `UPDATE content SET data = (SELECT hash FROM log_hash WHERE idx = 0) WHERE hash = (SELECT min(hash) FROM content)`, "files", "it was changed", "versions"},
		{"a version claims another plan", `UPDATE version SET hash = 'x' WHERE id = 'v2'`, "versions", "version v2 says that its plan has the hash x", ""},
		{"a version without an act", `UPDATE version SET act = 77 WHERE id = 'v2'`, "versions", "entry 77, which is not there", ""},
		{"a figure was changed", `UPDATE act SET new = '999' WHERE version = 'v2'`, "figures", "target:steel:2027 in version v2 differs from the record", ""},
		{"an act is gone", `DELETE FROM act WHERE version = 'v2'`, "figures", "is missing", ""},
		{"a task was changed", `UPDATE task SET state = 'done' WHERE task = 't-v1'`, "tasks", "task 2026-1 t-v1 differs", ""},
		{"a task was added", `INSERT INTO task VALUES ('2026-1', 't-x', 'small', 'o', '', 'open', 1, '{}')`, "tasks", "t-x follows from nothing", ""},
		{"a guard is gone", `SELECT 1`, "guards", "table entry from being changed", ""},
	}
	undo := errors.New("undo")
	eachDatabase(t, func(t *testing.T, fresh func(*testing.T) string) {
		db := open(t, fresh(t))
		fill(t, db)
		var p projected
		p.remember(t, db)
		for _, tt := range tests {
			t.Run(tt.name, func(t *testing.T) {
				var r store.Report
				if err := db.Write(ctx, func(w hall.Writer) (err error) {
					for _, text := range []string{lift(db), tt.harm} {
						if err := store.ExecIn(ctx, w, text); err != nil {
							return err
						}
					}
					if tt.check != "guards" {
						if err := store.ExecIn(ctx, w, setBack(db)); err != nil {
							return err
						}
					}
					if r, err = store.VerifyIn(ctx, w, store.Projections{Tasks: p.Tasks, Acts: p.Acts}); err != nil {
						return err
					}
					return undo
				}); !errors.Is(err, undo) {
					t.Fatal(err)
				}
				for _, c := range r.Checks {
					faults := strings.Join(c.Faults, "\n")
					switch {
					case c.Name == tt.check && !strings.Contains(faults, tt.want):
						t.Errorf("%s: %q, want %q", c.Name, faults, tt.want)
					case c.Name != tt.check && faults != "" && !strings.Contains(tt.also, c.Name):
						t.Errorf("%s finds what is not there: %s", c.Name, faults)
					}
				}
			})
		}
		sound(t, db)
	})
}

// projected stands for what hall makes of the record.
type projected struct {
	tasks []hall.TaskRow
	acts  []hall.FigureAct
}

func (p *projected) remember(t *testing.T, db *store.DB) {
	ctx := context.Background()
	if err := db.Read(ctx, func(r hall.Reader) (err error) {
		if p.tasks, err = r.Tasks(ctx, hall.TaskFilter{}); err != nil {
			return err
		}
		p.acts, err = r.Acts(ctx, hall.ActFilter{})
		return err
	}); err != nil {
		t.Fatal(err)
	}
}

func (p *projected) Tasks(context.Context, hall.Reader) ([]hall.TaskRow, error)  { return p.tasks, nil }
func (p *projected) Acts(context.Context, hall.Reader) ([]hall.FigureAct, error) { return p.acts, nil }

// lift takes the guards away, and setBack puts them there again.
func lift(db *store.DB) string {
	if db.IsFile() {
		return changeGuards(`DROP TRIGGER NAME_no_update; DROP TRIGGER NAME_no_delete`)
	}
	return changeGuards(`DROP TRIGGER NAME_only_grows ON NAME`)
}

func setBack(db *store.DB) string {
	if db.IsFile() {
		return changeGuards(`CREATE TRIGGER NAME_no_update BEFORE UPDATE ON NAME BEGIN SELECT RAISE(ABORT, 'no'); END;
			CREATE TRIGGER NAME_no_delete BEFORE DELETE ON NAME BEGIN SELECT RAISE(ABORT, 'no'); END`)
	}
	return changeGuards(`CREATE TRIGGER NAME_only_grows BEFORE UPDATE OR DELETE ON NAME FOR EACH STATEMENT EXECUTE FUNCTION only_grows()`)
}

func changeGuards(text string) string {
	var all []string
	for _, name := range store.GrowingTables() {
		all = append(all, strings.ReplaceAll(text, "NAME", name))
	}
	return strings.Join(all, "; ")
}

// TestVerifyDamagedFile overwrites a page in the middle of the file.
func TestVerifyDamagedFile(t *testing.T) {
	ctx := context.Background()
	address := freshFile(t)
	db, err := store.Open(ctx, address, store.Options{Create: true, Key: testKey(t)})
	if err != nil {
		t.Fatal(err)
	}
	fill(t, db)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(address, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	const page = 4096
	for at := info.Size() / page / 2 * page; at < info.Size(); at += page {
		if _, err := f.WriteAt([]byte(strings.Repeat("damage! ", page/8)), at); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	db, err = store.Open(ctx, address, store.Options{})
	if err != nil {
		return // refused at once: as good
	}
	defer db.Close()
	r, err := db.Verify(ctx, store.Projections{})
	if err != nil {
		t.Fatal(err)
	}
	if r.OK() {
		t.Error("half of the pages are overwritten, and nothing is found")
	}
}
