package web

import (
	"github.com/openplenum/plenum/internal/planfile"
)

// planFault is a fault of a plan in words, with its place.
type planFault struct{ Where, Say, Do string }

// planFaults puts faults into words.
func (c *call) planFaults(faults planfile.Faults) []planFault {
	out := make([]planFault, len(faults))
	for i, f := range faults {
		out[i] = planFault{Where: f.Place.String(), Say: c.lang.text(f.SayKey(), f.Words()...), Do: c.lang.text(f.DoKey(), f.Words()...)}
	}
	return out
}
