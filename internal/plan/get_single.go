package plan

import (
	"slices"
	"strings"
)

// Single takes an address apart into the addresses of the single figures that
// Set would change: one for each year, and for a price one for import and one
// for export. Each is written in one way only: with the region and category
// that are meant, and without a field that goes without saying. A sum of years
// stays together. Years come in order.
func Single(p *Plan, address string) ([]string, error) {
	s, _, err := newSetter(p, address, "")
	if err != nil {
		return nil, err
	}
	kind, _, _ := strings.Cut(address, ":")
	names := s.parts
	if s.region != "" {
		names = regionNames(s.parts, s.region, address)
	}
	words := []string{s.word}
	switch {
	case kind == "price" && s.word == "":
		words = []string{"import", "export"}
	case kind != "price" && kind != "risk" && s.word != "" && s.word == setWords[kind][0]:
		words = []string{""}
	}
	var out []string
	var last error
	for _, span := range s.singleSpans(kind) {
		for _, word := range words {
			r, err := readAt(p, writeAddress(kind, names, span, word))
			switch {
			case err != nil && !isNoRow(err):
				return nil, err
			case r != nil && len(r.regions) > 1 && s.region == "":
				for _, region := range r.regions {
					if region == "" {
						return nil, s.fault(SetSeveral, regionList(kind, names, r.regions))
					}
					at := inRegion(names, region)
					if _, err := readAt(p, writeAddress(kind, at, span, word)); err == nil {
						out = append(out, writeAddress(kind, at, span, word))
					}
				}
			case err != nil:
				last = err
			default:
				out = append(out, writeAddress(kind, r.names, span, word))
			}
		}
	}
	if len(out) == 0 {
		if last == nil {
			last = s.fault(SetNoRow)
		}
		return nil, last
	}
	return out, nil
}

// inRegion puts a region behind the first name.
func inRegion(names []string, region RegionID) []string {
	out := slices.Clone(names)
	out[0] += "@" + string(region)
	return out
}

// singleSpans are the years of an address one by one, with sums of years as
// they are; the span of no years where the kind has none.
func (s *setter) singleSpans(kind string) []Span {
	if !strings.Contains(setForms[kind], "[:YEAR]") {
		return []Span{Every}
	}
	var out []Span
	for _, y := range s.plan.Horizon.Years() {
		if s.span.Has(y) {
			out = append(out, Year(y))
		}
	}
	if kind != "target" {
		return out
	}
	for _, x := range s.plan.Targets {
		meant := string(x.ID) == s.parts[0] && (s.region == "" || x.Measure.Region == s.region)
		if meant && x.Sum && x.Span.Set && x.Span.From != x.Span.To && (!s.span.Set || s.span == x.Span) && !slices.Contains(out, x.Span) {
			out = append(out, x.Span)
		}
	}
	return out
}

// regionList writes the addresses of the regions that have a row of their own.
func regionList(kind string, names []string, regions []RegionID) string {
	var out []string
	for _, r := range regions {
		if r != "" {
			out = append(out, writeAddress(kind, inRegion(names, r), Every, ""))
		}
	}
	return strings.Join(out, ", ")
}

func writeAddress(kind string, names []string, span Span, word string) string {
	parts := append([]string{kind}, names...)
	if span.Set {
		parts = append(parts, span.String())
	}
	if word != "" {
		parts = append(parts, word)
	}
	return strings.Join(parts, ":")
}
