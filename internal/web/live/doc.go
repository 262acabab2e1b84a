// Package live lets many readers follow what changes, as server-sent events.
// One Hub serves the pages and the API: it counts who holds a stream open, asks
// for all of them at once whether the record has grown, and ends them when the
// server stops, so that nobody else is kept waiting for streams to end.
package live
