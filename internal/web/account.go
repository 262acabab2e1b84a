package web

import (
	"net/http"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/locale"
)

// passwordForm changes one's own password.
type passwordForm struct{ form }

// accountPage is one's own account.
type accountPage struct {
	Login  string
	Roles  []string
	Form   passwordForm
	Making tokenForm
	Tokens []tokenRow
	Token  string // that was just made
	Done   []doneRow
}

// doneRow is something that was done with the account.
type doneRow struct {
	hall.AccountEvent
	What, Who string
}

// accountShow shows one's own account.
func (c *call) accountShow() error { return c.account(http.StatusOK, accountPage{}) }

func (c *call) account(status int, p accountPage) error {
	p.Login = c.who.Login
	if p.Making.typed == nil {
		p.Making.form = empty("days", "90")
	}
	body, err := c.site.hall.Body(c.r.Context(), c.who)
	if err != nil && !hall.Refused(err, hall.Forbidden) {
		return err
	}
	if body != nil {
		for _, m := range body.MembershipsOf(c.who.Person, c.today()) {
			organ := string(m.Organ)
			if o := body.Organ(m.Organ); o != nil {
				organ = o.Name
			}
			if m.Post == "" {
				p.Roles = append(p.Roles, c.lang.text("web.account.member.plain", organ))
			} else {
				p.Roles = append(p.Roles, c.lang.text("web.account.member.post", locale.Args{"post": c.lang.post(m.Post), "organ": organ}))
			}
		}
	}
	if p.Tokens, err = c.tokenRows(); err != nil {
		return err
	}
	history, err := c.site.hall.AccountHistory(c.r.Context(), c.who)
	if err != nil {
		return err
	}
	for _, e := range history {
		p.Done = append(p.Done, doneRow{e, c.lang.text(e.Key()), c.name(e.By)})
	}
	return c.showAs(status, "account", p)
}

// password changes one's own password.
func (c *call) password() error {
	f := passwordForm{c.readForm()}
	old, next := f.Value("old"), f.Value("new")
	if next == "" {
		f.fault("new", "web.fault.required")
	}
	if next != f.Value("again") {
		f.fault("again", "web.fault.twice")
	}
	status := http.StatusUnprocessableEntity
	if f.OK() {
		err := c.site.hall.ChangePassword(c.r.Context(), c.who, old, next, c.remote())
		if err == nil && f.ticked("tokens") {
			err = c.site.hall.SignOutEverywhere(c.r.Context(), c.who)
		}
		if err == nil {
			return c.done("/account", "password")
		}
		if status, err = f.refuse(c, err); err != nil {
			return err
		}
	}
	for _, name := range []string{"old", "new", "again"} {
		f.typed.Del(name)
	}
	return c.account(status, accountPage{Form: f})
}

// signOutElsewhere ends all other sessions of the reader.
func (c *call) signOutElsewhere() error {
	if err := c.site.hall.SignOutEverywhere(c.r.Context(), c.who); err != nil {
		return err
	}
	return c.done("/account", "sent")
}
