// Package store keeps what the hall needs in SQLite (one file) or PostgreSQL
// (a server), over database/sql. It implements hall.Store and has no rules:
// what may be done is decided before it gets here.
//
// dialect.go is the only file that names a database. Migrations are embedded,
// a folder for each. What was decided is in tables that only grow, and triggers
// hold that. Copies between the two databases, restores and checks go table by
// table, along the list in table.go.
//
// docs/store.md explains it for those who run an installation.
package store
