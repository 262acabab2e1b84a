//go:build unix

package store_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/record"
	"github.com/openplenum/plenum/internal/store"
)

// TestMain lets the test program be the victim of its own faults: started
// again with PLENUM_TEST_KILL, it adopts a conclusion and kills itself at the
// step named there.
func TestMain(m *testing.M) {
	if step := os.Getenv("PLENUM_TEST_KILL"); step != "" {
		fmt.Println(victim(step))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// deed is what the victim is to do, and to whom.
type deed struct {
	Address    string
	Key        record.Key
	Actor      hall.Actor
	Conclusion assembly.ConclusionID
}

// victim adopts a conclusion and dies at a step, as a machine without power
// would.
func victim(step string) error {
	var d deed
	if err := json.Unmarshal([]byte(os.Getenv("PLENUM_TEST_DEED")), &d); err != nil {
		return err
	}
	db, err := store.Open(context.Background(), d.Address, store.Options{Key: d.Key})
	if err != nil {
		return err
	}
	room, err := hall.New(hall.Options{Store: db})
	if err != nil {
		return err
	}
	db.SetStep(func(name string) error {
		if name == step {
			fmt.Println("at", name)
			if err := syscall.Kill(os.Getpid(), syscall.SIGKILL); err != nil {
				return err
			}
			select {}
		}
		return nil
	})
	_, err = room.Adopt(context.Background(), d.Actor, halltest.Plenary1, hall.Adoption{Conclusion: d.Conclusion})
	return fmt.Errorf("it lives: %w", err)
}

// TestKilledAtEveryStep kills a process with SIGKILL at every step of an
// adoption. What it did is there whole, or not at all; the database and the
// copy of the record are sound; and who tries again succeeds, once.
func TestKilledAtEveryStep(t *testing.T) {
	eachDatabase(t, func(t *testing.T, fresh func(*testing.T) string) {
		steps := []string{"version", "tasks", "head", "kept", "begin", "commit"}
		if testing.Short() {
			steps = steps[:4] // the others are much the same
		}
		for _, step := range steps {
			t.Run(step, func(t *testing.T) { killedAt(t, step, fresh(t)) })
		}
	})
}

func killedAt(t *testing.T, step, address string) {
	ctx := context.Background()
	d := deed{Address: address, Key: testKey(t)}
	before := voted(t, &d)
	kill(t, step, d)
	db, err := store.Open(ctx, address, store.Options{Key: d.Key})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	after := verified(t, db, d.Key)
	if diff := cmp.Diff(before, after); step != "kept" && diff != "" {
		t.Errorf("half done (-before +after):\n%s", diff)
	}
	room, err := hall.New(hall.Options{Store: db})
	if err != nil {
		t.Fatal(err)
	}
	done, err := room.Adopt(ctx, d.Actor, halltest.Plenary1, hall.Adoption{Conclusion: d.Conclusion})
	if step == "kept" {
		if _, refused := hall.AsRefusals(err); !refused {
			t.Errorf("it was kept; adopted again: %v", err)
		}
	} else if err != nil || done.Version == nil || len(done.Tasks) != 1 || len(done.Acts) != 1 {
		t.Errorf("the adoption afterwards: %+v, %v", done, err)
	}
	if cmp.Equal(before, verified(t, db, d.Key)) {
		t.Error("nothing was adopted")
	}
}

// voted has a plenary carry a conclusion, which is then to be adopted.
func voted(t *testing.T, d *deed) []store.TableCopy {
	t.Helper()
	db, err := store.Open(context.Background(), d.Address, store.Options{Create: true, Key: d.Key})
	if err != nil {
		t.Fatal(err)
	}
	s := halltest.NewStage(t, db, hall.Options{}, 3)
	d.Actor, d.Conclusion = s.Secretary, s.Table(halltest.MoreFlour())
	s.Do(s.Chair, assembly.WaiveCosting{ID: d.Conclusion, Reason: "this is a test"})
	s.Open()
	s.Vote(assembly.OpenVote{On: assembly.OnConclusion, Conclusion: d.Conclusion})
	out := verified(t, db, d.Key)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return out
}

// verified holds the database against its record, and a copy of the record
// against its key, and returns what is in the tables.
func verified(t *testing.T, db *store.DB, key record.Key) []store.TableCopy {
	t.Helper()
	ctx := context.Background()
	r, err := db.Verify(ctx, store.FromRecord())
	if err != nil {
		t.Fatal(err)
	}
	if !r.OK() {
		t.Errorf("verify: %+v", r)
	}
	room, err := hall.New(hall.Options{Store: db, Verifier: key.Verifier})
	if err != nil {
		t.Fatal(err)
	}
	var copied bytes.Buffer
	if err := room.ExportRecord(ctx, hall.Actor{}, &copied); err != nil {
		t.Fatal(err)
	}
	if report, err := record.Verify(&copied, record.VerifyOptions{Key: key.Verifier}); err != nil || report.Entries == 0 {
		t.Errorf("the copy of the record: %+v, %v", report, err)
	}
	out, err := db.Digests(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// kill runs the victim until it is dead.
func kill(t *testing.T, step string, d deed) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), "PLENUM_TEST_KILL="+step, "PLENUM_TEST_DEED="+string(text))
	out, err := cmd.Output()
	var ended *exec.ExitError
	if !errors.As(err, &ended) || ended.Sys().(syscall.WaitStatus).Signal() != syscall.SIGKILL {
		t.Fatalf("the victim was not killed: %v\n%s", err, out)
	}
	if want := "at " + step + "\n"; string(out) != want {
		t.Fatalf("the victim said %q, not %q", out, want)
	}
}

// TestDiskFull has the disk fill up in the middle of an adoption, with a little
// more room each time until all of it fits. What did not fit is not there,
// database and record are sound, and the same server goes on with more room.
func TestDiskFull(t *testing.T) {
	ctx := context.Background()
	d := deed{Address: freshFile(t), Key: testKey(t)}
	before := voted(t, &d)
	db, err := store.Open(ctx, d.Address, store.Options{Key: d.Key})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	room, err := hall.New(hall.Options{Store: db})
	if err != nil {
		t.Fatal(err)
	}
	var pages, full int
	if err := db.Raw().QueryRow(`PRAGMA page_count`).Scan(&pages); err != nil {
		t.Fatal(err)
	}
	for free := 0; ; free = 2*free + 1 {
		if _, err := db.Raw().Exec(fmt.Sprintf(`PRAGMA max_page_count = %d`, pages+free)); err != nil {
			t.Fatal(err)
		}
		done, err := room.Adopt(ctx, d.Actor, halltest.Plenary1, hall.Adoption{Conclusion: d.Conclusion})
		if err == nil {
			if done.Version == nil || len(done.Tasks) != 1 || len(done.Acts) != 1 {
				t.Errorf("adopted with room for %d pages: %+v", free, done)
			}
			break
		}
		if full++; !errors.Is(err, store.ErrFull) || free > 1000 {
			t.Fatalf("with room for %d pages: %v, want ErrFull", free, err)
		}
		if diff := cmp.Diff(before, verified(t, db, d.Key)); diff != "" {
			t.Errorf("half done with room for %d pages (-before +after):\n%s", free, diff)
		}
	}
	if full < 1 {
		t.Error("the disk was never full: that is no test")
	}
	if cmp.Equal(before, verified(t, db, d.Key)) {
		t.Error("nothing was adopted")
	}
}

// TestClockGoesBack appends with a clock that was set back: the order holds.
func TestClockGoesBack(t *testing.T) {
	ctx := context.Background()
	eachDatabase(t, func(t *testing.T, fresh func(*testing.T) string) {
		db := open(t, fresh(t))
		times := []time.Time{noon, noon.Add(-24 * time.Hour), noon.Add(1500 * time.Microsecond)}
		want := []time.Time{noon, noon, noon.Add(time.Millisecond)}
		for _, at := range times {
			d := draft("body", "x", `{}`)
			d.At = at
			if err := db.Write(ctx, func(w hall.Writer) error { _, err := w.Append(ctx, []record.Draft{d}); return err }); err != nil {
				t.Fatal(err)
			}
		}
		if err := db.Read(ctx, func(r hall.Reader) error {
			entries, err := r.Log(ctx, 0, 10)
			for i, e := range entries {
				if !e.At.Equal(want[i]) {
					t.Errorf("entry %d is of %v, want %v", i, e.At, want[i])
				}
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
		sound(t, db)
	})
}

// TestRefusedWork keeps nothing when work returns an error or panics, and
// writing goes on.
func TestRefusedWork(t *testing.T) {
	ctx := context.Background()
	refused := errors.New("refused")
	eachDatabase(t, func(t *testing.T, fresh func(*testing.T) string) {
		db := open(t, fresh(t))
		save := func(w hall.Writer) error { return w.SaveAnswer(ctx, "k", []byte{1}) }
		if err := db.Write(ctx, func(w hall.Writer) error { return errors.Join(save(w), refused) }); !errors.Is(err, refused) {
			t.Errorf("Write = %v", err)
		}
		func() {
			defer func() {
				if recover() == nil {
					t.Error("the panic was swallowed")
				}
			}()
			_ = db.Write(ctx, func(w hall.Writer) error { _ = save(w); panic("slip") })
		}()
		cancelled, cancel := context.WithCancel(ctx)
		if err := db.Write(cancelled, func(w hall.Writer) error { err := save(w); cancel(); return err }); err == nil {
			t.Error("a cancelled write was kept")
		}
		if err := db.Read(ctx, func(r hall.Reader) error {
			_, err := r.Answer(ctx, "k")
			if !errors.Is(err, hall.ErrNotFound) {
				t.Errorf("Answer = %v, want ErrNotFound", err)
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		if err := db.Write(ctx, save); err != nil {
			t.Fatal(err)
		}
	})
}

// TestAppendNeedsKey refuses to let the record grow without a signature.
func TestAppendNeedsKey(t *testing.T) {
	ctx := context.Background()
	db, err := store.Open(ctx, freshFile(t), store.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	err = db.Write(ctx, func(w hall.Writer) error {
		_, err := w.Append(ctx, []record.Draft{draft("body", "x", `{}`)})
		return err
	})
	if !errors.Is(err, store.ErrNoKey) {
		t.Errorf("Append = %v, want ErrNoKey", err)
	}
}
