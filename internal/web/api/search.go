package api

import (
	"context"
	"net/http"

	"github.com/openplenum/plenum/internal/app/find"
	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// hit is one thing that was found.
type hit struct {
	Kind    find.Kind          `json:"kind" enum:"point,amendment,conclusion,plenary,item,task,figure,good,region,organ,person" doc:"What it is" example:"point"`
	ID      string             `json:"id" doc:"Identifier; of a figure its address" example:"p1"`
	Plenary assembly.PlenaryID `json:"plenary,omitempty" doc:"Plenary that it is of" example:"2026-1"`
	Plan    hall.PlanID        `json:"plan,omitempty" doc:"Plan that it is of" example:"village"`
	Number  int                `json:"number,omitempty" doc:"Of a point, as it is now; of an item" example:"1"`
	Title   string             `json:"title,omitempty" doc:"Its name" example:"Flour for bread"`
	Text    string             `json:"text,omitempty" doc:"What it says" example:"More flour in 2027."`
}

// hits is what was found.
type hits struct {
	Items []hit `json:"items" doc:"The best first"`
	All   int   `json:"all" doc:"How many there are" example:"3"`
}

type searchInput struct {
	Q     string `query:"q" required:"true" minLength:"1" maxLength:"200" doc:"Words, all of which are looked for; a word may be cut off at its end" example:"flour"`
	Limit int    `query:"limit" minimum:"1" maximum:"500" default:"50" doc:"How many to answer with at most"`
}

func (a *api) addSearch() {
	add(a, route{
		id: "search", method: http.MethodGet, path: "/search", tag: "search", scope: scopeOpen,
		summary: "Search by words", about: "Points, amendments, conclusions, plenaries, items, tasks, figures, goods, regions, organs and persons: what you may see of them.",
	}, func(ctx context.Context, who hall.Actor, in *searchInput) (*answer[hits], error) {
		r, err := find.Search(ctx, a.hall, who, in.Q, in.Limit)
		return ok(hits{each(r.Hits, func(x find.Hit) hit {
			return hit{x.Kind, x.ID, x.Plenary, x.Plan, x.Number, x.Title, x.Text}
		}), r.All}), err
	})
}
