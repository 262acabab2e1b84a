package publish

import (
	"strconv"
	"strings"

	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/plan"
)

// addressOf is the address of a promise's amount, as plan.Set takes it.
func addressOf(f *plan.Figures, p plan.Promise) string {
	s := "target:" + string(p.ID)
	if region := regionOf(f, p); region != "" {
		s += "@" + string(region)
	}
	if len(p.Years) == 1 {
		s += ":" + strconv.Itoa(f.Years[p.Years[0]])
	}
	return s
}

// regionOf is the region of a promise, empty for the whole country.
func regionOf(f *plan.Figures, p plan.Promise) plan.RegionID {
	if p.Measure.Region < 0 {
		return ""
	}
	return f.Regions[p.Measure.Region]
}

// regionName is the name of a region.
func regionName(p *plan.Plan, id plan.RegionID) string {
	for _, r := range p.Regions {
		if r.ID == id && r.Name != "" {
			return r.Name
		}
	}
	return string(id)
}

// figureName names what stands at an address: "Dwellings in towns, Capital,
// 2029". What has no name in the plan is named by its address.
func (t *teller) figureName(p *plan.Plan, address string) string {
	parts := strings.Split(address, ":")
	if len(parts) < 2 || p == nil {
		return address
	}
	id, region, _ := strings.Cut(parts[1], "@")
	name := rowName(p, parts[0], id)
	if name == "" {
		return address
	}
	out := []string{name}
	if region != "" {
		out = append(out, regionName(p, plan.RegionID(region)))
	}
	for _, rest := range parts[2:] {
		if key := "publish.part." + rest; t.c.Has(key) {
			out = append(out, t.text(key))
		} else {
			out = append(out, strings.Replace(rest, "..", "\u2013", 1))
		}
	}
	return strings.Join(out, ", ")
}

// rowName is the name of a row of the plan; empty where it has none.
func rowName(p *plan.Plan, kind, id string) string {
	switch kind {
	case "target":
		for _, x := range p.Targets {
			if string(x.ID) == id && x.Name != "" {
				return x.Name
			}
		}
	case "limit":
		for _, x := range p.Limits {
			if string(x.ID) == id && x.Name != "" {
				return x.Name
			}
		}
	case "project":
		for _, x := range p.Projects {
			if string(x.ID) == id && x.Name != "" {
				return x.Name
			}
		}
	}
	return ""
}

// change says what a point does to a figure.
func (t *teller) change(p *plan.Plan, c assembly.Change) string {
	name := t.figureName(p, c.Address)
	if c.Old == "" {
		return t.text("publish.change.new", name, c.New)
	}
	return t.text("publish.change.was", name, c.New, c.Old)
}
