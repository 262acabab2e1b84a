package external_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/lp/external"
	"github.com/openplenum/plenum/internal/lp/lptest"
)

// conform runs the conformance suite on a program, if it is there. A start of
// it takes up to a third of a second, so the default sample is small.
func conform(t *testing.T, find func() (*external.Solver, error), s lptest.Suite) {
	t.Helper()
	if testing.Short() {
		t.Skip("starts a program for every linear program: not with -short")
	}
	solver, err := find()
	if errors.Is(err, external.ErrNotFound) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	s.Solver = solver
	// How soon another program stops depends on the load of the machine:
	// TestCancelKills shows that it does.
	s.NoCancel = os.Getenv("PLENUM_SLOW") == ""
	s.Run(t)
}

func TestHiGHS(t *testing.T) {
	conform(t, external.HiGHS, lptest.Suite{Random: 30, Few: true, NoCertificates: true})
}

func TestHiGHSNode(t *testing.T) {
	conform(t, external.HiGHSNode, lptest.Suite{Random: 30, Few: true})
}

// GLPK works to 1e-7.
func TestGLPK(t *testing.T) {
	conform(t, external.GLPK, lptest.Suite{
		Options: lp.Options{Feasibility: 1e-6, Gap: 1e-6},
		Random:  100, Few: true, NoCertificates: true})
}

func TestFindNothing(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	t.Setenv(external.NodeFolder, "")
	_, err := external.Find()
	if !errors.Is(err, external.ErrNotFound) || !strings.Contains(err.Error(), "npm ci in tool/highs") {
		t.Errorf("error %v, want one with a hint", err)
	}
}
