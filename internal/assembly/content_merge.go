package assembly

import (
	"slices"
	"strings"
)

// Clash is where two changes of the same content cannot both be made.
type Clash struct {
	What   ClashKind
	Field  string // of ClashField: kind, responsible, due, version
	Base   string // words that both replace, the figure, or the value before
	Ours   string
	Theirs string
}

// ClashKind is what two changes meet in.
type ClashKind string

// What changes can meet in.
const (
	ClashWords    ClashKind = "words"
	ClashFigure   ClashKind = "figure"
	ClashField    ClashKind = "field"
	ClashDeletion ClashKind = "deletion" // one takes out what the other changes
)

// MergeContent makes both changes of a content: words by words, figures by
// address, and the rest field by field. The result does not depend on which
// change comes first. Where both change the same, and not alike, it lists
// every clash.
func MergeContent(base, ours, theirs Content) (Content, []Clash) {
	var clashes []Clash
	text, met := MergeText(base.Text, ours.Text, theirs.Text)
	clashes = append(clashes, met...)
	out := Content{Text: text}
	clashes = append(clashes, mergeFields(&out, &base, &ours, &theirs)...)
	out.Fields = mergeNames(base.Fields, ours.Fields, theirs.Fields)
	out.Supporting = mergeNames(base.Supporting, ours.Supporting, theirs.Supporting)
	out.Changes, met = mergeChanges(base.Changes, ours.Changes, theirs.Changes)
	return out, append(clashes, met...)
}

// mergeFields merges what has one value.
func mergeFields(out, base, ours, theirs *Content) []Clash {
	var clashes []Clash
	out.Sort = mergeField("kind", base.Sort, ours.Sort, theirs.Sort, &clashes)
	out.Responsible = mergeField("responsible", base.Responsible, ours.Responsible, theirs.Responsible, &clashes)
	out.Due = mergeField("due", base.Due, ours.Due, theirs.Due, &clashes)
	out.Version = mergeField("version", base.Version, ours.Version, theirs.Version, &clashes)
	return clashes
}

func mergeField[T ~string](field string, base, ours, theirs T, clashes *[]Clash) T {
	switch {
	case ours == theirs || theirs == base:
		return ours
	case ours == base:
		return theirs
	}
	*clashes = append(*clashes, Clash{ClashField, field, string(base), string(ours), string(theirs)})
	return base
}

// mergeNames keeps what neither took out and adds what either added, those of
// the base first and then in the order of their names.
func mergeNames[T ~string](base, ours, theirs []T) []T {
	if slices.Equal(ours, theirs) || slices.Equal(theirs, base) {
		return slices.Clone(ours)
	}
	if slices.Equal(ours, base) {
		return slices.Clone(theirs)
	}
	var out, added []T
	for _, o := range base {
		if slices.Contains(ours, o) && slices.Contains(theirs, o) {
			out = append(out, o)
		}
	}
	for _, o := range slices.Concat(ours, theirs) {
		if !slices.Contains(base, o) && !slices.Contains(added, o) {
			added = append(added, o)
		}
	}
	slices.Sort(added)
	return append(out, added...)
}

// mergeChanges merges by address. Two changes of one figure clash unless they
// are the same change.
func mergeChanges(base, ours, theirs []Change) ([]Change, []Clash) {
	if slices.Equal(ours, theirs) || slices.Equal(theirs, base) {
		return slices.Clone(ours), nil
	}
	if slices.Equal(ours, base) {
		return slices.Clone(theirs), nil
	}
	var out, added []Change
	var clashes []Clash
	for _, b := range base {
		mine, here := changeAt(ours, b.Address)
		other, there := changeAt(theirs, b.Address)
		switch {
		case here == there && mine == other:
			if here {
				out = append(out, mine)
			}
		case other == b: // only ours differs
			if here {
				out = append(out, mine)
			}
		case mine == b:
			if there {
				out = append(out, other)
			}
		default:
			clashes = append(clashes, Clash{ClashFigure, "", b.Address, mine.New, other.New})
			out = append(out, b)
		}
	}
	fresh := func(from []Change) []Change {
		return slices.DeleteFunc(slices.Clone(from), func(c Change) bool { _, old := changeAt(base, c.Address); return old })
	}
	added = fresh(ours)
	for _, c := range fresh(theirs) {
		same, there := changeAt(added, c.Address)
		if !there {
			added = append(added, c)
		} else if same != c {
			clashes = append(clashes, Clash{ClashFigure, "", c.Address, same.New, c.New})
		}
	}
	slices.SortFunc(added, func(a, b Change) int { return strings.Compare(a.Address, b.Address) })
	out = append(out, added...)
	return out, append(clashes, overlaps(out)...)
}

func changeAt(in []Change, address string) (Change, bool) {
	if c := find(in, func(c *Change) bool { return c.Address == address }); c != nil {
		return *c, true
	}
	return Change{}, false
}

// overlaps lists changes that touch one figure under two addresses, such as
// target:steel and target:steel:2027.
func overlaps(all []Change) []Clash {
	var out []Clash
	for i, x := range all {
		for _, y := range all[:i] {
			if x.Address != y.Address && SameFigure(x.Address, y.Address) {
				a, b := y, x
				if strings.Compare(a.Address, b.Address) > 0 {
					a, b = b, a
				}
				out = append(out, Clash{ClashFigure, "", a.Address, a.New, b.Address + " = " + b.New})
			}
		}
	}
	return out
}
