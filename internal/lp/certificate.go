package lp

import "math"

// farkas checks a proof of infeasibility: bounds that cross, or multipliers y
// for which 0 = y'A x + z'x, z = -A'y, would have to be positive.
//
// With every bound needed finite (stated, or implied by the rows) the proof
// is complete. Otherwise some z lean on infinite bounds; each must be rounding
// in size, |z_j| <= Feasibility * sum |a_ij y_i|, and the proof then says that
// no x with sum |x_j| <= value / max |z_j| over those columns is feasible;
// that radius must be at least 0.01 / Feasibility.
//
// Multipliers of rounding size are taken off when the certificate does not
// stand with them: any y that proves the claim will do.
func (v *verifier) farkas() {
	p, r := v.p, v.r
	if where := crossed(p); where != "" {
		v.Certificate = 1
		return
	}
	if r.Dual != Certificate {
		v.fail("infeasible, but no certificate came with it")
		return
	}
	v.reportedZ()
	rows, _ := p.largestEntries()
	v.tryCleaned(r.RowDual, rows, (*verifier).farkasBy)
}

// farkasBy checks the multipliers y, which it may change.
func (v *verifier) farkasBy(y []float64) {
	p := v.p
	d := dualValue(p, make([]float64, p.Cols()), y)
	if d.total.abs == 0 {
		v.fail("the Farkas certificate is empty: no multiplier leans on a finite bound")
		return
	}
	value := d.total.value() - d.rounding - 8*epsilon*d.total.abs
	v.Certificate = max(0, value/d.total.abs)
	var largest float64
	for _, f := range d.faults {
		largest = max(largest, f.abs)
		v.DualResidual = max(v.DualResidual, f.abs)
		if rel := f.abs / f.terms; rel > v.DualResidualRel {
			v.DualResidualRel, v.WorstDual = rel, f.col
		}
	}
	switch {
	case !(value > 0):
		v.fail("the Farkas certificate proves nothing: its value is %.3g of its terms", value/d.total.abs)
	case v.DualResidualRel > v.opt.Feasibility:
		v.fail("Farkas certificate: column %s leans on an infinite bound by %.3g of its terms (allowed %.3g)",
			p.colLabel(v.WorstDual), v.DualResidualRel, v.opt.Feasibility)
	case largest > 0 && value/largest < 0.01/v.opt.Feasibility:
		v.fail("Farkas certificate: it excludes only points up to a size of %.3g", value/largest)
	}
}

// reportedZ compares the reported ReducedCost of a certificate with -A'y.
func (v *verifier) reportedZ() {
	scale := largestAbs(v.r.RowDual)
	for j, reported := range v.r.ReducedCost {
		zs := reducedSum(v.p, j, 0, v.r.RowDual)
		if math.Abs(reported-zs.value()) > v.opt.Feasibility*(scale+zs.abs) {
			v.fail("Farkas certificate, column %s: reported reduced cost is %g, -A'y gives %g",
				v.p.colLabel(j), reported, zs.value())
		}
	}
}

// ray checks a direction d along which the objective improves for ever while
// every row and column that is feasible stays so. d is scaled to a largest
// component of 1; what remains of it beyond a finite bound must be within
// Feasibility times the absolute terms of its row, and the improvement must
// be more than what these remains and rounding could explain. Components of
// rounding size are taken off when the ray does not stand with them.
func (v *verifier) ray() {
	p, r := v.p, v.r
	if r.Primal != Certificate {
		v.fail("%s, but no ray came with it", r.Termination)
		return
	}
	scale := largestAbs(r.X)
	if scale == 0 {
		v.fail("the ray is zero")
		return
	}
	d := make([]float64, len(r.X))
	for j := range d {
		d[j] = r.X[j] / scale
	}
	_, cols := p.largestEntries()
	v.tryCleaned(d, cols, (*verifier).rayBy)
}

// rayBy checks the direction d.
func (v *verifier) rayBy(d []float64) {
	p := v.p
	var improvement sum
	for j := range d {
		if fault := beyond(d[j], p.ColLower[j], p.ColUpper[j]); v.notePrimal(fault, fault) {
			v.WorstCol, v.WorstRow = j, -1
		}
		improvement.addProduct(-v.s*p.Cost[j], d[j])
	}
	for i, a := range rowSums(p, d) {
		if a.abs == 0 {
			continue
		}
		if fault := beyond(a.value(), p.RowLower[i], p.RowUpper[i]); v.notePrimal(fault, fault/a.abs) {
			v.WorstRow, v.WorstCol = i, -1
		}
	}
	if improvement.abs > 0 {
		v.Certificate = max(0, improvement.value()/improvement.abs)
	}
	switch {
	case v.PrimalResidualRel > v.opt.Feasibility && v.WorstRow >= 0:
		v.fail("the ray leaves row %s by %.3g of its terms (allowed %.3g)",
			p.rowLabel(v.WorstRow), v.PrimalResidualRel, v.opt.Feasibility)
	case v.PrimalResidualRel > v.opt.Feasibility:
		v.fail("the ray leaves column %s by %.3g (allowed %.3g)",
			p.colLabel(v.WorstCol), v.PrimalResidualRel, v.opt.Feasibility)
	case v.Certificate <= max(10*v.PrimalResidualRel, 16*epsilon):
		v.fail("the objective does not improve along the ray: %.3g of its terms", v.Certificate)
	}
}

// tryCleaned runs a check of a certificate on copies of it from which more
// and more of the smallest components are taken off, until it stands. When
// none does, the findings on the whole certificate remain. Components are
// compared after multiplication by weight, so that units do not matter.
func (v *verifier) tryCleaned(certificate, weight []float64, check func(*verifier, []float64)) {
	var found Check
	var largest float64
	for k, c := range certificate {
		largest = max(largest, math.Abs(c)*weight[k])
	}
	for level, floor := range []float64{0, 1e-14, 1e-12, 1e-10} {
		cleaned := append([]float64(nil), certificate...)
		for k, c := range cleaned {
			if weight[k] > 0 && math.Abs(c)*weight[k] < floor*largest {
				cleaned[k] = 0
			}
		}
		try := *v
		check(&try, cleaned)
		if level == 0 || try.Reason == "" {
			found = try.Check
		}
		if try.Reason == "" {
			break
		}
	}
	v.Check = found
}

// beyond is how far a direction leads out of finite bounds.
func beyond(d, lower, upper float64) float64 {
	switch {
	case d < 0 && !math.IsInf(lower, -1):
		return -d
	case d > 0 && !math.IsInf(upper, 1):
		return d
	}
	return 0
}

func largestAbs(v []float64) float64 {
	var out float64
	for _, x := range v {
		out = max(out, math.Abs(x))
	}
	return out
}
