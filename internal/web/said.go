package web

import (
	"net/http"
	"strings"
)

// saidCookie carries what was done from a form to the page after it: the end of
// a key below web.said, never a text.
const saidCookie = "said"

// done sends the reader on, to a page that says what was done.
func (c *call) done(path, said string) error {
	http.SetCookie(c.w, &http.Cookie{
		Name: saidCookie, Value: said, Path: "/", MaxAge: 60,
		HttpOnly: true, Secure: c.site.secure, SameSite: http.SameSiteLaxMode,
	})
	return c.to(path)
}

// takeSaid is the key of what was said, once.
func (c *call) takeSaid() string {
	cookie, err := c.r.Cookie(saidCookie)
	if err != nil || c.r.Method != http.MethodGet {
		return ""
	}
	http.SetCookie(c.w, &http.Cookie{
		Name: saidCookie, Path: "/", MaxAge: -1,
		HttpOnly: true, Secure: c.site.secure, SameSite: http.SameSiteLaxMode,
	})
	key := "web.said." + cookie.Value
	if strings.Contains(cookie.Value, ".") || !c.lang.words.Has(key) {
		return ""
	}
	return key
}
