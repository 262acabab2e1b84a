package api

import (
	"context"
	"net/http"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// account is a way to sign in.
type account struct {
	Login         string            `json:"login" doc:"In lower case" example:"sel"`
	Person        assembly.PersonID `json:"person" doc:"Whose it is" example:"k3v7q2m5x4t6w2ab"`
	Administrator bool              `json:"administrator" doc:"May keep accounts, and nothing else"`
	Created       time.Time         `json:"created" doc:"When it was opened"`
	Disabled      *time.Time        `json:"disabled,omitempty" doc:"When it was closed; not there: it is open"`
}

func accountOf(x hall.Account) account {
	out := account{Login: x.Login, Person: x.Person, Administrator: x.Administrator, Created: x.Created}
	if !x.Disabled.IsZero() {
		out.Disabled = &x.Disabled
	}
	return out
}

type openAccount struct {
	Person        assembly.PersonID `json:"person,omitempty" doc:"Whose it is; empty: someone new" example:"k3v7q2m5x4t6w2ab"`
	Name          string            `json:"name,omitempty" doc:"Name of someone new" example:"Sel Secretary"`
	Contact       string            `json:"contact,omitempty" doc:"Address of someone new" example:"Mill Lane 3"`
	Login         string            `json:"login" doc:"Login, which must be free" example:"sel"`
	Administrator bool              `json:"administrator,omitempty" doc:"May keep accounts, and nothing else"`
}

type openAccountInput struct{ Body openAccount }

// opened is an account with the link to it.
type opened struct {
	Account account `json:"account" doc:"The account"`
	Link    string  `json:"link" doc:"One-time link for follow-link, told once" example:"qUo0b1…"`
}

type linked struct {
	Link string `json:"link" doc:"One-time link for follow-link, told once" example:"qUo0b1…"`
}

type InLogin struct {
	Login string `path:"login" doc:"Login of the account" example:"sel"`
}

type changeAccount struct {
	Administrator *bool `json:"administrator,omitempty" doc:"May keep accounts, and nothing else; not sent: as it is"`
	Disabled      *bool `json:"disabled,omitempty" doc:"Closed: all sessions and tokens end; not sent: as it is"`
}

type changeAccountInput struct {
	InLogin
	Body changeAccount
}

func (a *api) addAccounts() {
	const tag = "accounts"
	a.addOwn(tag)
	add(a, route{
		id: "list-accounts", method: http.MethodGet, path: "/accounts", tag: tag, scope: scopeAct,
		summary: "Accounts by login", about: "For administrators. Not for tokens that only read.",
	}, func(ctx context.Context, who hall.Actor, in *Paging) (*answer[page[account]], error) {
		all, err := a.hall.Accounts(ctx, who)
		return part(all, *in, accountOf), err
	})
	add(a, route{
		id: "open-account", method: http.MethodPost, path: "/accounts", tag: tag, scope: scopeAct, status: http.StatusCreated,
		summary: "Open an account", about: "For a person who is there, or for someone new. The link is for its owner.",
	}, func(ctx context.Context, who hall.Actor, in *openAccountInput) (*answer[opened], error) {
		acc, link, err := a.hall.OpenAccount(ctx, who, hall.NewAccount(in.Body))
		return ok(opened{accountOf(acc), link}), err
	})
	add(a, route{
		id: "change-account", method: http.MethodPatch, path: "/accounts/{login}", tag: tag, scope: scopeAct,
		summary: "Change an account", about: "Someone who can keep accounts is always left.",
	}, func(ctx context.Context, who hall.Actor, in *changeAccountInput) (*none, error) {
		return nil, a.hall.UpdateAccount(ctx, who, in.Login, hall.AccountUpdate(in.Body))
	})
	add(a, route{
		id: "make-link", method: http.MethodPost, path: "/accounts/{login}/link", tag: tag, scope: scopeAct, status: http.StatusCreated,
		summary: "Make another one-time link", about: "For someone who lost the password.",
	}, func(ctx context.Context, who hall.Actor, in *InLogin) (*answer[linked], error) {
		link, err := a.hall.NewLink(ctx, who, in.Login)
		return ok(linked{link}), err
	})
}
