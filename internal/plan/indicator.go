package plan

// IndicatorID names a social indicator.
type IndicatorID string

// Indicator is (constant + sum of coefficient x quantity) / population. With
// PerPerson false the population does not enter.
type Indicator struct {
	ID        IndicatorID
	Name      string
	Unit      string // of the indicator, such as "places per 1000 persons"
	Constant  float64
	PerPerson bool
	Per       float64 // persons the population is counted in: 1, 1000; 1 unless said
}

// IndicatorTerm is one quantity of an indicator.
type IndicatorTerm struct {
	Indicator   IndicatorID
	Measure     Measure
	Coefficient float64 // per unit of the measure
	Span        Span
}

// IndicatorFigures is an Indicator resolved for all regions together or one.
type IndicatorFigures struct {
	Indicator
	Constant   []float64 // by year
	Terms      []IndicatorTermFigures
	Population [][]float64 // by region and year, in Per persons; nil unless PerPerson
}

// IndicatorTermFigures is an IndicatorTerm resolved; the measure's region is
// that of the target which asks.
type IndicatorTermFigures struct {
	Measure     MeasureFigures
	Coefficient []float64 // by year
}
