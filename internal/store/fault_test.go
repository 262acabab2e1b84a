//go:build unix

package store_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/record"
	"github.com/openplenum/plenum/internal/store"
)

// TestMain lets the test program be the victim of its own faults: started
// again with PLENUM_TEST_KILL, it adopts a version and kills itself at the
// step named there.
func TestMain(m *testing.M) {
	if step := os.Getenv("PLENUM_TEST_KILL"); step != "" {
		victim(step, os.Getenv("PLENUM_TEST_ADDRESS"), record.Key{
			Signer: os.Getenv("PLENUM_TEST_SIGNER"), Verifier: os.Getenv("PLENUM_TEST_VERIFIER")})
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// victim adopts v3 and dies at a step as a machine without power would.
func victim(step, address string, key record.Key) {
	db, err := store.Open(context.Background(), address, store.Options{Key: key})
	if err != nil {
		fmt.Println("open:", err)
		return
	}
	db.SetStep(func(name string) error {
		if name == step {
			fmt.Println("at", name)
			_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
			time.Sleep(time.Minute)
		}
		return nil
	})
	fmt.Println("adopted:", adopt(new(benchTB), db, "v3", "v2"))
}

// benchTB is a testing.TB for the victim, which has no test around it.
type benchTB struct{ testing.TB }

func (benchTB) Helper()           {}
func (benchTB) Fatal(args ...any) { panic(fmt.Sprint(args...)) }

// TestKilledAtEveryStep kills a process with SIGKILL at every step of an
// adoption. What it did is there whole, or not at all; Verify finds nothing;
// and the next adoption succeeds.
func TestKilledAtEveryStep(t *testing.T) {
	eachDatabase(t, func(t *testing.T, fresh func(*testing.T) string) {
		for _, step := range []string{"begin", "version", "tasks", "head", "commit", "kept"} {
			t.Run(step, func(t *testing.T) {
				address, key := fresh(t), testKey(t)
				before := prepared(t, address, key)
				kill(t, step, address, key)
				db, err := store.Open(context.Background(), address, store.Options{Key: key})
				if err != nil {
					t.Fatal(err)
				}
				defer db.Close()
				sound(t, db)
				after, err := db.Digests(context.Background())
				if err != nil {
					t.Fatal(err)
				}
				if step == "kept" {
					if cmp.Equal(before, after) {
						t.Error("it was kept, and is lost")
					}
					return
				}
				if diff := cmp.Diff(before, after); diff != "" {
					t.Errorf("half done (-before +after):\n%s", diff)
				}
				if err := adopt(t, db, "v3", "v2"); err != nil {
					t.Errorf("the next adoption fails: %v", err)
				}
				sound(t, db)
			})
		}
	})
}

func prepared(t *testing.T, address string, key record.Key) []store.TableCopy {
	t.Helper()
	db, err := store.Open(context.Background(), address, store.Options{Create: true, Key: key})
	if err != nil {
		t.Fatal(err)
	}
	fill(t, db)
	out, err := db.Digests(context.Background())
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	return out
}

// kill runs the victim until it is dead.
func kill(t *testing.T, step, address string, key record.Key) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), "PLENUM_TEST_KILL="+step, "PLENUM_TEST_ADDRESS="+address,
		"PLENUM_TEST_SIGNER="+key.Signer, "PLENUM_TEST_VERIFIER="+key.Verifier)
	out, err := cmd.Output()
	var ended *exec.ExitError
	if !errors.As(err, &ended) || ended.Sys().(syscall.WaitStatus).Signal() != syscall.SIGKILL {
		t.Fatalf("the victim was not killed: %v\n%s", err, out)
	}
	last := ""
	for lines := bufio.NewScanner(strings.NewReader(string(out))); lines.Scan(); {
		last = lines.Text()
	}
	if last != "at "+step {
		t.Fatalf("the victim died at %q, not at %s", last, step)
	}
}

// TestDiskFull fills the disk in the middle of an adoption.
func TestDiskFull(t *testing.T) {
	ctx := context.Background()
	db := open(t, freshFile(t))
	fill(t, db)
	before, err := db.Digests(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var pages int
	if err := db.Raw().QueryRow(`PRAGMA page_count`).Scan(&pages); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Raw().Exec(fmt.Sprintf(`PRAGMA max_page_count = %d`, pages+1)); err != nil {
		t.Fatal(err)
	}
	err = db.Write(ctx, func(w hall.Writer) error {
		if err := w.SaveAnswer(ctx, "small", make([]byte, 100)); err != nil {
			return err
		}
		if err := w.SaveAnswer(ctx, "large", make([]byte, 1<<20)); err != nil {
			return err
		}
		_, err := w.Append(ctx, []record.Draft{draft("body", "x", `{}`)})
		return err
	})
	if !errors.Is(err, store.ErrFull) {
		t.Fatalf("Write = %v, want ErrFull", err)
	}
	after, err := db.Digests(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, after); diff != "" {
		t.Errorf("half done (-before +after):\n%s", diff)
	}
	sound(t, db)
	if _, err := db.Raw().Exec(`PRAGMA max_page_count = 1000000`); err != nil { // somebody made room
		t.Fatal(err)
	}
	if err := adopt(t, db, "v3", "v2"); err != nil {
		t.Errorf("with room again: %v", err)
	}
	sound(t, db)
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
	err = db.Write(ctx, func(w hall.Writer) error { _, err := w.Append(ctx, []record.Draft{draft("body", "x", `{}`)}); return err })
	if !errors.Is(err, store.ErrNoKey) {
		t.Errorf("Append = %v, want ErrNoKey", err)
	}
}
