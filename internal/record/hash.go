package record

import "golang.org/x/mod/sumdb/tlog"

// Hash is a hash of the log: SHA-256 of a leaf or of a node (RFC 6962).
type Hash = tlog.Hash
