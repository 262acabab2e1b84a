package plan

import (
	"errors"
	"math"
	"slices"
	"strings"
	"unicode"
)

// Units are the units that a plan knows: the built-in ones and its own.
type Units struct {
	known  map[string]Unit
	parsed map[string]parsedUnit // of expressions, for tables repeat them
}

type parsedUnit struct {
	unit Unit
	err  error
}

// Errors of Parse.
var (
	ErrUnknownUnit = errors.New("plan: unknown unit")
	ErrUnitSyntax  = errors.New("plan: not a unit")
)

// UnknownUnitError names the part of an expression that is no known unit.
type UnknownUnitError struct{ Name string }

func (e *UnknownUnitError) Error() string { return ErrUnknownUnit.Error() + " " + e.Name }

// Unwrap makes it an ErrUnknownUnit.
func (e *UnknownUnitError) Unwrap() error { return ErrUnknownUnit }

// BuiltInUnits are the units that every plan knows.
func BuiltInUnits() *Units {
	u := &Units{known: map[string]Unit{}, parsed: map[string]parsedUnit{}}
	for _, b := range builtIn {
		unit := Unit{times: b.times, per: b.per}
		if b.exponent != 0 {
			unit.dimension = []power{{b.dimension, b.exponent}}
		}
		for name := range strings.FieldsSeq(b.names) {
			u.known[name] = unit
		}
	}
	for _, names := range counted {
		all := strings.Fields(names)
		for _, name := range all {
			u.known[name] = dimensionOf(all[0])
		}
	}
	for code := range strings.FieldsSeq(currencies) {
		u.known[code] = dimensionOf(code)
	}
	u.known["€"] = u.known["EUR"]
	watt := u.known["J"].Per(u.known["s"])
	for k, name := range []string{"W", "kW", "MW", "GW", "TW"} {
		u.known[name] = scaled(watt, math.Pow10(3*k))
	}
	u.known["tkm"] = u.known["t"].Times(u.known["km"])
	u.known["pkm"] = u.known["person"].Times(u.known["km"])
	return u
}

// NewUnits knows the built-in units and a plan's own, which may be stated in
// terms of each other if those that are needed stand first. Definitions that
// are wrong are left out and come back by position with the error.
func NewUnits(defs []UnitDef) (u *Units, wrong map[int]error) {
	u, wrong = BuiltInUnits(), map[int]error{}
	for i, def := range defs {
		if err := u.define(def); err != nil {
			wrong[i] = err
		}
	}
	return u, wrong
}

// ErrUnitTaken says that a name cannot be defined because it is known.
var ErrUnitTaken = errors.New("plan: the unit is known already")

func (u *Units) define(def UnitDef) error {
	name := strings.Join(strings.Fields(def.Name), " ")
	if !isUnitName(name) {
		return ErrUnitSyntax
	}
	if _, taken := u.known[name]; taken {
		return ErrUnitTaken
	}
	if def.Of == "" {
		u.known[name] = dimensionOf(name)
		return nil
	}
	of, err := u.Parse(def.Of)
	switch {
	case err != nil:
		return err
	case !(def.Value > 0) || math.IsInf(def.Value, 0):
		return ErrUnitSyntax
	}
	u.known[name] = scaled(of, def.Value)
	return nil
}

// Names lists all names, for suggestions.
func (u *Units) Names() []string {
	out := make([]string, 0, len(u.known))
	for name := range u.known {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

// lookup finds a unit by its name; a single s at the end makes no difference
// to names of four letters or more.
func (u *Units) lookup(name string) (Unit, bool) {
	if unit, ok := u.known[name]; ok {
		return unit, true
	}
	const shortest = 4
	if one, ok := strings.CutSuffix(name, "s"); ok && len(one) >= shortest {
		unit, ok := u.known[one]
		return unit, ok
	}
	if len(name) >= shortest {
		unit, ok := u.known[name+"s"]
		return unit, ok
	}
	return Unit{}, false
}

func dimensionOf(name string) Unit {
	return Unit{times: 1, per: 1, dimension: []power{{name, 1}}}
}

func scaled(u Unit, factor float64) Unit {
	u.times *= factor
	return u
}

// isUnitName tells whether a plan may name a unit so: words of letters,
// digits and . _ - that begin with a letter.
func isUnitName(name string) bool {
	if name == "" {
		return false
	}
	for word := range strings.SplitSeq(name, " ") {
		for k, r := range word {
			if !isUnitRune(r) || k == 0 && !unicode.IsLetter(r) && r != '_' {
				return false
			}
		}
	}
	return true
}

func isUnitRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Sc, r) ||
		strings.ContainsRune("._-%‰²³'", r)
}
