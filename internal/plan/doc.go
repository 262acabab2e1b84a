// Package plan holds a multi-year plan in the planner's words: goods,
// processes, assets, supply, stocks, regions, trade, routes, projects, living
// stocks, final use, indicators, limits, targets, risks, organs.
//
// A Plan is what was declared: every figure with its unit and its span of
// years, in the order of the tables. Figures is the same plan checked and
// resolved: one number for each year, in the unit of its good, with
// references as positions. Resolve makes the second from the first, or
// reports every fault at once. The package knows no file, no linear program,
// no database and no page.
//
// Years are calendar numbers (2026) or plain numbers (0, 1, 2); the horizon
// runs from First to Last, both included. A lead is a number of years: a good
// used with lead 1 is used in the year before.
package plan
