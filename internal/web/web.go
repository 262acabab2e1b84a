package web

import (
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/locale"
	"github.com/openplenum/plenum/internal/publish"
	"github.com/openplenum/plenum/internal/web/duplicate"
	"github.com/openplenum/plenum/internal/web/live"
	"github.com/openplenum/plenum/internal/web/peer"
)

// Options are what the pages need.
type Options struct {
	Hall *hall.Hall // required

	// Language is used where neither the reader nor the browser names one that
	// there is; empty: English.
	Language string
	// Secure says that readers come by HTTPS: cookies are sent by nothing else,
	// and browsers are told to keep to it.
	Secure bool
	// Address is what readers write to come here, such as
	// https://plenum.example.org; empty: what each of them wrote.
	Address string
	// Proxies before the server, which are believed when they tell who asks.
	Proxies peer.Proxies
	// Zone is that of the times of day on pages; nil: UTC.
	Zone *time.Location
	// Clock is the time of day for what pages show; nil: time.Now.
	Clock func() time.Time
	// Log takes one line for each request, without names, addresses or what was
	// typed; nil: none.
	Log *slog.Logger
	// API is served below /api/; nil: no API.
	API http.Handler
	// Live keeps the open streams, which the API may share; nil: one of its own.
	Live *live.Hub
	// Copies hands out copies of the record, and the API may share it; nil: one
	// of its own.
	Copies *duplicate.Desk
	// Print makes a PDF of a page of the archive, and PagesOf tells on which of
	// its pages each anchor lies; nil: there are no PDFs.
	Print   publish.Print
	PagesOf func(pdf []byte) map[string]int
	// Template is how the communiqués of the archive are written; nil: as the
	// program has it.
	Template *publish.Template
	// Version of the program, for the foot of the pages.
	Version string
}

// site is the pages with what they stand on.
type site struct {
	hall    *hall.Hall
	langs   []*lang // the first is the default
	shelf   *shelf
	pages   map[string]pages // by language
	hub     *live.Hub
	clock   func() time.Time
	log     *slog.Logger
	secure  bool
	address string
	proxies peer.Proxies
	zone    *time.Location
	version string
	routes  []route

	archives archives
	template *publish.Template
	paper    publish.Print
	pagesOf  func(pdf []byte) map[string]int
	copies   *duplicate.Desk
}

// New makes the pages.
func New(opt Options) (http.Handler, error) {
	s, err := newSite(opt, languages(opt.Language))
	if err != nil {
		return nil, err
	}
	return s.handler(opt.API), nil
}

// newSite prepares what every request uses: static files, templates in each
// language, the pulse of live pages.
func newSite(opt Options, langs []*lang) (*site, error) {
	if opt.Hall == nil {
		return nil, fmt.Errorf("web: no hall to serve")
	}
	s := &site{
		hall: opt.Hall, langs: langs, clock: opt.Clock, log: opt.Log,
		secure: opt.Secure, version: opt.Version, pages: map[string]pages{}, paper: opt.Print, pagesOf: opt.PagesOf, template: opt.Template, copies: opt.Copies,
		hub: opt.Live, address: strings.TrimSuffix(opt.Address, "/"), proxies: opt.Proxies, zone: opt.Zone,
	}
	if s.zone == nil {
		s.zone = time.UTC
	}
	for _, l := range langs {
		l.zone = s.zone
	}
	if s.copies == nil {
		s.copies = duplicate.New(s.hall)
	}
	if s.hub == nil {
		s.hub = live.New(live.Options{Size: s.hall.Size})
	}
	if s.clock == nil {
		s.clock = time.Now
	}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	static, err := fs.Sub(staticFiles, "static")
	if err != nil {
		return nil, err
	}
	if s.shelf, err = newShelf(static); err != nil {
		return nil, err
	}
	s.routes = routes()
	for _, l := range langs {
		if s.pages[l.tag], err = readPages(l, s.shelf); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// handler puts the frame around the routes, from the outside inwards.
func (s *site) handler(api http.Handler) http.Handler {
	mux := http.NewServeMux()
	for _, r := range s.routes {
		mux.Handle(r.pattern, s.serve(r))
	}
	mux.Handle("GET /static/", s.shelf)
	if api != nil {
		mux.Handle("/api/", api)
	}
	mux.Handle("/", s.serve(route{pattern: "/", do: (*call).notFound, open: true}))
	guard := http.NewCrossOriginProtection()
	guard.SetDenyHandler(s.serve(route{do: (*call).foreign, open: true}))
	return s.logged(s.steady(s.armoured(guard.Handler(limited(mux)))))
}

// languages lists the languages there are, the default first.
func languages(first string) []*lang {
	start := locale.Get(first).Language
	out := []*lang{newLang(start)}
	for _, tag := range locale.Languages() {
		if tag != start {
			out = append(out, newLang(tag))
		}
	}
	return out
}
