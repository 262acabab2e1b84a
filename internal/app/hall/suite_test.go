package hall_test

import (
	"testing"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/hall/halltest"
)

// TestMemory: the store in memory, on which the tests of this package run, is
// one.
func TestMemory(t *testing.T) {
	halltest.Suite(t, func(*testing.T) (hall.Store, string) {
		m := halltest.NewMemory()
		return m, m.Key.Verifier
	}, hall.Options{})
}
