//go:build unix

package bench

import (
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/lp"
)

func realTable() problem {
	return problem{name: "us-1997-131, 5 years", limit: 10 * time.Minute, make: func(t *testing.T) *lp.Problem { return nil }}
}
