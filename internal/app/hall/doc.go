// Package hall has the use cases of the assembly: convene, table, cost, vote,
// adopt, and what goes with them. Each is one transaction, whoever asks for it:
// a page, the API or a command.
//
// What was decided is a stream of entries in the record. A use case reads what
// came since the fold that it keeps, folds it, asks the state for the events of
// the command, and appends them; what else is stored (plan versions, figure
// acts, the table of tasks) is written in the same transaction. A refusal is a
// value with a code and words; an error means that machinery failed.
//
// The package says what it needs of a store, a queue and a clock in port*.go.
// The suite that every store must pass is in halltest.
package hall
