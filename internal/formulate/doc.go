// Package formulate turns a checked plan into a linear program.
//
// Every activity is a column that uses and makes goods, each some years
// before its own year; every good has one balance row for each region and
// year:
//
//	sum of what activities make - sum of what they use  >=  standing use - supply
//
// with = instead of >= for goods whose surplus must be kept. One file holds
// one kind of activity, limit or promise. The Index ties columns and rows to
// the plan; nothing is ever read back out of a name.
//
// The matrix is built once for a plan. The phases of a solve differ only in
// costs and bounds (see Phase), so that a solver may keep what it derived
// from the matrix.
package formulate
