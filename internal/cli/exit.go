package cli

// Exit is the exit code of the program: how a command ended.
type Exit int

// The exit codes. They are documented in docs/cli.md and shown by
// `plenum help`.
const (
	// Solved: the command did what was asked. Of a plan: solved, and every
	// target is met or there are none.
	Solved Exit = 0
	// Short: a plan was found and checked, with targets that are not met.
	Short Exit = 1
	// NoPlan: floors and limits exclude each other, or the objective has no
	// limit. The answer says which.
	NoPlan Exit = 2
	// BadInput: the command line, a file or a plan has faults.
	BadInput Exit = 3
	// Failed: machinery failed: a disk, a missing executable, a solver that
	// stopped before it could prove its answer.
	Failed Exit = 4
	// Interrupted: Ctrl-C. 128 + the number of the signal, as shells expect.
	Interrupted Exit = 130
)
