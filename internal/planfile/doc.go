// Package planfile reads and writes plan folders: plan.yaml and CSV tables,
// as docs/plan-folder.md describes them.
//
// Read reports every fault at once, those of the files and those of the rules
// of plans, each with file, line and column; a row that cannot be read does
// not make the rows that refer to it wrong. Write keeps what has not changed,
// comments too, to the byte. The package has no rules about plans: they are
// in package plan.
package planfile
