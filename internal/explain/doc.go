// Package explain says what holds a plan back, as data: bottlenecks with
// their prices, the chain from a target to its bottleneck, relief that has
// been tried, conflicts, the price of priority, and the difference of two
// outcomes. Words are made from it elsewhere.
//
// Prices come from one linear program for each question; what they promise is
// tried by solving again, and how far they hold is found by solving, not read
// from a basis. The letters: a row grants an amount, its price is the gain of
// the question's objective per extra unit of it.
package explain
