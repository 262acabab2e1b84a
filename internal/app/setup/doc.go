// Package setup plays a plenary file through the use cases of the hall: people
// and posts, the plan, the plenary with all that has happened in it.
//
// Each use case is a transaction of its own, so the whole is rehearsed first:
// the same commands are given to a copy of the body in memory, and what the
// assembly would refuse comes out before anything is written.
package setup
