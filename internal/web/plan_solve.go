package web

import (
	"encoding/json"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/report"
	"github.com/openplenum/plenum/internal/web/live"
)

// solvePage is the answer to a version of a plan, or how far the solver has
// come.
type solvePage struct {
	planHead
	MaySolve                   bool
	Running, Failed, Cancelled bool
	Share                      float64
	Step                       string
	Why                        string // it cannot be solved
	Report                     *report.Document
	Summary                    []report.Block
}

// planSolve shows the answer, or lets it be found.
func (c *call) planSolve() error {
	b, err := c.book()
	if err != nil {
		return err
	}
	p := solvePage{planHead: c.planHead(b, "solve"), MaySolve: c.may(hall.SolvePlan, "")}
	if b.Outcome != nil {
		p.Report = c.document(b.Outcome)
		for _, s := range p.Report.Sections {
			if s.ID == "summary" {
				p.Summary = s.Blocks
			}
		}
		return c.show("plan_solve", p)
	}
	state, err := c.site.hall.SolveState(c.r.Context(), c.who, b.Version.ID)
	if err != nil {
		return err
	}
	p.Running = state.Job == hall.JobWaiting || state.Job == hall.JobRunning
	p.Failed, p.Cancelled = state.Job == hall.JobFailed, state.Job == hall.JobCancelled
	p.Share, p.Step = state.Progress.Share, c.stepText(state.Progress)
	return c.show("plan_solve", p)
}

// document is the report of an answer in the reader's language.
func (c *call) document(o *outcome.Outcome) *report.Document {
	return report.New(o, c.lang.words, report.Options{Version: c.site.version})
}

// stepText says how far work has come.
func (c *call) stepText(p hall.Progress) string {
	if p.Step == 0 {
		return c.lang.text("web_plan.solve.waiting")
	}
	return c.lang.text("web_plan.solve.step", p.Step)
}

// solve begins to solve a version.
func (c *call) solve() error {
	id := hall.VersionID(c.r.PostFormValue("version"))
	if _, err := c.site.hall.Solve(c.r.Context(), c.who, id); err != nil {
		return err
	}
	return c.done(planPath(hall.PlanID(c.r.PathValue("plan")))+"/solve?version="+string(id), "started")
}

// cancelSolve stops it.
func (c *call) cancelSolve() error {
	id := hall.VersionID(c.r.PostFormValue("version"))
	state, err := c.site.hall.SolveState(c.r.Context(), c.who, id)
	if err != nil {
		return err
	}
	if err := c.site.hall.CancelSolve(c.r.Context(), c.who, state.Key); err != nil {
		return err
	}
	return c.done(planPath(hall.PlanID(c.r.PathValue("plan")))+"/solve?version="+string(id), "stopped")
}

// step is one event of a progress stream.
type step struct {
	Share float64 `json:"share"`
	Text  string  `json:"text"`
}

// solveEvents streams how far a solve has come, and its end.
func (c *call) solveEvents() error {
	id := hall.VersionID(c.r.FormValue("version"))
	return c.progress(func() (hall.JobState, hall.Progress, error) {
		s, err := c.site.hall.SolveState(c.r.Context(), c.who, id)
		return s.Job, s.Progress, err
	})
}

// progress streams the progress of work until it ends.
func (c *call) progress(look func() (hall.JobState, hall.Progress, error)) error {
	if _, _, err := look(); err != nil {
		return err // before the stream begins, so that it can still be refused
	}
	return c.stream(func(s *live.Stream) {
		s.Every(func() bool {
			job, p, err := look()
			switch {
			case err != nil:
				return false // the stream ends, and the page asks again
			case job != hall.JobWaiting && job != hall.JobRunning:
				_ = s.Send("end", string(job)) // the reader may have gone
				return false
			}
			data, err := json.Marshal(step{p.Share, c.stepText(p)})
			return err == nil && s.Send("step", string(data)) == nil
		})
	})
}

// planReport sends the whole report, a page that stands alone.
func (c *call) planReport() error {
	b, err := c.bookOf(hall.VersionID(c.r.PathValue("version")))
	if err != nil {
		return err
	}
	if b.Outcome == nil || string(b.Version.Plan) != c.r.PathValue("plan") {
		return errNotFound
	}
	return c.standalone(c.document(b.Outcome))
}
