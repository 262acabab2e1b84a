package lptest

import "math/big"

// price computes the reduced costs for the sum of artificials (first phase)
// or for the problem's own cost.
func (e *tableau) price(first bool) {
	n := e.real + len(e.rows)
	cost := func(t int) *big.Rat {
		switch {
		case first && t >= e.real:
			return big.NewRat(1, 1)
		case first || t >= e.real:
			return new(big.Rat)
		}
		return e.cost[t]
	}
	e.reduced = zeros(n + 1)
	for t := range n {
		e.reduced[t].Set(cost(t))
	}
	for i, r := range e.rows {
		c := cost(e.basis[i])
		if c.Sign() == 0 {
			continue
		}
		for t := range e.reduced {
			e.reduced[t].Sub(e.reduced[t], new(big.Rat).Mul(c, r[t]))
		}
	}
}

// value is the objective of the phase, offset and bases left out.
func (e *tableau) value() *big.Rat { return new(big.Rat).Neg(e.reduced[len(e.reduced)-1]) }

// run pivots to the optimum and returns -1, or the variable whose increase
// improves the objective without limit.
func (e *tableau) run(iterations *int) int {
	last := len(e.reduced) - 1
	for {
		enter := -1
		for t := range e.entering {
			if e.reduced[t].Sign() < 0 {
				enter = t
				break
			}
		}
		if enter < 0 {
			return -1
		}
		leave := -1
		var least big.Rat
		for i, r := range e.rows {
			if r[enter].Sign() <= 0 {
				continue
			}
			ratio := new(big.Rat).Quo(r[last], r[enter])
			if c := ratio.Cmp(&least); leave < 0 || c < 0 || c == 0 && e.basis[i] < e.basis[leave] {
				leave = i
				least.Set(ratio)
			}
		}
		if leave < 0 {
			return enter
		}
		e.pivot(leave, enter)
		*iterations++
	}
}

func (e *tableau) pivot(leave, enter int) {
	r := e.rows[leave]
	scale := new(big.Rat).Inv(r[enter])
	for _, v := range r {
		v.Mul(v, scale)
	}
	var term big.Rat
	eliminate := func(q []*big.Rat) {
		if q[enter].Sign() == 0 {
			return
		}
		f := new(big.Rat).Set(q[enter])
		for t, v := range r {
			if v.Sign() != 0 {
				q[t].Sub(q[t], term.Mul(f, v))
			}
		}
	}
	for i, q := range e.rows {
		if i != leave {
			eliminate(q)
		}
	}
	eliminate(e.reduced)
	e.basis[leave] = enter
}

// dropArtificials pivots artificials at zero out of the basis. Those that
// cannot leave stand for rows that the others imply; they stay at zero.
func (e *tableau) dropArtificials() {
	for i, t := range e.basis {
		if t < e.real {
			continue
		}
		for enter := range e.real {
			if e.rows[i][enter].Sign() != 0 {
				e.pivot(i, enter)
				break
			}
		}
	}
}

// duals are the multipliers of the problem's rows, from the reduced costs of
// the artificials: artificial cost - y, with the flips of the rows undone.
func (e *tableau) duals(artificialCost int64, sense float64) []float64 {
	out := make([]float64, e.p.Rows())
	for i := range out {
		y := new(big.Rat).Sub(big.NewRat(artificialCost, 1), e.reduced[e.real+i])
		if e.flipped[i] {
			y.Neg(y)
		}
		out[i] = sense * float(y)
	}
	return out
}

// point is the columns' values at the basis.
func (e *tableau) point() []float64 {
	t := zeros(e.real + len(e.rows))
	for i, k := range e.basis {
		t[k].Set(e.rows[i][len(e.reduced)-1])
	}
	return e.columns(t, true)
}

// direction is the columns' change per unit of a variable that enters.
func (e *tableau) direction(enter int) []float64 {
	t := zeros(e.real + len(e.rows))
	for i, k := range e.basis {
		t[k].Neg(e.rows[i][enter])
	}
	t[enter].SetInt64(1)
	return e.columns(t, false)
}

func (e *tableau) columns(t []*big.Rat, base bool) []float64 {
	out := make([]float64, e.p.Cols())
	for j := range out {
		q := e.parts[j]
		x := new(big.Rat)
		if base {
			x.Set(q.base)
		}
		for k, v := range q.vars {
			x.Add(x, new(big.Rat).Mul(t[v], big.NewRat(int64(q.sign[k]), 1)))
		}
		out[j] = float(x)
	}
	return out
}
