package serve

import (
	"net/http"

	"github.com/openplenum/plenum/internal/web"
	"github.com/openplenum/plenum/internal/web/api"
	"github.com/openplenum/plenum/internal/web/live"
)

// Pages is what answers requests.
type Pages struct {
	http.Handler
	streams *live.Hub // that pages and API hold open
}

// PageOptions say how the pages are shown.
type PageOptions struct {
	Secure   bool   // readers come by HTTPS
	Language string // where a reader names none
	Version  string // of the program
}

// Pages makes the pages of an office.
func (f *Office) Pages(o PageOptions) (Pages, error) {
	streams := live.New(live.Options{Size: f.Hall.Size})
	programs, err := api.New(api.Options{Hall: f.Hall, Log: f.log, Version: o.Version, Live: streams})
	if err != nil {
		return Pages{}, err
	}
	pages, err := web.New(web.Options{
		Hall: f.Hall, API: programs, Language: o.Language, Secure: o.Secure, Log: f.log, Version: o.Version, Live: streams,
	})
	return Pages{pages, streams}, err
}
