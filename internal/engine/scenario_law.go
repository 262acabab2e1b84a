package engine

import (
	"hash/fnv"
	"math"
	"math/rand/v2"

	"github.com/openplenum/plenum/internal/plan"
)

// Factors draws the factors of draw number n (from 1): for each risk, one for
// each of its years.
//
// A risk has a standard normal score z in every year of the horizon,
//
//	z[0] = e[0],  z[t] = r z[t-1] + sqrt(1-r^2) e[t],   r its correlation
//
// and its factor is the quantile of its distribution at that score. So the
// factor of every year has exactly the distribution declared, however the
// years hang together (a Gaussian copula). Every draw and every risk has a
// stream of its own, which depends on the seed, the number of the draw and
// the identifier of the risk, and on nothing else: two plans under the same
// seed meet the same harvests, and a risk that is added changes no other.
func Factors(figs *plan.Figures, seed uint64, n int) [][]float64 {
	out := make([][]float64, len(figs.Risks))
	for k, risk := range figs.Risks {
		rnd := rand.New(rand.NewPCG(seed, stream(n, risk.ID)))
		scores := make([]float64, len(figs.Years))
		for t := range scores {
			scores[t] = normalScore(rnd)
			if t > 0 {
				r := math.Max(-1, math.Min(1, risk.Correlation))
				scores[t] = r*scores[t-1] + math.Sqrt(1-r*r)*scores[t]
			}
		}
		out[k] = make([]float64, len(risk.Years))
		for i, t := range risk.Years {
			out[k][i] = quantile(risk.Risk, scores[t])
		}
	}
	return out
}

// stream is the number of the stream of a draw and a risk.
func stream(n int, id plan.RiskID) uint64 {
	h := fnv.New64a()
	h.Write([]byte(id)) //nolint:errcheck // a hash takes everything
	// The finaliser of SplitMix64 (Steele, Lea & Flood 2014) keeps draws that
	// are neighbours far apart.
	z := h.Sum64() + uint64(n)*0x9e3779b97f4a7c15
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// normalScore draws from the standard normal law by inversion: the stream of
// bits alone decides, not an algorithm that a library may change.
func normalScore(rnd *rand.Rand) float64 {
	u := (float64(rnd.Uint64()>>11) + 0.5) / (1 << 53)
	return math.Sqrt2 * math.Erfinv(2*u-1)
}

// quantile is the factor of a risk at a standard normal score. It is never
// negative. A normal law is cut at 0 and scaled back to its mean.
func quantile(risk plan.Risk, z float64) float64 {
	a, b, c := risk.A, risk.B, risk.C
	switch risk.Distribution {
	case plan.Normal:
		if b <= 0 || a <= 0 {
			return math.Max(0, a+b*z)
		}
		return math.Max(0, a+b*z) * a / meanOfCut(a, b)
	case plan.LogNormal:
		return math.Exp(a + b*z)
	case plan.Uniform:
		return math.Max(0, a+(b-a)*share(z))
	case plan.Triangular:
		return math.Max(0, triangular(a, b, c, share(z)))
	}
	return 1
}

// share is the standard normal distribution function.
func share(z float64) float64 { return 0.5 * math.Erfc(-z/math.Sqrt2) }

// meanOfCut is the mean of a normal law that is cut at 0.
func meanOfCut(a, b float64) float64 {
	return a*share(a/b) + b*math.Exp(-a*a/(2*b*b))/math.Sqrt(2*math.Pi)
}

// triangular is the quantile of the triangular law from a over b to c at u.
func triangular(a, b, c, u float64) float64 {
	switch {
	case c <= a:
		return a
	case u*(c-a) <= b-a:
		return a + math.Sqrt(u*(c-a)*(b-a))
	default:
		return c - math.Sqrt((1-u)*(c-a)*(c-b))
	}
}

// MeanFactor is the mean of a risk's factor. The plan reckons with 1.
func MeanFactor(risk plan.Risk) float64 {
	switch risk.Distribution {
	case plan.LogNormal:
		return math.Exp(risk.A + risk.B*risk.B/2)
	case plan.Uniform:
		return (risk.A + risk.B) / 2
	case plan.Triangular:
		return (risk.A + risk.B + risk.C) / 3
	}
	return risk.A
}

// drawn is a plan in which the factors of a draw hold: they multiply what
// processes make, or what trade costs and earns.
func drawn(figs *plan.Figures, factors [][]float64) *plan.Figures {
	out := *figs
	out.Processes = append([]plan.ProcessFigures(nil), figs.Processes...)
	out.Trade = append([]plan.TradeFigures(nil), figs.Trade...)
	mine := map[int]bool{} // processes and, counted from below 0, trade whose figures are copies already
	for k, risk := range figs.Risks {
		byYear := make([]float64, len(figs.Years))
		for t := range byYear {
			byYear[t] = 1
		}
		for i, t := range risk.Years {
			byYear[t] = factors[k][i]
		}
		if risk.Price {
			priced(&out, risk, byYear, mine)
		} else {
			yielded(&out, risk, byYear, mine)
		}
	}
	return &out
}

// priced multiplies the trade prices that a risk is of.
func priced(out *plan.Figures, risk plan.RiskFigures, byYear []float64, mine map[int]bool) {
	for i := range out.Trade {
		tr := &out.Trade[i]
		if tr.Good != risk.Good || risk.Region >= 0 && tr.Region != risk.Region {
			continue
		}
		if !mine[-1-i] {
			tr.Price = append([]float64(nil), tr.Price...)
			mine[-1-i] = true
		}
		for t, f := range byYear {
			tr.Price[t] *= f
		}
	}
}

// yielded multiplies the outputs that a risk is of.
func yielded(out *plan.Figures, risk plan.RiskFigures, byYear []float64, mine map[int]bool) {
	for p := range out.Processes {
		if risk.Process >= 0 && risk.Process != p {
			continue
		}
		process := &out.Processes[p]
		if !mine[p] {
			process.Outputs = append([]plan.Flow(nil), process.Outputs...)
			for i := range process.Outputs {
				process.Outputs[i].Yield = ones(len(out.Regions), len(out.Years))
			}
			mine[p] = true
		}
		for i := range process.Outputs {
			if risk.Good >= 0 && process.Outputs[i].Good != risk.Good {
				continue
			}
			for r := range process.Outputs[i].Yield {
				if risk.Region >= 0 && risk.Region != r {
					continue
				}
				for t, f := range byYear {
					process.Outputs[i].Yield[r][t] *= f
				}
			}
		}
	}
}

func ones(rows, columns int) [][]float64 {
	out := make([][]float64, rows)
	for r := range out {
		out[r] = make([]float64, columns)
		for t := range out[r] {
			out[r][t] = 1
		}
	}
	return out
}
