package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"github.com/openplenum/plenum/internal/app"
	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/web/live"
)

// moved is what differs between two answers.
type moved = app.Difference

// costing is what changes of figures do to a plan.
type costing struct {
	Key        string                `json:"key" doc:"Hash of what it follows from: plan, changes, solver" example:"5d41402abc4b2a76"`
	Base       hall.VersionID        `json:"base" doc:"Version that the changes were made to" example:"v1"`
	Changes    []assembly.Change     `json:"changes" doc:"Changes that were made, in order"`
	Before     app.PlanReached       `json:"before" doc:"How the plan as it stands ended"`
	After      app.PlanReached       `json:"after" doc:"How the changed plan ended"`
	Difference *moved                `json:"difference,omitempty" doc:"What moved: every target that falls or rises, the largest fall first"`
	Why        []app.Obstacle        `json:"why" doc:"Of the targets that fell most: what holds them back, and what would help"`
	Conflict   []outcome.ConflictRow `json:"conflict" doc:"When no plan satisfies the changes: what excludes each other"`
	Relief     []outcome.Change      `json:"relief" doc:"And what would have to give"`
}

func costingOf(c *hall.Costing) *costing {
	if c == nil {
		return nil
	}
	out := &costing{Key: c.Key, Base: c.Base, Changes: some(c.Changes), Conflict: some(c.Conflict), Relief: some(c.Relief), Why: []app.Obstacle{}}
	if x := c.Comparison; x != nil {
		out.Before, out.After, out.Difference, out.Why = x.Before, x.After, x.Difference, some(x.Why)
	}
	return out
}

// costed is the costing of a subject, with how it stands.
type costed struct {
	Subject   assembly.Subject   `json:"subject" doc:"What it is of"`
	Changes   []assembly.Change  `json:"changes" doc:"Every change of figures that it makes, as it stands now"`
	Freshness assembly.Freshness `json:"freshness" enum:"not_needed,not_costed,stale,fresh" doc:"Whether the costing still holds; not_needed: there is no figure to change" example:"fresh"`
	Costing   *costing           `json:"costing,omitempty" doc:"The latest, fresh or stale; not there: none"`
	Work      work               `json:"work" doc:"How far the fresh one is"`
}

func costedOf(c hall.Costed) costed {
	return costed{c.Subject, some(c.Changes), c.Freshness, costingOf(c.Costing), workOf(c.Key, c.Job, c.Progress)}
}

type subjectInput struct {
	InPlenary
	Conclusion assembly.ConclusionID  `query:"conclusion" required:"true" doc:"The conclusion" example:"c1"`
	Point      assembly.PointID       `query:"point" doc:"One of its points alone" example:"p1"`
	Amendments []assembly.AmendmentID `query:"amendments" doc:"With these amendments, taken together, with commas between them" example:"a1"`
}

func (in *subjectInput) subject() assembly.Subject {
	return assembly.Subject{Conclusion: in.Conclusion, Point: in.Point, Amendments: in.Amendments}
}

type costInput struct {
	InPlenary
	Wait bool `query:"wait" doc:"Answer with the result, which takes about a second once the plan as it stands is solved; otherwise it is worked out in the background"`
	Body assembly.Subject
}

type togetherInput struct {
	InConclusion
	Body togetherForm
}

type togetherForm struct {
	Amendments []assembly.AmendmentID `json:"amendments" minItems:"1" doc:"Amendments to the conclusion" example:"a1,a2"`
}

// together is what several amendments do, and which cannot both hold.
type together struct {
	All   *costing  `json:"all,omitempty" doc:"All of them; not there when they set one figure twice"`
	Alone []alone   `json:"alone" doc:"Each by itself, as they were asked for"`
	Pairs []twoOver `json:"pairs" doc:"Every two that cannot both hold"`
}

type alone struct {
	Amendment assembly.AmendmentID `json:"amendment" doc:"The amendment" example:"a1"`
	Costing   *costing             `json:"costing,omitempty" doc:"What it does; not there: it changes no figure"`
}

