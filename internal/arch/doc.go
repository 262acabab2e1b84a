// Package arch holds the import directions of the project: which folder may
// know which, and why not the others. Its test reads every Go file of the
// module and reports each import that goes against them; the same table is
// written into docs/architecture.md and, as depguard rules, into
// .golangci.yml. Nothing of the program imports this package.
//
// To change a direction, change folders.go and run
//
//	go test ./internal/arch -update
package arch
