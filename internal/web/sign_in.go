package web

import (
	"net/http"

	"github.com/openplenum/plenum/internal/app/hall"
)

// signInForm is what one signs in with.
type signInForm struct {
	form
	Login, Password string
	Back            string
}

// signInPage asks for sign-in name and password.
type signInPage struct{ Form signInForm }

// signInShow shows the form.
func (c *call) signInShow() error {
	if c.signedIn() {
		return c.to(local(c.r.FormValue("back")))
	}
	return c.show("sign_in", signInPage{signInForm{form: empty("back", local(c.r.FormValue("back")))}})
}

// signIn begins a session.
func (c *call) signIn() error {
	f := signInForm{form: c.readForm()}
	f.Login, f.Password, f.Back = f.text("login", 200), f.Value("password"), local(f.Value("back"))
	if f.Password == "" {
		f.fault("password", "web.fault.required")
	}
	status := http.StatusUnprocessableEntity
	if f.OK() {
		s, err := c.site.hall.SignInFrom(c.r.Context(), f.Login, f.Password, hall.From{Remote: c.remote(), Device: c.device()})
		if err == nil {
			c.keepSession(s)
			return c.done(f.Back, "in")
		}
		if status, err = f.refuse(c, err); err != nil {
			return err
		}
	}
	f.typed.Del("password")
	return c.showAs(status, "sign_in", signInPage{f})
}

// remote is the address that a request comes from, for the limit on failures.
// It is written nowhere.
func (c *call) remote() string {
	return c.site.proxies.Remote(c.r.RemoteAddr, c.r.Header.Values("X-Forwarded-For"))
}

// signOut ends the session.
func (c *call) signOut() error {
	if err := c.site.hall.SignOut(c.r.Context(), c.who); err != nil {
		return err
	}
	c.dropSession()
	return c.done("/sign-in", "out")
}
