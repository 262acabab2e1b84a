package assembly

import (
	"cmp"
	"slices"
)

// meeting is two changes, of two lists, that may touch the same figure.
type meeting struct {
	a, b int // the lists, a before b
	i, j int // places in them
}

// spot is one change with its address taken apart.
type spot struct {
	list, at int
	text     string // the address as it stands
	parts    address
	ok       bool // it could be taken apart
}

func (x spot) meets(y spot) bool {
	if !x.ok || !y.ok {
		return x.text == y.text
	}
	return x.parts.meets(y.parts)
}

// groupOf is what addresses that can meet have in common.
func groupOf(text string) (group string, parts address, ok bool) {
	if parts, ok = parseAddress(text); !ok {
		return text, parts, false
	}
	return parts.kind + ":" + parts.names[0], parts, true
}

// meetings lists where changes of different lists may touch the same figure,
// by lists and then by places. Only those that can meet are compared.
func meetings(lists [][]Change) []meeting {
	groups := map[string][]spot{}
	var out []meeting
	for list, changes := range lists {
		for at, c := range changes {
			group, parts, ok := groupOf(c.Address)
			x := spot{list, at, c.Address, parts, ok}
			for _, y := range groups[group] {
				if y.list != list && y.meets(x) {
					out = append(out, meeting{y.list, list, y.at, at})
				}
			}
			groups[group] = append(groups[group], x)
		}
	}
	slices.SortFunc(out, func(x, y meeting) int {
		return cmp.Or(x.a-y.a, x.b-y.b, x.i-y.i, x.j-y.j)
	})
	return out
}

// byLists parts meetings by the two lists that meet.
func byLists(all []meeting) map[[2]int][]meeting {
	out := map[[2]int][]meeting{}
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n].a == all[0].a && all[n].b == all[0].b {
			n++
		}
		out[[2]int{all[0].a, all[0].b}] = all[:n]
		all = all[n:]
	}
	return out
}
