package api

import (
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/web/duplicate"
	"github.com/openplenum/plenum/internal/web/live"
	"github.com/openplenum/plenum/internal/web/peer"
)

// Prefix is where the API lives.
const Prefix = "/api/v1"

// Options are what the API needs.
type Options struct {
	Hall *hall.Hall // required
	// Clock is the time of day for what answers depend on; nil: that of the
	// machine.
	Clock hall.Clock
	// Log takes a line for each failure, without names or what was sent; nil:
	// none.
	Log *slog.Logger
	// Version of the program.
	Version string
	// Live keeps the open streams, which the pages may share; nil: one of its
	// own.
	Live *live.Hub
	// Copies hands out copies of the record, and the pages may share it; nil: one
	// of its own.
	Copies *duplicate.Desk
	// Proxies before the server, which are believed when they tell who asks.
	Proxies peer.Proxies
	// Zone is that of the times in answers; nil: UTC.
	Zone *time.Location
}

// api is the operations with what they stand on.
type api struct {
	hall    *hall.Hall
	clock   hall.Clock
	log     *slog.Logger
	version string
	live    *live.Hub
	copies  *duplicate.Desk
	proxies peer.Proxies
	zone    *time.Location

	mux  *http.ServeMux
	huma huma.API
	ops  []route // in the order in which they were added

	json, yaml []byte // the OpenAPI document
}

// New makes the API. It is a mistake of the program if that does not work, and
// found by any test.
func New(o Options) (http.Handler, error) {
	a, err := build(o)
	if err != nil {
		return nil, err
	}
	return a.handler(), nil
}

// build makes the operations and their document.
func build(o Options) (*api, error) {
	if o.Hall == nil {
		return nil, fmt.Errorf("api: no hall to serve")
	}
	a := &api{hall: o.Hall, clock: o.Clock, log: o.Log, version: o.Version, live: o.Live, copies: o.Copies, proxies: o.Proxies, zone: o.Zone, mux: http.NewServeMux()}
	if a.copies == nil {
		a.copies = duplicate.New(a.hall)
	}
	if a.live == nil {
		a.live = live.New(live.Options{Size: a.hall.Size})
	}
	if a.clock == nil {
		a.clock = hall.SystemClock{}
	}
	if a.log == nil {
		a.log = slog.New(slog.DiscardHandler)
	}
	a.huma = humago.NewWithPrefix(a.mux, Prefix, a.config())
	for _, group := range groups() {
		group.add(a)
	}
	if err := a.finish(); err != nil {
		return nil, err
	}
	a.mux.HandleFunc("GET "+Prefix+"/openapi.json", a.send("application/openapi+json", a.json))
	a.mux.HandleFunc("GET "+Prefix+"/openapi.yaml", a.send("application/openapi+yaml", a.yaml))
	a.mux.HandleFunc("GET "+Prefix+"/{$}", a.index)
	a.mux.HandleFunc("GET "+Prefix+"/problems", a.problems)
	a.mux.HandleFunc("/", a.nowhere)
	return a, nil
}

// config is that of huma: JSON only, no page that loads anything from
// elsewhere, no parameter that is passed over, and faults in the form of the
// API.
func (a *api) config() huma.Config {
	return huma.Config{
		OpenAPI: &huma.OpenAPI{
			OpenAPI: "3.1.0",
			Info: &huma.Info{
				Title: "Plenum", Version: "1", Description: about,
				License: &huma.License{Name: "Apache-2.0", Identifier: "Apache-2.0"},
			},
			Components: &huma.Components{
				Schemas: huma.NewMapRegistry("#/components/schemas/", schemaName),
				SecuritySchemes: map[string]*huma.SecurityScheme{
					bearer: {Type: "http", Scheme: "bearer", Description: "A token of a person, made with make-token: it reads, or reads and acts, in the name of that person."},
				},
			},
			Tags: tags(),
		},
		Formats:                      map[string]huma.Format{"application/json": huma.DefaultJSONFormat, "json": huma.DefaultJSONFormat},
		DefaultFormat:                "application/json",
		RejectUnknownQueryParameters: true,
		Transformers:                 []huma.Transformer{a.transform},
	}
}

// handler puts the frame around the operations, from the outside inwards.
func (a *api) handler() http.Handler { return a.steady(a.identify(a.mux)) }

// send answers with bytes that never change.
func (a *api) send(kind string, data []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", kind)
		_, _ = w.Write(data) // the reader may have gone
	}
}

// nowhere answers for addresses that there are not, and for methods that an
// address does not take.
func (a *api) nowhere(w http.ResponseWriter, r *http.Request) {
	var allowed []string
	for _, m := range []string{http.MethodGet, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete} {
		other := r.Clone(r.Context())
		other.Method = m
		if _, pattern := a.mux.Handler(other); pattern != "/" {
			allowed = append(allowed, m)
		}
	}
	if len(allowed) > 0 {
		w.Header().Set("Allow", strings.Join(allowed, ", "))
		a.write(w, r, a.plain(r.Context(), http.StatusMethodNotAllowed, codeMethod))
		return
	}
	a.write(w, r, a.plain(r.Context(), http.StatusNotFound, codeNowhere))
}
