package web

import (
	"net/url"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/locale"
	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/report"
)

// costingView is what changes of figures would do to the plan, in words, with
// how far that still holds.
type costingView struct {
	Path      string // of the plenary
	Subject   assembly.Subject
	Needed    bool // there are figures that change
	Lost      bool // the conclusion was lost: none of its figures changes
	Stale     bool
	Running   bool
	Failed    bool
	Share     float64
	Step      string
	Costed    bool
	Answer    string // how the changed plan ends, in one line
	Tone      string
	Moved     []movedRow
	Fell      int
	Rose      int
	More      int // that moved and are not shown
	Why       []report.Told
	Conflict  []string
	MayCost   bool
	Back      string
	EventsURL string
}

// movedShown is how many targets that moved a costing shows.
const movedShown = 20

// costing reads how the costing of a subject stands.
func (c *call) costing(h plenumHead, s assembly.Subject) (costingView, error) {
	v := costingView{Path: h.Path(), Subject: s, MayCost: h.May(string(hall.Cost)), Back: c.r.URL.RequestURI()}
	x, err := c.site.hall.Costing(c.r.Context(), c.who, h.P.ID, s)
	if hall.Refused(err, hall.PlanUnknown) || hall.Refused(err, hall.Forbidden) {
		return v, nil // there is no plan that anything could cost, or it is for others to see
	}
	if err != nil {
		return v, err
	}
	v.Needed, v.Stale = x.Key != "", x.Freshness == assembly.Stale
	d := h.P.Conclusion(s.Conclusion)
	v.Lost = d != nil && d.State == assembly.ConclusionLost
	if d != nil && d.State == assembly.ConclusionAdopted {
		v.MayCost, v.Stale = false, false // it was costed, or waived, before it was adopted
	}
	v.Running = x.Job == hall.JobWaiting || x.Job == hall.JobRunning
	v.Failed = x.Job == hall.JobFailed || x.Progress.Fail != ""
	v.Share, v.Step = x.Progress.Share, c.stepText(x.Progress)
	v.EventsURL = h.Path() + "/costing/events?" + subjectQuery(s).Encode()
	if x.Costing != nil {
		err = c.fillCosting(&v, x.Costing)
	}
	return v, err
}

// fillCosting puts a costing into words.
func (c *call) fillCosting(v *costingView, x *hall.Costing) error {
	b, err := c.currentBook() // for the names of regions
	if err != nil {
		return err
	}
	v.Costed = true
	after := x.Comparison.After
	key := "web_plenum.costing.ends." + string(after.Status)
	v.Tone = "bad"
	if after.Status == outcome.Solved {
		v.Tone = "good"
		if after.Met < x.Comparison.Before.Met {
			v.Tone = "warn"
		}
	}
	v.Answer = c.lang.text(key, locale.Args{"met": after.Met, "of": after.Of, "before": x.Comparison.Before.Met})
	if after.Status == outcome.Solved {
		v.Moved = c.movedRows(x.Comparison.Difference, b.regions())
	}
	for _, m := range v.Moved {
		switch m.Sign {
		case fell:
			v.Fell++
		case rose:
			v.Rose++
		case stays:
		}
	}
	v.More = max(0, len(v.Moved)-movedShown)
	v.Moved = v.Moved[:len(v.Moved)-v.More]
	teller := c.told(b.regions())
	for _, f := range x.Comparison.Why {
		v.Why = append(v.Why, teller.Target(f))
	}
	for _, r := range x.Relief {
		key := "web_plenum.costing.less"
		if r.More {
			key = "web_plenum.costing.more"
		}
		name := teller.Thing(r.Kind, r.Name, r.Region, "")
		v.Conflict = append(v.Conflict, c.lang.text(key, locale.Args{"what": name, "year": teller.Year(r.Year), "by": teller.Figure(r.Change), "unit": r.Unit}))
	}
	return nil
}

// subjectQuery writes a subject as the fields of a form.
func subjectQuery(s assembly.Subject) url.Values {
	q := url.Values{"conclusion": {string(s.Conclusion)}}
	if s.Point != "" {
		q.Set("point", string(s.Point))
	}
	for _, a := range s.Amendments {
		q.Add("amendment", string(a))
	}
	return q
}

// subjectOf reads it back.
func subjectOf(q url.Values) assembly.Subject {
	s := assembly.Subject{Conclusion: assembly.ConclusionID(q.Get("conclusion")), Point: assembly.PointID(q.Get("point"))}
	for _, a := range q["amendment"] {
		if a != "" {
			s.Amendments = append(s.Amendments, assembly.AmendmentID(a))
		}
	}
	return s
}

// cost has a subject costed: in the background where there is a queue, else at
// once.
func (c *call) cost() error {
	f := c.readForm()
	id, s := assembly.PlenaryID(c.r.PathValue("plenary")), subjectOf(f.typed)
	_, err := c.site.hall.StartCosting(c.r.Context(), c.who, id, s)
	if hall.Refused(err, hall.NoQueue) {
		_, err = c.site.hall.Cost(c.r.Context(), c.who, id, s)
	}
	if err != nil {
		return err
	}
	return c.to(local(f.Value("back")))
}

// costingEvents streams how far a costing has come.
func (c *call) costingEvents() error {
	id, s := assembly.PlenaryID(c.r.PathValue("plenary")), subjectOf(c.r.URL.Query())
	return c.progress(func() (hall.JobState, hall.Progress, error) {
		x, err := c.site.hall.Costing(c.r.Context(), c.who, id, s)
		return x.Job, x.Progress, err
	})
}
