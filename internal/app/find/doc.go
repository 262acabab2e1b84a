// Package find searches an installation by words: points and amendments,
// plenaries and conclusions, tasks, figures of the plan, goods, regions, organs
// and persons. It asks the use cases of package hall in the name of who asks,
// so that nobody finds what they may not see.
//
// Nothing is kept: what there is to find is a few thousand short texts, which
// are held in memory anyway, and looking through them takes milliseconds.
package find
