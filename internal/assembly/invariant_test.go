package assembly_test

import (
	"slices"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/openplenum/plenum/internal/assembly"
)

// checkInvariants holds a plenary against what must always be true, and
// against what it was a command before.
func checkInvariants(t *rapid.T, before, p *assembly.Plenary) {
	t.Helper()
	open, discussed, votes := 0, 0, 0
	for i := range p.Sittings {
		s := &p.Sittings[i]
		if s.IsOpen() {
			open++
		}
		if !slices.IsSorted(s.Present) || len(slices.Compact(slices.Clone(s.Present))) != len(s.Present) {
			t.Fatalf("present in sitting %d: %v", s.No, s.Present)
		}
		in := map[assembly.PersonID]bool{}
		for _, c := range s.Comings {
			if in[c.Person] == c.Came {
				t.Fatalf("%s comes or goes twice", c.Person)
			}
			in[c.Person] = c.Came
		}
		for _, x := range s.Present {
			if !in[x] {
				t.Fatalf("%s is present and never came", x)
			}
		}
	}
	for i := range p.Items {
		if p.Items[i].State == assembly.ItemDiscussed {
			discussed++
		}
	}
	for i := range p.Votes {
		checkVote(t, p, &p.Votes[i])
		if p.Votes[i].State == assembly.VoteOpen || p.Votes[i].State == assembly.VoteTied {
			votes++
		}
	}
	if open > 1 || discussed > 1 || votes > 1 || discussed > open {
		t.Fatalf("%d sittings open, %d items discussed, %d votes held", open, discussed, votes)
	}
	for _, c := range p.Conclusions {
		if len(p.PointsOf(c.ID)) != len(c.Points) {
			t.Fatalf("conclusion %s names points that are not there", c.ID)
		}
		for i, x := range p.PointsOf(c.ID) {
			if p.NumberOf(x.ID) != i+1 || x.State == assembly.PointRemoved || x.Conclusion != c.ID {
				t.Fatalf("point %s of %s: %+v", x.ID, c.ID, x)
			}
			if c.State == assembly.ConclusionAdopted && x.State == assembly.PointOpen {
				t.Fatalf("%s is adopted with point %s undecided", c.ID, x.ID)
			}
		}
	}
	// History only grows.
	for i := range before.Points {
		old, now := before.Points[i].Versions, p.Points[i].Versions
		if len(now) < len(old) || cmp.Diff(old, now[:len(old)]) != "" {
			t.Fatalf("versions of %s were rewritten", before.Points[i].ID)
		}
	}
	for i := range before.Votes {
		old, now := &before.Votes[i], &p.Votes[i]
		if cmp.Diff(old.Roll, now.Roll) != "" || cmp.Diff(old.Question, now.Question) != "" {
			t.Fatalf("roll or question of %s changed while it was open", old.ID)
		}
		if loose := old.Rule.Looser(now.Rule); len(loose) > 0 {
			t.Fatalf("the rule of %s became looser: %v", old.ID, loose)
		}
		if old.State == assembly.VoteClosed && old.Rule != now.Rule {
			t.Fatalf("the rule of the closed vote %s changed", old.ID)
		}
		if old.State == assembly.VoteClosed && cmp.Diff(old.Verdict, now.Verdict) != "" && len(now.Corrections) == len(old.Corrections) {
			t.Fatalf("the verdict of %s changed without a correction", old.ID)
		}
	}
}

// checkVote counts a vote again.
func checkVote(t *rapid.T, p *assembly.Plenary, v *assembly.Vote) {
	t.Helper()
	voted := map[assembly.PersonID]bool{}
	for _, b := range v.Ballots {
		if voted[b.Voter] {
			t.Fatalf("%s voted twice in %s", b.Voter, v.ID)
		}
		voted[b.Voter] = true
	}
	if v.Rule.Method == assembly.Secret && (len(v.Ballots) > 0 || v.Count != nil && len(v.Voted) < assembly.SecretMinimum) {
		t.Fatalf("the secret vote %s tells too much: %+v", v.ID, v)
	}
	if v.Verdict == nil {
		return
	}
	if again := assembly.Judge(v.Rule, v.Roll, v.Tally(), v.ChairChoice); again != *v.Verdict {
		t.Fatalf("the verdict of %s is %+v, counted again it is %+v", v.ID, *v.Verdict, again)
	}
	if sum := v.Verdict.For + v.Verdict.Against + v.Verdict.Abstain + v.Verdict.Invalid; sum > v.Verdict.PresentVotes {
		t.Fatalf("%s has %d votes of %d in the hall", v.ID, sum, v.Verdict.PresentVotes)
	}
	if m := p.Amendment(v.Question.Amendment); m != nil && v.State == assembly.VoteClosed {
		if v.Verdict.Carried() != (m.State == assembly.Accepted) && p.Votes[len(p.Votes)-1].ID == v.ID {
			t.Fatalf("%s: %s, but the amendment %s is %s", v.ID, v.Verdict.Result, m.ID, m.State)
		}
	}
}
