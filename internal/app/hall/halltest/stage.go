package halltest

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// The names on a stage.
const (
	Village1   assembly.OrganID   = "village" // the assembly; the plan has its name
	MillOffice assembly.OrganID   = "mill-office"
	Plenary1   assembly.PlenaryID = "2026-1"
)

// Noon is when a stage begins.
var Noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

// Stage is a hall with a body, a plan and a plenary that has been convened with
// a notice. Its parts act in the name of those who may.
type Stage struct {
	t     testing.TB
	Hall  *hall.Hall
	Store hall.Store
	Clock *Clock

	Admin, Secretary, Chair, Planner, Officer, Verifier, Auditor hall.Actor
	Members                                                      []hall.Actor // with the right to vote; the chair is the first of them

	Version hall.PlanVersion // that was imported
}

// LeastCost is that of passwords in tests, where nobody tries to guess them.
var LeastCost = hall.PasswordCost{Memory: 8, Passes: 1}

// NewStage sets a stage up in an empty store, with so many members (at least
// one) of the assembly. The options need a solver for what is solved on it.
func NewStage(t testing.TB, store hall.Store, o hall.Options, members int) *Stage {
	t.Helper()
	s := &Stage{t: t, Store: store, Clock: NewClock(Noon)}
	o.Store, o.Clock, o.PasswordCost = store, s.Clock, LeastCost
	var err error
	if s.Hall, err = hall.New(o); err != nil {
		t.Fatal(err)
	}
	s.people(members)
	if s.Version, err = s.Hall.ImportPlan(s.ctx(), s.Planner, hall.PlanID(Village1), Village(), "as the village wrote it"); err != nil {
		t.Fatal(err)
	}
	s.convene()
	return s
}

func (s *Stage) ctx() context.Context { return context.Background() }

// people founds the body: the first administrator appoints a secretary, who
// does the rest.
func (s *Stage) people(members int) {
	s.t.Helper()
	ctx := s.ctx()
	link, err := s.Hall.FirstLink(ctx)
	s.must(err)
	admin, err := s.Hall.BeginFirst(ctx, link, hall.FirstAdministrator{Login: "admin", Name: "Ada Admin", Password: "correct horse battery"})
	s.must(err)
	s.Admin = admin.Actor
	s.doBody(s.Admin, assembly.FoundOrgan{ID: Village1, Sort: assembly.AssemblyOrgan, Name: "Assembly of the village"})
	s.Secretary = s.enter(s.Admin, "Sel Secretary")
	s.doBody(s.Admin, assembly.BeginMembership{Person: s.Secretary.Person, Organ: Village1, Post: hall.PostSecretary})
	s.doBody(s.Secretary, assembly.FoundOrgan{ID: MillOffice, Parent: Village1, Sort: assembly.Organization, Name: "The mill"})
	s.doBody(s.Secretary, assembly.SetRules{Organ: Village1, Rules: Rules()})
	post := func(name, post string, organ assembly.OrganID) hall.Actor {
		a := s.enter(s.Secretary, name)
		s.doBody(s.Secretary, assembly.BeginMembership{Person: a.Person, Organ: organ, Post: post})
		return a
	}
	s.Planner = post("Pia Planner", hall.PostPlanner, MillOffice)
	s.Officer = post("Ole Officer", hall.PostOfficer, MillOffice)
	s.Verifier = post("Vera Verifier", hall.PostVerifier, Village1)
	s.Auditor = post("Aud Auditor", hall.PostAuditor, Village1)
	for i := range max(members, 1) {
		a := s.enter(s.Secretary, fmt.Sprintf("Member %d", i+1))
		m := assembly.BeginMembership{Person: a.Person, Organ: Village1, Votes: true}
		if i == 0 {
			m.Post = hall.PostChair
			s.Chair = a
		}
		s.doBody(s.Secretary, m)
		s.Members = append(s.Members, a)
	}
}

