package web

import (
	"net/http"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// route is one line of the list: what is asked, what is done, and who may ask.
type route struct {
	pattern string // as http.ServeMux reads it
	do      func(*call) error
	// open: anybody may ask. Otherwise one must have signed in. What a signed-in
	// person may do is decided by hall.
	open bool
}

// call is one request being answered.
type call struct {
	site *site
	w    http.ResponseWriter
	r    *http.Request
	lang *lang
	who  hall.Actor // the zero actor is the public

	known map[assembly.PersonID]string // names, once they were asked for
}

// serve makes the handler of a route.
func (s *site) serve(ro route) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		keepPattern(r, ro.pattern)
		c := &call{site: s, w: w, r: r, lang: s.language(r)}
		if err := c.admit(ro); err != nil {
			c.fail(err)
			return
		}
		if err := ro.do(c); err != nil {
			c.fail(err)
		}
	})
}

// admit finds out who asks, and sends to the sign-in page who must sign in
// first.
func (c *call) admit(ro route) error {
	if err := c.recognise(); err != nil {
		return err
	}
	if ro.open || c.signedIn() {
		return nil
	}
	return errSignIn
}

// to sends the reader on after something was done, so that going back and
// reloading never do it twice.
func (c *call) to(path string) error {
	http.Redirect(c.w, c.r, path, http.StatusSeeOther)
	return nil
}
