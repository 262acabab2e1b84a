package plan

import (
	"slices"
	"strconv"
	"strings"
)

// Unit is a unit of measure: so many of the base units of its dimension.
// Factor and divisor are kept apart so that a conversion rounds once.
type Unit struct {
	times, per float64 // 1 of this unit is times/per base units; 0, 0 is no unit
	dimension  []power // sorted by name, no zero exponents
}

// power is a base dimension with its exponent.
type power struct {
	name     string
	exponent int
}

// One is the unit of a plain number.
var One = Unit{times: 1, per: 1}

// IsZero tells whether this is no unit at all, as opposed to One.
func (u Unit) IsZero() bool { return u.times == 0 }

// Fits tells whether two units have the same dimension.
func (u Unit) Fits(v Unit) bool { return slices.Equal(u.dimension, v.dimension) }

// To is the factor that turns a figure in u into a figure in v; ok is false
// when the dimensions differ.
func (u Unit) To(v Unit) (factor float64, ok bool) {
	if !u.Fits(v) || u.IsZero() || v.IsZero() {
		return 0, false
	}
	return (u.times * v.per) / (u.per * v.times), true
}

// Times is the product of two units.
func (u Unit) Times(v Unit) Unit {
	return Unit{u.times * v.times, u.per * v.per, multiply(u.dimension, v.dimension, 1)}
}

// Per is the quotient of two units.
func (u Unit) Per(v Unit) Unit {
	return Unit{u.times * v.per, u.per * v.times, multiply(u.dimension, v.dimension, -1)}
}

// Dimension names the dimension for people who look for a mistake: "energy",
// "mass/length^2", "1".
func (u Unit) Dimension() string {
	over, under := "", ""
	for _, p := range u.dimension {
		side, n := &over, p.exponent
		if n < 0 {
			side, n = &under, -n
		}
		if *side != "" {
			*side += "*"
		}
		*side += p.name
		if n > 1 {
			*side += "^" + strconv.Itoa(n)
		}
	}
	switch {
	case over == "" && under == "":
		return "1"
	case under == "":
		return over
	case over == "":
		over = "1"
	}
	if strings.Contains(under, "*") {
		under = "(" + under + ")"
	}
	return over + "/" + under
}

// multiply adds the exponents of b, taken sign times, to those of a.
func multiply(a, b []power, sign int) []power {
	out := slices.Clone(a)
	for _, p := range b {
		k, found := slices.BinarySearchFunc(out, p.name, func(q power, name string) int { return strings.Compare(q.name, name) })
		if !found {
			out = slices.Insert(out, k, power{p.name, sign * p.exponent})
			continue
		}
		out[k].exponent += sign * p.exponent
		if out[k].exponent == 0 {
			out = slices.Delete(out, k, k+1)
		}
	}
	return out
}

// perUnit writes "a/b", with brackets where b has more than one part.
func perUnit(a, b string) string {
	if strings.ContainsAny(b, "/*") || strings.ContainsAny(b, " ") {
		b = "(" + b + ")"
	}
	return a + "/" + b
}
