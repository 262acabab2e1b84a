package ipm

import (
	"testing"

	"github.com/openplenum/plenum/internal/lp/lptest"
)

func TestConformance(t *testing.T) { lptest.Run(t, New()) }
