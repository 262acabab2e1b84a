// Package report makes documents of an outcome: what a minister reads on
// paper, a planner in a terminal, a spreadsheet in a folder of tables.
//
// A document is data (see Document): sections of words, tables and charts.
// Renderers know nothing of plans. Text writes the short form, HTML the whole
// of it into one file that needs nothing else. CSV is for programs: it writes
// every figure of the outcome in full, under names that no language changes.
// JSON is the outcome's own.
//
// A report adds no figures to an outcome beyond sums, shares and rounding.
package report
