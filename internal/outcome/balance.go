package outcome

import (
	"math"

	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/plan"
)

// balances writes the material balance of every good, in the order of the
// rows. What a column makes and what it uses of the same good are two lines.
func (b *build) balances() []Balance {
	accounts, ofRow := b.accounts()
	made := b.madeBy()
	things := map[member]int{}
	for j, x := range b.in.X {
		if x == 0 {
			continue
		}
		rows, values := b.problem.Column(j)
		m := columnMember(b.ix.Columns[j])
		thing, known := things[m]
		if !known {
			thing = len(things)
			things[m] = thing
		}
		for n, i := range rows {
			if a := ofRow[i]; a != nil {
				b.flow(a, i, j, thing, values[n], made[j][i], x)
			}
		}
	}
	out := make([]Balance, len(accounts))
	for i, a := range accounts {
		b.close(a)
		out[i] = a.Balance
	}
	return out
}

// accounts begins an account for every good and region with what is known of
// it, and tells which account each row belongs to, nil for none.
func (b *build) accounts() (all []*account, ofRow []*account) {
	at := map[member]*account{}
	ofRow = make([]*account, len(b.ix.Rows))
	for i, k := range b.ix.Rows {
		t, inside := b.byYear[k.Year]
		if k.Kind != formulate.Balance || !inside {
			continue
		}
		a, ok := at[rowMember(k)]
		if !ok {
			good := b.names.goods[plan.GoodID(k.Of)]
			a = newAccount(b.years())
			a.Good, a.Name, a.Kind, a.keep = good.ID, b.names.row(k), good.Kind, good.Keep
			a.Region, a.Unit = k.Region, b.ix.RowUnit[i]
			at[rowMember(k)] = a
			all = append(all, a)
		}
		ofRow[i] = a
		for _, f := range b.ix.Fixed[i] {
			b.fixed(a, t, f)
		}
	}
	return all, ofRow
}

// madeBy is what a unit of each column makes, by row.
func (b *build) madeBy() []map[int]float64 {
	out := make([]map[int]float64, len(b.ix.Columns))
	for cell, amount := range b.ix.Makes {
		if out[cell.Col] == nil {
			out[cell.Col] = map[int]float64{}
		}
		out[cell.Col][cell.Row] = amount
	}
	return out
}

// fixed enters a known quantity.
func (b *build) fixed(a *account, t int, f formulate.Fixed) {
	m := member{kind: string(f.Kind), of: f.Of, category: f.Category}
	fresh := func() Line {
		line := Line{Kind: m.kind, Of: f.Of, Category: f.Category, Name: find(f.Of, b.names.asset, b.names.good)}
		if f.Category != "" {
			line.Name = find(string(f.Category), b.names.category)
		}
		return line
	}
	if f.Amount < 0 {
		a.uses.known(m, fresh).Amounts[t] -= f.Amount
		return
	}
	source := a.sources.known(m, fresh)
	if math.IsInf(f.Amount, 1) {
		source.Unlimited, a.drawn[t] = true, source
		return
	}
	source.Amounts[t] += f.Amount
}

// flow enters what column j at level x makes and uses in a balance row. The
// entry of the matrix is net; made is what the column makes of it.
func (b *build) flow(a *account, row, j, thing int, net, made, x float64) {
	t := b.byYear[b.ix.Rows[row].Year]
	used := made - net
	if made == 0 && net > 0 {
		made, used = net, 0
	}
	fresh := func() Line {
		k := b.ix.Columns[j]
		line := Line{Kind: string(k.Kind), Of: k.Of, Category: k.Category, Name: b.names.column(k), To: k.To}
		if k.Category != "" {
			line.Name = find(string(k.Category), b.names.category)
		}
		if k.Region != a.Region {
			line.Region = k.Region
		}
		return line
	}
	if made != 0 {
		a.sources.moved(thing, fresh).Amounts[t] += made * x
	}
	if math.Abs(used) > 1e-15*made {
		a.uses.moved(thing, fresh).Amounts[t] += used * x
	}
}

// close sums an account. Unlimited supply is what is needed of it. A rest
// that is smaller than the rounding is none.
func (b *build) close(a *account) {
	a.Sources, a.Uses = a.sources.listed(), a.uses.listed()
	for t := range b.years() {
		used := sum(a.Uses, t)
		if a.drawn[t] != nil {
			a.drawn[t].Amounts[t] += max(used-sum(a.Sources, t), 0)
		}
		a.Total[t] = sum(a.Sources, t)
		rest := a.Total[t] - used
		scale := 1 + max(a.Total[t], used)
		wrong := max(-rest, 0)
		if a.keep {
			wrong = math.Abs(rest)
		}
		b.imbalance = max(b.imbalance, wrong/scale)
		if math.Abs(rest) > b.in.Rounded*scale {
			a.Unused[t] = rest
		}
	}
}

func sum(lines []Line, t int) float64 {
	var s float64
	for _, l := range lines {
		s += l.Amounts[t]
	}
	return s
}
