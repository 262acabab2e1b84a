package api

import (
	"context"
	"net/http"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// publicPlenary is what everybody may read of a plenary: when it meets, and
// what it adopted.
type publicPlenary struct {
	ID          assembly.PlenaryID    `json:"id" doc:"Identifier" example:"2026-1"`
	Organ       assembly.OrganID      `json:"organ" doc:"Organ that meets" example:"village"`
	Number      int                   `json:"number" doc:"The n-th plenary of the organ's term" example:"1"`
	Title       string                `json:"title" doc:"What it is called" example:"First plenary"`
	State       assembly.PlenaryState `json:"state" enum:"convened,session,adjourned,closed" doc:"Where it stands" example:"session"`
	Sittings    []publicSitting       `json:"sittings" doc:"When it meets"`
	Conclusions []publicConclusion    `json:"conclusions" doc:"What it adopted"`
}

type publicSitting struct {
	No    int           `json:"no" doc:"Number, from 1" example:"1"`
	Day   assembly.Date `json:"day" doc:"Day" example:"2026-03-09"`
	Place string        `json:"place" doc:"Where it is" example:"Town hall"`
	Held  bool          `json:"held" doc:"It was opened"`
}

type publicConclusion struct {
	ID      assembly.ConclusionID `json:"id" doc:"Identifier" example:"c1"`
	Item    string                `json:"item" doc:"Title of the item that it is on" example:"The plan of the village"`
	Title   string                `json:"title" doc:"What it is called" example:"On flour and grain"`
	Adopted assembly.Act          `json:"adopted" doc:"When it was adopted"`
	Version hall.VersionID        `json:"version,omitempty" doc:"Version of the plan that it made" example:"v2"`
	Points  []publicPoint         `json:"points" doc:"Points that were carried"`
	Vote    assembly.VoteID       `json:"vote,omitempty" doc:"Vote that carried it" example:"v2"`
	Verdict *assembly.Verdict     `json:"verdict,omitempty" doc:"Its result with the arithmetic"`
}

type publicPoint struct {
	ID      assembly.PointID  `json:"id" doc:"Identifier" example:"p1"`
	Number  int               `json:"number" doc:"Number among those that were carried" example:"1"`
	Content assembly.Content  `json:"content" doc:"What it says"`
	Verdict *assembly.Verdict `json:"verdict,omitempty" doc:"Of a point that was voted on by itself"`
}

func (a *api) addPublic(tag string) {
	add(a, route{
		id: "list-public-plenaries", method: http.MethodGet, path: "/public/plenaries", tag: tag, scope: scopeOpen,
		summary: "What was adopted", about: "For everybody: plenary by plenary, when it meets and what it adopted, with the verdicts. Nothing else.",
	}, func(ctx context.Context, _ hall.Actor, in *Paging) (*answer[page[publicPlenary]], error) {
		all, err := a.hall.Public(ctx)
		return part(all, *in, publicOf), err
	})
}

func publicOf(p hall.PublicPlenary) publicPlenary {
	return publicPlenary{
		ID: p.ID, Organ: p.Organ, Number: p.Number, Title: p.Title, State: p.State,
		Sittings: each(p.Sittings, func(s hall.PublicSitting) publicSitting { return publicSitting(s) }),
		Conclusions: each(p.Conclusions, func(c hall.PublicConclusion) publicConclusion {
			return publicConclusion{
				c.ID, c.Item, c.Title, c.Adopted, c.Version,
				each(c.Points, func(t hall.PublicPoint) publicPoint { return publicPoint{t.ID, t.Number, t.Content, t.Verdict} }),
				c.Vote, c.Verdict,
			}
		}),
	}
}