// Rules are the rules of procedure on a stage: three days of notice, half of
// the members, a simple majority of the votes for and against; the plan itself
// by name, electronically.
func Rules() assembly.Rules {
	rule := assembly.VoteRule{
		Method: assembly.Named, Base: assembly.Valid, Threshold: assembly.Threshold{Majority: assembly.Simple},
		Quorum: assembly.MoreThanHalf, Tie: assembly.TieLost,
	}
	hands := rule
	hands.Method = assembly.Hands
	return assembly.Rules{
		NoticeDays: 3, Movers: assembly.MoveByVoters, Seconders: 1, ProxyLimit: 2,
		Votes: map[assembly.QuestionKind]assembly.VoteRule{
			assembly.OnProcedure: hands, assembly.OnAmendment: rule, assembly.OnPoint: rule, assembly.OnConclusion: rule,
		},
	}
}

func (s *Stage) enter(by hall.Actor, name string) hall.Actor {
	s.t.Helper()
	id, err := s.Hall.EnterPerson(s.ctx(), by, name, "")
	s.must(err)
	return hall.Actor{Person: id, Name: name}
}

func (s *Stage) doBody(by hall.Actor, c assembly.BodyCommand) {
	s.t.Helper()
	_, err := s.Hall.DoBody(s.ctx(), by, c)
	s.must(err)
}

func (s *Stage) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// convene convenes the plenary, plans its first sitting for a week later, and
// gives notice.
func (s *Stage) convene() {
	s.t.Helper()
	s.Do(s.Secretary,
		assembly.Convene{Organ: Village1, Number: 1, Title: "First plenary"},
		assembly.ScheduleSitting{Day: "2026-03-09", Place: "Town hall"},
		assembly.AddItem{Title: "The plan of the village"},
		assembly.GiveNotice{On: "2026-03-02", How: "by letter"},
	)
}

// Do gives the plenary commands that must be taken, as somebody who has just
// looked, and answers with the plenary after them.
func (s *Stage) Do(by hall.Actor, commands ...assembly.PlenaryCommand) *assembly.Plenary {
	s.t.Helper()
	var did hall.Did
	for _, c := range commands {
		if p, err := s.Hall.Plenary(s.ctx(), by, Plenary1); err == nil {
			c = assembly.AsSeen(p, c)
		}
		var err error
		if did, err = s.Hall.Do(s.ctx(), by, Plenary1, c); err != nil {
			s.t.Fatalf("%T: %v", c, err)
		}
	}
	return did.Plenary
}

// Table drafts a conclusion on the first item, with points of these contents.
func (s *Stage) Table(points ...assembly.Content) assembly.ConclusionID {
	s.t.Helper()
	p := s.Do(s.Secretary, assembly.DraftConclusion{Item: 1, Title: "On flour and grain"})
	id := p.Conclusions[len(p.Conclusions)-1].ID
	for _, c := range points {
		s.Do(s.Secretary, assembly.AddPoint{Conclusion: id, Content: c})
	}
	return id
}

// MoreFlour is a point that raises flour in one year, and makes it the task of
// the mill.
func MoreFlour() assembly.Content {
	return assembly.Content{
		Text: "More flour in 2027.", Sort: assembly.TaskPoint, Responsible: MillOffice, Due: "2027-12-31",
		Changes: []assembly.Change{{Address: "target:flour:2027", New: "2100"}},
	}
}

// Open opens the sitting a week later with everybody present and takes up the
// first item.
func (s *Stage) Open() {
	s.t.Helper()
	s.Clock.Advance(7 * 24 * time.Hour)
	var all []assembly.PersonID
	for _, m := range s.Members {
		all = append(all, m.Person)
	}
	s.Do(s.Chair, assembly.OpenSitting{No: 1}, assembly.CallRoll{Present: all}, assembly.TakeItem{No: 1})
}

// Vote opens a vote, has everybody vote for it, and closes it.
func (s *Stage) Vote(open assembly.OpenVote) *assembly.Plenary {
	s.t.Helper()
	p := s.Do(s.Chair, open)
	vote := p.VoteNow().ID
	for _, m := range s.Members {
		s.must(s.Hall.Ballot(s.ctx(), m, Plenary1, assembly.CastBallot{Vote: vote, Choice: assembly.For}))
	}
	return s.Do(s.Chair, assembly.CloseVote{ID: vote})
}
