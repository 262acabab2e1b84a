// Package engine solves a plan: it builds the linear programs, solves them
// tier by tier, checks every one, and hands over the answer in the plan's
// words.
package engine
