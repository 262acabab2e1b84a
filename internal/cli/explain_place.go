package cli

import (
	"math"
	"strconv"

	"github.com/openplenum/plenum/internal/app"
	"github.com/openplenum/plenum/internal/locale"
	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
)

// explanation writes what holds a plan back, for people.
type explanation struct {
	*page
	words *locale.Catalogue
}

// figure writes an amount to six significant digits.
func (w explanation) figure(v float64) string {
	if v == 0 {
		return "0"
	}
	return w.words.Plain(v)
}

// ended writes an end of a span: to so many digits as tell it from its
// neighbours.
func (w explanation) percent(share float64) string {
	decimals := 1
	if a := math.Abs(share); a > 0 && a < 0.001 {
		decimals = min(locale.Decimals(100*share, 2), 6)
	}
	return w.words.Percent(share, decimals)
}

// fulfilment writes a fulfilment so that what is short never reads as met.
func (w explanation) fulfilment(f float64) string {
	shown := f
	if f < 1 && f > 0.9995 {
		shown = 0.999
	}
	return w.words.Percent(shown, 1)
}

// year writes a year: "2028", but "year 4".
func (w explanation) year(y int) string {
	if y < 1000 {
		return w.text("explain.year", y)
	}
	return strconv.Itoa(y)
}

// thing names a place without its year.
func (w explanation) thing(kind, name string, region, to plan.RegionID) string {
	key := "explain.place." + kind
	if !w.words.Has(key) {
		key = "explain.place.other"
	}
	text := w.text(key, name)
	switch {
	case to != "":
		return w.text("explain.from_to", text, string(region), string(to))
	case region != "":
		return w.text("explain.in_region", text, string(region))
	}
	return text
}

// place names a place with its year: "capacity of power stations in 2028".
func (w explanation) place(at app.Place) string {
	return w.text("explain.dated", w.thing(at.Kind, at.Name, at.Region, at.To), w.year(at.Year))
}

// link names a step of a chain: "power 2028".
func (w explanation) link(at app.Place) string {
	return w.text("explain.link", w.thing(at.Kind, at.Name, at.Region, at.To), w.year(at.Year))
}

func (w explanation) conflictPlace(c outcome.ConflictRow) string {
	return w.place(app.Place{Kind: c.Kind, Name: c.Name, Region: c.Region, Year: c.Year})
}
