package lptest

import (
	"math"
	"math/big"

	"github.com/openplenum/plenum/internal/lp"
)

// part says how a quantity (a column, or the activity of a row) is made of
// non-negative variables: base + sum of sign * t.
type part struct {
	base *big.Rat
	vars []int
	sign []int
}

// tableau is T = B^-1 [A | I | b] over variables t >= 0, of which the last,
// one a row, are artificial. Every row of the problem reads
// A x - activity = 0, and every boxed quantity adds a row t + slack = width.
type tableau struct {
	p        *lp.Problem
	parts    []part // columns, then row activities
	cost     []*big.Rat
	real     int // variables that are not artificial
	rows     [][]*big.Rat
	flipped  []bool
	basis    []int
	reduced  []*big.Rat // one a variable, then minus the value
	entering int        // variables allowed to enter
}

func newTableau(p *lp.Problem) *tableau {
	e := &tableau{p: p}
	var widths [][2]int // variable, slack
	var width []*big.Rat
	split := func(lower, upper, cost float64) {
		variable := func(sign float64) int {
			c := rat(cost)
			e.cost = append(e.cost, c.Mul(c, rat(sign)))
			e.real++
			return e.real - 1
		}
		q := part{base: new(big.Rat)}
		switch {
		case lower == upper:
			q.base = rat(lower)
		case !math.IsInf(lower, 0):
			q.base, q.vars, q.sign = rat(lower), []int{variable(1)}, []int{1}
			if !math.IsInf(upper, 0) {
				slack := variable(0)
				widths = append(widths, [2]int{q.vars[0], slack})
				width = append(width, new(big.Rat).Sub(rat(upper), rat(lower)))
			}
		case !math.IsInf(upper, 0):
			q.base, q.vars, q.sign = rat(upper), []int{variable(-1)}, []int{-1}
		default:
			q.vars, q.sign = []int{variable(1), variable(-1)}, []int{1, -1}
		}
		e.parts = append(e.parts, q)
	}
	for j := range p.Cols() {
		split(p.ColLower[j], p.ColUpper[j], sign(p)*p.Cost[j])
	}
	for i := range p.Rows() {
		split(p.RowLower[i], p.RowUpper[i], 0)
	}
	m := p.Rows() + len(widths)
	e.rows = make([][]*big.Rat, m)
	for i := range e.rows {
		e.rows[i] = zeros(e.real + m + 1)
	}
	add := func(i int, q part, a *big.Rat) {
		for k, t := range q.vars {
			e.rows[i][t].Add(e.rows[i][t], new(big.Rat).Mul(a, big.NewRat(int64(q.sign[k]), 1)))
		}
		rhs := e.rows[i][e.real+m]
		rhs.Sub(rhs, new(big.Rat).Mul(a, q.base))
	}
	for j := range p.Cols() {
		at, values := p.Column(j)
		for k, i := range at {
			add(i, e.parts[j], rat(values[k]))
		}
	}
	for i := range p.Rows() {
		add(i, e.parts[p.Cols()+i], big.NewRat(-1, 1))
	}
	for k, w := range widths {
		i := p.Rows() + k
		e.rows[i][w[0]].SetInt64(1)
		e.rows[i][w[1]].SetInt64(1)
		e.rows[i][e.real+m].Set(width[k])
	}
	e.start()
	return e
}

// start makes right-hand sides non-negative and puts the artificials in.
func (e *tableau) start() {
	m := len(e.rows)
	e.flipped, e.basis = make([]bool, m), make([]int, m)
	for i, r := range e.rows {
		if r[e.real+m].Sign() < 0 {
			e.flipped[i] = true
			for _, v := range r {
				v.Neg(v)
			}
		}
		r[e.real+i].SetInt64(1)
		e.basis[i] = e.real + i
	}
	e.entering = e.real
}

func zeros(n int) []*big.Rat {
	out := make([]*big.Rat, n)
	for i := range out {
		out[i] = new(big.Rat)
	}
	return out
}
