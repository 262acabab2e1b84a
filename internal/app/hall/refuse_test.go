package hall_test

import (
	"testing"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/assembly"
)

// adoptable is a stage on which a conclusion with a costing was carried, but
// for what a test leaves out.
func adoptable(t *testing.T, s *halltest.Stage) assembly.ConclusionID {
	t.Helper()
	c := s.Table(halltest.MoreFlour())
	if _, err := s.Hall.Cost(ctx, s.Chair, halltest.Plenary1, assembly.Subject{Conclusion: c}); err != nil {
		t.Fatal(err)
	}
	s.Open()
	s.Vote(assembly.OpenVote{On: assembly.OnConclusion, Conclusion: c})
	return c
}

func adopt(s *halltest.Stage, by hall.Actor, c assembly.ConclusionID) error {
	_, err := s.Hall.Adopt(ctx, by, halltest.Plenary1, hall.Adoption{Conclusion: c})
	return err
}

// TestAdoptionRefused: each condition that is missing is named, and what is
// refused changes nothing.
func TestAdoptionRefused(t *testing.T) {
	tests := []struct {
		name string
		code assembly.Code
		run  func(s *halltest.Stage) assembly.ConclusionID
	}{
		{"not voted", assembly.NotVoted, func(s *halltest.Stage) assembly.ConclusionID {
			return s.Table(halltest.MoreFlour())
		}},
		{"not costed", assembly.CostingMissing, func(s *halltest.Stage) assembly.ConclusionID {
			c := s.Table(halltest.MoreFlour())
			s.Open()
			s.Vote(assembly.OpenVote{On: assembly.OnConclusion, Conclusion: c})
			return c
		}},
		{"costing stale", assembly.CostingStale, func(s *halltest.Stage) assembly.ConclusionID {
			c := s.Table(halltest.MoreFlour())
			if _, err := s.Hall.Cost(ctx, s.Chair, halltest.Plenary1, assembly.Subject{Conclusion: c}); err != nil {
				t.Fatal(err)
			}
			more := halltest.MoreFlour()
			more.Changes[0].New = "2150"
			s.Do(s.Secretary, assembly.RevisePoint{ID: "p1", Seen: 1, Content: more})
			s.Open()
			s.Vote(assembly.OpenVote{On: assembly.OnConclusion, Conclusion: c})
			return c
		}},
		{"lost", assembly.NotCarried, func(s *halltest.Stage) assembly.ConclusionID {
			c := s.Table(halltest.MoreFlour())
			s.Open()
			p := s.Do(s.Chair, assembly.OpenVote{On: assembly.OnConclusion, Conclusion: c})
			for _, m := range s.Members {
				if err := s.Hall.Ballot(ctx, m, halltest.Plenary1, assembly.CastBallot{Vote: p.VoteNow().ID, Choice: assembly.Against}); err != nil {
					t.Fatal(err)
				}
			}
			s.Do(s.Chair, assembly.CloseVote{ID: p.VoteNow().ID})
			return c
		}},
		{"late item", assembly.ItemLate, func(s *halltest.Stage) assembly.ConclusionID {
			s.Do(s.Secretary, assembly.AddItem{Title: "A late one"})
			p := s.Do(s.Secretary, assembly.DraftConclusion{Item: 2, Title: "In haste"})
			c := p.Conclusions[0].ID
			s.Do(s.Secretary, assembly.AddPoint{Conclusion: c, Content: assembly.Content{Text: "So be it.", Sort: assembly.Orientation}})
			s.Open()
			s.Do(s.Chair, assembly.PauseItem{No: 1}, assembly.TakeItem{No: 2})
			s.Vote(assembly.OpenVote{On: assembly.OnConclusion, Conclusion: c})
			return c
		}},
		{"adopted already", assembly.NotDraft, func(s *halltest.Stage) assembly.ConclusionID {
			c := adoptable(t, s)
			if err := adopt(s, s.Secretary, c); err != nil {
				t.Fatal(err)
			}
			return c
		}},
		{"not there", assembly.Unknown, func(*halltest.Stage) assembly.ConclusionID { return "c9" }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := stage(t, 3)
			c := tt.run(s)
			before, err := s.Hall.Size(ctx)
			if err != nil {
				t.Fatal(err)
			}
			refused(t, adopt(s, s.Secretary, c), hall.Code(tt.code))
			after, err := s.Hall.Size(ctx)
			if err != nil || after != before {
				t.Errorf("a refused adoption wrote %d entries (%v)", after-before, err)
			}
			missing, err := s.Hall.Missing(ctx, s.Secretary, halltest.Plenary1, hall.Adoption{Conclusion: c})
			if err != nil || !missing.Has(hall.Code(tt.code)) {
				t.Errorf("Missing lists %v (%v); want %s", missing, err, tt.code)
			}
			tables(t, s.Store)
		})
	}
}

