package lptest

// kept are the random problems that once failed, each with what was wrong.
// They run with all laws in every run.
var kept = []keptSeed{}

type keptSeed struct {
	Seed
	Why string
}
