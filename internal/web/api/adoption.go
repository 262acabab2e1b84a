package api

import (
	"context"
	"net/http"

	"github.com/openplenum/plenum/internal/app/hall"
)

// adopted is what an adoption did.
type adopted struct {
	Version *version    `json:"version,omitempty" doc:"The plan's new version; not there: no figure changed"`
	Acts    []FigureAct `json:"acts" doc:"Every figure that changed, with point, amendment and vote"`
	Tasks   []task      `json:"tasks" doc:"Tasks that the organs got"`
}

type missingInput struct {
	InConclusion
	Draft hall.VersionID `query:"draft" doc:"Draft of the whole plan that it would put in force" example:"v3"`
}

type adoptInput struct {
	InConclusion
	Body adoptForm
}

type adoptForm struct {
	Draft hall.VersionID `json:"draft,omitempty" doc:"Draft of the whole plan that it puts in force, before its own figures are set. A carried point must name it in its text, and it must have been made from the version that holds" example:"v3"`
}

// lacking is what a conclusion lacks to be adopted.
type lacking struct {
	Ready   bool     `json:"ready" doc:"It can be adopted"`
	Missing []Reason `json:"missing" doc:"All that it lacks; empty: nothing"`
}

func (a *api) addAdoption() {
	const tag = "adoption"
	add(a, route{
		id: "get-missing", method: http.MethodGet, path: "/plenaries/{plenary}/conclusions/{conclusion}/missing", tag: tag, scope: scopeRead,
		summary: "What a conclusion lacks to be adopted", about: "Notice, quorum at the vote, a vote that carried it, a fresh costing or a reason to do without, figures that still stand as they did.",
	}, func(ctx context.Context, who hall.Actor, in *missingInput) (*answer[lacking], error) {
		all, err := a.hall.Missing(ctx, who, in.Plenary, hall.Adoption{Conclusion: in.Conclusion, Draft: in.Draft})
		if err != nil {
			return nil, err
		}
		if all.Has(hall.Forbidden) || all.Has(hall.SignInFirst) {
			return nil, all // that is no answer about the conclusion
		}
		out := lacking{Ready: len(all) == 0, Missing: []Reason{}}
		if !out.Ready {
			out.Missing = a.reasons(ctx, http.StatusOK, all).Errors
		}
		return ok(out), nil
	})
	add(a, route{
		id: "adopt-conclusion", method: http.MethodPost, path: "/plenaries/{plenary}/conclusions/{conclusion}/adopt", tag: tag, scope: scopeAct,
		summary: "Adopt a carried conclusion", about: "In one act: the plan has a new version, every figure that changed knows why, and the organs have their tasks. Or nothing.",
	}, func(ctx context.Context, who hall.Actor, in *adoptInput) (*answer[adopted], error) {
		did, err := a.hall.Adopt(ctx, who, in.Plenary, hall.Adoption{Conclusion: in.Conclusion, Draft: in.Body.Draft})
		if err != nil {
			return nil, err
		}
		out := adopted{Acts: each(did.Acts, actOf), Tasks: each(did.Tasks, taskOf)}
		if did.Version != nil {
			v := versionOf(*did.Version)
			out.Version = &v
		}
		return ok(out), nil
	})
}
