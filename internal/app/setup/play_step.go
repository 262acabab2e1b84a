package setup

import (
	"slices"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/plenaryfile"
)

func (p *play) steps() error {
	for _, s := range p.file.Steps {
		if err := p.take(s); err != nil {
			return err
		}
	}
	return nil
}

func (p *play) take(s plenaryfile.Step) error {
	var c assembly.PlenaryCommand
	switch s.Do {
	case plenaryfile.Table:
		return p.table(s)
	case plenaryfile.Vote:
		return p.vote(s)
	case plenaryfile.Adopt:
		return p.at(s.Place, p.stage.adopt(p.file.Plenary.ID, p.conclusions[s.Conclusion]))
	case plenaryfile.Roll:
		present, err := p.present(s)
		if err != nil {
			return err
		}
		c = assembly.CallRoll{Present: present}
	case plenaryfile.Open:
		c = assembly.OpenSitting{No: s.Sitting}
	case plenaryfile.Close:
		c = assembly.CloseSitting{}
	case plenaryfile.Take:
		c = assembly.TakeItem{No: s.Item}
	case plenaryfile.Pause:
		c = assembly.PauseItem{No: s.Item}
	case plenaryfile.Say:
		c = assembly.NoteStatement{Item: s.Item, Person: p.persons[s.Person], Text: s.Text}
	case plenaryfile.Decide:
		c = assembly.DecideItem{No: s.Item, Note: s.Text}
	case plenaryfile.Defer:
		c = assembly.DeferItem{No: s.Item, Sitting: s.Sitting, Plenary: s.Plenary, Reason: s.Text}
	}
	_, err := p.meet(s.Place, c)
	return err
}

// present is who is there: those named, or all members but those.
func (p *play) present(s plenaryfile.Step) ([]assembly.PersonID, error) {
	var named []assembly.PersonID
	for _, key := range s.Present {
		named = append(named, p.persons[key])
	}
	if !s.All {
		return named, nil
	}
	b, err := p.stage.now()
	if err != nil {
		return nil, err
	}
	var out []assembly.PersonID
	for _, m := range b.Members(p.file.Plenary.Organ, p.today) {
		if !slices.Contains(named, m.Person) && !slices.Contains(out, m.Person) {
			out = append(out, m.Person)
		}
	}
	return out, nil
}

// table drafts a conclusion with its points, then moves its amendments.
func (p *play) table(s plenaryfile.Step) error {
	at := slices.IndexFunc(p.file.Conclusions, func(c plenaryfile.Conclusion) bool { return c.Key == s.Conclusion })
	c := &p.file.Conclusions[at]
	events, err := p.meet(c.Place, assembly.DraftConclusion{Item: c.Item, Title: c.Title})
	if err != nil {
		return err
	}
	var id assembly.ConclusionID
	for _, e := range events {
		if x, ok := e.(assembly.ConclusionDrafted); ok {
			id = x.ID
		}
	}
	p.conclusions[c.Key] = id
	points := map[plenaryfile.Key]assembly.PointID{}
	for _, point := range c.Points {
		events, err := p.meet(point.Place, assembly.AddPoint{Conclusion: id, Content: point.Content})
		if err != nil {
			return err
		}
		for _, e := range events {
			if x, ok := e.(assembly.PointAdded); ok {
				points[point.Key] = x.ID
			}
		}
	}
	for _, m := range c.Amendments {
		if err := p.amend(id, m, points); err != nil {
			return err
		}
	}
	return nil
}

func (p *play) amend(id assembly.ConclusionID, m plenaryfile.Amendment, points map[plenaryfile.Key]assembly.PointID) error {
	c := assembly.MoveAmendment{
		Conclusion: id, Sort: m.Sort, Point: points[m.Point], Content: m.Content, Reason: m.Reason, Mover: p.persons[m.Mover],
	}
	if m.Sort != assembly.NewPoint {
		c.Base = 1 // as it was tabled
	}
	events, err := p.meet(m.Place, c)
	if err != nil {
		return err
	}
	var moved assembly.AmendmentID
	for _, e := range events {
		if x, ok := e.(assembly.AmendmentMoved); ok {
			moved = x.ID
		}
	}
	p.amendments[m.Key] = moved
	for _, s := range m.Seconds {
		if _, err := p.meet(m.Place, assembly.SecondAmendment{ID: moved, Person: p.persons[s]}); err != nil {
			return err
		}
	}
	if m.Admitted {
		_, err = p.meet(m.Place, assembly.AdmitAmendment{ID: moved})
	}
	return err
}

// vote holds a vote whose counts are known.
func (p *play) vote(s plenaryfile.Step) error {
	events, err := p.meet(s.Place, assembly.OpenVote{
		On: s.On, Conclusion: p.conclusions[s.Conclusion], Amendment: p.amendments[s.Amendment], Text: s.Text,
	})
	if err != nil {
		return err
	}
	for _, e := range events {
		began, ok := e.(assembly.VoteBegan)
		if !ok {
			continue
		}
		if _, err := p.meet(s.Place, assembly.RecordCounts{Vote: began.ID, Count: s.Count}); err != nil {
			return err
		}
		if _, err := p.meet(s.Place, assembly.CloseVote{ID: began.ID}); err != nil {
			return err
		}
	}
	return nil
}

// sameRules tells whether rules of procedure say the same.
func sameRules(a, b assembly.Rules) bool {
	if len(a.Votes) != len(b.Votes) {
		return false
	}
	for kind, rule := range a.Votes {
		if b.Votes[kind] != rule {
			return false
		}
	}
	a.Votes, b.Votes = nil, nil
	return a.NoticeDays == b.NoticeDays && a.Movers == b.Movers && a.Seconders == b.Seconders &&
		a.ProxyLimit == b.ProxyLimit && a.ProxyQuorum == b.ProxyQuorum && a.FloorTime == b.FloorTime
}

// noSecretary is why nobody could run the plenary.
func noSecretary() error {
	return hall.Refusals{{Code: hall.Forbidden, Args: []string{string(hall.Convene), string(hall.Secretary)}}}
}
