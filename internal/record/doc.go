// Package record is the append-only record of an installation: entries, each
// with the hash of the one before it, in a transparency log with signed heads.
package record
