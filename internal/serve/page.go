package serve

import (
	"net/http"

	"github.com/openplenum/plenum/internal/web"
)

// Pages is what answers requests.
type Pages = http.Handler

// PageOptions say how the pages are shown.
type PageOptions struct {
	Secure   bool   // readers come by HTTPS
	Language string // where a reader names none
	Version  string // of the program
}

// Pages makes the pages of an office.
func (f *Office) Pages(o PageOptions) (Pages, error) {
	return web.New(web.Options{
		Hall: f.Hall, Language: o.Language, Secure: o.Secure, Log: f.log, Version: o.Version,
	})
}
