package planfile

import (
	"errors"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/table"
)

// head reads plan.yaml.
func (r *reader) head() {
	data, ok := r.load(plan.TablePlan, true, maxHeadBytes)
	if !ok {
		r.headless()
		return
	}
	r.decodeHead(data)
}

// decodeHead reads plan.yaml from its bytes, and gives back its document, nil
// if it is none.
func (r *reader) decodeHead(data []byte) *yaml.Node {
	h := &headReader{r}
	top := h.parse(data)
	if top == nil {
		r.headless()
		return nil
	}
	h.at(plan.Cell{Table: plan.TablePlan, Row: -1}, top)
	h.mapping(top, map[string]func(*yaml.Node){
		"schema":    func(n *yaml.Node) { r.Plan.Schema = h.whole(n, h.head("schema", n), NotAWhole) },
		"name":      func(n *yaml.Node) { r.Plan.Name = h.text(n, h.head("name", n)) },
		"note":      func(n *yaml.Node) { r.Plan.Note = h.text(n, h.head("note", n)) },
		"horizon":   h.horizon,
		"units":     h.units,
		"tiers":     h.tiers,
		"rounds":    func(n *yaml.Node) { r.Plan.Rounds = h.whole(n, h.head("rounds", n), NotAWhole) },
		"objective": h.objective,
		"terminal":  h.terminal,
		"tidy":      func(n *yaml.Node) { r.Plan.Tidy = h.terms(plan.TableTidy, n) },
	}, "schema", "horizon")
	if r.Plan.Terminal.Rule == "" {
		r.Plan.Terminal.Rule = plan.Sustain
	}
	return top
}

// headless marks everything that stands in plan.yaml as not read.
func (r *reader) headless() {
	for _, field := range []string{"schema", "name", "horizon", "terminal"} {
		r.gaps.Cells[plan.Cell{Table: plan.TablePlan, Row: -1, Field: field}] = true
	}
	for _, t := range []plan.Table{plan.TablePlan, plan.TableUnits, plan.TableTiers, plan.TableObjective, plan.TableTidy} {
		r.gaps.Tables[t] = true
	}
}

// headReader walks the nodes of plan.yaml.
type headReader struct{ *reader }

var yamlLine = regexp.MustCompile(`^yaml: (?:unmarshal errors:\s*)?line (\d+): (.*)`)

// parse reads the document; nil, reported, if it is none.
func (h *headReader) parse(data []byte) *yaml.Node {
	var doc yaml.Node
	err := yaml.NewDecoder(strings.NewReader(string(data))).Decode(&doc)
	at := Place{File: headFile, Line: 1, Column: 1}
	switch {
	case errors.Is(err, io.EOF), err == nil && len(doc.Content) == 0:
		h.reader.fault(at, plan.TablePlan, EmptyFile, "", headFile)
		return nil
	case err != nil:
		text := err.Error()
		if m := yamlLine.FindStringSubmatch(text); m != nil {
			at.Line, _ = strconv.Atoi(m[1])
			text = m[2]
		}
		if column, ok := tabAt(data, at.Line); ok {
			h.reader.fault(Place{headFile, at.Line, column}, plan.TablePlan, YAMLTab, "", "")
			return nil
		}
		h.reader.fault(at, plan.TablePlan, YAMLSyntax, "", "", strings.TrimPrefix(text, "yaml: "))
		return nil
	case doc.Content[0].Kind != yaml.MappingNode:
		h.shape(doc.Content[0], "schema, name, horizon")
		return nil
	}
	return doc.Content[0]
}

// tabAt finds a tab among the blanks at the beginning of a line, where YAML
// allows none. Column counts from 1.
func tabAt(data []byte, line int) (column int, ok bool) {
	lines := strings.Split(string(data), "\n")
	if line < 1 || line > len(lines) {
		return 0, false
	}
	text := lines[line-1]
	margin := text[:len(text)-len(strings.TrimLeft(text, " \t"))]
	k := strings.IndexByte(margin, '\t')
	return k + 1, k >= 0
}

// at remembers where a field stands.
func (h *headReader) at(cell plan.Cell, n *yaml.Node) plan.Cell {
	h.places[cell] = Place{headFile, n.Line, n.Column}
	return cell
}

func (h *headReader) head(field string, n *yaml.Node) plan.Cell {
	return h.at(plan.Cell{Table: plan.TablePlan, Row: -1, Field: field}, n)
}

