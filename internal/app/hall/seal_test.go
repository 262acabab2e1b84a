package hall_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/record"
)

// TestOpenVoteIsSealed: while a named vote is open, neither the record, nor the
// entries of the plenary, nor a copy of an auditor say how somebody voted, and
// the hashes still fit; once it is closed, all of them do.
func TestOpenVoteIsSealed(t *testing.T) {
	s := stage(t, 3)
	c := s.Table(assembly.Content{Text: "Bread comes first.", Sort: assembly.Orientation})
	s.Open()
	vote := s.Do(s.Chair, assembly.OpenVote{On: assembly.OnConclusion, Conclusion: c}).VoteNow().ID
	if err := s.Hall.Ballot(ctx, s.Members[1], halltest.Plenary1, assembly.CastBallot{Vote: vote, Choice: assembly.Against}); err != nil {
		t.Fatal(err)
	}
	look := func() (logged string, choice assembly.Choice, copied bool) {
		t.Helper()
		all, err := s.Hall.Log(ctx, s.Members[2], 0, 1000)
		if err != nil {
			t.Fatal(err)
		}
		for i, e := range all {
			leaf, err := hall.Leaf(e)
			if err != nil {
				t.Fatal(err)
			}
			if i+1 < len(all) && all[i+1].Prev != leaf {
				t.Errorf("entry %d: the hash does not fit the entry after it", e.Seq)
			}
			if e.Kind == "ballot.cast" {
				logged = string(e.Body)
				if strings.Contains(logged, "withheld") != (e.Salt == record.Salt{}) {
					t.Errorf("entry %d: salt %v with the body %s", e.Seq, e.Salt, logged)
				}
			}
		}
		steps, err := s.Hall.Entries(ctx, s.Members[2], halltest.Plenary1)
		if err != nil {
			t.Fatal(err)
		}
		for _, step := range steps {
			if b, ok := step.Event.(assembly.BallotCast); ok {
				choice = b.Choice
			}
		}
		var out bytes.Buffer
		if err := s.Hall.ExportRecord(ctx, s.Auditor, &out); err != nil {
			t.Fatal(err)
		}
		if _, err := record.Verify(bytes.NewReader(out.Bytes()), record.VerifyOptions{Key: s.Store.(*halltest.Memory).Key.Verifier}); err != nil {
			t.Error(err)
		}
		return logged, choice, bytes.Contains(out.Bytes(), []byte("ballot.cast"))
	}
	logged, choice, copied := look()
	if strings.Contains(logged, "against") || !strings.Contains(logged, "withheld") || choice != "" || copied {
		t.Errorf("while the vote is open the record says %s, the entries %q, the copy has the ballot: %v", logged, choice, copied)
	}
	s.Do(s.Chair, assembly.CloseVote{ID: vote})
	logged, choice, copied = look()
	if !strings.Contains(logged, "against") || choice != assembly.Against || !copied {
		t.Errorf("after the vote the record says %s, the entries %q, the copy has the ballot: %v", logged, choice, copied)
	}
}

// TestBallotsCannotBeGuessed: whoever has a copy of the record, or the record as
// it is shown, cannot find a ballot of an open named vote, or who voted in a
// secret one, by trying every possibility: with the salt of the entry the trial
// fits, and the salt is in neither.
func TestBallotsCannotBeGuessed(t *testing.T) {
	for _, method := range []assembly.Method{assembly.Named, assembly.Secret} {
		s := stage(t, 3)
		c := s.Table(assembly.Content{Text: "Bread comes first.", Sort: assembly.Orientation})
		s.Open()
		rule := halltest.Rules().Votes[assembly.OnConclusion]
		rule.Method = method
		vote := s.Do(s.Chair, assembly.OpenVote{On: assembly.OnConclusion, Conclusion: c, Rule: &rule}).VoteNow().ID
		if err := s.Hall.Ballot(ctx, s.Members[1], halltest.Plenary1, assembly.CastBallot{Vote: vote, Choice: assembly.Against}); err != nil {
			t.Fatal(err)
		}
		var last record.Entry
		read := func(r hall.Reader) error {
			e, err := r.Last(ctx)
			last = *e
			return err
		}
		if err := s.Store.Read(ctx, read); err != nil {
			t.Fatal(err)
		}
		want, err := last.Leaf()
		if err != nil {
			t.Fatal(err)
		}
		guess := func(salt record.Salt) (found bool) {
			for _, m := range s.Members {
				for _, choice := range []assembly.Choice{assembly.For, assembly.Against, assembly.Abstain} {
					var event assembly.Event = assembly.BallotCast{Vote: vote, Voter: m.Person, Choice: choice}
					if method == assembly.Secret {
						event = assembly.SecretCast{Vote: vote, Voter: m.Person}
					}
					try := last
					try.Kind, try.By, try.Salt = event.Kind(), string(m.Person), salt
					if try.Body, err = record.Canonical(event); err != nil {
						t.Fatal(err)
					}
					leaf, err := try.Leaf()
					if err != nil {
						t.Fatal(err)
					}
					found = found || leaf == want
				}
			}
			return found
		}
		if !guess(last.Salt) {
			t.Errorf("%s: this test guesses wrongly", method)
		}
		if guess(record.Salt{}) {
			t.Errorf("%s: the ballot can be guessed without the salt", method)
		}
		salt, err := json.Marshal(last.Salt)
		if err != nil {
			t.Fatal(err)
		}
		for name, actor := range map[string]hall.Actor{"the public": {}, "a member": s.Members[2], "an auditor": s.Auditor} {
			var out bytes.Buffer
			if err := s.Hall.ExportRecord(ctx, actor, &out); err != nil {
				t.Fatal(err)
			}
			if method == assembly.Secret && name == "an auditor" {
				continue // who voted is for them to see
			}
			if bytes.Contains(out.Bytes(), bytes.Trim(salt, `"`)) || bytes.Contains(out.Bytes(), []byte("ballot.")) {
				t.Errorf("%s: the copy of %s has the ballot, or its salt", method, name)
			}
		}
	}
}
