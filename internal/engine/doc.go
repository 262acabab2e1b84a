// Package engine solves a plan. It builds the linear program once, solves it
// phase by phase, has every phase checked by code that is not the solver's,
// and hands over the answer in the plan's words.
//
// With a linear objective there is one phase for it and one that tidies. With
// tiers, for each tier in order of priority:
//
//  1. raise the least fulfilment of its targets, up to 1. A target that holds
//     it at or below its baseline and cannot rise even by itself is set aside,
//     so that one hopeless target does not decide for all;
//  2. hold the targets that keep the minimum down, and raise the minimum of
//     the others: at most Rounds times in all;
//  3. raise the weighted sum of all fulfilments of the tier;
//  4. keep to the plans that reach this (see face).
//
// When every target is met, one phase says how much headroom there is. The
// last phase takes the least labour, or what the plan names.
package engine
