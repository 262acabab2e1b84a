package publish

import (
	"context"
	"time"

	"github.com/openplenum/plenum/internal/app"
	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/delivery"
	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
)

// source is what is published, as the record has it.
type source struct {
	body      *assembly.Body
	plenaries []hall.PublicPlenary
	names     map[assembly.PersonID]string
	minutes   map[sittingKey]hall.SittingMinutes
	plans     []planSource
	tasks     []delivery.Task // only where all is published
	zone      *time.Location
	record    string    // names the record, and no other
	begun     time.Time // when it began
}

type sittingKey struct {
	Plenary assembly.PlenaryID
	Sitting int
}

// planSource is a plan with the versions of it that were adopted.
type planSource struct {
	ID       hall.PlanID
	Versions []versionSource // the oldest first
	Acts     []hall.FigureAct
}

// versionSource is a version that was adopted.
type versionSource struct {
	hall.PlanVersion
	Folder   *app.Folder
	Original *app.Folder
	Outcome  *outcome.Outcome // nil: it was not solved
}

// figures are those of the plan.
func (v *versionSource) figures() *plan.Figures { return v.Folder.Figures }

// read reads everything that is published.
func read(ctx context.Context, o Options) (*source, error) {
	s := &source{minutes: map[sittingKey]hall.SittingMinutes{}, zone: o.Hall.Zone()}
	var err error
	if s.record, s.begun, err = o.Hall.Beginning(ctx); err != nil {
		return nil, err
	}
	if s.body, err = o.Hall.Body(ctx, o.Actor); err != nil {
		return nil, err
	}
	if s.plenaries, err = o.Hall.Public(ctx); err != nil {
		return nil, err
	}
	if s.names, err = o.Hall.PublicNames(ctx); err != nil {
		return nil, err
	}
	for _, p := range s.plenaries {
		if err := s.readMinutes(ctx, o, p); err != nil {
			return nil, err
		}
	}
	if o.Whole {
		if s.tasks, err = o.Hall.TaskList(ctx, o.Actor, delivery.Filter{}); err != nil {
			return nil, err
		}
	}
	return s, s.readPlans(ctx, o)
}

func (s *source) readMinutes(ctx context.Context, o Options, p hall.PublicPlenary) error {
	published, err := o.Hall.PublishedMinutes(ctx, p.ID)
	if err != nil {
		return err
	}
	wanted := map[int]bool{}
	for _, m := range published {
		wanted[m.Sitting] = true
	}
	for _, sitting := range p.Sittings {
		if !sitting.Held || !wanted[sitting.No] && !o.Whole {
			continue
		}
		m, err := o.Hall.MinutesOf(ctx, o.Actor, p.ID, sitting.No)
		if _, refused := hall.AsRefusals(err); refused {
			continue // the sitting is being held
		}
		if err != nil {
			return err
		}
		s.minutes[sittingKey{p.ID, sitting.No}] = m
	}
	return nil
}

func (s *source) readPlans(ctx context.Context, o Options) error {
	plans, err := o.Hall.Plans(ctx, hall.Actor{})
	if err != nil {
		return err
	}
	for _, state := range plans {
		p := planSource{ID: state.Plan}
		versions, err := o.Hall.Versions(ctx, hall.Actor{}, state.Plan)
		if err != nil {
			return err
		}
		for _, v := range versions {
			x := versionSource{PlanVersion: v}
			if x.Folder, _, err = o.Hall.Folder(ctx, hall.Actor{}, v.ID); err != nil {
				return err
			}
			if x.Original, _, err = o.Hall.Original(ctx, hall.Actor{}, v.ID); err != nil {
				return err
			}
			answer, err := o.Hall.Outcome(ctx, hall.Actor{}, v.ID)
			if err != nil {
				return err
			}
			x.Outcome = answer.Outcome
			p.Versions = append(p.Versions, x)
		}
		if p.Acts, err = o.Hall.Acts(ctx, hall.Actor{}, hall.ActFilter{Plan: state.Plan}); err != nil {
			return err
		}
		if len(p.Versions) > 0 {
			s.plans = append(s.plans, p)
		}
	}
	return nil
}

// version finds a version that was adopted, nil if there is none.
func (s *source) version(id hall.VersionID) *versionSource {
	for i := range s.plans {
		for j := range s.plans[i].Versions {
			if v := &s.plans[i].Versions[j]; v.ID == id {
				return v
			}
		}
	}
	return nil
}

// decision finds a conclusion that was adopted, nil if there is none.
func (s *source) decision(plenary assembly.PlenaryID, id assembly.ConclusionID) (*hall.PublicPlenary, *hall.PublicConclusion) {
	for i := range s.plenaries {
		p := &s.plenaries[i]
		for j := range p.Conclusions {
			if p.ID == plenary && p.Conclusions[j].ID == id {
				return p, &p.Conclusions[j]
			}
		}
	}
	return nil, nil
}

// last is when the record last said something that is published.
func (s *source) last() time.Time {
	var at time.Time
	later := func(t time.Time) {
		if t.After(at) {
			at = t
		}
	}
	for _, p := range s.plenaries {
		for _, c := range p.Conclusions {
			later(c.Adopted.At)
		}
	}
	for _, m := range s.minutes {
		later(m.At)
	}
	for _, t := range s.tasks {
		later(t.Changed.At)
	}
	return at
}
