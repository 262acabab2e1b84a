package outcome

import (
	"math"

	"github.com/openplenum/plenum/internal/formulate"
	"github.com/openplenum/plenum/internal/plan"
)

// account is a balance being written.
type account struct {
	Balance
	keep              bool
	unlimited         []bool // by year
	sources, uses     map[member]int
	supplyOfUnlimited int // position of the line that grows as needed, -1
}

// balances writes the material balance of every good, in the order of the
// rows. What a column makes and what it uses of the same good are two lines.
func (b *build) balances() []Balance {
	var accounts []*account
	at := map[member]*account{}
	ofRow := make([]*account, len(b.ix.Rows))
	for i, k := range b.ix.Rows {
		t, inside := b.byYear[k.Year]
		if k.Kind != formulate.Balance || !inside {
			continue
		}
		a, ok := at[rowMember(k)]
		if !ok {
			a = b.account(k, i)
			at[rowMember(k)] = a
			accounts = append(accounts, a)
		}
		ofRow[i] = a
		for _, f := range b.ix.Fixed[i] {
			b.fixed(a, t, f)
		}
	}
	for j, x := range b.in.X {
		if x == 0 {
			continue
		}
		rows, values := b.problem.Column(j)
		for n, i := range rows {
			if ofRow[i] != nil {
				b.flow(ofRow[i], i, j, values[n], x)
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

func (b *build) account(k formulate.RowKey, row int) *account {
	good := b.names.goods[plan.GoodID(k.Of)]
	return &account{
		Balance: Balance{
			Good: good.ID, Name: b.names.row(k), Kind: good.Kind, Region: k.Region, Unit: b.ix.RowUnit[row],
			Sources: []Line{}, Uses: []Line{}, Unused: b.zeros(), Total: b.zeros(), Price: b.zeros(),
		},
		keep: good.Keep, unlimited: make([]bool, b.years()), supplyOfUnlimited: -1,
		sources: map[member]int{}, uses: map[member]int{},
	}
}

// fixed enters a known quantity.
func (b *build) fixed(a *account, t int, f formulate.Fixed) {
	m := member{kind: string(f.Kind), of: f.Of, category: f.Category}
	line := Line{Kind: string(f.Kind), Of: f.Of, Category: f.Category, Name: find(f.Of, b.names.asset, b.names.good)}
	if f.Category != "" {
		line.Name = find(string(f.Category), b.names.category)
	}
	if f.Amount < 0 {
		b.line(&a.Uses, a.uses, m, line).Amounts[t] -= f.Amount
		return
	}
	source := b.line(&a.Sources, a.sources, m, line)
	if math.IsInf(f.Amount, 1) {
		source.Unlimited = true
		a.unlimited[t] = true
		a.supplyOfUnlimited = a.sources[m]
		return
	}
	source.Amounts[t] += f.Amount
}

// flow enters what column j at level x makes and uses in a balance row.
func (b *build) flow(a *account, row, j int, net, x float64) {
	k := b.ix.Columns[j]
	t := b.byYear[b.ix.Rows[row].Year]
	made := b.ix.Makes[formulate.Cell{Row: row, Col: j}]
	used := made - net
	if made == 0 && net > 0 {
		made, used = net, 0
	}
	m := columnMember(k)
	line := Line{Kind: string(k.Kind), Of: k.Of, Category: k.Category, Name: b.names.column(k), To: k.To}
	if k.Region != a.Region {
		line.Region = k.Region
	}
	if k.Category != "" {
		line.Name = find(string(k.Category), b.names.category)
	}
	if made != 0 {
		b.line(&a.Sources, a.sources, m, line).Amounts[t] += made * x
	}
	if math.Abs(used) > 1e-15*made {
		b.line(&a.Uses, a.uses, m, line).Amounts[t] += used * x
	}
}

// line finds or begins a line.
func (b *build) line(lines *[]Line, at map[member]int, m member, fresh Line) *Line {
	i, ok := at[m]
	if !ok {
		i = len(*lines)
		at[m] = i
		fresh.Amounts = b.zeros()
		*lines = append(*lines, fresh)
	}
	return &(*lines)[i]
}

// close sums an account. Unlimited supply is what is needed of it. A rest
// that is smaller than the rounding is none.
func (b *build) close(a *account) {
	for t := range b.years() {
		used := sum(a.Uses, t)
		if a.unlimited[t] {
			drawn := &a.Sources[a.supplyOfUnlimited].Amounts[t]
			*drawn += max(used-sum(a.Sources, t), 0)
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
