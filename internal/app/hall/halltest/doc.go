// Package halltest has the suite that every store of the hall must pass, a
// store in memory, and a stage: a hall with a body, a plan and a plenary, for
// tests of what is built on it.
package halltest