// TestOldValueMoved: two conclusions set the same figure; when the first is
// adopted, the second stands on a value that does not hold any more, and its
// costing is stale.
func TestOldValueMoved(t *testing.T) {
	s := stage(t, 3)
	second := s.Table(halltest.MoreFlour())
	if _, err := s.Hall.Cost(ctx, s.Chair, halltest.Plenary1, assembly.Subject{Conclusion: second}); err != nil {
		t.Fatal(err)
	}
	other := halltest.MoreFlour()
	other.Changes[0].New = "2050"
	p := s.Do(s.Secretary, assembly.DraftConclusion{Item: 1, Title: "Less flour"})
	first := p.Conclusions[1].ID
	s.Do(s.Secretary, assembly.AddPoint{Conclusion: first, Content: other}, assembly.WaiveCosting{ID: first, Reason: "small"})
	s.Open()
	s.Vote(assembly.OpenVote{On: assembly.OnConclusion, Conclusion: first})
	s.Vote(assembly.OpenVote{On: assembly.OnConclusion, Conclusion: second})
	if err := adopt(s, s.Secretary, first); err != nil {
		t.Fatal(err)
	}
	r := refused(t, adopt(s, s.Secretary, second), hall.Code(assembly.ValueMoved))
	if !r.Has(hall.Code(assembly.CostingStale)) {
		t.Errorf("the costing of the second is not stale: %v", r)
	}
	for _, one := range r {
		if one.Code == hall.Code(assembly.ValueMoved) && (one.Args[1] != "2000 t" || one.Args[2] != "2050 t") {
			t.Errorf("moved from %q to %q", one.Args[1], one.Args[2])
		}
	}
	costed, err := s.Hall.Costing(ctx, s.Chair, halltest.Plenary1, assembly.Subject{Conclusion: second})
	if err != nil || costed.Freshness != assembly.Stale || costed.Costing == nil {
		t.Errorf("the costing is %s (%v)", costed.Freshness, err)
	}
}

// TestRights: who may not, may not; the public gets nothing before decisions.
func TestRights(t *testing.T) {
	s := stage(t, 3)
	c := adoptable(t, s)
	for name, who := range map[string]hall.Actor{"member": s.Members[1], "planner": s.Planner, "administrator": s.Admin} {
		if err := adopt(s, who, c); !hall.Refused(err, hall.Forbidden) {
			t.Errorf("a %s adopted: %v", name, err)
		}
	}
	if err := adopt(s, hall.Actor{}, c); !hall.Refused(err, hall.SignInFirst) {
		t.Errorf("somebody adopted: %v", err)
	}
	token := s.Secretary
	token.Scope = hall.ScopeRead
	if err := adopt(s, token, c); !hall.Refused(err, hall.ReadOnlyToken) {
		t.Errorf("a token for reading adopted: %v", err)
	}
	if _, err := s.Hall.Plenary(ctx, hall.Actor{}, halltest.Plenary1); !hall.Refused(err, hall.SignInFirst) {
		t.Errorf("the public saw a plenary: %v", err)
	}
	if _, _, err := s.Hall.Folder(ctx, hall.Actor{}, "v1"); !hall.Refused(err, hall.SignInFirst) {
		t.Errorf("the public saw a draft of the plan: %v", err)
	}
	pub, err := s.Hall.Public(ctx)
	if err != nil || len(pub) != 1 || len(pub[0].Conclusions) != 0 {
		t.Errorf("before the adoption the public sees %+v (%v)", pub, err)
	}
	if err := adopt(s, s.Chair, c); err != nil {
		t.Fatal(err)
	}
	pub, err = s.Hall.Public(ctx)
	if err != nil || len(pub[0].Conclusions) != 1 || len(pub[0].Conclusions[0].Points) != 1 || pub[0].Conclusions[0].Verdict == nil {
		t.Errorf("after the adoption the public sees %+v (%v)", pub, err)
	}
	for _, forged := range []assembly.PlenaryCommand{
		assembly.Adopt{ID: c}, assembly.AttachCosting{Subject: assembly.Subject{Conclusion: c}, Key: "k", Version: "v1"},
	} {
		if _, err := s.Hall.Do(ctx, s.Secretary, halltest.Plenary1, forged); !hall.Refused(err, hall.Forbidden) {
			t.Errorf("%T can be given past its use case: %v", forged, err)
		}
	}
}

