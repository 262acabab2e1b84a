package store_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/record"
	"github.com/openplenum/plenum/internal/store"
)

// TestRestoreEveryTable makes both kinds of backup of every kind of database,
// restores each into every kind, and compares table by table.
func TestRestoreEveryTable(t *testing.T) {
	ctx := context.Background()
	eachDatabase(t, func(t *testing.T, fresh func(*testing.T) string) {
		db := open(t, fresh(t))
		fill(t, db)
		want, err := db.Digests(ctx)
		if err != nil {
			t.Fatal(err)
		}
		copied, exported := filepath.Join(t.TempDir(), "copy"), filepath.Join(t.TempDir(), "export")
		if _, err := db.CopyFile(ctx, copied); err != nil {
			t.Fatal(err)
		}
		b, err := db.Export(ctx, exported)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, b.Tables); diff != "" {
			t.Errorf("export says (-database +export):\n%s", diff)
		}
		if err := adopt(t, db, "v3", "v2"); err != nil { // not in the backups
			t.Fatal(err)
		}
		files := []string{copied, exported}
		if !db.IsFile() {
			files = files[1:] // the same kind twice
		}
		for _, file := range files {
			info, err := os.Stat(file)
			if err != nil || info.Mode().Perm() != 0o600 {
				t.Errorf("a backup has personal data: mode %v, %v", info.Mode(), err)
			}
			t.Run(filepath.Base(file), func(t *testing.T) {
				eachDatabase(t, func(t *testing.T, fresh func(*testing.T) string) { restoreInto(t, fresh(t), file, want) })
			})
		}
	})
}

func restoreInto(t *testing.T, address, file string, want []store.TableCopy) {
	ctx := context.Background()
	if _, err := store.Restore(ctx, file, address, store.Options{}); err != nil {
		t.Fatal(err)
	}
	restored := open(t, address)
	got, err := restored.Digests(ctx)
	if err != nil {
		t.Fatal(err)
	}
	want = slices.Clone(want)
	for i, c := range want {
		if slices.Contains([]string{"session", "invite", "once", "place"}, c.Name) { // nobody comes back in by an older key
			want[i] = store.TableCopy{Name: c.Name, SHA256: hex.EncodeToString(sha256.New().Sum(nil))}
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("restored (-was +is):\n%s", diff)
	}
	sound(t, restored)
	if err := adopt(t, restored, "v3", "v2"); err != nil {
		t.Errorf("the restored database takes no more: %v", err)
	}
	sound(t, restored)
	if _, err := store.Restore(ctx, file, address, store.Options{}); !errors.Is(err, store.ErrNotEmpty) {
		t.Errorf("restoring over a database: %v, want ErrNotEmpty", err)
	}
}

// sound fails unless Verify finds nothing.
func sound(t testing.TB, db *store.DB) {
	t.Helper()
	r, err := db.Verify(context.Background(), store.Projections{})
	if err != nil {
		t.Fatal(err)
	}
	if !r.OK() || len(r.Checks) != 9 {
		t.Errorf("verify: %+v", r)
	}
}

// TestBackupIsOnline writes while backups are made; each backup is whole.
func TestBackupIsOnline(t *testing.T) {
	ctx := context.Background()
	eachDatabase(t, func(t *testing.T, fresh func(*testing.T) string) {
		db := open(t, fresh(t))
		fill(t, db)
		done, stopped := make(chan struct{}), sync.WaitGroup{}
		stopped.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				if err := db.Write(ctx, func(w hall.Writer) error {
					_, err := w.Append(ctx, []record.Draft{draft("body", "x", `{}`)})
					return err
				}); err != nil {
					t.Error(err)
					return
				}
			}
		})
		dir := t.TempDir()
		for i, back := range []func(context.Context, string) (store.Backup, error){db.Export, db.CopyFile, db.Export} {
			file := filepath.Join(dir, string(rune('a'+i)))
			if _, err := back(ctx, file); err != nil {
				t.Fatal(err)
			}
			address := freshFile(t)
			if _, err := store.Restore(ctx, file, address, store.Options{}); err != nil {
				t.Fatal(err)
			}
			sound(t, open(t, address))
		}
		close(done)
		stopped.Wait()
	})
}

// TestBackupNeverReplaces keeps an older backup of the same name.
func TestBackupNeverReplaces(t *testing.T) {
	db := open(t, freshFile(t))
	file := filepath.Join(t.TempDir(), "b")
	if err := os.WriteFile(file, []byte("yesterday"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, back := range []func(context.Context, string) (store.Backup, error){db.Export, db.CopyFile} {
		if _, err := back(context.Background(), file); !errors.Is(err, store.ErrNotEmpty) {
			t.Errorf("backup over a file: %v, want ErrNotEmpty", err)
		}
	}
	if got, err := os.ReadFile(file); err != nil || string(got) != "yesterday" {
		t.Errorf("the file is now %q, %v", got, err)
	}
	if left, _ := os.ReadDir(filepath.Dir(file)); len(left) != 1 {
		t.Errorf("left over: %v", left)
	}
}

// TestBrokenBackups are refused, and leave no database that opens.
func TestBrokenBackups(t *testing.T) {
	ctx := context.Background()
	db := open(t, freshFile(t))
	fill(t, db)
	file := filepath.Join(t.TempDir(), "good")
	if _, err := db.Export(ctx, file); err != nil {
		t.Fatal(err)
	}
	packed, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text := unpack(t, packed)
	lines := bytes.SplitAfter(text, []byte("\n"))
	tests := []struct {
		name string
		data []byte
		want error
	}{
		{"cut off in the file", packed[:len(packed)/2], store.ErrBackup},
		{"cut off before the end mark", pack(t, bytes.Join(lines[:len(lines)-2], nil)), store.ErrBackup},
		{"a row is missing", pack(t, bytes.Join(append(append([][]byte{}, lines[:2]...), lines[3:]...), nil)), store.ErrBackup},
		{"a figure was changed", pack(t, bytes.Replace(text, []byte(`"120"`), []byte(`"121"`), 1)), store.ErrBackup},
		{"a session was changed, which is not restored", pack(t, bytes.Replace(text, []byte(`["aa",`), []byte(`["ab",`), 1)), store.ErrBackup},
		{"a column is unknown", pack(t, bytes.Replace(text, []byte(`"stream"`), []byte(`"strom"`), 1)), store.ErrBackup},
		{"of a later program", pack(t, bytes.Replace(text, []byte(`"schema":3`), []byte(`"schema":9`), 1)), store.ErrNewer},
		{"of a later format", pack(t, bytes.Replace(text, []byte(`"format":1`), []byte(`"format":2`), 1)), store.ErrNewer},
		{"a letter", []byte("Dear plenum"), store.ErrBackup},
		{"nothing", nil, store.ErrBackup},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			bad, address := filepath.Join(t.TempDir(), "bad"), freshFile(t)
			if err := os.WriteFile(bad, tt.data, 0o600); err != nil {
				t.Fatal(err)
			}
			if _, err := store.Restore(ctx, bad, address, store.Options{}); !errors.Is(err, tt.want) {
				t.Errorf("Restore = %v, want %v", err, tt.want)
			}
			if db, err := store.Open(ctx, address, store.Options{}); err == nil {
				db.Close()
				t.Error("a database that was restored by half opens")
			}
		})
	}
}

func unpack(t *testing.T, data []byte) []byte {
	t.Helper()
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func pack(t *testing.T, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
