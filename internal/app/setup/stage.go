package setup

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/planfile"
	"github.com/openplenum/plenum/internal/plenaryfile"
)

// hallStage gives the commands to the hall: those about accounts in the name
// of the administrator, the others in that of the secretary. While there is no
// secretary, the administrator founds the body.
type hallStage struct {
	ctx     context.Context
	o       Options
	admin   hall.Actor
	known   known
	files   []planfile.File // of the plan to import
	version *hall.PlanVersion
}

func (s *hallStage) now() (*assembly.Body, error) { return s.o.Hall.Body(s.ctx, s.admin) }

// holder is who holds a post now.
func (s *hallStage) holder(post string, organ assembly.OrganID) (hall.Actor, error) {
	b, err := s.now()
	if err != nil {
		return hall.Actor{}, err
	}
	return holder(b, post, organ, day(s.o.Now)), nil
}

// enter enters someone, unless the login is known. The first administrator of
// an installation comes by the first link.
func (s *hallStage) enter(p plenaryfile.Person) (assembly.PersonID, error) {
	if id, ok := s.known.find(s.o.File, p); ok {
		return id, nil
	}
	keeper, err := s.keeper()
	if err != nil {
		return "", err
	}
	return s.o.Hall.EnterPerson(s.ctx, keeper, p.Name, p.Contact)
}

// keeper looks after the body: a secretary, or whoever founds it.
func (s *hallStage) keeper() (hall.Actor, error) {
	who, err := s.holder(hall.PostSecretary, "")
	if err == nil && who.Person == "" {
		who = s.admin
	}
	return who, err
}

// begin makes the first administrator, where there is none.
func (s *hallStage) begin() error {
	if s.admin.Person != "" {
		return nil
	}
	at := slices.IndexFunc(s.o.File.People, func(p plenaryfile.Person) bool { return p.Administrator && p.Login != "" })
	p := s.o.File.People[at]
	link, err := s.o.Hall.FirstLink(s.ctx)
	if err != nil {
		return err
	}
	in, err := s.o.Hall.BeginFirst(s.ctx, link, hall.FirstAdministrator{Login: p.Login, Name: p.Name, Password: password()})
	if err != nil {
		return err
	}
	s.admin = in.Actor
	s.known[byLogin(in.Actor.Login)] = in.Actor.Person
	return s.o.Hall.SignOut(s.ctx, in.Actor)
}

func (s *hallStage) organize(c assembly.BodyCommand) error {
	keeper, err := s.keeper()
	if err != nil {
		return err
	}
	_, err = s.o.Hall.DoBody(s.ctx, keeper, c)
	return err
}

// plan imports the plan, if there is one to import.
func (s *hallStage) plan() error {
	if len(s.files) == 0 {
		return nil
	}
	planner, err := s.holder(hall.PostPlanner, "")
	if err != nil {
		return err
	}
	v, err := s.o.Hall.ImportPlan(s.ctx, planner, s.o.Plan, s.files, s.o.Note)
	if hall.Refused(err, hall.VersionSame) {
		return nil // it is the one that is there
	}
	s.version = &v
	return err
}

func (s *hallStage) meet(id assembly.PlenaryID, c assembly.PlenaryCommand) ([]assembly.Event, error) {
	secretary, err := s.holder(hall.PostSecretary, s.o.File.Plenary.Organ)
	if err != nil {
		return nil, err
	}
	if p, err := s.o.Hall.Plenary(s.ctx, secretary, id); err == nil { // none before it is convened
		c = assembly.AsSeen(p, c)
	}
	did, err := s.o.Hall.Do(s.ctx, secretary, id, c)
	return did.Events, err
}

// adopt costs a conclusion, if it changes figures, and adopts it.
func (s *hallStage) adopt(id assembly.PlenaryID, c assembly.ConclusionID) error {
	secretary, err := s.holder(hall.PostSecretary, s.o.File.Plenary.Organ)
	if err != nil {
		return err
	}
	_, err = s.o.Hall.Cost(s.ctx, secretary, id, assembly.Subject{Conclusion: c})
	if err != nil && !hall.Refused(err, hall.CostingEmpty) {
		return err
	}
	_, err = s.o.Hall.Adopt(s.ctx, secretary, id, hall.Adoption{Conclusion: c})
	return err
}

// ready is what there is when everything was played.
func (s *hallStage) ready(persons map[plenaryfile.Key]assembly.PersonID) (*Ready, error) {
	secretary, err := s.holder(hall.PostSecretary, s.o.File.Plenary.Organ)
	if err != nil {
		return nil, err
	}
	links, err := s.links(persons)
	return &Ready{s.o.File.Plenary.ID, secretary, s.version, links}, err
}

// links opens the accounts that are not there, and makes a link for each
// person with a login.
func (s *hallStage) links(persons map[plenaryfile.Key]assembly.PersonID) ([]Link, error) {
	var out []Link
	for _, p := range s.o.File.People {
		if p.Login == "" {
			continue
		}
		link := Link{Login: login(p.Login), Name: p.Name}
		for _, m := range s.o.File.Members {
			if m.Person == p.Key && link.Organ == "" {
				link.Post, link.Organ = m.Post, m.Organ
			}
		}
		var err error
		if _, there := s.known[byLogin(link.Login)]; there {
			link.Token, err = s.o.Hall.NewLink(s.ctx, s.admin, link.Login)
		} else {
			_, link.Token, err = s.o.Hall.OpenAccount(s.ctx, s.admin, hall.NewAccount{
				Person: persons[p.Key], Login: link.Login, Administrator: p.Administrator,
			})
		}
		if err := placed(s.o.File.Name, p.Place, err); err != nil {
			return out, err
		}
		out = append(out, link)
	}
	return out, nil
}

func placed(file string, at plenaryfile.Place, err error) error {
	if refused, ok := hall.AsRefusals(err); ok {
		return &Fault{File: file, Place: at, Err: refused}
	}
	return err
}

// login is a login as accounts have it.
func login(s string) string { return strings.ToLower(strings.TrimSpace(s)) }

func itoa(n int) string { return strconv.Itoa(n) }
