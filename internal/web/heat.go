package web

import (
	"math"

	"github.com/openplenum/plenum/internal/outcome"
)

// heat is the state of a cell of the heat map. Every state has a colour or a
// pattern, a sign and words of its own: that there is no report, that the
// report is zero, that nothing was promised and that the year has not come are
// four different things.
type heat string

// The states.
const (
	heatMet        heat = "met"        // reached
	heatNear       heat = "near"       // 90 to 99 %
	heatShort      heat = "short"      // 75 to 89 %
	heatLow        heat = "low"        // 50 to 74 %
	heatFar        heat = "far"        // 1 to 49 %, or below zero
	heatZero       heat = "zero"       // 0 %
	heatAside      heat = "aside"      // could not rise by itself and was set aside
	heatUnreported heat = "unreported" // due, and nobody has reported; of a plan: not solved
	heatUntargeted heat = "untargeted" // nothing promised for the year
	heatUndue      heat = "undue"      // promised, and the year is not over
)

// heats lists the states in the order of the legend.
func heats() []heat {
	return []heat{heatMet, heatNear, heatShort, heatLow, heatFar, heatZero, heatAside, heatUnreported, heatUntargeted, heatUndue}
}

// cell is one cell of the heat map.
type cell struct {
	State   heat
	Percent int    // shown where the state is one of a figure
	Link    string // to the figure's page; empty: none
}

// HasFigure tells whether the cell shows a percentage.
func (c cell) HasFigure() bool {
	switch c.State {
	case heatUnreported, heatUntargeted, heatUndue:
		return false
	}
	return true
}

// reached is the cell of a fulfilment. Colour and label come from one rounded
// number: what is short is rounded down, so that it never reads as met.
func reached(fulfilment float64, met, aside bool) cell {
	if math.IsNaN(fulfilment) {
		return cell{State: heatUnreported}
	}
	p := math.Floor(100*fulfilment + 1e-9)
	if met {
		p = max(math.Round(100*fulfilment), 100)
	}
	if p == 0 && fulfilment > 1e-9 {
		p = 1 // little is not nothing: zero is a report of zero
	}
	n := int(max(min(p, 9999), -9999))
	return cell{State: stateOf(n, met, aside), Percent: n}
}

func stateOf(percent int, met, aside bool) heat {
	switch {
	case met:
		return heatMet
	case aside:
		return heatAside
	case percent >= 90:
		return heatNear
	case percent >= 75:
		return heatShort
	case percent >= 50:
		return heatLow
	case percent == 0:
		return heatZero
	}
	return heatFar
}

// planned is the cell of what a solved plan reaches; nil: nothing promised.
func planned(t *outcome.Target) cell {
	if t == nil {
		return cell{State: heatUntargeted}
	}
	return reached(t.Fulfilment, t.Met, t.SetAside)
}

// reported is the cell of what was reported for a year: nil when nobody has.
// over says that the year is over, so that a report is due.
func reported(promised, over bool, fulfilment *float64) cell {
	switch {
	case !promised:
		return cell{State: heatUntargeted}
	case fulfilment != nil:
		return reached(*fulfilment, *fulfilment >= 1, false)
	case !over:
		return cell{State: heatUndue}
	}
	return cell{State: heatUnreported}
}
