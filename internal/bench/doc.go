// Package bench measures the solver against its peers, each run in a process
// of its own, and writes docs/benchmarks.md. It holds tests only: `make
// bench` runs them; without PLENUM_BENCH nothing is measured.
package bench
