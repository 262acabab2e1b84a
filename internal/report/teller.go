package report

import (
	"math"
	"strings"

	"github.com/openplenum/plenum/internal/explain"
	"github.com/openplenum/plenum/internal/locale"
	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
)

// Teller puts explanations into the words of one language: what holds a plan
// back, and what would help. A page folds what it tells, a terminal prints it.
type Teller struct {
	c       *locale.Catalogue
	regions map[plan.RegionID]string
	digits  int  // significant, of amounts
	grouped bool // thousands
}

// NewTeller tells in a language, of places in regions with these names.
func NewTeller(c *locale.Catalogue, regions []outcome.Region) Teller {
	t := Teller{c: c, regions: map[plan.RegionID]string{}, digits: plainDigits}
	for _, r := range regions {
		t.regions[r.ID] = r.Name
	}
	return t
}

// Region is the name of a region, or its identifier where it has none.
func (t Teller) Region(id plan.RegionID) string {
	if name := t.regions[id]; name != "" {
		return name
	}
	return string(id)
}

// Told is a heading and the sentences below it.
type Told struct {
	Head  string
	Lines []string
}

// say adds a sentence of the catalogue.
func (t *Told) say(c *locale.Catalogue, key string, args ...any) {
	t.Lines = append(t.Lines, c.Text(key, args...))
}

// Figure writes an amount to six significant digits, or as it is rounded.
func (t Teller) Figure(v float64) string { return t.figure(v, t.digits) }

// Percent writes a share with one decimal, and a smaller one so that it is not
// zero.
func (t Teller) Percent(share float64) string {
	decimals := 1
	if a := math.Abs(share); a > 0 && a < 0.001 {
		decimals = min(locale.Decimals(100*share, 2), 6)
	}
	return t.c.Percent(share, decimals)
}

// Fulfilment writes a fulfilment so that what is short never reads as met.
func (t Teller) Fulfilment(f float64) string { return t.fulfilment(f, 1) }

// Year writes a year: "2028", but "year 4".
func (t Teller) Year(y int) string {
	if y < 1000 {
		return t.c.Text("explain.year", y)
	}
	return t.c.Text("explain.calendar_year", y)
}

// Thing names a place without its year.
func (t Teller) Thing(kind, name string, region, to plan.RegionID) string {
	key := "explain.place." + kind
	if !t.c.Has(key) {
		key = "explain.place.other"
	}
	text := t.c.Text(key, name)
	switch {
	case to != "":
		return t.c.Text("explain.from_to", text, t.Region(region), t.Region(to))
	case region != "" && !strings.Contains(name, t.Region(region)):
		return t.c.Text("explain.in_region", text, t.Region(region))
	}
	return text
}

// Place names a place with its year: "capacity of power stations in 2028".
func (t Teller) Place(at explain.Place) string {
	return t.c.Text("explain.dated", t.Thing(at.Kind, at.Name, at.Region, at.To), t.Year(at.Year))
}

// Link names a step of a chain: "power 2028".
func (t Teller) Link(at explain.Place) string {
	return t.c.Text("explain.link", t.Thing(at.Kind, at.Name, at.Region, at.To), t.Year(at.Year))
}
