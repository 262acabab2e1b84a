package store

import (
	"errors"
	"fmt"
	"strings"

	"github.com/openplenum/plenum/internal/app/hall"
)

// Sentinels of what can be wrong with a database. The command line says what
// can be done about each.
var (
	ErrAddress     = errors.New("store: not the address of a database")
	ErrMissing     = errors.New("store: there is no database")
	ErrUnreachable = errors.New("store: the server does not answer")
	ErrForeign     = errors.New("store: the database belongs to another program")
	ErrEmpty       = errors.New("store: the database has no tables yet")
	ErrOlder       = errors.New("store: the tables are of an earlier version")
	ErrNewer       = errors.New("store: the tables are of a later version")
	ErrHalf        = errors.New("store: a migration was interrupted")
	ErrRestore     = errors.New("store: a restore was interrupted")
	ErrBusy        = errors.New("store: another program writes and does not end")
	ErrFull        = errors.New("store: the disk is full")
	ErrCorrupt     = errors.New("store: the file is damaged")
	ErrReadOnly    = errors.New("store: the database may only be read")
	ErrNotEmpty    = errors.New("store: there is something already")
	ErrBackup      = errors.New("store: not a whole backup of this program")
	ErrWrongKey    = errors.New("store: the record is signed with another key")
	ErrOldKey      = fmt.Errorf("store: the record is signed with a newer key: %w", hall.ErrNoKey)
	ErrNoKey       = fmt.Errorf("store: %w", hall.ErrNoKey)
)

// Fault is a sentinel with what it is about.
type Fault struct {
	Kind  error  // one of the sentinels
	About string // a file, a table, a version; may be empty
	Cause error  // what the database said; may be nil
}

func (f *Fault) Error() string {
	text := f.Kind.Error()
	if f.About != "" {
		text += ": " + f.About
	}
	if f.Cause != nil {
		text += ": " + strings.TrimSpace(f.Cause.Error())
	}
	return text
}

func (f *Fault) Unwrap() []error {
	if f.Cause == nil {
		return []error{f.Kind}
	}
	return []error{f.Kind, f.Cause}
}

func fault(kind error, about string, cause ...error) error {
	return &Fault{Kind: kind, About: about, Cause: errors.Join(cause...)}
}
