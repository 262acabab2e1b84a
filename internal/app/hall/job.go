package hall

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/openplenum/plenum/internal/app"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/engine"
)

// The arguments of jobs.
type (
	solveArgs struct {
		Version VersionID `json:"version"`
	}
	costingArgs struct {
		Version VersionID          `json:"version"`
		Draft   VersionID          `json:"draft,omitempty"`
		Changes []assembly.Change  `json:"changes"`
		Plenary assembly.PlenaryID `json:"plenary"`
		Subject assembly.Subject   `json:"subject"`
		By      assembly.PersonID  `json:"by"`
	}
)

// StartCosting has a subject costed in the background. The result is attached
// when it is there.
func (h *Hall) StartCosting(ctx context.Context, actor Actor, id assembly.PlenaryID, s assembly.Subject) (key string, err error) {
	sub, err := h.costable(ctx, actor, id, s)
	if err != nil {
		return "", err
	}
	costed, err := h.kept(ctx, sub.key)
	if err != nil {
		return "", err
	}
	explained, err := h.kept(ctx, reasonKey(sub.key))
	if err != nil {
		return "", err
	}
	if costed {
		if err := h.attach(ctx, actor, id, sub); err != nil {
			return "", err
		}
	}
	if costed && (explained || h.queue == nil) {
		return sub.key, nil
	}
	return sub.key, h.enqueue(ctx, JobCosting, sub.key, costingArgs{sub.version.ID, sub.draft, sub.changes, id, s, actor.Person})
}

// Solve has the plan of a version solved in the background.
func (h *Hall) Solve(ctx context.Context, actor Actor, id VersionID) (key string, err error) {
	var v PlanVersion
	err = h.look(ctx, actor, SolvePlan, "", func(r Reader) error {
		v, err = h.seen(ctx, r, actor, id)
		return err
	})
	if err != nil {
		return "", err
	}
	key = h.AnswerKey(v.Hash)
	return key, h.enqueue(ctx, JobSolve, key, solveArgs{id})
}

func (h *Hall) enqueue(ctx context.Context, kind JobKind, key string, args any) error {
	if h.queue == nil {
		return refuse(NoQueue)
	}
	raw, err := json.Marshal(args)
	if err != nil {
		return fmt.Errorf("hall: writing a job: %w", err)
	}
	return h.queue.Add(ctx, Job{Kind: kind, Key: key, Args: raw})
}

// CancelSolve stops work in the background: a solve or a costing, by its key.
func (h *Hall) CancelSolve(ctx context.Context, actor Actor, key string) error {
	err := h.look(ctx, actor, SolvePlan, "", func(Reader) error { return nil })
	switch {
	case err != nil:
		return err
	case h.queue == nil:
		return refuse(NoQueue)
	}
	return h.queue.Cancel(ctx, key)
}

// Run does the work of a job. It is what the queue calls.
func (h *Hall) Run(ctx context.Context, job Job) error {
	p := &progressWriter{hall: h, ctx: ctx, key: job.Key}
	var err error
	switch job.Kind {
	case JobSolve:
		err = h.runSolve(ctx, job, p)
	case JobCosting:
		err = h.runCosting(ctx, job, p)
	default:
		return fmt.Errorf("hall: unknown kind of job %q", job.Kind)
	}
	if r, refused := AsRefusals(err); refused {
		p.write(Progress{Key: job.Key, Fail: string(r[0].Code), At: h.now()})
		return r
	}
	if err == nil {
		p.write(Progress{Key: job.Key, Share: 1, At: h.now()})
	}
	return err
}

func (h *Hall) runSolve(ctx context.Context, job Job, p *progressWriter) error {
	var args solveArgs
	if err := json.Unmarshal(job.Args, &args); err != nil {
		return fmt.Errorf("hall: reading a job: %w", err)
	}
	v, f, err := h.planOfJob(ctx, args.Version)
	if err != nil {
		return err
	}
	p.of = phasesOf(f)
	a, err := h.solved(ctx, v.Hash, f, p.event)
	if err != nil {
		return err
	}
	blob, err := packOutcome(a.Outcome)
	if err != nil {
		return err
	}
	return h.store.Write(ctx, func(w Writer) error { return w.SaveAnswer(ctx, job.Key, blob) })
}

func (h *Hall) runCosting(ctx context.Context, job Job, p *progressWriter) error {
	var args costingArgs
	if err := json.Unmarshal(job.Args, &args); err != nil {
		return fmt.Errorf("hall: reading a job: %w", err)
	}
	v, f, err := h.planOfJob(ctx, args.Version)
	if err != nil {
		return err
	}
	p.of = phasesOf(f)
	sub := &subject{Subject: args.Subject, version: v, folder: f, draft: args.Draft, changes: args.Changes, key: job.Key}
	if err := h.store.Read(ctx, func(r Reader) error { return h.onDraft(ctx, r, sub) }); err != nil {
		return err
	}
	cmp, err := h.compute(ctx, sub, p.event)
	if err != nil {
		return err
	}
	// The one who asked may have lost the right meanwhile, the conclusion may be
	// gone, or this is a worker that cannot sign the record: the costing is kept
	// and only not attached. Adoption attaches what is kept.
	err = h.attach(ctx, Actor{Person: args.By}, args.Plenary, sub)
	if err != nil && !isRefusal(err) && !errors.Is(err, ErrNoKey) {
		return err
	}
	return h.computeReasons(ctx, sub, cmp, p.event) // the costing is shown meanwhile
}

func (h *Hall) planOfJob(ctx context.Context, id VersionID) (v PlanVersion, f *app.Folder, err error) {
	err = h.store.Read(ctx, func(r Reader) error {
		if v, err = r.Version(ctx, id); err != nil {
			return missing(err, "version", string(id))
		}
		f, err = h.folder(ctx, r, v)
		return err
	})
	return v, f, err
}

// progressWriter writes how far work has come, at most every so often.
type progressWriter struct {
	hall *Hall
	ctx  context.Context
	key  string
	last time.Time
	of   int // phases, about
}

// phasesOf is about how many phases it takes to solve a plan: for each tier the
// rounds that raise its least fulfilment and one for the sum; then headroom and
// the last phase. It only says how much of the bar to fill.
func phasesOf(f *app.Folder) int {
	return max(len(f.Plan.Tiers), 1)*(engine.Rounds+1) + 2
}

const progressEvery = 500 * time.Millisecond

// event takes an event of the engine.
func (p *progressWriter) event(e app.Event) {
	now := p.hall.now()
	if now.Sub(p.last) < progressEvery && !p.last.IsZero() {
		return
	}
	p.last = now
	p.write(progressOf(p.key, p.of, e, now))
}

// write keeps progress. That it cannot be written must not stop the work.
func (p *progressWriter) write(pr Progress) {
	p.hall.store.Write(context.WithoutCancel(p.ctx), func(w Writer) error { return w.SaveProgress(p.ctx, pr) }) //nolint:errcheck // see above
}

// progressOf is an event of the engine as progress.
func progressOf(key string, of int, e app.Event, at time.Time) Progress {
	share := min(float64(e.Number-1)/float64(max(of, 1)), 0.99)
	return Progress{Key: key, Phase: string(e.Phase.Kind), Step: e.Number, Of: of, Share: share, At: at}
}
