package store_test

import (
	"context"
	"testing"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/lp/ipm"
	"github.com/openplenum/plenum/internal/store"
	"github.com/openplenum/plenum/internal/web/api"
	"github.com/openplenum/plenum/internal/web/api/apitest"
)

// TestDayByAPI plays a plenary day by the API alone on every database, from the
// first link to the adopted version and its task, and verifies the database
// after it.
func TestDayByAPI(t *testing.T) {
	eachDatabase(t, func(t *testing.T, fresh func(*testing.T) string) {
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
		clock := halltest.NewClock(halltest.Noon)
		h, err := hall.New(hall.Options{Store: db, Clock: clock, Solver: ipm.New(), SolverVersion: "test", Verifier: key.Verifier, PasswordCost: halltest.LeastCost})
		if err != nil {
			t.Fatal(err)
		}
		server, err := api.New(api.Options{Hall: h, Clock: clock})
		if err != nil {
			t.Fatal(err)
		}
		link, err := h.FirstLink(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		files := map[string]string{}
		for _, f := range halltest.Village() {
			files[f.Name] = string(f.Data)
		}
		c := &apitest.Client{T: t, Server: server}
		c.Day(c.Settle(link, 3), files, clock.Advance)
		if r, err := db.Verify(t.Context(), store.FromRecord()); err != nil || !r.OK() {
			t.Errorf("after the day the database says %+v, %v", r, err)
		}
	})
}
