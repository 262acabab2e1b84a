// Package iotable reads input-output tables, checks that they balance,
// computes their multipliers, and makes a plan from one.
//
// An input-output table has a square of flows, Z: row i gives what sector j
// uses of what sector i makes. To its right stands final use (households,
// government, investment, stocks, exports, and imports as a negative column
// where the flows hold imported goods too). Below it stands what the sectors
// pay beside the flows (imports, taxes, compensation of employees, surplus).
// Every row sums to the sector's output x, and so does every column:
//
//	sum over j of Z[i,j] + final use of i        = x[i]
//	sum over i of Z[i,j] + primary inputs of j   = x[j]
//
// The letters of this package are those of the books (Miller and Blair,
// Input-Output Analysis, 2009): Z flows, x output, f final use, A = Z / x the
// coefficients, L = (I - A)^-1 the Leontief inverse. All amounts of a table
// are in one unit, such as million dollars; only employment, emissions and
// capital may have others.
//
// Nothing here solves a plan: the plan made from a table is solved like any
// other.
package iotable
