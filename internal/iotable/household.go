package iotable

import "gonum.org/v1/gonum/mat"

// Closure says how households become a sector of their own for type II
// multipliers. Their output is labour, and their column is what they consume:
//
//	A^ = | A  c |   h = compensation of employees / x
//	     | h  w |   c = consumption by product / income,  w likewise of labour
//
// (Miller and Blair 2009, section 2.5). A table knows what households earn by
// labour, E, and what they spend, C, imports and taxes included; it does not
// know their other income. Income is the larger of E and C: where they spend
// more than they earn by labour, the rest is paid from other income, which
// does not grow with output, and a unit of pay is spent once and no more.
// Where they earn more, the rest is saved.
type Closure struct {
	Earned   float64 `json:"earned"` // E, compensation of employees, with that paid by final use
	Spent    float64 `json:"spent"`  // C, all that the columns of households hold
	Income   float64 `json:"income"` // what consumption is divided by
	Given    bool    `json:"given"`  // Income was said by the user
	Residual float64 `json:"residual"`
}

// close puts households into the system. income 0 means that of the rule
// above. ok is false when the table has no compensation of employees or no
// consumption of households.
func (t *Table) close(income float64) (a *mat.Dense, c Closure, ok bool) {
	n := t.size()
	pay, paid := t.sumOf(PayLabour)
	a = mat.NewDense(n+1, n+1, nil)
	a.Slice(0, n, 0, n).(*mat.Dense).Copy(t.Coefficients())
	spend := make([]float64, n+1)
	for k, f := range t.Final {
		if f.Use != Households {
			continue
		}
		for i, v := range f.Amounts {
			spend[i] += v
		}
		for _, p := range t.Primary {
			if p.Final == nil {
				continue
			}
			c.Spent += p.Final[k]
			if p.Pay == PayLabour {
				spend[n] += p.Final[k]
			}
		}
	}
	c.Spent += sum(spend[:n])
	c.Earned = sum(pay.amounts) + sum(pay.final)
	c.Income = max(c.Earned, c.Spent)
	if income > 0 {
		c.Income, c.Given = income, true
	}
	if !paid || c.Earned <= 0 || c.Spent <= 0 {
		return nil, c, false
	}
	for j, v := range pay.amounts {
		a.Set(n, j, over(v, t.Output[j]))
	}
	for i, v := range spend {
		a.Set(i, n, v/c.Income)
	}
	return a, c, true
}

// TypeII computes the multipliers with households inside: what a unit of final
// use sets in motion when what is earned by it is spent again. Totals count
// what the sectors do and pay, as in type I; households only pass the effect
// on. ErrNoClosure is returned when the table does not say what households
// earn or spend.
func (m *Multipliers) TypeII(t *Table, income float64) error {
	a, closure, ok := t.close(income)
	if !ok {
		return ErrNoClosure
	}
	inv, err := Invert(a)
	if err != nil {
		return err
	}
	n := t.size()
	closure.Residual = inv.Residual
	m.Closure = &closure
	for k := range m.All {
		x := &m.All[k]
		x.TypeII, x.RatioII = weighted(x.Direct, mat.DenseCopyOf(inv.L.Slice(0, n, 0, n))), make([]float64, n)
		for j, d := range x.Direct {
			x.RatioII[j] = over(x.TypeII[j], d)
		}
	}
	return nil
}
