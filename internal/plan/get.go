package plan

import (
	"errors"
	"slices"
	"strings"
)

// Get reads the figure at an address as Set takes it: "5", "5 kt", "0.05",
// "unlimited". It is empty where the plan says nothing there: a bound, floor
// or supply that is not given. Setting what was read changes nothing. When the
// years of the address have different values the error is a Fault with the
// code SetSeveral and the addresses of single years; for other faults see Set.
func Get(p *Plan, address string) (string, error) {
	r, err := readAt(p, address)
	if err != nil {
		return "", err
	}
	first := r.values[0]
	if slices.ContainsFunc(r.values, func(v string) bool { return v != first }) {
		single, err := Single(p, address)
		if err != nil {
			return "", err
		}
		return "", Fault{Code: SetSeveral, Row: -1, Value: address, Args: []any{strings.Join(single, ", ")}}
	}
	return first, nil
}

// reading is what Set finds at an address when it is to read and not to set.
type reading struct {
	values []string // one for each row or gap
	unset  bool     // the value that comes next is not given
	names  []string // as the address means them, with region

	regions []RegionID // of the rows that are meant, where there may be several
}

// readAt reads an address. What is known of it comes with an error, too.
func readAt(p *Plan, address string) (*reading, error) {
	s, run, err := newSetter(p.Clone(), address, "")
	if err != nil {
		return nil, err
	}
	s.reading = &reading{names: slices.Clone(s.parts)}
	if s.region != "" {
		s.reading.names = regionNames(s.parts, s.region, address)
	}
	err = run(s)
	if err == nil && len(s.reading.values) == 0 {
		err = s.fault(SetNoRow)
	}
	return s.reading, err
}

// reads tells whether the figure is read and not set.
func (s *setter) reads() bool { return s.reading != nil }

// read notes a value.
func (s *setter) read(value string) error {
	if s.reading.unset {
		value, s.reading.unset = "", false
	}
	s.reading.values = append(s.reading.values, value)
	return nil
}

// among notes the region of a row that is meant. It is always true.
func (s *setter) among(region RegionID) bool {
	if s.reads() && !slices.Contains(s.reading.regions, region) {
		s.reading.regions = append(s.reading.regions, region)
	}
	return true
}

// given marks an optional figure as given; when reading, it looks whether it
// is. It stands before the figure.
func (s *setter) given(flag *bool) {
	if s.reads() {
		s.reading.unset = !*flag
		return
	}
	*flag = true
}

// optional sets a figure that need not be given. Where it was not, it is in the
// unit of its row.
func (s *setter) optional(q *Quantity, flag *bool, row string) error {
	if !*flag && q.Unit == "" && !s.reads() {
		q.Unit = row
	}
	s.given(flag)
	return s.quantity(q)
}

// missing notes years that no row states.
func (s *setter) missing(years []int) error {
	if len(years) > 0 {
		s.reading.values = append(s.reading.values, "")
	}
	return nil
}

// meant notes which row a name leads to where several spellings lead to one.
func (s *setter) meant(k int, name string, region RegionID) {
	if !s.reads() || name == "" {
		return
	}
	if region != "" {
		name += "@" + string(region)
	}
	if k == len(s.reading.names) {
		s.reading.names = append(s.reading.names, name)
		return
	}
	s.reading.names[k] = name
}

func quantityText(q Quantity) string {
	if q.Unit == "" {
		return figureText(q.Value)
	}
	return figureText(q.Value) + " " + q.Unit
}

// regionNames puts the region back behind the name that had it.
func regionNames(names []string, region RegionID, address string) []string {
	out := slices.Clone(names)
	for i, name := range out {
		if full := name + "@" + string(region); slices.Contains(strings.Split(address, ":"), full) {
			out[i] = full
			break
		}
	}
	return out
}

// isNoRow tells whether nothing stands at an address, or only as part of a sum.
func isNoRow(err error) bool {
	var fault Fault
	return errors.As(err, &fault) && (fault.Code == SetNoRow || fault.Code == SetSum)
}
