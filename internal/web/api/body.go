package api

import (
	"context"
	"net/http"
	"strconv"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// body is who decides and who answers.
type body struct {
	Revision    int64        `json:"revision" doc:"Grows with everything that happens to it" example:"17"`
	Organs      []organ      `json:"organs" doc:"Organs in the order in which they were founded"`
	Persons     []person     `json:"persons" doc:"Persons in the order in which they were entered; names only for those who may see a plenary"`
	Memberships []membership `json:"memberships" doc:"Memberships in the order in which they began"`
	Rules       []organRules `json:"rules" doc:"Rules of procedure by organ; an organ without any has those of the nearest one above"`
}

type organ struct {
	ID       assembly.OrganID   `json:"id" doc:"Identifier" example:"village"`
	Parent   assembly.OrganID   `json:"parent,omitempty" doc:"Organ above; not there: the top" example:"village"`
	Sort     assembly.OrganKind `json:"sort" enum:"assembly,committee,executive,ministry,region,organization" doc:"What sort of body it is" example:"assembly"`
	Name     string             `json:"name" doc:"What it is called" example:"Assembly of the village"`
	From     assembly.Date      `json:"from,omitempty" doc:"First day; not there: always" example:"2026-01-01"`
	To       assembly.Date      `json:"to,omitempty" doc:"Last day; not there: not ended" example:"2030-12-31"`
	Revision int                `json:"revision" doc:"To send as seen" example:"1"`
	Made     assembly.Act       `json:"made" doc:"Who founded it"`
	Changed  assembly.Act       `json:"changed" doc:"Who changed it last"`
}

type person struct {
	ID     assembly.PersonID `json:"id" doc:"Identifier, which the record has instead of a name" example:"k3v7q2m5x4t6w2ab"`
	Name   string            `json:"name,omitempty" doc:"Name, if you may see it and it was not erased" example:"Sel Secretary"`
	Erased bool              `json:"erased" doc:"Name and salt are forgotten"`
}

type membership struct {
	ID      assembly.MembershipID `json:"id" doc:"Identifier" example:"m1"`
	Person  assembly.PersonID     `json:"person" doc:"Who" example:"k3v7q2m5x4t6w2ab"`
	Organ   assembly.OrganID      `json:"organ" doc:"Of which organ" example:"village"`
	Post    string                `json:"post,omitempty" doc:"Post; chair, secretary, planner, officer, verifier and auditor give rights" example:"chair"`
	Votes   bool                  `json:"votes" doc:"Has the right to vote"`
	Weight  int64                 `json:"weight" doc:"Votes of the member; 1 if all are equal" example:"1"`
	From    assembly.Date         `json:"from,omitempty" doc:"First day; not there: always" example:"2026-01-01"`
	To      assembly.Date         `json:"to,omitempty" doc:"Last day; not there: not ended" example:"2030-12-31"`
	Rev     int                   `json:"revision" doc:"Of its end, to send as seen" example:"0"`
	Made    assembly.Act          `json:"made" doc:"Who entered it"`
	Changed assembly.Act          `json:"changed" doc:"Who changed it last"`
}

type organRules struct {
	Organ    assembly.OrganID `json:"organ" doc:"The organ" example:"village"`
	Rules    assembly.Rules   `json:"rules" doc:"Its rules of procedure"`
	Revision int              `json:"revision" doc:"To send as seen" example:"1"`
	Made     assembly.Act     `json:"made" doc:"Who set them"`
}

type bodyInput struct {
	IfNoneMatch string `header:"If-None-Match" doc:"ETag of the answer that you have: if nothing has changed since, the answer is 304 without a body" example:"\"17\""`
}

func (a *api) addBody() {
	const tag = "body"
	add(a, route{
		id: "get-body", tagged: true, method: http.MethodGet, path: "/body", tag: tag, scope: scopeOpen,
		summary: "Organs, persons, memberships, rules of procedure", about: "Everybody may read it. The public sees identifiers of persons and no names.",
	}, func(ctx context.Context, who hall.Actor, in *bodyInput) (*tagged[body], error) {
		b, err := a.hall.Body(ctx, who)
		if err != nil {
			return nil, err
		}
		names, err := a.hall.Names(ctx, who)
		if err != nil && !hall.Refused(err, hall.SignInFirst) && !hall.Refused(err, hall.Forbidden) {
			return nil, err
		}
		etag := strconv.Quote(strconv.FormatInt(b.Next, 10))
		if names != nil {
			etag = strconv.Quote(strconv.FormatInt(b.Next, 10) + "n")
		}
		if matches(in.IfNoneMatch, etag) {
			return nil, notModified{}
		}
		return &tagged[body]{etag, bodyOf(b, names)}, nil
	})
	a.addPersons(tag)
	bodyCommand[foundOrgan](a, "found-organ", "Add an organ", "")
	bodyCommand[changeOrgan](a, "change-organ", "Give an organ another name, parent or sort", "")
	bodyCommand[endOrgan](a, "end-organ", "End an organ on its last day", "")
	bodyCommand[beginMembership](a, "begin-membership", "Make a person a member of an organ", "")
	bodyCommand[endMembership](a, "end-membership", "End a membership on its last day", "")
	bodyCommand[setRules](a, "set-rules", "Set the rules of procedure of an organ", "They hold for plenaries convened from then on.")
}

func bodyOf(b *assembly.Body, names map[assembly.PersonID]string) body {
	return body{
		Revision: b.Next,
		Organs: each(b.Organs, func(o assembly.Organ) organ {
			return organ{o.ID, o.Parent, o.Kind, o.Name, o.From, o.To, o.Rev, o.Made, o.Changed}
		}),
		Persons:     each(b.People, func(p assembly.Person) person { return person{p.ID, names[p.ID], p.Erased} }),
		Memberships: each(b.Memberships, func(m assembly.Membership) membership { return membership(m) }),
		Rules: each(b.Rules, func(r assembly.OrganRules) organRules {
			return organRules{r.Organ, r.Rules, r.Rev, r.Made}
		}),
	}
}