type twoOver struct {
	A       assembly.AmendmentID `json:"a" doc:"An amendment" example:"a1"`
	B       assembly.AmendmentID `json:"b" doc:"The other" example:"a2"`
	Clashes []collision          `json:"clashes" doc:"Figures or words that both set otherwise"`
	Unmet   []promise            `json:"unmet" doc:"Promises of theirs that are kept alone and not together"`
	NoPlan  bool                 `json:"no_plan" doc:"Each alone has a plan, both together have none"`
}

type promise struct {
	Target string `json:"target" doc:"Identifier of the target" example:"flour"`
	Region string `json:"region,omitempty" doc:"Region; not there: the whole" example:"north"`
	Year   int    `json:"year" doc:"The last of its years" example:"2027"`
}

func (a *api) addCosting() {
	const tag = "costing"
	add(a, route{
		id: "start-costing", method: http.MethodPost, path: "/plenaries/{plenary}/costing", tag: tag, scope: scopeAct,
		summary: "Have a conclusion, point or amendments costed", about: "The result is attached to the plenary when it is there. Asking again changes nothing: there is one answer to one question.",
	}, func(ctx context.Context, who hall.Actor, in *costInput) (*answer[costed], error) {
		if in.Wait {
			c, err := a.hall.Cost(ctx, who, in.Plenary, in.Body)
			return ok(costedOf(c)), err
		}
		if _, err := a.hall.StartCosting(ctx, who, in.Plenary, in.Body); err != nil {
			return nil, err
		}
		c, err := a.hall.Costing(ctx, who, in.Plenary, in.Body)
		return ok(costedOf(c)), err
	})
	add(a, route{
		id: "get-costing", method: http.MethodGet, path: "/plenaries/{plenary}/costing", tag: tag, scope: scopeRead,
		summary: "How the costing of a subject stands", about: "With the result, fresh or stale.",
	}, func(ctx context.Context, who hall.Actor, in *subjectInput) (*answer[costed], error) {
		c, err := a.hall.Costing(ctx, who, in.Plenary, in.subject())
		return ok(costedOf(c)), err
	})
	add(a, route{
		id: "follow-costing", method: http.MethodGet, path: "/plenaries/{plenary}/costing/events", tag: tag, scope: scopeRead, media: live.Media,
		summary: "Follow a costing", about: "Server-sent events: `step` with how far it is, and `end`.",
	}, func(ctx context.Context, who hall.Actor, in *subjectInput) (*huma.StreamResponse, error) {
		return a.follow(ctx, func(ctx context.Context) (work, error) {
			c, err := a.hall.Costing(ctx, who, in.Plenary, in.subject())
			return workOf(c.Key, c.Job, c.Progress), err
		})
	})
	add(a, route{
		id: "cost-together", method: http.MethodPost, path: "/plenaries/{plenary}/conclusions/{conclusion}/together", tag: tag, scope: scopeAct,
		summary: "Cost amendments together", about: "Each alone, all together, and every two, to find those that cannot both hold. Costings that are there are taken; the others are made now, each in about a second.",
	}, func(ctx context.Context, who hall.Actor, in *togetherInput) (*answer[together], error) {
		t, err := a.hall.CostTogether(ctx, who, in.Plenary, in.Conclusion, in.Body.Amendments)
		if err != nil {
			return nil, err
		}
		out := together{All: costingOf(t.All), Alone: []alone{}, Pairs: each(t.Pairs, pairOf)}
		for _, id := range in.Body.Amendments {
			out.Alone = append(out.Alone, alone{id, costingOf(t.Alone[id])})
		}
		return ok(out), nil
	})
}

func pairOf(p hall.Pair) twoOver {
	return twoOver{
		A: p.A, B: p.B, NoPlan: p.NoPlan,
		Clashes: each(p.Clashes, func(c assembly.Collision) collision {
			return collision{c.A, c.B, c.Point, c.What, c.Field, c.Base, c.Ours, c.Theirs}
		}),
		Unmet: each(p.Unmet, func(t hall.TargetYear) promise { return promise(t) }),
	}
}