// TestOwnActs: what one does for oneself and what is noted for others are two
// rights.
func TestOwnActs(t *testing.T) {
	s := stage(t, 3)
	s.Table(halltest.MoreFlour())
	s.Open()
	a, b := s.Members[1], s.Members[2]
	s.Do(a, assembly.AskFloor{})
	if _, err := s.Hall.Do(ctx, a, halltest.Plenary1, assembly.AskFloor{Person: b.Person}); !hall.Refused(err, hall.Forbidden) {
		t.Errorf("a member asked for the floor for another: %v", err)
	}
	s.Do(s.Secretary, assembly.AskFloor{Person: b.Person})
	more := halltest.MoreFlour()
	more.Text = "Much more flour."
	move := assembly.MoveAmendment{Conclusion: "c1", Sort: assembly.Revise, Point: "p1", Base: 1, Content: more, Mover: b.Person}
	if _, err := s.Hall.Do(ctx, a, halltest.Plenary1, move); !hall.Refused(err, hall.Forbidden) {
		t.Errorf("a member moved an amendment for another: %v", err)
	}
	move.Mover = ""
	s.Do(a, move)
	if _, err := s.Hall.Do(ctx, b, halltest.Plenary1, assembly.WithdrawAmendment{ID: "a1"}); !hall.Refused(err, hall.Forbidden) {
		t.Errorf("a member withdrew the amendment of another: %v", err)
	}
	s.Do(a, assembly.WithdrawAmendment{ID: "a1"})
}

// TestSecretBallot: the record has who voted and not how; the count comes from
// the box, whatever the command says; fewer than five are not counted.
func TestSecretBallot(t *testing.T) {
	for _, voters := range []int{4, 6} {
		s := stage(t, 6)
		c := s.Table(assembly.Content{Text: "So be it.", Sort: assembly.Orientation})
		s.Open()
		rule := halltest.Rules().Votes[assembly.OnConclusion]
		rule.Method = assembly.Secret
		p := s.Do(s.Chair, assembly.OpenVote{On: assembly.OnConclusion, Conclusion: c, Rule: &rule})
		vote := p.VoteNow().ID
		for i, m := range s.Members[:voters] {
			choice := assembly.For
			if i == 0 {
				choice = assembly.Against
			}
			ballot := assembly.CastBallot{Vote: vote, Choice: choice}
			if _, err := s.Hall.Do(ctx, m, halltest.Plenary1, ballot); !hall.Refused(err, hall.Forbidden) {
				t.Errorf("a secret ballot went into the record: %v", err)
			}
			if err := s.Hall.Ballot(ctx, m, halltest.Plenary1, ballot); err != nil {
				t.Fatal(err)
			}
			refused(t, s.Hall.Ballot(ctx, m, halltest.Plenary1, ballot), hall.Code(assembly.VotedAlready))
		}
		steps, err := s.Hall.Entries(ctx, s.Secretary, halltest.Plenary1)
		if err != nil {
			t.Fatal(err)
		}
		for _, step := range steps {
			if e, ok := step.Event.(assembly.BallotCast); ok {
				t.Errorf("the record tells how %s voted", e.Voter)
			}
		}
		lie := assembly.CloseVote{ID: vote, Secret: &assembly.Tally{Against: int64(voters), Ballots: int64(voters)}}
		did, err := s.Hall.Do(ctx, s.Chair, halltest.Plenary1, lie)
		if voters < assembly.SecretMinimum {
			refused(t, err, hall.Code(assembly.TooFewBallots))
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		if v := did.Plenary.Vote(vote).Verdict; v.For != 5 || v.Against != 1 {
			t.Errorf("the verdict is %+v; want 5 for, 1 against", v)
		}
	}
}
