// Package store keeps what the hall needs in SQLite or PostgreSQL.
package store
