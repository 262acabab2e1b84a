package hall_test

import (
	"context"
	"testing"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/lp/ipm"
)

var ctx = context.Background()

// stage is a hall in memory with the solver of the program.
func stage(t testing.TB, members int) *halltest.Stage {
	m := halltest.NewMemory()
	return halltest.NewStage(t, m, hall.Options{Solver: ipm.New(), SolverVersion: "test", Verifier: m.Key.Verifier}, members)
}

// refused checks that an error is a refusal with a code.
func refused(t *testing.T, err error, code hall.Code) hall.Refusals {
	t.Helper()
	r, ok := hall.AsRefusals(err)
	if !ok || !r.Has(code) {
		t.Fatalf("the answer is %v, want the refusal %s", err, code)
	}
	return r
}
