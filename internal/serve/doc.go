// Package serve runs an installation: it opens the database, the queue and the
// hall over them, and serves the pages until it is told to stop. It is the one
// place where these parts meet; none of them knows how it was started.
package serve
