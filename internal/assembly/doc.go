// Package assembly holds how a body decides: organs and members, plenaries,
// sittings, items, points, amendments, votes and their verdicts, as pure values
// and state machines over the events of the record.
package assembly
