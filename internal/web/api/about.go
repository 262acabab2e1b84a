package api

import (
	"context"
	"net/http"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// installation is what answers here.
type installation struct {
	Program string    `json:"program" doc:"Version of the program" example:"0.4.0"`
	Now     time.Time `json:"now" doc:"Time of the server"`
	Size    int64     `json:"size" doc:"Entries of the record" example:"120"`
}

// self is who is asking.
type self struct {
	Person        assembly.PersonID `json:"person,omitempty" doc:"Who you are; not there: the public" example:"k3v7q2m5x4t6w2ab"`
	Name          string            `json:"name,omitempty" doc:"Your name" example:"Sel Secretary"`
	Login         string            `json:"login,omitempty" doc:"Your login" example:"sel"`
	Administrator bool              `json:"administrator" doc:"You may keep accounts"`
	Scope         string            `json:"scope,omitempty" enum:"read,read act" doc:"What the token reaches" example:"read act"`
	Rights        []hall.Action     `json:"rights" doc:"What you may do, seen from the organ; docs/hall.md tells what they mean" example:"see_public,cast_vote"`
}

type selfInput struct {
	Organ assembly.OrganID `query:"organ" doc:"Organ from which it is seen; without it, what you may do in any" example:"village"`
}

func (a *api) addAbout() {
	const tag = "about"
	add(a, route{
		id: "get-installation", method: http.MethodGet, path: "/installation", tag: tag, scope: scopeOpen,
		summary: "What answers here",
	}, func(ctx context.Context, _ hall.Actor, _ *nothing) (*answer[installation], error) {
		size, err := a.hall.Size(ctx)
		return ok(installation{a.version, a.clock.Now(), size}), err
	})
	add(a, route{
		id: "get-self", method: http.MethodGet, path: "/self", tag: tag, scope: scopeOpen,
		summary: "Who is asking, and what they may do", about: "That you may do something in general does not say that it is in order now: that is for the rules of procedure.",
	}, func(ctx context.Context, who hall.Actor, in *selfInput) (*answer[self], error) {
		out := self{who.Person, who.Name, who.Login, who.Administrator, who.Scope, []hall.Action{}}
		for _, x := range hall.Actions() {
			may, err := a.hall.May(ctx, who, x, in.Organ)
			if err != nil {
				return nil, err
			}
			if may {
				out.Rights = append(out.Rights, x)
			}
		}
		return ok(out), nil
	})
}
