package api

import (
	"context"
	"net/http"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

type foundOrgan struct {
	ID     assembly.OrganID   `json:"id" doc:"Identifier, as the plan names it" example:"village"`
	Parent assembly.OrganID   `json:"parent,omitempty" doc:"Organ above; empty: the top" example:"village"`
	Sort   assembly.OrganKind `json:"sort" enum:"assembly,committee,executive,ministry,region,organization" doc:"What sort of body it is" example:"assembly"`
	Name   string             `json:"name" doc:"What it is called" example:"Assembly of the village"`
	From   assembly.Date      `json:"from,omitempty" doc:"First day; empty: always" example:"2026-01-01"`
}

type changeOrgan struct {
	ID     assembly.OrganID   `json:"id" doc:"The organ" example:"mill-office"`
	Seen   int                `json:"seen" doc:"Revision of the organ that you saw" example:"1"`
	Parent assembly.OrganID   `json:"parent,omitempty" doc:"Organ above; empty: the top" example:"village"`
	Sort   assembly.OrganKind `json:"sort" enum:"assembly,committee,executive,ministry,region,organization" doc:"What sort of body it is" example:"organization"`
	Name   string             `json:"name" doc:"What it is called" example:"The mill"`
}

type endOrgan struct {
	ID   assembly.OrganID `json:"id" doc:"The organ" example:"mill-office"`
	Seen int              `json:"seen" doc:"Revision of the organ that you saw" example:"1"`
	On   assembly.Date    `json:"on" doc:"Its last day" example:"2030-12-31"`
}

type beginMembership struct {
	Person assembly.PersonID `json:"person" doc:"Who" example:"k3v7q2m5x4t6w2ab"`
	Organ  assembly.OrganID  `json:"organ" doc:"Of which organ" example:"village"`
	Post   string            `json:"post,omitempty" doc:"Post; chair, secretary, planner, officer, verifier and auditor give rights" example:"chair"`
	Votes  bool              `json:"votes,omitempty" doc:"Has the right to vote"`
	Weight int64             `json:"weight,omitempty" minimum:"0" doc:"Votes of the member; 0 is 1" example:"1"`
	From   assembly.Date     `json:"from,omitempty" doc:"First day; empty: always" example:"2026-01-01"`
	To     assembly.Date     `json:"to,omitempty" doc:"Last day; empty: not known yet" example:"2030-12-31"`
}

type endMembership struct {
	ID   assembly.MembershipID `json:"id" doc:"The membership" example:"m1"`
	Seen int                   `json:"seen" doc:"Revision of the membership that you saw" example:"0"`
	On   assembly.Date         `json:"on" doc:"Its last day" example:"2026-12-31"`
}

type setRules struct {
	Organ assembly.OrganID `json:"organ" doc:"The organ" example:"village"`
	Seen  int              `json:"seen" doc:"Revision of the rules that you saw; 0 when there are none" example:"0"`
	Rules assembly.Rules   `json:"rules" doc:"The rules"`
}

func (f foundOrgan) body() assembly.BodyCommand      { return assembly.FoundOrgan(f) }
func (f changeOrgan) body() assembly.BodyCommand     { return assembly.ChangeOrgan(f) }
func (f endOrgan) body() assembly.BodyCommand        { return assembly.EndOrgan(f) }
func (f beginMembership) body() assembly.BodyCommand { return assembly.BeginMembership(f) }
func (f endMembership) body() assembly.BodyCommand   { return assembly.EndMembership(f) }
func (f setRules) body() assembly.BodyCommand        { return assembly.SetRules(f) }

// bodyOrder is the form of a command to the body.
type bodyOrder interface{ body() assembly.BodyCommand }

type bodyOrderInput[F bodyOrder] struct{ Body F }

// bodyDone is what a command to the body did.
type bodyDone struct {
	Events []event `json:"events" doc:"What went into the record, in order"`
}

func bodyCommand[F bodyOrder](a *api, name, summary, about string) {
	add(a, route{
		id: name, method: http.MethodPost, path: "/body/do/" + name, tag: "body", summary: summary, about: about, scope: scopeAct,
	}, func(ctx context.Context, who hall.Actor, in *bodyOrderInput[F]) (*answer[bodyDone], error) {
		did, err := a.hall.DoBody(ctx, who, in.Body.body())
		if err != nil {
			return nil, err
		}
		out, err := events(did)
		return ok(bodyDone{out}), err
	})
}

type enterPerson struct {
	Name    string `json:"name" doc:"Name; it is kept outside the record" example:"Sel Secretary"`
	Contact string `json:"contact,omitempty" doc:"Address for letters or mail; it is kept outside the record" example:"Mill Lane 3"`
}

type enterInput struct{ Body enterPerson }

type entered struct {
	ID assembly.PersonID `json:"id" doc:"Identifier that the person got" example:"k3v7q2m5x4t6w2ab"`
}

type InPerson struct {
	Person assembly.PersonID `path:"person" doc:"Identifier of the person" example:"k3v7q2m5x4t6w2ab"`
}

func (a *api) addPersons(tag string) {
	add(a, route{
		id: "enter-person", method: http.MethodPost, path: "/persons", tag: tag, scope: scopeAct, status: http.StatusCreated,
		summary: "Enter a person", about: "The record gets an identifier and a salted commitment; the name stays outside.",
	}, func(ctx context.Context, who hall.Actor, in *enterInput) (*answer[entered], error) {
		id, err := a.hall.EnterPerson(ctx, who, in.Body.Name, in.Body.Contact)
		return ok(entered{id}), err
	})
	add(a, route{
		id: "erase-person", method: http.MethodDelete, path: "/persons/{person}", tag: tag, scope: scopeAct,
		summary: "Forget who a person is", about: "Name, contact, salt, account and sessions. The record keeps the identifier, and every proof still holds.",
	}, func(ctx context.Context, who hall.Actor, in *InPerson) (*none, error) {
		return nil, a.hall.ErasePerson(ctx, who, in.Person)
	})
}
