package api

import (
	"context"
	"encoding/json"
	"net/http"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// order is the form of a command to a plenary.
type order interface {
	command() assembly.PlenaryCommand
}

// InPlenary is the part of a request that names the plenary.
type InPlenary struct {
	Plenary assembly.PlenaryID `path:"plenary" doc:"Identifier of the plenary" example:"2026-1"`
}

// orderInput is a command with its form.
type orderInput[F order] struct {
	InPlenary
	Body F
}

// done is what a command did.
type done struct {
	Revision int64   `json:"revision" doc:"Of the plenary after it, as in the plenary's own answer" example:"42"`
	Events   []event `json:"events" doc:"What went into the record, in order"`
}

// event is an event of the record.
type event struct {
	Kind string          `json:"kind" doc:"Such as point.added" example:"point.added"`
	Body json.RawMessage `json:"body" doc:"The event as the record has it; its id or no is the identifier of what was made"`
}

// command adds the operation of a command. Its name is that of the operation
// and the end of the address.
func command[F order](a *api, tag, name, summary, about string) {
	add(a, doing(tag, name, summary, about), func(ctx context.Context, who hall.Actor, in *orderInput[F]) (*answer[done], error) {
		return a.do(ctx, who, in.Plenary, in.Body.command())
	})
}

// bare adds the operation of a command that has nothing to fill in.
func bare(a *api, tag, name, summary, about string, c assembly.PlenaryCommand) {
	add(a, doing(tag, name, summary, about), func(ctx context.Context, who hall.Actor, in *InPlenary) (*answer[done], error) {
		return a.do(ctx, who, in.Plenary, c)
	})
}

func doing(tag, name, summary, about string) route {
	return route{
		id: name, method: http.MethodPost, path: "/plenaries/{plenary}/do/" + name, tag: tag,
		summary: summary, about: about, scope: scopeAct,
	}
}

func (a *api) do(ctx context.Context, who hall.Actor, id assembly.PlenaryID, c assembly.PlenaryCommand) (*answer[done], error) {
	did, err := a.hall.Do(ctx, who, id, c)
	if err != nil {
		return nil, err
	}
	out := done{Revision: did.Plenary.Next}
	out.Events, err = events(did.Events)
	return ok(out), err
}

func events(all []assembly.Event) ([]event, error) {
	out := make([]event, len(all))
	for i, e := range all {
		kind, body, err := assembly.Encode(e)
		if err != nil {
			return nil, err
		}
		out[i] = event{kind, body}
	}
	return out, nil
}
