package store_test

import (
	"bytes"
	"context"
	"errors"
	"testing"

	"github.com/openplenum/plenum/internal/record"
	"github.com/openplenum/plenum/internal/store"
)

// TestCopyRecord: the record of every database can be taken out and verified,
// from its first moment on.
func TestCopyRecord(t *testing.T) {
	ctx := context.Background()
	eachDatabase(t, func(t *testing.T, fresh func(*testing.T) string) {
		db := open(t, fresh(t))
		verify := func(want int64) {
			t.Helper()
			var out bytes.Buffer
			entries, err := db.CopyRecord(ctx, &out)
			if err != nil {
				t.Fatal(err)
			}
			got, err := record.Verify(&out, record.VerifyOptions{Key: testKey(t).Verifier})
			if err != nil || got.Entries != want || entries != want || got.Withheld != 0 {
				t.Errorf("%d entries, want %d: %+v, %v", entries, want, got, err)
			}
		}
		verify(0)
		fill(t, db)
		verify(4)
	})
	keyless, err := store.Open(ctx, freshFile(t), store.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer keyless.Close()
	if _, err := keyless.CopyRecord(ctx, &bytes.Buffer{}); !errors.Is(err, store.ErrNoKey) {
		t.Errorf("a record that nobody has signed, without a key: %v, want ErrNoKey", err)
	}
}
