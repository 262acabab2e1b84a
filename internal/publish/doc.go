// Package publish makes the documents of the record: the communiqué of a
// sitting, its minutes, a conclusion, the task sheet of an organ, the book of a
// plan; open data and news feeds; and the archive that holds them all by
// plenary and sitting, with a page for each field of work through the years.
//
// The archive is a set of files under permanent addresses. The server shows the
// same files that `plenum publish` writes into a folder. What they say follows
// from the record alone, so the same record gives the same bytes. Nothing is in
// them but what was adopted or published.
package publish
