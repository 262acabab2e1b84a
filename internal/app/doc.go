// Package app is what the program can do, apart from how it is asked and how
// it is shown: read and check a plan folder, change a figure, solve, verify,
// export, solve a linear program. The command line calls it, and pages will.
package app
