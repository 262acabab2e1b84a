package web

import (
	"net/http"
	"slices"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// inviteForm opens an account.
type inviteForm struct {
	form
	hall.NewAccount
}

// accountsPage lists the accounts, for the administrator.
type accountsPage struct {
	Accounts []accountRow
	People   []option // without an account
	Form     inviteForm
	Made     *madeLink // a link that was just made
}

// accountRow is an account with the name of its owner.
type accountRow struct {
	hall.Account
	Name string
	Off  bool
}

// madeLink is a one-time link, shown once.
type madeLink struct {
	For, Address string
	Until        time.Time
}

// option is one of the values that a field offers.
type option struct{ Value, Text string }

// accountsShow lists the accounts.
func (c *call) accountsShow() error {
	return c.accounts(http.StatusOK, inviteForm{form: empty()}, nil)
}

func (c *call) accounts(status int, f inviteForm, made *madeLink) error {
	all, err := c.site.hall.Accounts(c.r.Context(), c.who)
	if err != nil {
		return err
	}
	names, err := c.names()
	if err != nil {
		return err
	}
	p := accountsPage{Form: f, Made: made, People: []option{{"", c.lang.text("web.accounts.invite_new")}}}
	has := map[assembly.PersonID]bool{}
	for _, a := range all {
		has[a.Person] = true
		p.Accounts = append(p.Accounts, accountRow{a, c.name(a.Person), !a.Disabled.IsZero()})
	}
	var free []option
	for id, name := range names {
		if !has[id] {
			free = append(free, option{string(id), name})
		}
	}
	slices.SortFunc(free, func(a, b option) int { return compareText(a.Text, b.Text) })
	p.People = append(p.People, free...)
	return c.showAs(status, "accounts", p)
}

// invite opens an account and shows its link.
func (c *call) invite() error {
	f := inviteForm{form: c.readForm()}
	f.Person = assembly.PersonID(f.Value("person"))
	if f.Person == "" {
		f.Name = f.text("name", 200)
	}
	f.Contact, f.Login, f.Administrator = f.maybe("contact", 500), f.text("login", 100), f.ticked("admin")
	status := http.StatusUnprocessableEntity
	if f.OK() {
		a, link, err := c.site.hall.OpenAccount(c.r.Context(), c.who, f.NewAccount)
		if err == nil {
			return c.accounts(http.StatusOK, inviteForm{form: empty()}, c.madeLink(a.Login, link))
		}
		if status, err = f.refuse(c, err); err != nil {
			return err
		}
	}
	return c.accounts(status, f, nil)
}

// newLink makes another link for an account.
func (c *call) newLink() error {
	login := c.r.PathValue("login")
	link, err := c.site.hall.NewLink(c.r.Context(), c.who, login)
	if err != nil {
		return err
	}
	return c.accounts(http.StatusOK, inviteForm{form: empty()}, c.madeLink(login, link))
}

// madeLink writes the address of a link as a reader would open it.
func (c *call) madeLink(login, token string) *madeLink {
	address := c.site.address
	if address == "" {
		address = "http://" + c.r.Host
		if c.site.secure {
			address = "https://" + c.r.Host
		}
	}
	return &madeLink{login, address + "/link/" + token, c.site.clock().Add(hall.LinkLasts)}
}

// switchAccount disables an account or enables it again.
func (c *call) switchAccount() error {
	off := c.r.PathValue("to") == "disable"
	if !off && c.r.PathValue("to") != "enable" {
		return errNotFound
	}
	err := c.site.hall.UpdateAccount(c.r.Context(), c.who, c.r.PathValue("login"), hall.AccountUpdate{Disabled: &off})
	if err != nil {
		return err
	}
	if off {
		return c.done("/accounts", "disabled")
	}
	return c.done("/accounts", "enabled")
}
