package web

import (
	"net/http"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// sessionName is the name of the cookie that holds the session's token. Over
// HTTPS the browser itself holds it to this host.
func (s *site) sessionName() string {
	if s.secure {
		return "__Host-session"
	}
	return "session"
}

// recognise finds out who asks. A token that is not known makes the public.
func (c *call) recognise() error {
	cookie, err := c.r.Cookie(c.site.sessionName())
	if err != nil || cookie.Value == "" {
		return nil //nolint:nilerr // without a cookie it is the public
	}
	who, err := c.site.hall.Recognise(c.r.Context(), cookie.Value)
	if err != nil {
		return err
	}
	c.who = who
	return nil
}

func (c *call) signedIn() bool { return c.who.SignedIn() }

// keepSession gives the browser the token of a session, and what it is known by
// at the next sign-in.
func (c *call) keepSession(s hall.SignedSession) {
	http.SetCookie(c.w, &http.Cookie{
		Name: c.site.sessionName(), Value: s.Token, Path: "/", Expires: s.Expires,
		HttpOnly: true, Secure: c.site.secure, SameSite: http.SameSiteLaxMode,
	})
	if s.Device == "" {
		return // it keeps what it has
	}
	http.SetCookie(c.w, &http.Cookie{
		Name: c.site.deviceName(), Value: s.Device, Path: "/", MaxAge: int(hall.PlaceLasts / time.Second),
		HttpOnly: true, Secure: c.site.secure, SameSite: http.SameSiteStrictMode,
	})
}

// deviceName is the name of the cookie by which a browser is known again. It
// stays when its owner signs out, and opens nothing: without the password it
// only says that failures of strangers are not its own.
func (s *site) deviceName() string {
	if s.secure {
		return "__Host-device"
	}
	return "device"
}

// mostDevice is how long what the hall gives as a device can be; what is longer
// is none of its making.
const mostDevice = 100

// device is what an earlier sign-in gave the browser to keep.
func (c *call) device() string {
	cookie, err := c.r.Cookie(c.site.deviceName())
	if err != nil || len(cookie.Value) > mostDevice {
		return ""
	}
	return cookie.Value
}

// dropSession takes it back.
func (c *call) dropSession() {
	http.SetCookie(c.w, &http.Cookie{
		Name: c.site.sessionName(), Path: "/", MaxAge: -1,
		HttpOnly: true, Secure: c.site.secure, SameSite: http.SameSiteLaxMode,
	})
}

// may tells whether the reader may do something in an organ, so that a page
// shows only buttons that will be granted. An error hides the button.
func (c *call) may(what hall.Action, organ assembly.OrganID) bool {
	ok, err := c.site.hall.May(c.r.Context(), c.who, what, organ)
	return ok && err == nil
}
