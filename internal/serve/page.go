package serve

import (
	"net/http"

	"github.com/openplenum/plenum/internal/document/pdf"
	"github.com/openplenum/plenum/internal/publish"
	"github.com/openplenum/plenum/internal/web"
	"github.com/openplenum/plenum/internal/web/api"
	"github.com/openplenum/plenum/internal/web/duplicate"
	"github.com/openplenum/plenum/internal/web/live"
	"github.com/openplenum/plenum/internal/web/peer"
)

// Pages is what answers requests.
type Pages struct {
	http.Handler
	streams *live.Hub       // that pages and API hold open
	copies  *duplicate.Desk // of the record
}

// PageOptions say how the pages are shown.
type PageOptions struct {
	Secure   bool   // readers come by HTTPS
	Language string // where a reader names none
	Version  string // of the program

	Template *publish.Template // of communiqués; nil: that of the program

	Address string       // what readers write to come here; empty: what each of them wrote
	Proxies peer.Proxies // before the server, which are believed when they tell who asks
}

// Pages makes the pages of an office.
func (f *Office) Pages(o PageOptions) (Pages, error) {
	streams := live.New(live.Options{Size: f.Hall.Size})
	copies := duplicate.New(f.Hall)
	programs, err := api.New(api.Options{Hall: f.Hall, Log: f.log, Version: o.Version, Live: streams, Copies: copies, Proxies: o.Proxies, Zone: f.Hall.Zone()})
	if err != nil {
		return Pages{}, err
	}
	paper, pagesOf := printing()
	pages, err := web.New(web.Options{
		Hall: f.Hall, API: programs, Language: o.Language, Secure: o.Secure, Log: f.log, Version: o.Version, Live: streams,
		Copies: copies, Address: o.Address, Proxies: o.Proxies, Zone: f.Hall.Zone(), Print: paper, PagesOf: pagesOf,
		Template: o.Template,
	})
	return Pages{pages, streams, copies}, err
}

// ParseProxies reads addresses of proxies, or ranges of them, with commas
// between them.
func ParseProxies(list string) (peer.Proxies, error) { return peer.Parse(list) }

// LocalProxies are proxies on this machine.
func LocalProxies() peer.Proxies { return peer.Loopback() }

// printing is how PDFs of the archive are made, by a browser that is on the
// machine; nil where there is none.
func printing() (publish.Print, func([]byte) map[string]int) {
	printer, err := pdf.Find("")
	if err != nil {
		return nil, nil
	}
	return printer.Print, pdf.Pages
}
