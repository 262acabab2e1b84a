package api

import (
	"context"
	"net/http"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// difference is what an amendment changes.
type difference struct {
	Base   int               `json:"base" doc:"Version of the point that it was written on; 0 of a new point" example:"1"`
	Holds  int               `json:"holds" doc:"Version of the point that holds now" example:"1"`
	Before *assembly.Content `json:"before,omitempty" doc:"The point as it was; not there of a new one"`
	After  *assembly.Content `json:"after,omitempty" doc:"The point as it would be; not there of a deletion"`
	Text   []piece           `json:"text" doc:"The text word by word: pieces that are not added make the old text, those that are not removed the new one"`
}

type piece struct {
	Op   assembly.PieceOp `json:"op" enum:"same,removed,added" doc:"What happened to it" example:"added"`
	Text string           `json:"text" doc:"The words" example:"More flour "`
}

// collision is where two things that are proposed cannot both be made.
type collision struct {
	A      assembly.AmendmentID `json:"a" doc:"An amendment" example:"a1"`
	B      assembly.AmendmentID `json:"b,omitempty" doc:"The other amendment; not there: the point's own figure" example:"a2"`
	Point  assembly.PointID     `json:"point,omitempty" doc:"Where they meet" example:"p1"`
	What   assembly.ClashKind   `json:"what" enum:"words,figure,field,deletion" doc:"What they meet in" example:"figure"`
	Field  string               `json:"field,omitempty" doc:"Of field: which" example:"due"`
	Base   string               `json:"base,omitempty" doc:"Words that both replace, the figure, or the value before" example:"target:flour:2027"`
	Ours   string               `json:"ours,omitempty" doc:"What the one makes of it" example:"2200 t"`
	Theirs string               `json:"theirs,omitempty" doc:"What the other makes of it" example:"2300 t"`
}

type amendmentInput struct {
	InPlenary
	Amendment assembly.AmendmentID `path:"amendment" doc:"Identifier of the amendment" example:"a1"`
}

type InConclusion struct {
	InPlenary
	Conclusion assembly.ConclusionID `path:"conclusion" doc:"Identifier of the conclusion" example:"c1"`
}

func (a *api) addDifferences(tag string) {
	add(a, route{
		id: "get-amendment-difference", method: http.MethodGet, path: "/plenaries/{plenary}/amendments/{amendment}/difference", tag: tag, scope: scopeRead,
		summary: "What an amendment changes", about: "The text word by word, and the point before and after with its figures. What that does to the plan is its costing.",
	}, func(ctx context.Context, who hall.Actor, in *amendmentInput) (*answer[difference], error) {
		p, err := a.hall.Plenary(ctx, who, in.Plenary)
		if err != nil {
			return nil, err
		}
		m := p.Amendment(in.Amendment)
		if m == nil {
			return nil, unknown("amendment", string(in.Amendment))
		}
		return ok(differenceOf(p, m)), nil
	})
	add(a, route{
		id: "list-collisions", method: http.MethodGet, path: "/plenaries/{plenary}/conclusions/{conclusion}/collisions", tag: tag, scope: scopeRead,
		summary: "Where amendments to a conclusion meet", about: "Pending amendments that change the same words or figures, and those that change a figure that another point changes too.",
	}, func(ctx context.Context, who hall.Actor, in *InConclusion) (*answer[[]collision], error) {
		p, err := a.hall.Plenary(ctx, who, in.Plenary)
		if err != nil {
			return nil, err
		}
		if p.Conclusion(in.Conclusion) == nil {
			return nil, unknown("conclusion", string(in.Conclusion))
		}
		return ok(each(a.hall.Collisions(p, in.Conclusion), func(c assembly.Collision) collision {
			return collision{c.A, c.B, c.Point, c.What, c.Field, c.Base, c.Ours, c.Theirs}
		})), nil
	})
}

func differenceOf(p *assembly.Plenary, m *assembly.Amendment) difference {
	out := difference{Base: m.Base}
	var before, after string
	if t := p.Point(m.Point); t != nil && m.Sort != assembly.NewPoint {
		out.Holds = t.Version()
		if was, ok := t.At(m.Base); ok {
			out.Before, before = &was, was.Text
		}
	}
	if m.Sort != assembly.Delete {
		out.After, after = &m.Content, m.Content.Text
	}
	out.Text = each(assembly.DiffText(before, after), func(x assembly.Piece) piece { return piece(x) })
	return out
}
