package publish

import (
	"context"
	"errors"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/locale"
)

// Options say what is published, and how.
type Options struct {
	Hall  *hall.Hall
	Words *locale.Catalogue
	// Template is how communiqués are written; nil: Standard.
	Template *Template

	// Actor is in whose name the record is read; the zero actor is the public.
	Actor hall.Actor
	// Whole adds what was not published, for those who may see it: the minutes
	// of every sitting that was closed, and how far tasks are.
	Whole bool

	// Site is where the archive will lie, such as https://example.org/archive/;
	// empty: not known. Feeds need it for links that lead there from elsewhere.
	Site string
	// Print makes a PDF of a page; nil: there are no PDFs.
	Print Print
	// PagesOf tells on which page of a PDF each anchor lies; nil: tables of
	// contents have no numbers.
	PagesOf func(pdf []byte) map[string]int
}

// Print makes a PDF of a page, with the date in it.
type Print func(ctx context.Context, page []byte, date time.Time) ([]byte, error)

// ErrNotFound is for a path that is not in the archive.
var ErrNotFound = errors.New("publish: not in the archive")
