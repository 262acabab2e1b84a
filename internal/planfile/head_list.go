package planfile

import (
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/table"
)

// The lists of plan.yaml: units, tiers, and the terms of objective and tidy.

// units reads the plan's own units: "new", or so many of a known one.
func (h *headReader) units(n *yaml.Node) {
	h.at(plan.Cell{Table: plan.TableUnits, Row: -1}, n)
	if n.Kind != yaml.MappingNode {
		h.shape(n, "crown: new")
		h.gaps.Tables[plan.TableUnits] = true
		return
	}
	for k := 0; k+1 < len(n.Content); k += 2 {
		key, value := n.Content[k], n.Content[k+1]
		row := len(h.Plan.Units)
		def := plan.UnitDef{Name: key.Value}
		h.at(plan.Cell{Table: plan.TableUnits, Row: row, Field: "name"}, key)
		of := h.at(plan.Cell{Table: plan.TableUnits, Row: row, Field: "of"}, value)
		if text := h.text(value, of); text != "new" {
			def.Value, def.Of = parseDefinition(text)
			if def.Of == "" && !h.gaps.Cells[of] {
				h.bad(value, of, YAMLShape, "new, 1000 t")
			}
		}
		h.Plan.Units = append(h.Plan.Units, def)
	}
}

// parseDefinition reads "0.136 t" or "t", which is one of it.
func parseDefinition(text string) (value float64, of string) {
	text = strings.TrimSpace(text)
	first, rest, several := strings.Cut(text, " ")
	if v, err := table.Number(first, table.Point); err == nil && several {
		return v, strings.TrimSpace(rest)
	}
	return 1, text
}

// list hands every entry of a list to its reader.
func (h *headReader) list(t plan.Table, n *yaml.Node, want string, read func(row int, n *yaml.Node)) {
	h.at(plan.Cell{Table: t, Row: -1}, n)
	if n.Kind != yaml.SequenceNode {
		h.shape(n, want)
		h.gaps.Tables[t] = true
		return
	}
	for i, entry := range n.Content {
		h.at(plan.Cell{Table: t, Row: i}, entry)
		read(i, entry)
	}
}

func (h *headReader) tiers(n *yaml.Node) {
	h.list(plan.TableTiers, n, "- {tier: 1, name: Basic needs}", func(row int, n *yaml.Node) {
		var tier plan.Tier
		cell := func(field string, n *yaml.Node) plan.Cell {
			return h.at(plan.Cell{Table: plan.TableTiers, Row: row, Field: field}, n)
		}
		ok := h.mapping(n, map[string]func(*yaml.Node){
			"tier": func(n *yaml.Node) { tier.Number = h.whole(n, cell("tier", n), NotAWhole) },
			"name": func(n *yaml.Node) { tier.Name = h.text(n, cell("name", n)) },
		})
		if !ok {
			h.gaps.Tables[plan.TableTiers] = true
			h.gaps.Cells[plan.Cell{Table: plan.TableTiers, Row: row, Field: "tier"}] = true
		}
		h.Plan.Tiers = append(h.Plan.Tiers, tier)
	})
}

func (h *headReader) objective(n *yaml.Node) {
	h.at(plan.Cell{Table: plan.TableObjective, Row: -1}, n)
	o := &plan.Objective{}
	directions := 0
	side := func(maximise bool) func(*yaml.Node) {
		return func(n *yaml.Node) {
			directions++
			o.Maximise = maximise
			o.Terms = h.terms(plan.TableObjective, n)
		}
	}
	ok := h.mapping(n, map[string]func(*yaml.Node){"maximise": side(true), "minimise": side(false)})
	switch {
	case directions > 1:
		h.shape(n, "maximise or minimise")
		fallthrough
	case !ok:
		h.gaps.Tables[plan.TableObjective] = true
	}
	h.Plan.Objective = o
}

// terms reads the weighted measures of objective or tidy.
func (h *headReader) terms(t plan.Table, n *yaml.Node) []plan.Term {
	var out []plan.Term
	h.list(t, n, "- {measure: capacity, of: coal_mine, years: 2030, weight: 1}", func(row int, n *yaml.Node) {
		term := plan.Term{Weight: 1}
		cell := func(field string, n *yaml.Node) plan.Cell {
			return h.at(plan.Cell{Table: t, Row: row, Field: field}, n)
		}
		ok := h.mapping(n, map[string]func(*yaml.Node){
			"measure": func(n *yaml.Node) { term.Measure.Kind = plan.MeasureKind(h.text(n, cell("measure", n))) },
			"of":      func(n *yaml.Node) { term.Measure.Of = h.text(n, cell("of", n)) },
			"category": func(n *yaml.Node) {
				term.Measure.Categories = parseCategories(h.text(n, cell("category", n)))
			},
			"region": func(n *yaml.Node) { term.Measure.Region = plan.RegionID(h.text(n, cell("region", n))) },
			"years": func(n *yaml.Node) {
				at := cell("years", n)
				span, ok := parseSpan(h.text(n, at))
				if !ok && !h.gaps.Cells[at] {
					h.bad(n, at, NotAYear)
				}
				term.Span = span
			},
			"weight": func(n *yaml.Node) { term.Weight = h.number(n, cell("weight", n)) },
		})
		if !ok {
			h.gaps.Tables[t] = true
			h.gaps.Cells[plan.Cell{Table: t, Row: row, Field: "measure"}] = true
		}
		out = append(out, term)
	})
	return out
}

func keysOf(read map[string]func(*yaml.Node)) []string { return slices.Sorted(maps.Keys(read)) }
