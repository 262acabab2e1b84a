package serve

import (
	"net/http"

	"github.com/openplenum/plenum/internal/web"
	"github.com/openplenum/plenum/internal/web/api"
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
	programs, err := api.New(api.Options{Hall: f.Hall, Log: f.log, Version: o.Version})
	if err != nil {
		return nil, err
	}
	return web.New(web.Options{
		Hall: f.Hall, API: programs, Language: o.Language, Secure: o.Secure, Log: f.log, Version: o.Version,
	})
}
