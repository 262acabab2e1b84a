package lp

// Check is what Verify measured of a result, in the problem's own units. All
// figures are largest absolute values, with the same figure relative to
// 1 + the sum of absolute terms of that row or column beside it.
type Check struct {
	Done bool
	OK   bool // the termination's claim holds within the tolerances

	PrimalResidual, PrimalResidualRel float64 // bounds of rows and columns
	WorstRow, WorstCol                int     // where; -1 when none
	DualResidual, DualResidualRel     float64 // sign faults of duals and reduced costs
	WorstDual                         int     // column of the largest dual fault, -1 when none
	Gap, GapRel                       float64 // |primal - dual| objective
	Complementarity                   float64 // largest |dual x slack| of a row or column
	Certificate                       float64 // strength of a Farkas or ray certificate after scaling; 0 when none
	Reason                            string  // why not OK, empty when OK
}
