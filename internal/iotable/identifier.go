package iotable

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/openplenum/plenum/internal/plan"
)

// names gives identifiers that are not used yet.
type names map[string]bool

// take makes an identifier of a label: its code where it has one, else its
// first words.
func (n names) take(label Sector) string {
	return n.unique(slug(cmp.Or(label.Code, label.Name)))
}

func (n names) unique(id string) string {
	if id == "" {
		id = "x"
	}
	out := id
	for k := 2; n[strings.ToLower(out)]; k++ {
		out = fmt.Sprintf("%s_%d", id, k)
	}
	n[strings.ToLower(out)] = true
	return out
}

// slug keeps letters, digits, dashes and dots of a text, at most 40 of them;
// what lies between becomes an underscore. Texts in capitals keep them.
func slug(text string) string {
	const longest = 40
	var b strings.Builder
	gap, count := false, 0
	for _, r := range strings.TrimSpace(text) {
		if count >= longest {
			break
		}
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r), (r == '-' || r == '.') && count > 0:
			if gap && count > 0 {
				b.WriteByte('_')
			}
			gap = false
			b.WriteRune(r)
			count++
		default:
			gap = true
		}
	}
	out := strings.TrimRight(b.String(), "-.")
	if strings.ContainsAny(text, " ") {
		out = strings.ToLower(out)
	}
	return out
}

// category names a column of final use: its use, and its code where several
// columns have the same use.
func (t *Table) categoryIDs() []plan.CategoryID {
	count := map[Use]int{}
	same := map[Sector]plan.CategoryID{} // the same column of several regions
	for _, f := range t.Final {
		if _, ok := same[f.Label]; !ok || t.Multi == nil {
			count[f.Use]++
		}
		same[f.Label] = ""
	}
	taken := names{}
	out := make([]plan.CategoryID, len(t.Final))
	for k, f := range t.Final {
		if t.Multi != nil && same[f.Label] != "" {
			out[k] = same[f.Label]
			continue
		}
		id := string(f.Use)
		if count[f.Use] > 1 {
			id += "_" + strings.ToLower(slug(cmp.Or(f.Label.Code, f.Label.Name)))
		}
		out[k] = plan.CategoryID(taken.unique(id))
		same[f.Label] = out[k]
	}
	return out
}

// Uses lists the words that options may name: the uses of the table's columns
// and their categories.
func (t *Table) Uses() []string {
	var out []string
	add := func(word string) {
		if !slices.Contains(out, word) {
			out = append(out, word)
		}
	}
	ids := t.categoryIDs()
	for k, f := range t.Final {
		if f.Use == Imports {
			continue
		}
		add(string(f.Use))
		add(string(ids[k]))
	}
	return out
}
