package web

import (
	"net/http"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
)

// tokenForm makes a token with which a program uses the API.
type tokenForm struct {
	form
	Name string
	Act  bool // it may change things, not only read
	Days int
}

// tokenRow is a token as its owner sees it.
type tokenRow struct {
	hall.Session
	Acts bool
}

// tokenRows lists the reader's tokens.
func (c *call) tokenRows() ([]tokenRow, error) {
	all, err := c.site.hall.Tokens(c.r.Context(), c.who)
	var out []tokenRow
	for _, s := range all {
		if s.Kind == hall.SessionToken {
			out = append(out, tokenRow{s, s.Scope != hall.ScopeRead})
		}
	}
	return out, err
}

// makeToken makes a token and shows it, once.
func (c *call) makeToken() error {
	f := tokenForm{form: c.readForm()}
	f.Name, f.Act, f.Days = f.text("name", 200), f.ticked("act"), f.whole("days", 1, 366)
	status := http.StatusUnprocessableEntity
	if f.OK() {
		token, err := c.site.hall.MakeToken(c.r.Context(), c.who, f.Name, f.Act, time.Duration(f.Days)*24*time.Hour)
		if err == nil {
			return c.account(http.StatusOK, accountPage{Token: token})
		}
		if status, err = f.refuse(c, err); err != nil {
			return err
		}
	}
	return c.account(status, accountPage{Making: f})
}

// endToken makes a token useless.
func (c *call) endToken() error {
	if err := c.site.hall.EndToken(c.r.Context(), c.who, c.r.PathValue("token")); err != nil {
		return err
	}
	return c.done("/account", "sent")
}
