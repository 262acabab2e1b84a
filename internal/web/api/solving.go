package api

import (
	"context"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/web/live"
)

// work is how far work in the background has come.
type work struct {
	Key      string        `json:"key" doc:"Of the result: hash of what it follows from" example:"5d41402abc4b2a76"`
	State    hall.JobState `json:"state" enum:"none,waiting,running,done,failed,cancelled" doc:"Where it stands; none: nobody asked for it" example:"running"`
	Progress *progress     `json:"progress,omitempty" doc:"How far it has come; not there before it began"`
}

type progress struct {
	Phase string    `json:"phase,omitempty" doc:"What is being done" example:"tier"`
	Step  int       `json:"step" doc:"Step that is being done, from 1" example:"2"`
	Of    int       `json:"of" doc:"Steps in all; 0: not known" example:"4"`
	Share float64   `json:"share" minimum:"0" maximum:"1" doc:"Share of the whole that is done" example:"0.5"`
	Fail  string    `json:"fail,omitempty" doc:"Code of the reason that ended it" example:"unsolvable"`
	At    time.Time `json:"at" doc:"When this was noted"`
}

func workOf(key string, state hall.JobState, p hall.Progress) work {
	out := work{Key: key, State: state}
	if state == hall.JobNone {
		out.State = "none"
	}
	if !p.At.IsZero() {
		out.Progress = &progress{p.Phase, p.Step, p.Of, min(max(p.Share, 0), 1), p.Fail, p.At}
	}
	return out
}

func (a *api) solveState(ctx context.Context, who hall.Actor, id hall.VersionID) (work, error) {
	s, err := a.hall.SolveState(ctx, who, id)
	return workOf(s.Key, s.Job, s.Progress), err
}

// wholeAnswer is an answer as the solver left it.
type wholeAnswer struct {
	Body any `doc:"An outcome, see docs/solve.schema.json"`
}

func (a *api) addSolving() {
	const tag = "solving"
	add(a, route{
		id: "solve-version", method: http.MethodPost, path: "/versions/{version}/solve", tag: tag, scope: scopeAct, status: http.StatusAccepted,
		summary: "Have a version solved in the background", about: "Asking again changes nothing: there is one answer to one plan.",
	}, func(ctx context.Context, who hall.Actor, in *InVersion) (*answer[work], error) {
		if _, err := a.hall.Solve(ctx, who, in.Version); err != nil {
			return nil, err
		}
		w, err := a.solveState(ctx, who, in.Version)
		return ok(w), err
	})
	add(a, route{
		id: "get-solve", method: http.MethodGet, path: "/versions/{version}/solve", tag: tag, scope: scopeOpen,
		summary: "How far the answer to a version is",
	}, func(ctx context.Context, who hall.Actor, in *InVersion) (*answer[work], error) {
		w, err := a.solveState(ctx, who, in.Version)
		return ok(w), err
	})
	add(a, route{
		id: "cancel-solve", method: http.MethodDelete, path: "/versions/{version}/solve", tag: tag, scope: scopeAct,
		summary: "Stop solving a version",
	}, func(ctx context.Context, who hall.Actor, in *InVersion) (*none, error) {
		w, err := a.solveState(ctx, who, in.Version)
		if err != nil {
			return nil, err
		}
		return nil, a.hall.CancelSolve(ctx, who, w.Key)
	})
	add(a, route{
		id: "follow-solve", method: http.MethodGet, path: "/versions/{version}/solve/events", tag: tag, scope: scopeOpen, media: live.Media,
		summary: "Follow how far the answer is", about: "Server-sent events: `step` with the same data as get-solve, and `end` when it is done, failed or cancelled.",
	}, func(ctx context.Context, who hall.Actor, in *InVersion) (*huma.StreamResponse, error) {
		return a.follow(ctx, func(ctx context.Context) (work, error) { return a.solveState(ctx, who, in.Version) })
	})
	add(a, route{
		id: "get-answer", method: http.MethodGet, path: "/versions/{version}/answer", tag: tag, scope: scopeOpen,
		summary: "The whole answer to a version",
		about:   "As `plenum solve --json` writes it; its JSON Schema is docs/solve.schema.json. Refused with 409 and the code unsolved while there is none.",
	}, func(ctx context.Context, who hall.Actor, in *InVersion) (*wholeAnswer, error) {
		s, err := a.hall.Outcome(ctx, who, in.Version)
		if err != nil {
			return nil, err
		}
		if s.Outcome == nil {
			return nil, hall.Refusals{{Code: codeUnsolved, Args: []string{string(in.Version)}}}
		}
		return &wholeAnswer{s.Outcome}, nil
	})
}
