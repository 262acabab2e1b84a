package web

import (
	"net/http"

	"github.com/openplenum/plenum/internal/app/hall"
)

// linkForm is what one may choose when a link is followed.
type linkForm struct{ form }

// linkPage asks before a link is used up: what fetches pages ahead of a reader
// must not spend it.
type linkPage struct {
	Token string
	Link  hall.Link
	Form  linkForm
}

// linkShow tells what a link is for.
func (c *call) linkShow() error {
	token := c.r.PathValue("token")
	link, err := c.site.hall.PeekLink(c.r.Context(), token)
	if err != nil {
		return err
	}
	if link.First {
		return c.to("/begin/" + token)
	}
	return c.show("link", linkPage{token, link, linkForm{empty()}})
}

// followLink signs in by a link, and sets the password if one was chosen.
func (c *call) followLink() error {
	token := c.r.PathValue("token")
	f := linkForm{c.readForm()}
	password := f.Value("password")
	s, err := c.site.hall.FollowLink(c.r.Context(), token, password)
	if err == nil {
		c.keepSession(s)
		return c.done("/", "in")
	}
	if hall.Refused(err, hall.LinkUsed) {
		return err
	}
	status, err := f.refuse(c, err)
	if err != nil {
		return err
	}
	link, err := c.site.hall.PeekLink(c.r.Context(), token)
	if err != nil {
		return err
	}
	f.typed.Del("password")
	return c.showAs(status, "link", linkPage{token, link, f})
}

// beginForm is who becomes the first administrator.
type beginForm struct {
	form
	hall.FirstAdministrator
}

// beginPage asks for the first administrator.
type beginPage struct {
	Token string
	Form  beginForm
}

// beginShow shows the form, while the link holds.
func (c *call) beginShow() error {
	token := c.r.PathValue("token")
	link, err := c.site.hall.PeekLink(c.r.Context(), token)
	if err != nil {
		return err
	}
	if !link.First {
		return c.to("/link/" + token)
	}
	return c.show("begin", beginPage{token, beginForm{form: empty()}})
}

// begin makes the first administrator.
func (c *call) begin() error {
	token := c.r.PathValue("token")
	f := beginForm{form: c.readForm()}
	f.Name, f.Login, f.Password = f.text("name", 200), f.text("login", 100), f.Value("password")
	if f.Password == "" {
		f.fault("password", "web.fault.required")
	}
	status := http.StatusUnprocessableEntity
	if f.OK() {
		s, err := c.site.hall.BeginFirst(c.r.Context(), token, f.FirstAdministrator)
		if err == nil {
			c.keepSession(s)
			return c.done("/", "in")
		}
		if hall.Refused(err, hall.LinkUsed) || hall.Refused(err, hall.FirstIsThere) {
			return err
		}
		if status, err = f.refuse(c, err); err != nil {
			return err
		}
	}
	f.typed.Del("password")
	return c.showAs(status, "begin", beginPage{token, f})
}
