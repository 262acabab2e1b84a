package api

import (
	"context"
	"net/http"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
)

// token is a session or a token of a person.
type token struct {
	ID      string           `json:"id" doc:"Names it; it is a hash, and opens nothing" example:"9f86d081884c7d65"`
	Kind    hall.SessionKind `json:"kind" enum:"browser,token" doc:"Of the pages, or of the API" example:"token"`
	Name    string           `json:"name,omitempty" doc:"Given by its owner" example:"minutes to the archive"`
	Scope   string           `json:"scope,omitempty" enum:"read,read act" doc:"What it reaches" example:"read"`
	Created time.Time        `json:"created" doc:"When it was made"`
	Expires time.Time        `json:"expires" doc:"When it ends"`
}

func tokenOf(s hall.Session) token {
	return token{s.Token, s.Kind, s.Name, s.Scope, s.Created, s.Expires}
}

type makeToken struct {
	Login    string `json:"login" doc:"Your login" example:"sel"`
	Password string `json:"password" format:"password" doc:"Your password"`
	Name     string `json:"name" doc:"What it is for" example:"minutes to the archive"`
	Act      bool   `json:"act,omitempty" doc:"It may act, too; otherwise it only reads"`
	Days     int    `json:"days,omitempty" minimum:"0" maximum:"366" doc:"How long it lasts; 0: as long as can be, 366 days" example:"30"`
	Device   string `json:"device,omitempty" maxLength:"200" doc:"What an earlier token came with: who shows it is not slowed down by strangers who try the account" example:"tR3xw8…"`
}

type makeTokenInput struct{ Body makeToken }

type made struct {
	Token  string `json:"token" doc:"The token, told once: send it as Authorization: Bearer TOKEN" example:"qUo0b1…"`
	Device string `json:"device" doc:"Keep it, and show it when you ask for the next token: you are known by it for 180 days, wherever you ask from. It opens nothing" example:"tR3xw8…"`
}

type InToken struct {
	ID string `path:"token" doc:"Names the token, as list-tokens does" example:"9f86d081884c7d65"`
}

type followLink struct {
	Link     string `json:"link" doc:"The one-time link: what stands behind the last slash" example:"qUo0b1…"`
	Password string `json:"password" format:"password" doc:"Password to set, at least 10 characters"`
}

type followLinkInput struct{ Body followLink }

type beginFirst struct {
	Link     string `json:"link" doc:"The one-time link that was printed where the server was started" example:"qUo0b1…"`
	Login    string `json:"login" doc:"Login of the first administrator" example:"admin"`
	Name     string `json:"name" doc:"Name of the first administrator" example:"Ada Admin"`
	Password string `json:"password" format:"password" doc:"Password to set, at least 10 characters"`
}

type beginFirstInput struct{ Body beginFirst }

type changePassword struct {
	Present string `json:"present" format:"password" doc:"The present password"`
	Next    string `json:"next" format:"password" doc:"The new one, at least 10 characters"`
}

type changePasswordInput struct{ Body changePassword }

// addOwn adds what people do with their own accounts. No session of a browser
// is left behind.
func (a *api) addOwn(tag string) {
	add(a, route{
		id: "begin-first", method: http.MethodPost, path: "/links/first", tag: tag, scope: scopeOpen,
		summary: "Become the first administrator", about: "With the link that was printed where the server was started.",
	}, func(ctx context.Context, _ hall.Actor, in *beginFirstInput) (*none, error) {
		s, err := a.hall.BeginFirst(ctx, in.Body.Link, hall.FirstAdministrator{Login: in.Body.Login, Name: in.Body.Name, Password: in.Body.Password})
		if err != nil {
			return nil, err
		}
		return nil, a.hall.SignOut(ctx, s.Actor)
	})
	add(a, route{
		id: "follow-link", method: http.MethodPost, path: "/links", tag: tag, scope: scopeOpen,
		summary: "Use a one-time link, and set a password",
	}, func(ctx context.Context, _ hall.Actor, in *followLinkInput) (*none, error) {
		s, err := a.hall.FollowLink(ctx, in.Body.Link, in.Body.Password)
		if err != nil {
			return nil, err
		}
		return nil, a.hall.SignOut(ctx, s.Actor)
	})
	add(a, route{
		id: "make-token", method: http.MethodPost, path: "/tokens", tag: tag, scope: scopeOpen, status: http.StatusCreated,
		summary: "Make a token", about: "From login and password. Failures are limited in rate: 429 tells how many seconds to wait.",
	}, func(ctx context.Context, _ hall.Actor, in *makeTokenInput) (*answer[made], error) {
		s, err := a.hall.SignInFrom(ctx, in.Body.Login, in.Body.Password, hall.From{Remote: requestOf(ctx).remote, Device: in.Body.Device})
		if err != nil {
			return nil, err
		}
		t, err := a.hall.MakeToken(ctx, s.Actor, in.Body.Name, in.Body.Act, time.Duration(in.Body.Days)*24*time.Hour)
		if out := a.hall.SignOut(ctx, s.Actor); err == nil {
			err = out
		}
		return ok(made{t, s.Device}), err
	})
	add(a, route{
		id: "list-tokens", method: http.MethodGet, path: "/tokens", tag: tag, scope: scopeAct,
		summary: "Your sessions and tokens, the oldest first", about: "Not for tokens that only read.",
	}, func(ctx context.Context, who hall.Actor, _ *nothing) (*answer[[]token], error) {
		all, err := a.hall.Tokens(ctx, who)
		return ok(each(all, tokenOf)), err
	})
	add(a, route{
		id: "end-token", method: http.MethodDelete, path: "/tokens/{token}", tag: tag, scope: scopeAct,
		summary: "End one of your sessions or tokens",
	}, func(ctx context.Context, who hall.Actor, in *InToken) (*none, error) {
		return nil, a.hall.EndToken(ctx, who, in.ID)
	})
	add(a, route{
		id: "end-other-tokens", method: http.MethodDelete, path: "/tokens", tag: tag, scope: scopeAct,
		summary: "End all your sessions and tokens but this one",
	}, func(ctx context.Context, who hall.Actor, _ *nothing) (*none, error) {
		return nil, a.hall.SignOutEverywhere(ctx, who)
	})
	add(a, route{
		id: "change-password", method: http.MethodPost, path: "/password", tag: tag, scope: scopeAct,
		summary: "Change your password", about: "Sessions of the pages end. A token cannot set the first password of an account that was opened by a link.",
	}, func(ctx context.Context, who hall.Actor, in *changePasswordInput) (*none, error) {
		return nil, a.hall.ChangePassword(ctx, who, in.Body.Present, in.Body.Next, requestOf(ctx).remote)
	})
}
