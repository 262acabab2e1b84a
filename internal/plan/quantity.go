package plan

import (
	"errors"
	"math"
	"strconv"
)

// natural is the unit that a figure is converted to, with the way it is
// written.
type natural struct {
	unit Unit // no unit: it is wrong itself, and nothing is converted
	text string
}

func (n natural) per(m natural) natural {
	if n.unit.IsZero() || m.unit.IsZero() {
		return natural{}
	}
	return natural{n.unit.Per(m.unit), perUnit(n.text, m.text)}
}

// unitCase is one way of writing a unit where another is natural.
type unitCase struct{ written, natural string }

type conversion struct {
	factor float64
	code   Code // empty: it can be converted
	args   []any
}

// figure converts a figure to its natural unit and reports what is wrong with
// it: no number, or a unit that does not fit. Field is the column of the
// figure; that of its unit is "unit".
func (r *resolver) figure(at place, field string, q Quantity, to natural) (float64, bool) {
	return r.figureIn(at, field, "unit", q, to)
}

// figureIn is figure where the unit stands in a column of its own name.
func (r *resolver) figureIn(at place, field, unit string, q Quantity, to natural) (float64, bool) {
	ok := true
	if math.IsNaN(q.Value) || math.IsInf(q.Value, 0) {
		r.fault(at, NotANumber, field, figureText(q.Value))
		ok = false
	}
	if q.Unit == "" {
		return q.Value, ok
	}
	c := r.conversion(q.Unit, to)
	if c.code != "" {
		r.fault(at, c.code, unit, q.Unit, c.args...)
		if c.code == UnknownUnit {
			r.nearUnit()
		}
		return 0, false
	}
	return q.Value * c.factor, ok && c.factor != 0
}

// amount is a figure that must not be negative.
func (r *resolver) amount(at place, field string, q Quantity, to natural) (float64, bool) {
	v, ok := r.figure(at, field, q, to)
	if q.Value < 0 {
		r.fault(at, Negative, field, figureText(q.Value))
		return 0, false
	}
	return v, ok
}

// share is a figure from 0 to 1.
func (r *resolver) share(at place, field string, v float64) {
	if !(v >= 0 && v <= 1) {
		r.fault(at, NotAShare, field, figureText(v))
	}
}

func (r *resolver) conversion(written string, to natural) conversion {
	key := unitCase{written, to.text}
	if c, ok := r.factors[key]; ok {
		return c
	}
	if written == to.text && !to.unit.IsZero() {
		return conversion{factor: 1} // the unit of an indicator need not be one that is known
	}
	unit, err := r.units.Parse(written)
	var unknown *UnknownUnitError
	c := conversion{}
	switch factor, fits := unit.To(to.unit); {
	case errors.As(err, &unknown):
		c = conversion{code: UnknownUnit, args: []any{unknown.Name}}
	case err != nil:
		c = conversion{code: UnitSyntax}
	case to.unit.IsZero():
	case !fits:
		c = conversion{code: UnitMisfit, args: []any{to.text, unit.Dimension(), to.unit.Dimension()}}
	default:
		c.factor = factor
	}
	r.factors[key] = c
	return c
}

// nearUnit adds suggestions to the fault reported last, if it is about an
// unknown unit.
func (r *resolver) nearUnit() {
	if len(r.faults) == 0 {
		return
	}
	last := &r.faults[len(r.faults)-1]
	if last.Code == UnknownUnit && len(last.Args) == 1 {
		last.Near = Near(last.Args[0].(string), r.units.Names())
	}
}

// declareUnit reads the unit of a good, process or basket.
func (r *resolver) declareUnit(at place, text string) Unit {
	if text == "" {
		r.fault(at, Required, "unit", "", "unit")
		return Unit{}
	}
	c := r.conversion(text, natural{})
	if c.code != "" {
		r.fault(at, c.code, "unit", text, c.args...)
		r.nearUnit()
		return Unit{}
	}
	unit, _ := r.units.Parse(text)
	return unit
}

func figureText(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }
