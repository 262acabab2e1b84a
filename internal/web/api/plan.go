package api

import (
	"context"
	"net/http"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// version is a plan as it stood.
type version struct {
	ID      hall.VersionID    `json:"id" doc:"Identifier, counted over all plans" example:"v2"`
	Plan    hall.PlanID       `json:"plan" doc:"Plan that it is of" example:"village"`
	Parent  hall.VersionID    `json:"parent,omitempty" doc:"Version that it was made from; not there: the first" example:"v1"`
	Kind    hall.VersionKind  `json:"kind" enum:"imported,draft,adopted" doc:"How it came to be" example:"adopted"`
	Hash    string            `json:"hash" doc:"SHA-256 of what the plan says" example:"9f86d081884c7d65"`
	Author  assembly.PersonID `json:"author" doc:"Who made it" example:"k3v7q2m5x4t6w2ab"`
	Seq     int64             `json:"seq" doc:"Entry of the record that made it" example:"57"`
	Created time.Time         `json:"created" doc:"When"`
	Note    string            `json:"note,omitempty" doc:"One line of the author" example:"as the village wrote it"`
}

func versionOf(v hall.PlanVersion) version {
	return version{v.ID, v.Plan, v.Parent, v.Kind, v.Hash, v.Author, v.Act, v.Created, v.Note}
}

// planState is a plan with the version that holds.
type planState struct {
	Plan     hall.PlanID `json:"plan" doc:"Identifier of the plan" example:"village"`
	Current  version     `json:"current" doc:"Version that holds: the one adopted last, or, while none is, the last one made"`
	Versions int         `json:"versions" doc:"How many there are" example:"2"`
}

type InPlan struct {
	Plan hall.PlanID `path:"plan" doc:"Identifier of the plan" example:"village"`
}

type InVersion struct {
	Version hall.VersionID `path:"version" doc:"Identifier of the version" example:"v1"`
}

type versionsInput struct {
	InPlan
	Paging
}

// rowChange is one difference between two plans.
type rowChange struct {
	File   string `json:"file" doc:"File of the plan folder" example:"targets.csv"`
	Row    string `json:"row" doc:"What names the row" example:"flour 2027"`
	Column string `json:"column,omitempty" doc:"Column that changed; not there: the whole row" example:"amount"`
	Old    string `json:"old,omitempty" doc:"What stood there; not there: nothing, or the default" example:"2000"`
	New    string `json:"new,omitempty" doc:"What stands there now" example:"2200"`
}

func rowOf(c hall.RowChange) rowChange { return rowChange(c) }

type compareInput struct {
	Before hall.VersionID `query:"before" required:"true" doc:"The one version" example:"v1"`
	After  hall.VersionID `query:"after" required:"true" doc:"The other" example:"v2"`
}

// compared is what differs between two versions.
type compared struct {
	Before     version     `json:"before" doc:"The one version"`
	After      version     `json:"after" doc:"The other"`
	Rows       []rowChange `json:"rows" doc:"What differs in their tables"`
	Difference *moved      `json:"difference,omitempty" doc:"What differs in what they reach; not there until both are solved"`
}

func (a *api) addPlans() {
	const tag = "plans"
	add(a, route{
		id: "list-plans", method: http.MethodGet, path: "/plans", tag: tag, scope: scopeOpen,
		summary: "Plans, each with the version that holds", about: "The public sees those that were adopted.",
	}, func(ctx context.Context, who hall.Actor, in *Paging) (*answer[page[planState]], error) {
		all, err := a.hall.Plans(ctx, who)
		return part(all, *in, func(p hall.PlanState) planState { return planState{p.Plan, versionOf(p.Current), p.Versions} }), err
	})
	add(a, route{
		id: "list-versions", method: http.MethodGet, path: "/plans/{plan}/versions", tag: tag, scope: scopeOpen,
		summary: "Versions of a plan, the oldest first", about: "The public sees those that were adopted.",
	}, func(ctx context.Context, who hall.Actor, in *versionsInput) (*answer[page[version]], error) {
		if _, err := a.hall.Current(ctx, in.Plan); err != nil {
			return nil, err
		}
		all, err := a.hall.Versions(ctx, who, in.Plan)
		return part(all, in.Paging, versionOf), err
	})
	add(a, route{
		id: "get-version", method: http.MethodGet, path: "/versions/{version}", tag: tag, scope: scopeOpen,
		summary: "A version",
	}, func(ctx context.Context, who hall.Actor, in *InVersion) (*answer[version], error) {
		_, v, err := a.hall.Files(ctx, who, in.Version)
		return ok(versionOf(v)), err
	})
	add(a, route{
		id: "compare-versions", method: http.MethodGet, path: "/compare", tag: tag, scope: scopeOpen,
		summary: "What differs between two versions", about: "Row by row, and, if both have been solved, in what they reach.",
	}, func(ctx context.Context, who hall.Actor, in *compareInput) (*answer[compared], error) {
		c, err := a.hall.CompareVersions(ctx, who, in.Before, in.After)
		if err != nil {
			return nil, err
		}
		return ok(compared{versionOf(c.Before), versionOf(c.After), each(c.Rows, rowOf), c.Difference}), nil
	})
	a.addFigures(tag)
	a.addTargets(tag)
}
