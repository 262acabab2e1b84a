package explain

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/openplenum/plenum/internal/formulate"
)

// Bottleneck is a grant with a price: more of it would help.
type Bottleneck struct {
	Grant
	Size       float64 // amount at the answer, in Unit
	Price      float64 // gain of the objective per extra unit
	PerPercent float64 // gain for one per cent more of it
	Late       bool    // capacity that no opening could add to any more: it would have to stand already
}

// bottlenecks lists the grants with a price, by what one per cent more of
// each would bring, largest first.
func (e *Explainer) bottlenecks(q question) []Bottleneck {
	var out []Bottleneck
	for _, g := range e.grants(q.problem) {
		price := q.price(g)
		if price == 0 {
			continue
		}
		size := e.size(g, q.result.X)
		b := Bottleneck{
			Grant: g, Size: size, Price: price, PerPercent: price * math.Abs(size) / 100, Late: e.late(g),
		}
		if b.PerPercent > 1e-7*math.Max(1, math.Abs(q.value())) {
			out = append(out, b)
		}
	}
	slices.SortStableFunc(out, func(a, b Bottleneck) int {
		return cmp.Compare(sixDigits(b.PerPercent), sixDigits(a.PerPercent)) // ties keep the order of the rows
	})
	// What is next to nothing beside the first is the price of the traces that
	// the others give up, not of what holds the answer back.
	return slices.DeleteFunc(out, func(b Bottleneck) bool { return b.PerPercent < besideFirst*out[0].PerPercent })
}

// sixDigits leaves of a positive number the digits in which two answers of the
// solver agree.
func sixDigits(v float64) float64 {
	unit := math.Pow(10, math.Floor(math.Log10(v))-5)
	return math.Round(v/unit) * unit
}

// besideFirst is the share of the first bottleneck's gain below which a
// bottleneck is not named.
const besideFirst = 1e-3

// late tells whether a grant is capacity of a year in which none can open, nor
// in a year before.
func (e *Explainer) late(g Grant) bool {
	if g.Row.Kind != formulate.CapacityUse {
		return false
	}
	for year := e.Form.Figures.Years[0]; year <= g.Row.Year; year++ {
		key := formulate.ColumnKey{Kind: formulate.Open, Of: g.Row.Of, Region: g.Row.Region, Year: year}
		if j, ok := e.Form.Index.Column(key); ok && e.Form.Problem.ColUpper[j] > 0 {
			return false
		}
	}
	return true
}

// Relief is a bottleneck widened by an amount: what its price promised, and
// what solving again gave.
type Relief struct {
	Bottleneck
	Change    float64 // in the bottleneck's unit
	Share     float64 // of its size
	Predicted float64 // gain of the objective
	Confirmed float64
	Span      *Span // how far the price holds; nil where it was not asked for
	// Then is what holds the answer back once the bottleneck is widened; nil
	// when it is still that one, or nothing.
	Then *Bottleneck
	// With is what was widened together with it, by the same share.
	With []Bottleneck
}

// Holds tells whether solving confirmed at least half of what was predicted.
func (r Relief) Holds() bool { return r.Confirmed >= r.Predicted/2 }

// try widens a bottleneck, and others by the same share, and solves again.
func (e *Explainer) try(ctx context.Context, q question, b Bottleneck, change float64, with ...Bottleneck) (Relief, error) {
	r := Relief{
		Bottleneck: b, Change: change, Share: change / math.Abs(b.Size),
		Predicted: b.Price * change, With: with,
	}
	problem := b.widen(q.problem, change)
	widened := []Grant{b.Grant}
	for _, other := range with {
		by := r.Share * math.Abs(other.Size)
		problem = other.widen(problem, by)
		r.Predicted += q.price(other.Grant) * by
		widened = append(widened, other.Grant)
	}
	after, err := e.ask(ctx, problem)
	if err != nil {
		return Relief{}, err
	}
	r.Confirmed = after.value() - q.value()
	next := e.bottlenecks(after)
	if len(next) > 0 && !slices.ContainsFunc(widened, func(g Grant) bool { return g.same(next[0].Grant) }) {
		r.Then = &next[0]
	}
	return r, nil
}

// Span is how far a price holds: while the amount granted lies between Lower
// and Upper, one more unit brings the price.
type Span struct {
	Lower, Upper float64 // of the amount; infinite where no end was found
	// Degenerate: at the present amount one unit more and one unit less are
	// worth different prices, so that the price holds on one side only.
	Degenerate bool
}

// farthest is how many times its size a bottleneck is followed.
const farthest = 4

// span finds how far a price holds. The value of the program is concave in
// the amount and made of straight pieces. From the far end the piece there is
// followed back to where it meets the present one; if the value at the
// meeting point lies on both, that is the end of the piece, and if not, the
// piece at the meeting point is tried next.
func (e *Explainer) span(ctx context.Context, q question, b Bottleneck) (Span, error) {
	up, atUp, err := e.end(ctx, q, b, farthest*math.Abs(b.Size))
	if err != nil {
		return Span{}, err
	}
	down, atDown, err := e.end(ctx, q, b, -math.Abs(b.Size))
	if err != nil {
		return Span{}, err
	}
	least := 1e-6 * math.Abs(b.Size)
	out := Span{
		Lower: b.Size + down, Upper: b.Size + up,
		Degenerate: atUp && up < least || atDown && -down < least,
	}
	if b.lowerBound() { // which gives more by being lowered
		out.Lower, out.Upper = b.Size-up, b.Size-down
	}
	return out, nil
}

// end finds how far from the present amount, in the direction of reach, the
// price goes on. It tells whether an end was found.
func (e *Explainer) end(ctx context.Context, q question, b Bottleneck, reach float64) (float64, bool, error) {
	tolerance := 1e-7 * math.Max(1, math.Abs(q.value()))
	if b.PerPercent > 0 {
		tolerance = math.Min(tolerance, b.PerPercent*1e-3)
	}
	at := reach
	for range 24 {
		there, err := e.ask(ctx, b.widen(q.problem, at))
		switch {
		case err != nil && ctx.Err() != nil:
			return 0, false, err
		case err != nil: // no plan that far away: half as far
			at /= 2
			if math.Abs(at) < 1e-6*math.Abs(b.Size) {
				return at, true, nil
			}
			continue
		}
		missing := q.value() + b.Price*at - there.value()
		if missing <= tolerance {
			if at == reach {
				return math.Copysign(math.Inf(1), reach), false, nil
			}
			return at, true, nil
		}
		slope := there.price(b.Grant)
		if math.Abs(slope-b.Price) <= 1e-9*math.Max(1, b.Price) {
			return at, true, nil
		}
		// The two lines meet where missing is made up.
		next := at - missing/(b.Price-slope)
		if next*reach <= 0 {
			return 0, true, nil
		}
		at = next
	}
	return at, true, nil
}
