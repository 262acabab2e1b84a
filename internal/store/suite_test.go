package store_test

import (
	"context"
	"testing"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/store"
)

// TestSuite runs the suite of every store, each part on a database of its own.
func TestSuite(t *testing.T) {
	eachDatabase(t, func(t *testing.T, fresh func(*testing.T) string) {
		halltest.Suite(t, func(t *testing.T) (hall.Store, string) {
			key := testKey(t)
			db, err := store.Open(context.Background(), fresh(t), store.Options{Create: true, Key: key})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() {
				if err := db.Close(); err != nil {
					t.Error(err)
				}
			})
			return db, key.Verifier
		}, hall.Options{})
	})
}
