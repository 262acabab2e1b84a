package hall

import (
	"context"

	"github.com/openplenum/plenum/internal/assembly"
)

// SittingMinutes are the minutes of one sitting, ready to be put into words.
type SittingMinutes struct {
	Minutes                              // zero: they were not published
	Plenary *assembly.Plenary            // as it stood at the end of them; read only
	Lines   []assembly.Minute            // from the opening of the sitting to its closing, and corrections of votes since
	Names   map[assembly.PersonID]string // of all persons in them whose names were not erased
}

// MinutesOf are the minutes of a sitting. Published ones are for everybody, with
// the names in them; others for those who may see the plenary.
func (h *Hall) MinutesOf(ctx context.Context, actor Actor, id assembly.PlenaryID, sitting int) (out SittingMinutes, err error) {
	err = h.store.Read(ctx, func(r Reader) error {
		p, err := h.plenary(ctx, r, id)
		if err != nil {
			return err
		}
		published, err := publishedMinutes(ctx, r, id)
		if err != nil {
			return err
		}
		for _, m := range published {
			if m.Sitting == sitting {
				out.Minutes = m
			}
		}
		s := p.Sitting(sitting)
		if s == nil || s.Closed == nil {
			return refuse(Unknown, "minutes", string(id)+" "+itoa(sitting))
		}
		steps, err := stepsFrom(ctx, r, StreamOf(id), 0)
		if err != nil {
			return err
		}
		through := out.Through
		if out.Minutes.Sitting == 0 {
			b, err := h.body(ctx, r)
			if err != nil {
				return err
			}
			if err := allow(b, actor, SeePlenary, "", h.today()); err != nil {
				return err
			}
			through = lastOf(steps, p, s)
		}
		return out.read(ctx, r, p, s, through, steps)
	})
	return out, plain(err)
}

// read folds the steps up to one of them, and keeps the lines of the sitting.
func (m *SittingMinutes) read(ctx context.Context, r Reader, p *assembly.Plenary, s *assembly.Sitting, through int64, steps []assembly.Step) error {
	var until []assembly.Step
	for _, step := range steps {
		if step.Seq <= through {
			until = append(until, step)
		}
	}
	var err error
	if m.Plenary, err = assembly.FoldPlenary(p.ID, until); err != nil {
		return err
	}
	all, err := assembly.Minutes(p.ID, until)
	if err != nil {
		return err
	}
	for i, line := range all {
		if line.Seq >= s.Opened.Seq && (line.Seq <= s.Closed.Seq || corrects(until[at(until, all[i].Seq)], p, s.No)) {
			m.Lines = append(m.Lines, line)
		}
	}
	m.Names, err = publicNames(ctx, r, func(id assembly.PersonID) bool { return m.speaksOf(id, s.No) })
	return err
}

// at is the place of the step with a number among steps in order.
func at(steps []assembly.Step, seq int64) int {
	for i, s := range steps {
		if s.Seq == seq {
			return i
		}
	}
	return 0
}

// speaksOf tells whether a person is in the minutes.
func (m *SittingMinutes) speaksOf(id assembly.PersonID, sitting int) bool {
	for _, line := range m.Lines {
		if line.By == id {
			return true
		}
		for _, other := range line.Persons {
			if other == id {
				return true
			}
		}
	}
	s := m.Plenary.Sitting(sitting)
	if s.IsPresent(id) {
		return true
	}
	for _, c := range s.Comings {
		if c.Person == id {
			return true
		}
	}
	for i := range m.Plenary.Votes {
		if v := &m.Plenary.Votes[i]; v.Sitting == sitting && v.BallotOf(id) != nil {
			return true
		}
	}
	return false
}

// PublicNames are the names of those who hold or held a post in an organ, such
// as chair or minister: who speaks for a body does so in public. Ordinary
// members are named in published minutes only. Erased names are gone here too.
func (h *Hall) PublicNames(ctx context.Context) (out map[assembly.PersonID]string, err error) {
	err = h.store.Read(ctx, func(r Reader) error {
		b, err := h.body(ctx, r)
		if err != nil {
			return err
		}
		posts := map[assembly.PersonID]bool{}
		for _, m := range b.Memberships {
			if m.Post != "" {
				posts[m.Person] = true
			}
		}
		out, err = publicNames(ctx, r, func(id assembly.PersonID) bool { return posts[id] })
		return err
	})
	return out, plain(err)
}

// publicNames are the names of some persons.
func publicNames(ctx context.Context, r Reader, wanted func(assembly.PersonID) bool) (map[assembly.PersonID]string, error) {
	out := map[assembly.PersonID]string{}
	rows, err := r.Persons(ctx)
	for _, p := range rows {
		if p.Erased.IsZero() && wanted(p.ID) {
			out[p.ID] = p.Name
		}
	}
	return out, err
}
