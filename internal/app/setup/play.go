package setup

import (
	"cmp"
	"slices"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/plenaryfile"
)

// stage takes the commands of a play: the hall, or a rehearsal in memory.
type stage interface {
	now() (*assembly.Body, error) // the body as it stands
	enter(p plenaryfile.Person) (assembly.PersonID, error)
	organize(c assembly.BodyCommand) error
	plan() error // that there is one
	meet(id assembly.PlenaryID, c assembly.PlenaryCommand) ([]assembly.Event, error)
	adopt(id assembly.PlenaryID, c assembly.ConclusionID) error
}

// play gives a file's commands to a stage, one after another.
type play struct {
	stage  stage
	file   *plenaryfile.File
	organs []plan.Organ
	today  assembly.Date

	persons     map[plenaryfile.Key]assembly.PersonID
	conclusions map[plenaryfile.Key]assembly.ConclusionID
	amendments  map[plenaryfile.Key]assembly.AmendmentID

	step, of int
	done     func(step, of int)
}

// all plays everything. It stops at the first command that is refused, with
// all reasons.
func (p *play) all() error {
	p.persons = map[plenaryfile.Key]assembly.PersonID{}
	p.conclusions = map[plenaryfile.Key]assembly.ConclusionID{}
	p.amendments = map[plenaryfile.Key]assembly.AmendmentID{}
	for _, part := range []func() error{p.foundOrgans, p.people, p.rules, p.thePlan, p.convene, p.steps} {
		if err := part(); err != nil {
			return err
		}
	}
	return nil
}

// at gives an error its place, if it is a refusal, and counts the step.
func (p *play) at(place plenaryfile.Place, err error) error {
	p.step++
	if p.done != nil {
		p.done(p.step, p.of)
	}
	if refused, ok := hall.AsRefusals(err); ok {
		return &Fault{File: p.file.Name, Place: place, Err: refused}
	}
	return err
}

// foundOrgans founds the organs of the plan and of the file, parents first.
func (p *play) foundOrgans() error {
	waiting := make([]plenaryfile.Organ, 0, len(p.organs)+len(p.file.Organs))
	for _, o := range p.organs {
		kind := assembly.OrganKind(o.Kind)
		if !slices.Contains(assembly.OrganKinds(), kind) {
			kind = assembly.Organization
		}
		waiting = append(waiting, plenaryfile.Organ{Place: p.file.Plenary.Place, FoundOrgan: assembly.FoundOrgan{ID: o.ID, Parent: o.Parent, Sort: kind, Name: o.Name}})
	}
	waiting = append(waiting, p.file.Organs...)
	for len(waiting) > 0 {
		b, err := p.stage.now()
		if err != nil {
			return err
		}
		var later []plenaryfile.Organ
		for _, o := range waiting {
			above := func(x plenaryfile.Organ) bool { return x.ID == o.Parent }
			switch {
			case b.Organ(o.ID) != nil:
			case o.Parent != "" && slices.ContainsFunc(waiting, above) && b.Organ(o.Parent) == nil:
				later = append(later, o)
			default:
				if err := p.at(o.Place, p.stage.organize(o.FoundOrgan)); err != nil {
					return err
				}
			}
		}
		if len(later) == len(waiting) { // a circle: the assembly says so
			return p.at(later[0].Place, p.stage.organize(later[0].FoundOrgan))
		}
		waiting = later
	}
	return nil
}

// people enters persons, and gives them their places. Someone whose login is
// known is there already, and so may be the place.
func (p *play) people() error {
	for _, person := range p.file.People {
		id, err := p.stage.enter(person)
		if err := p.at(person.Place, err); err != nil {
			return err
		}
		p.persons[person.Key] = id
	}
	b, err := p.stage.now()
	if err != nil {
		return err
	}
	// Secretaries last: until there is one, the administrator founds the whole
	// body, and afterwards a secretary keeps that of the own organ.
	members := slices.Clone(p.file.Members)
	slices.SortStableFunc(members, func(a, b plenaryfile.Member) int {
		return cmp.Compare(isSecretary(a), isSecretary(b))
	})
	for _, m := range members {
		c := m.BeginMembership
		c.Person = p.persons[m.Person]
		if slices.ContainsFunc(b.MembershipsOf(c.Person, p.today), func(x assembly.Membership) bool {
			return x.Organ == c.Organ && x.Post == c.Post
		}) {
			continue
		}
		if err := p.at(m.Place, p.stage.organize(c)); err != nil {
			return err
		}
	}
	return nil
}

func isSecretary(m plenaryfile.Member) int {
	if m.Post == hall.PostSecretary {
		return 1
	}
	return 0
}

// rules sets rules of procedure, where they are others than those there are.
func (p *play) rules() error {
	b, err := p.stage.now()
	if err != nil {
		return err
	}
	for _, r := range p.file.Rules {
		c := assembly.SetRules{Organ: r.Organ, Rules: r.Rules}
		if i := slices.IndexFunc(b.Rules, func(x assembly.OrganRules) bool { return x.Organ == r.Organ }); i >= 0 {
			if sameRules(b.Rules[i].Rules, r.Rules) {
				continue
			}
			c.Seen = b.Rules[i].Rev
		}
		if err := p.at(r.Place, p.stage.organize(c)); err != nil {
			return err
		}
	}
	return nil
}

func (p *play) thePlan() error { return p.at(p.file.Plenary.Place, p.stage.plan()) }

// meet gives the plenary a command.
func (p *play) meet(at plenaryfile.Place, c assembly.PlenaryCommand) ([]assembly.Event, error) {
	events, err := p.stage.meet(p.file.Plenary.ID, c)
	return events, p.at(at, err)
}

func (p *play) convene() error {
	f := p.file
	type entry struct {
		at plenaryfile.Place
		c  assembly.PlenaryCommand
	}
	all := []entry{{f.Plenary.Place, f.Plenary.Convene}}
	for _, s := range f.Sittings {
		all = append(all, entry{s.Place, s.ScheduleSitting})
	}
	for _, i := range f.Items {
		all = append(all, entry{i.Place, i.AddItem})
	}
	if f.Plenary.Notified {
		all = append(all, entry{f.Plenary.Place, f.Plenary.Notice})
	}
	for _, e := range all {
		if _, err := p.meet(e.at, e.c); err != nil {
			return err
		}
	}
	return nil
}
