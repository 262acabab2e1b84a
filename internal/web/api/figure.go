package api

import (
	"context"
	"net/http"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// FigureAct is one change of one figure of one year by the assembly.
type FigureAct struct {
	Version    hall.VersionID        `json:"version" doc:"Version that has the new value" example:"v2"`
	Seq        int64                 `json:"seq" doc:"Entry of the record that made the version" example:"93"`
	At         time.Time             `json:"at" doc:"When"`
	By         assembly.PersonID     `json:"by" doc:"Who adopted it, or drafted the version" example:"k3v7q2m5x4t6w2ab"`
	Address    string                `json:"address" doc:"The figure" example:"target:flour:2027"`
	Old        string                `json:"old,omitempty" doc:"What it was; not there: nothing" example:"2000 t"`
	New        string                `json:"new" doc:"What it became" example:"2200 t"`
	Plenary    assembly.PlenaryID    `json:"plenary,omitempty" doc:"Plenary that decided it; not there: a draft" example:"2026-1"`
	Conclusion assembly.ConclusionID `json:"conclusion,omitempty" doc:"Conclusion" example:"c1"`
	Point      assembly.PointID      `json:"point,omitempty" doc:"Point of it" example:"p1"`
	Amendment  assembly.AmendmentID  `json:"amendment,omitempty" doc:"Amendment that gave it its value; not there: the point as tabled" example:"a1"`
	Vote       assembly.VoteID       `json:"vote,omitempty" doc:"Vote that carried it" example:"v2"`
}

// figureStep is a change with the version that it came with.
type figureStep struct {
	FigureAct
	Kind hall.VersionKind `json:"kind" enum:"imported,draft,adopted" doc:"How the version came to be" example:"adopted"`
	Note string           `json:"note,omitempty" doc:"Of the version" example:"First plenary"`
}

// figure is a figure of one year with its history.
type figure struct {
	Address  string       `json:"address" doc:"The figure, in the one way in which it is written" example:"target:flour:2027"`
	Value    string       `json:"value,omitempty" doc:"What it is; not there: nothing" example:"2200 t"`
	Original string       `json:"original,omitempty" doc:"What it was in the first version; not there: it was not in it" example:"2000 t"`
	First    version      `json:"first" doc:"The first version"`
	Steps    []figureStep `json:"steps" doc:"Every change, the oldest first: who set it, when, by which point, under which vote, and what it was before"`
}

type figureInput struct {
	InPlan
	Version hall.VersionID `query:"version" doc:"Version; without it, the one that holds" example:"v2"`
	Address string         `query:"address" required:"true" doc:"Address as plenum solve --set takes it; without a year, every year" example:"target:flour:2027"`
}

type actsInput struct {
	InPlan
	Paging
	Address string             `query:"address" doc:"Exactly this figure" example:"target:flour:2027"`
	Prefix  string             `query:"prefix" doc:"Figures whose address begins so" example:"target:flour"`
	Version hall.VersionID     `query:"version" doc:"Made by this version" example:"v2"`
	Plenary assembly.PlenaryID `query:"plenary" doc:"Decided by this plenary" example:"2026-1"`
	Point   assembly.PointID   `query:"point" doc:"And by this point of it" example:"p1"`
}

func actOf(x hall.FigureAct) FigureAct {
	return FigureAct{x.Version, x.Seq, x.At, x.By, x.Address, x.Old, x.New, x.Plenary, x.Conclusion, x.Point, x.Amendment, x.Vote}
}

func (a *api) addFigures(tag string) {
	add(a, route{
		id: "get-figures", method: http.MethodGet, path: "/plans/{plan}/figures", tag: tag, scope: scopeOpen,
		summary: "A figure with its history", about: "Who set it, when, by which point, under which vote, and what it was before: one answer for each year that the address means.",
	}, func(ctx context.Context, who hall.Actor, in *figureInput) (*answer[[]figure], error) {
		all, err := a.hall.History(ctx, who, in.Plan, in.Version, in.Address)
		return ok(each(all, func(f hall.FigureHistory) figure {
			return figure{f.Address, f.Value, f.Original, versionOf(f.First), each(f.Steps, func(s hall.FigureStep) figureStep {
				return figureStep{actOf(s.FigureAct), s.Kind, s.Note}
			})}
		})), err
	})
	add(a, route{
		id: "list-acts", method: http.MethodGet, path: "/plans/{plan}/acts", tag: tag, scope: scopeOpen,
		summary: "Changes of figures by the assembly, the oldest first",
	}, func(ctx context.Context, who hall.Actor, in *actsInput) (*answer[page[FigureAct]], error) {
		if _, err := a.hall.Current(ctx, in.Plan); err != nil {
			return nil, err
		}
		all, err := a.hall.Acts(ctx, who, hall.ActFilter{
			Plan: in.Plan, Address: in.Address, Prefix: in.Prefix, Version: in.Version, Plenary: in.Plenary, Point: in.Point,
		})
		return part(all, in.Paging, actOf), err
	})
}
