package assembly

import (
	"strconv"
	"strings"
)

// address is an address of plan.Set, taken apart as far as it can be without
// the plan: what figure, in which region and years.
type address struct {
	kind     string
	names    []string // with @REGION cut off
	regions  []string // of each name; empty: any
	from, to int      // years; 0, 0: all
	word     string   // field of the row; empty: any that the kind has by itself
}

// fields are the words that name a field of a row, by kind: the first is meant
// when none is named. Empty: there is no such field by itself, any may be
// meant. As documented at plan.Set.
var fields = map[string][]string{
	"output": nil, "capacity": nil, "retirement": nil, "supply": nil, "final_use": nil, "input": nil, "asset_input": nil,
	"lead": nil, "population": nil,
	"stock":     {"opening", "closing", "most", "loss"},
	"target":    {"amount", "baseline", "floor", "weight", "tier"},
	"limit":     {"upper", "lower"},
	"import":    {"upper", "lower", "share", "margin"},
	"export":    {"upper", "lower", "base", "growth", "margin"},
	"price":     {"", "import", "export"},
	"debt":      {"limit", "opening", "interest", "closing"},
	"route":     {"upper", "lower", "loss", "freight"},
	"project":   {"amount", "earliest", "latest", "delay", "lasts"},
	"renewable": {"opening", "closing"},
	"risk":      {"", "a", "b", "c", "correlation"},
}

func parseAddress(text string) (address, bool) {
	parts := strings.Split(text, ":")
	words, known := fields[parts[0]]
	if !known || len(parts) < 2 || parts[1] == "" || len(text) > mostTitle {
		return address{}, false
	}
	a := address{kind: parts[0]}
	if len(words) > 0 {
		a.word = words[0]
	}
	for i, part := range parts[1:] {
		from, to, years := parseYears(part)
		switch {
		case i > 0 && isField(words, part):
			a.word = part
		case i > 0 && years:
			a.from, a.to = from, to
		default:
			name, region, _ := strings.Cut(part, "@")
			a.names, a.regions = append(a.names, name), append(a.regions, region)
		}
	}
	return a, true
}

func isField(words []string, part string) bool {
	for _, w := range words {
		if w == part && w != "" {
			return true
		}
	}
	return false
}

func parseYears(text string) (from, to int, ok bool) {
	first, last, several := strings.Cut(text, "..")
	from, err := strconv.Atoi(first)
	if err != nil {
		return 0, 0, false
	}
	if !several {
		return from, from, true
	}
	to, err = strconv.Atoi(last)
	return from, to, err == nil
}

// SameFigure tells whether two addresses of plan.Set may touch the same
// figure: target:steel is every year of it, and so touches target:steel:2027.
// Where the plan would be needed to tell, the answer is yes.
func SameFigure(x, y string) bool {
	a, ok := parseAddress(x)
	b, ok2 := parseAddress(y)
	if !ok || !ok2 {
		return x == y
	}
	return a.meets(b)
}

func (a address) meets(b address) bool {
	if a.kind != b.kind || a.word != b.word && a.word != "" && b.word != "" {
		return false
	}
	for i := range min(len(a.names), len(b.names)) {
		if a.names[i] != b.names[i] || a.regions[i] != b.regions[i] && a.regions[i] != "" && b.regions[i] != "" {
			return false
		}
	}
	return a.from == 0 || b.from == 0 || a.from <= b.to && b.from <= a.to
}
