package api

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"runtime/debug"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"golang.org/x/text/language"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/locale"
)

// request is what the frame knows of a request before its operation begins.
type request struct {
	who    hall.Actor
	words  *locale.Catalogue
	path   []string // pieces of the address, as they were before they were escaped
	remote string   // address that it comes from, for the limit on sign-ins
}

type requestKey struct{}

func requestOf(ctx context.Context) request {
	r, ok := ctx.Value(requestKey{}).(request)
	if !ok {
		r.words = locale.Get("en")
	}
	return r
}

// identify finds out who asks. Only tokens of the API are taken: no cookies, so
// that no page of another site can act in the name of its reader.
func (a *api) identify(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set("X-Content-Type-Options", "nosniff")
		req := request{words: words(r), remote: a.proxies.Remote(r.RemoteAddr, r.Header.Values("X-Forwarded-For"))}
		for piece := range strings.SplitSeq(r.URL.EscapedPath(), "/") {
			if plain, err := url.PathUnescape(piece); err == nil {
				req.path = append(req.path, plain)
			}
		}
		ctx := context.WithValue(r.Context(), requestKey{}, req)
		if header := r.Header.Get("Authorization"); header != "" {
			token, ok := bearerToken(header)
			if ok {
				var err error
				if req.who, err = a.hall.Recognise(ctx, token); err != nil {
					a.write(w, r, a.problem(ctx, err))
					return
				}
			}
			if !ok || !req.who.SignedIn() || req.who.Scope == "" {
				a.write(w, r, a.plain(ctx, http.StatusUnauthorized, codeToken))
				return
			}
			ctx = context.WithValue(ctx, requestKey{}, req)
		}
		if r.Method == http.MethodPost {
			ctx = hall.Once(ctx, r.Header.Get(onceHeader))
		}
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

func bearerToken(header string) (string, bool) {
	scheme, token, ok := strings.Cut(header, " ")
	token = strings.TrimSpace(token)
	return token, ok && strings.EqualFold(scheme, "Bearer") && token != ""
}

// words is the catalogue of the language that a program asks for.
func words(r *http.Request) *locale.Catalogue {
	asked, _, err := language.ParseAcceptLanguage(r.Header.Get("Accept-Language"))
	if err != nil || len(asked) == 0 {
		return locale.Get("en")
	}
	return locale.Get(asked[0].String())
}

// guard refuses what a token does not reach, and bodies that are too large,
// before anything is read of what was sent. What the person may do is decided
// by hall.
func (a *api) guard(rt route) func(huma.Context, func(huma.Context)) {
	return func(ctx huma.Context, next func(huma.Context)) {
		r, w := humago.Unwrap(ctx)
		who := requestOf(r.Context()).who
		switch {
		case rt.scope != scopeOpen && !who.SignedIn():
			a.write(w, r, a.plain(r.Context(), http.StatusUnauthorized, hall.SignInFirst))
			return
		case rt.scope == scopeAct && !mayAct(who):
			a.write(w, r, a.plain(r.Context(), http.StatusForbidden, hall.ReadOnlyToken))
			return
		}
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, rt.most))
		var large *http.MaxBytesError
		switch {
		case errors.As(err, &large):
			a.write(w, r, a.plain(r.Context(), http.StatusRequestEntityTooLarge, codeLarge))
			return
		case err != nil: // it broke off on the way
			a.write(w, r, a.plain(r.Context(), http.StatusBadRequest, codeMalformed))
			return
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		next(ctx)
	}
}

func mayAct(a hall.Actor) bool {
	for word := range strings.FieldsSeq(a.Scope) {
		if word == hall.ScopeAct {
			return true
		}
	}
	return false
}

// steady turns a panic into a problem and a line in the log.
func (a *api) steady(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			p := recover()
			if p == nil {
				return
			}
			if err, is := p.(error); is && errors.Is(err, http.ErrAbortHandler) {
				panic(p) // the server's own way to drop a connection
			}
			a.log.ErrorContext(r.Context(), "panic", "id", w.Header().Get(requestID), "what", p, "stack", string(debug.Stack()))
			a.write(w, r, a.plain(r.Context(), http.StatusInternalServerError, codeBroken))
		}()
		next.ServeHTTP(w, r)
	})
}

// onceHeader is the head that names what is asked for: sent again, it is not
// done again.
const onceHeader = "Idempotency-Key"

// requestID is the head that numbers a request, where pages are served, too.
const requestID = "X-Request-Id"