// mapping hands every value to the reader of its key, and reports keys that
// are unknown, there twice, or missing.
func (h *headReader) mapping(n *yaml.Node, read map[string]func(*yaml.Node), needed ...string) bool {
	if n.Kind != yaml.MappingNode {
		h.shape(n, strings.Join(keysOf(read), ", "))
		return false
	}
	seen := map[string]bool{}
	for k := 0; k+1 < len(n.Content); k += 2 {
		key, value := n.Content[k], n.Content[k+1]
		at := Place{headFile, key.Line, key.Column}
		f, known := read[key.Value]
		switch {
		case !known || key.Kind != yaml.ScalarNode:
			h.reader.fault(at, plan.TablePlan, UnknownKey, "", key.Value, strings.Join(keysOf(read), ", "))
			h.faults[len(h.faults)-1].Near = plan.Near(key.Value, keysOf(read))
		case seen[key.Value]:
			h.reader.fault(at, plan.TablePlan, DuplicateKey, "", key.Value)
		default:
			seen[key.Value] = true
			if value.Tag != "!!null" {
				f(value)
			}
		}
	}
	for _, key := range needed {
		if !seen[key] {
			h.reader.fault(Place{headFile, n.Line, n.Column}, plan.TablePlan, plan.Required, key, "", key)
			h.gaps.Cells[plan.Cell{Table: plan.TablePlan, Row: -1, Field: key}] = true
		}
	}
	return true
}

// shape reports a value of the wrong kind.
func (h *headReader) shape(n *yaml.Node, want string) {
	h.reader.fault(Place{headFile, n.Line, n.Column}, plan.TablePlan, YAMLShape, "", n.Value, want)
}

// bad reports a scalar that cannot be read, and marks its cell.
func (h *headReader) bad(n *yaml.Node, cell plan.Cell, code plan.Code, args ...any) {
	h.reader.fault(Place{headFile, n.Line, n.Column}, cell.Table, code, cell.Field, n.Value, args...)
	h.gaps.Cells[cell] = true
}

func (h *headReader) text(n *yaml.Node, cell plan.Cell) string {
	if n.Kind != yaml.ScalarNode {
		h.bad(n, cell, YAMLShape, "a text")
		return ""
	}
	return n.Value
}

func (h *headReader) whole(n *yaml.Node, cell plan.Cell, code plan.Code) int {
	v, err := strconv.Atoi(n.Value)
	if n.Kind != yaml.ScalarNode || err != nil {
		h.bad(n, cell, code)
		return 0
	}
	return v
}

func (h *headReader) number(n *yaml.Node, cell plan.Cell) float64 {
	v, err := table.Number(n.Value, table.Point)
	if n.Kind != yaml.ScalarNode || err != nil {
		h.bad(n, cell, plan.NotANumber)
		return math.NaN()
	}
	return v
}

// horizon reads {first: 2026, last: 2030}.
func (h *headReader) horizon(n *yaml.Node) {
	cell := h.head("horizon", n)
	if n.Kind != yaml.MappingNode {
		h.bad(n, cell, YAMLShape, "{first: 2026, last: 2030}")
		return
	}
	ok := h.mapping(n, map[string]func(*yaml.Node){
		"first": func(n *yaml.Node) { h.Plan.Horizon.First = h.whole(n, cell, NotAYear) },
		"last":  func(n *yaml.Node) { h.Plan.Horizon.Last = h.whole(n, cell, NotAYear) },
	}, "first", "last")
	if !ok || h.gaps.Cells[plan.Cell{Table: plan.TablePlan, Row: -1, Field: "first"}] || h.gaps.Cells[plan.Cell{Table: plan.TablePlan, Row: -1, Field: "last"}] {
		h.gaps.Cells[cell] = true
	}
}

// terminal reads "sustain 0.02" or "none".
func (h *headReader) terminal(n *yaml.Node) {
	cell := h.head("terminal", n)
	t, ok := ParseTerminal(h.text(n, cell))
	if !ok && !h.gaps.Cells[cell] {
		h.bad(n, cell, plan.UnknownWord, "sustain, sustain 0.02, none")
	}
	h.Plan.Terminal = t
}

// ParseTerminal reads a terminal rule as it stands in plan.yaml: "none",
// "sustain", "sustain 0.02" or "sustain 2 %".
func ParseTerminal(text string) (plan.Terminal, bool) {
	rule, growth, _ := strings.Cut(strings.TrimSpace(text), " ")
	t := plan.Terminal{Rule: plan.TerminalRule(rule)}
	if growth = strings.TrimSpace(growth); growth != "" {
		share, percent := cutPercent(growth)
		v, err := table.Number(share, table.Point)
		if err != nil {
			return t, false
		}
		if t.Growth = v; percent {
			t.Growth = v / 100
		}
	}
	return t, t.Rule == plan.Sustain || t.Rule == plan.NoTerminal && growth == ""
}
