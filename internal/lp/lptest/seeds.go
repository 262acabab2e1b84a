package lptest

// kept are the random problems that once failed, each with what was wrong.
// They run with all laws in every run.
var kept = []keptSeed{
	{Seed{"infeasible", 3}, "ipm stopped short of the Farkas certificate: regularisation hid the last pivot"},
	{Seed{"infeasible", 4}, "as infeasible-3, with more rows"},
	{Seed{"infeasible", 16}, "as infeasible-3, few columns"},
	{Seed{"neither", 3}, "ipm ran off to 1e26 instead of certifying"},
	{Seed{"neither", 14}, "ipm stopped with residuals of a half: two certificates compete"},
	{Seed{"neither", 18}, "as neither-14"},
	{Seed{"unbounded", 9}, "ipm stopped short of the ray"},
	{Seed{"unbounded", 27}, "as unbounded-9, with rows along the ray"},
	{Seed{"unbounded", 29}, "as unbounded-9, larger"},
}

type keptSeed struct {
	Seed
	Why string
}
