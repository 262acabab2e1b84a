package publish

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/openplenum/plenum/internal/intake"
)

// otherField is where points go that name no field of work.
const otherField = ""

var taxonomy = sync.OnceValue(intake.Taxonomy)

// fieldOf finds the field of work for what a point names: an identifier of the
// taxonomy, or a class of ISIC or COFOG. A class belongs to the field that it is
// listed for first and with the fewest others, or else to that of the nearest
// class above it. False: no field fits.
func fieldOf(named string) (intake.FieldOfWork, bool) {
	all := taxonomy()
	if i := slices.IndexFunc(all, func(f intake.FieldOfWork) bool { return f.ID == named }); i >= 0 {
		return all[i], true
	}
	system, class, ok := strings.Cut(strings.TrimSpace(named), " ")
	if !ok {
		return intake.FieldOfWork{}, false
	}
	for class = strings.TrimSpace(class); class != ""; class = strings.TrimSuffix(class[:len(class)-1], ".") {
		var best *intake.FieldOfWork
		var rank [2]int
		for i := range all {
			classes := all[i].COFOG
			if strings.EqualFold(system, "ISIC") {
				classes = all[i].ISIC
			}
			at := slices.IndexFunc(classes, func(c string) bool { return sameClass(c, class) })
			if at < 0 {
				continue
			}
			if r := [2]int{at, len(classes)}; best == nil || r[0] < rank[0] || r[0] == rank[0] && r[1] < rank[1] {
				best, rank = &all[i], r
			}
		}
		if best != nil {
			return *best, true
		}
	}
	return intake.FieldOfWork{}, false
}

// sameClass tells whether two classes are the same: ISIC D35 is also written
// 35, COFOG 06.1 also 6.1.
func sameClass(listed, asked string) bool {
	bare := func(s string) string { return strings.TrimLeft(s, "0ABCDEFGHIJKLMNOPQRSTU") }
	return listed == asked || bare(asked) != "" && strings.TrimLeft(asked, "0") == strings.TrimLeft(listed, "0ABCDEFGHIJKLMNOPQRSTU") && asked[0] < 'A'
}

// fieldsOf are the fields of work that a point names, each once, in the order
// of the point.
func fieldsOf(named []string) []intake.FieldOfWork {
	var out []intake.FieldOfWork
	for _, n := range named {
		f, ok := fieldOf(n)
		if ok && !slices.ContainsFunc(out, func(x intake.FieldOfWork) bool { return x.ID == f.ID }) {
			out = append(out, f)
		}
	}
	return out
}

// fieldName is a field of work in the language of the document.
func (t *teller) fieldName(f intake.FieldOfWork) string {
	if key := "publish.field." + keyOf(f.ID); t.c.Has(key) {
		return t.text(key)
	}
	return f.Name
}

// groupName is a group of fields.
func (t *teller) groupName(group string) string {
	if key := "publish.group." + keyOf(group); t.c.Has(key) {
		return t.text(key)
	}
	return group
}

// keyOf is an identifier as keys of texts have it.
func keyOf(id string) string { return strings.ReplaceAll(id, "-", "_") }

// fieldNames lists the fields of a point as a sentence does; empty without any.
func (t *teller) fieldNames(named []string) string {
	var out []string
	for _, f := range fieldsOf(named) {
		out = append(out, t.fieldName(f))
	}
	return t.c.List(out)
}

// groupOf is the group that the first field of a point is in, and its place in
// the taxonomy; points without a field come last.
func groupOf(named []string) (group string, place int) {
	fields := fieldsOf(named)
	if len(fields) == 0 {
		return otherField, len(taxonomy())
	}
	group = fields[0].Group
	return group, slices.IndexFunc(taxonomy(), func(f intake.FieldOfWork) bool { return f.Group == group })
}

// byGroup sorts points by the group of their first field, and keeps their order
// within.
func byGroup[T any](all []T, named func(T) []string) []T {
	out := slices.Clone(all)
	slices.SortStableFunc(out, func(a, b T) int {
		_, x := groupOf(named(a))
		_, y := groupOf(named(b))
		return cmp.Compare(x, y)
	})
	return out
}
