package plan

// Trade is the import or export of a good from or to abroad, at a price in a
// currency. A currency is a good of kind currency.
type Trade struct {
	Import bool
	Good   GoodID
	Region RegionID
	Span   Span
	// Price is per unit of the good, in Currency. Without a currency trade
	// neither costs nor earns anything.
	Price    Quantity
	Currency GoodID

	Lower, Upper       Quantity
	LowerSet, UpperSet bool

	// Share is the base share of imports in what is supplied (imports and
	// output together), and Margin how far the plan may move from it, as a
	// share of the share: 0.1 and 0.2 allow 8 % to 12 %. For exports Base is
	// the base amount; with growth G and margin M the k-th year, from 1, lies
	// within Base (1+G)^k (1-M) and Base (1+G)^k (1+M).
	Share  float64
	Base   Quantity
	Growth float64
	Margin float64
	// ByDefault says that Margin (and Share or Base) bounds this row.
	ByDefault bool
}

// TradeFigures is a Trade resolved.
type TradeFigures struct {
	Import       bool
	Good, Region int
	Currency     int       // position of the good, -1: none
	Price        []float64 // by year, in the currency's unit per unit of the good
	Lower, Upper []float64 // by year, in the good's unit; 0 and +Inf where not set
	// ShareLower and ShareUpper bound imports / (imports + output); NaN where
	// there is no such bound.
	ShareLower, ShareUpper float64
}

// Debt is borrowing in a currency.
type Debt struct {
	Currency   GoodID
	Opening    Quantity // owed at the beginning of the first year
	Interest   float64  // a year
	Limit      Quantity // most that may be owed at the end of any year
	LimitSet   bool
	Closing    Quantity // most that may be owed at the end of the last year
	ClosingSet bool
}

// DebtFigures is a Debt resolved; limits are +Inf where not set.
type DebtFigures struct {
	Currency       int
	Opening        float64
	Interest       float64
	Limit, Closing float64
}
