package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"
)

// posts lists the addresses that forms are sent to, with things that are there
// and one that is not in their places.
func (h *house) posts() []string {
	var out []string
	for _, r := range h.site.routes {
		if method, pattern, _ := strings.Cut(r.pattern, " "); method == http.MethodPost {
			out = append(out, fill(pattern)...)
		}
	}
	return out
}

// FuzzForms sends any form to any address, in the name of anybody: nothing
// breaks, and nothing that was typed comes back as markup.
func FuzzForms(f *testing.F) {
	for i, seed := range []string{
		"title=x&once=1", "text=%00%FF&sort=task&address=target:flour:2027&value=NaN", "for=-1&against=99999999999999999999", "%zz=%&&;=\xff",
		"voter=&choice=for", "day=2026-02-30&place=%3Cscript%3Ealert(1)%3C/script%3E", "seen=1&majority=2/0&base=valid&quorum=%3E1/0&tie=lost", "amendment=a1&amendment=a1",
	} {
		for _, at := range []uint16{0, 40, 90, 200, 301} {
			f.Add(at+uint16(i), uint8(i), seed)
		}
	}
	var h *house
	var paths []string
	f.Fuzz(func(t *testing.T, at uint16, role uint8, form string) {
		if h == nil {
			h = furnished(t)
			paths = h.posts()
		}
		h.t = t
		path := paths[int(at)%len(paths)]
		who := everybody[int(role)%len(everybody)]
		if path == "/sign-out" || strings.HasPrefix(path, "/account/") || strings.HasPrefix(path, "/accounts/") {
			who = "public" // everybody is needed again
		}
		a := h.ask(who, raw(path, "application/x-www-form-urlencoded", form))
		h.steady(path, a, url.Values{"form": {form}})
		if strings.Contains(a.text, "<script>alert") {
			t.Errorf("%s shows what was typed as markup", path)
		}
	})
}

// FuzzUploads sends any file to any form that takes one.
func FuzzUploads(f *testing.F) {
	for _, seed := range []string{"", "good,year,amount\nland,,950\nlabour,,70\n", "good\tyear\tamount\nland\t\t9.5e99", "PK\x03\x04 not a table", "a,b\n\"", "\xff\xfea\x00", "The assembly decided: 1. More flour."} {
		for at := range uint8(4) {
			f.Add(at, seed)
		}
	}
	var h *house
	f.Fuzz(func(t *testing.T, at uint8, data string) {
		if h == nil {
			h = furnished(t)
		}
		h.t = t
		paths := []string{"/plan/village/tables/supply.csv/try", "/plan/village/tables/targets.csv/keep", "/plan/new", "/dispatch"}
		path := paths[int(at)%len(paths)]
		h.steady(path, h.ask("planner", upload(path, data)), nil)
	})
}

// FuzzQueries asks any page anything.
func FuzzQueries(f *testing.F) {
	for i, seed := range []string{"q=flour", "q=%ED%94%8C&x=1", "version=v1&by=organ", "address=target:flour:2027", "until=-1", "a=v1&b=v2", "on=point&of=p3", "amendment=a1&amendment=a2", "%zz", "back=//x"} {
		for _, at := range []uint16{0, 15, 30, 45} {
			f.Add(at+uint16(i), seed)
		}
	}
	var h *house
	var paths []string
	f.Fuzz(func(t *testing.T, at uint16, query string) {
		if h == nil {
			h = furnished(t)
			for _, r := range h.site.routes {
				method, pattern, _ := strings.Cut(r.pattern, " ")
				if method == http.MethodGet && pattern != "/live" && pattern != "/{$}" && !strings.Contains(pattern, "...") {
					paths = append(paths, fill(pattern)...)
				}
			}
		}
		h.t = t
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.URL.Path = paths[int(at)%len(paths)]
		r.URL.RawQuery = query
		a := h.ask("secretary", r)
		h.steady(r.URL.Path, a, url.Values{"query": {query}})
		if !utf8.ValidString(query) && strings.Contains(a.Header.Get("Content-Type"), "html") && !utf8.ValidString(a.text) {
			t.Errorf("%s answers %q with bytes that are no text", r.URL.Path, query)
		}
	})
}
