package assembly_test

import (
	"fmt"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/openplenum/plenum/internal/assembly"
)

// roll is so many present, by proxy and absent, each with a weight.
func roll(weight int64, present, proxies, absent int) assembly.Roll {
	var r assembly.Roll
	for i := range present + proxies + absent {
		v := assembly.Voter{Person: person(i), Weight: weight, Present: i < present}
		if i >= present && i < present+proxies {
			v.Holder = person(0)
		}
		r.Voters = append(r.Voters, v)
	}
	return r
}

// TestJudge holds every base against every majority and rule of ties, at the
// votes on both sides of the threshold. The roll has 12 in the hall of 20.
func TestJudge(t *testing.T) {
	type votes struct{ yes, no, abstain, invalid int64 }
	tests := []struct {
		base        assembly.Base
		abstentions bool
		threshold   assembly.Threshold
		tie         assembly.Tie
		votes       votes
		needed      int64
		result      assembly.Result
		because     assembly.Reason
	}{
		// More than half of those for and against.
		{assembly.Valid, false, simple, assembly.TieLost, votes{4, 3, 5, 0}, 4, assembly.Carried, assembly.ReachedThreshold},
		{assembly.Valid, false, simple, assembly.TieLost, votes{3, 4, 5, 0}, 4, assembly.Lost, assembly.MissedThreshold},
		{assembly.Valid, false, simple, assembly.TieLost, votes{4, 4, 4, 0}, 5, assembly.Lost, assembly.TiedLost},
		{assembly.Valid, false, simple, assembly.TieAgain, votes{4, 4, 4, 0}, 5, assembly.Again, assembly.TiedAgain},
		{assembly.Valid, false, simple, assembly.TieChair, votes{4, 4, 4, 0}, 5, assembly.Awaiting, assembly.TiedAwaiting},
		{assembly.Valid, true, simple, assembly.TieChair, votes{4, 4, 4, 0}, 7, assembly.Lost, assembly.MissedThreshold},
		{assembly.Valid, true, simple, assembly.TieChair, votes{6, 4, 2, 0}, 7, assembly.Awaiting, assembly.TiedAwaiting},
		{assembly.Valid, false, simple, assembly.TieLost, votes{0, 0, 12, 0}, 1, assembly.Lost, assembly.NobodyVoted},
		{assembly.Valid, false, simple, assembly.TieChair, votes{0, 0, 0, 0}, 1, assembly.Lost, assembly.NobodyVoted},
		// Invalid ballots are cast, and count against.
		{assembly.Cast, false, simple, assembly.TieLost, votes{4, 3, 3, 2}, 5, assembly.Lost, assembly.MissedThreshold},
		{assembly.Cast, false, simple, assembly.TieAgain, votes{4, 3, 4, 1}, 5, assembly.Again, assembly.TiedAgain},
		{assembly.Cast, false, simple, assembly.TieLost, votes{5, 3, 3, 1}, 5, assembly.Carried, assembly.ReachedThreshold},
		// Who is present and does not vote for counts against.
		{assembly.Present, false, simple, assembly.TieLost, votes{7, 0, 0, 0}, 7, assembly.Carried, assembly.ReachedThreshold},
		{assembly.Present, false, simple, assembly.TieChair, votes{6, 0, 0, 0}, 7, assembly.Awaiting, assembly.TiedAwaiting},
		{assembly.Present, false, simple, assembly.TieLost, votes{6, 6, 0, 0}, 7, assembly.Lost, assembly.TiedLost},
		{assembly.Present, false, simple, assembly.TieLost, votes{5, 4, 3, 0}, 7, assembly.Lost, assembly.MissedThreshold},
		// And so does who is absent.
		{assembly.Entitled, false, simple, assembly.TieLost, votes{11, 1, 0, 0}, 11, assembly.Carried, assembly.ReachedThreshold},
		{assembly.Entitled, false, absolute, assembly.TieLost, votes{11, 1, 0, 0}, 11, assembly.Carried, assembly.ReachedThreshold},
		{assembly.Entitled, false, absolute, assembly.TieLost, votes{10, 2, 0, 0}, 11, assembly.Lost, assembly.TiedLost},
		{assembly.Entitled, false, absolute, assembly.TieAgain, votes{10, 0, 0, 0}, 11, assembly.Again, assembly.TiedAgain},
		{assembly.Entitled, false, absolute, assembly.TieChair, votes{10, 0, 2, 0}, 11, assembly.Awaiting, assembly.TiedAwaiting},
		{assembly.Entitled, false, absolute, assembly.TieLost, votes{9, 0, 0, 0}, 11, assembly.Lost, assembly.MissedThreshold},
		// Two thirds and three quarters, at least. There is no tie.
		{assembly.Valid, false, assembly.TwoThirds, assembly.TieLost, votes{6, 3, 3, 0}, 6, assembly.Carried, assembly.ReachedThreshold},
		{assembly.Valid, false, assembly.TwoThirds, assembly.TieChair, votes{5, 3, 4, 0}, 6, assembly.Lost, assembly.MissedThreshold},
		{assembly.Valid, false, assembly.TwoThirds, assembly.TieChair, votes{4, 4, 4, 0}, 6, assembly.Lost, assembly.MissedThreshold},
		{assembly.Cast, false, assembly.TwoThirds, assembly.TieLost, votes{6, 3, 2, 1}, 7, assembly.Lost, assembly.MissedThreshold},
		{assembly.Present, false, assembly.TwoThirds, assembly.TieLost, votes{8, 0, 0, 0}, 8, assembly.Carried, assembly.ReachedThreshold},
		{assembly.Present, false, assembly.TwoThirds, assembly.TieLost, votes{7, 0, 5, 0}, 8, assembly.Lost, assembly.MissedThreshold},
		{assembly.Entitled, false, assembly.TwoThirds, assembly.TieLost, votes{12, 0, 0, 0}, 14, assembly.Lost, assembly.MissedThreshold},
		{assembly.Valid, false, assembly.ThreeQuarters, assembly.TieLost, votes{9, 3, 0, 0}, 9, assembly.Carried, assembly.ReachedThreshold},
		{assembly.Cast, false, assembly.ThreeQuarters, assembly.TieLost, votes{8, 3, 1, 0}, 9, assembly.Lost, assembly.MissedThreshold},
		{assembly.Present, false, assembly.ThreeQuarters, assembly.TieLost, votes{9, 3, 0, 0}, 9, assembly.Carried, assembly.ReachedThreshold},
		{assembly.Entitled, false, assembly.ThreeQuarters, assembly.TieLost, votes{12, 0, 0, 0}, 15, assembly.Lost, assembly.MissedThreshold},
		{assembly.Cast, false, fraction(1, 3), assembly.TieLost, votes{4, 8, 0, 0}, 4, assembly.Carried, assembly.ReachedThreshold},
		// Unanimous: nobody against; of those present, everybody for.
		{assembly.Valid, false, unanimous, assembly.TieLost, votes{9, 0, 3, 0}, 9, assembly.Carried, assembly.ReachedThreshold},
		{assembly.Valid, true, unanimous, assembly.TieLost, votes{9, 0, 3, 0}, 12, assembly.Lost, assembly.MissedThreshold},
		{assembly.Valid, false, unanimous, assembly.TieLost, votes{11, 1, 0, 0}, 12, assembly.Lost, assembly.MissedThreshold},
		{assembly.Cast, false, unanimous, assembly.TieLost, votes{11, 0, 0, 1}, 12, assembly.Lost, assembly.MissedThreshold},
		{assembly.Present, false, unanimous, assembly.TieLost, votes{12, 0, 0, 0}, 12, assembly.Carried, assembly.ReachedThreshold},
		{assembly.Present, false, unanimous, assembly.TieLost, votes{11, 0, 1, 0}, 12, assembly.Lost, assembly.MissedThreshold},
		{assembly.Entitled, false, unanimous, assembly.TieLost, votes{12, 0, 0, 0}, 20, assembly.Lost, assembly.MissedThreshold},
	}
	for _, tt := range tests {
		name := fmt.Sprintf("%s of %s, ties %s, %v", tt.threshold.Majority, tt.base, tt.tie, tt.votes)
		t.Run(name, func(t *testing.T) {
			rule := assembly.VoteRule{
				Method: assembly.Recorded, Base: tt.base, Abstentions: tt.abstentions, Threshold: tt.threshold,
				Quorum: assembly.MoreThanHalf, Tie: tt.tie,
			}
			if f := rule.Faults(); len(f) > 0 {
				t.Fatal(f)
			}
			tally := assembly.Tally{For: tt.votes.yes, Against: tt.votes.no, Abstain: tt.votes.abstain, Invalid: tt.votes.invalid}
			v := assembly.Judge(rule, roll(1, 12, 0, 8), tally, "")
			if v.Needed != tt.needed || v.Result != tt.result || v.Because != tt.because || v.QuorumNeeded != 11 {
				t.Errorf("needed %d, %s because %s; want %d, %s because %s", v.Needed, v.Result, v.Because, tt.needed, tt.result, tt.because)
			}
			if v.Result != assembly.Awaiting {
				return
			}
			yes, no := assembly.Judge(rule, roll(1, 12, 0, 8), tally, assembly.For), assembly.Judge(rule, roll(1, 12, 0, 8), tally, assembly.Against)
			if yes.Result != assembly.Carried || yes.Because != assembly.ChairFor || no.Result != assembly.Lost || no.Because != assembly.ChairAgainst {
				t.Errorf("the chair: %s and %s", yes.Because, no.Because)
			}
		})
	}
}

var (
	simple    = assembly.Threshold{Majority: assembly.Simple}
	absolute  = assembly.Threshold{Majority: assembly.Absolute}
	unanimous = assembly.Threshold{Majority: assembly.Unanimous}
)

func fraction(num, den int64) assembly.Threshold {
	return assembly.Threshold{Majority: assembly.Share, Num: num, Den: den}
}

func TestQuorum(t *testing.T) {
	tests := []struct {
		quorum   assembly.Quorum
		entitled int64
		want     int64
	}{
		{assembly.Quorum{}, 111, 0},
		{assembly.Quorum{Number: 40}, 111, 40},
		{assembly.MoreThanHalf, 111, 56},
		{assembly.MoreThanHalf, 110, 56},
		{assembly.Quorum{Num: 1, Den: 2}, 111, 56},
		{assembly.Quorum{Num: 1, Den: 2}, 110, 55},
		{assembly.Quorum{Num: 2, Den: 3}, 111, 74},
		{assembly.Quorum{Num: 2, Den: 3, MoreThan: true}, 111, 75},
		{assembly.Quorum{Num: 1, Den: 1}, 111, 111},
	}
	for _, tt := range tests {
		if got := tt.quorum.Of(tt.entitled); got != tt.want {
			t.Errorf("%+v of %d = %d, want %d", tt.quorum, tt.entitled, got, tt.want)
		}
	}
}

// TestWeightsAndProxies: votes are counted by weight, heads for the quorum;
// members by proxy count for it only where the rules say so.
func TestWeightsAndProxies(t *testing.T) {
	rule := assembly.VoteRule{Method: assembly.Named, Base: assembly.Present, Threshold: simple, Quorum: assembly.MoreThanHalf, Tie: assembly.TieLost}
	r := roll(3, 4, 2, 4)
	v := assembly.Judge(rule, r, assembly.Tally{For: 10}, "")
	if v.Result != assembly.Void || v.QuorumPresent != 4 || v.QuorumNeeded != 6 {
		t.Errorf("without proxies in the quorum: %+v", v)
	}
	r.Proxies = true
	v = assembly.Judge(rule, r, assembly.Tally{For: 10, Against: 2}, "")
	if v.Result != assembly.Carried || v.PresentVotes != 18 || v.EntitledVotes != 30 || v.Needed != 10 || v.Proxies != 2 {
		t.Errorf("with them: %+v", v)
	}
}

func drawRule(t *rapid.T) assembly.VoteRule {
	den := rapid.Int64Range(1, 12).Draw(t, "den")
	r := assembly.VoteRule{
		Method:      assembly.Named,
		Base:        rapid.SampledFrom(assembly.Bases()).Draw(t, "base"),
		Abstentions: rapid.Bool().Draw(t, "abstentions"),
		Threshold: rapid.SampledFrom([]assembly.Threshold{
			simple, absolute, unanimous, fraction(rapid.Int64Range(1, den).Draw(t, "num"), den),
		}).Draw(t, "threshold"),
		Quorum: rapid.SampledFrom([]assembly.Quorum{
			{}, {Number: rapid.Int64Range(0, 10).Draw(t, "number")}, {Num: 1, Den: 2}, assembly.MoreThanHalf, {Num: 2, Den: 3},
		}).Draw(t, "quorum"),
		Tie: rapid.SampledFrom([]assembly.Tie{assembly.TieLost, assembly.TieAgain, assembly.TieChair}).Draw(t, "tie"),
	}
	if r.Threshold.Majority == assembly.Absolute {
		r.Base = assembly.Entitled
	}
	if f := r.Faults(); len(f) > 0 {
		t.Fatal(f)
	}
	return r
}

// drawVotes draws a roll and what its voters in the hall do.
func drawVotes(t *rapid.T) (assembly.Roll, assembly.Tally) {
	r := assembly.Roll{Proxies: rapid.Bool().Draw(t, "proxies")}
	var tally assembly.Tally
	for i := range rapid.IntRange(1, 12).Draw(t, "voters") {
		v := assembly.Voter{Person: person(i), Weight: rapid.Int64Range(1, 4).Draw(t, "weight"), Present: rapid.Bool().Draw(t, "present")}
		if !v.Present && rapid.Bool().Draw(t, "proxy") {
			v.Holder = "h"
		}
		r.Voters = append(r.Voters, v)
		if !v.Present && v.Holder == "" {
			continue
		}
		to := rapid.SampledFrom([]*int64{&tally.For, &tally.For, &tally.Against, &tally.Abstain, &tally.Invalid, nil}).Draw(t, "vote")
		if to != nil {
			*to += v.Weight
			tally.Ballots++
		}
	}
	return r, tally
}

// TestCarriedMeetsItsThreshold holds verdicts against arithmetic of fractions
// that shares nothing with Judge.
func TestCarriedMeetsItsThreshold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rule := drawRule(t)
		r, tally := drawVotes(t)
		v := assembly.Judge(rule, r, tally, "")
		counted := tally.For + tally.Against
		if rule.Abstentions {
			counted += tally.Abstain
		}
		var there, all, heads int64
		for _, x := range r.Voters {
			all += x.Weight
			if x.Present || x.Holder != "" {
				there += x.Weight
			}
			if x.Present || x.Holder != "" && r.Proxies {
				heads++
			}
		}
		base := map[assembly.Base]int64{
			assembly.Valid: counted, assembly.Cast: counted + tally.Invalid, assembly.Present: there, assembly.Entitled: all,
		}[rule.Base]
		reached := false
		if base > 0 {
			share := big.NewRat(tally.For, base)
			switch rule.Threshold.Majority {
			case assembly.Simple, assembly.Absolute:
				reached = share.Cmp(big.NewRat(1, 2)) > 0
			case assembly.Share:
				reached = share.Cmp(big.NewRat(rule.Threshold.Num, rule.Threshold.Den)) >= 0
			case assembly.Unanimous:
				reached = share.Cmp(big.NewRat(1, 1)) == 0
			}
		}
		quorum := rule.Quorum
		enough := heads >= quorum.Number
		if quorum.Den > 0 {
			c := big.NewRat(heads, int64(len(r.Voters))).Cmp(big.NewRat(quorum.Num, quorum.Den))
			enough = c > 0 || c == 0 && !quorum.MoreThan
		}
		if v.QuorumMet != enough {
			t.Fatalf("quorum met: %v, want %v: %+v", v.QuorumMet, enough, v)
		}
		if v.Carried() != (reached && enough) {
			t.Fatalf("carried: %v, want %v: %+v", v.Carried(), reached && enough, v)
		}
		if v.For >= v.Needed != (reached || base == 0 && v.For >= v.Needed) {
			t.Fatalf("needed %d of %d does not agree with the share", v.Needed, base)
		}
	})
}

// TestTighterRulesCarryLess: what a rule carries that is looser in nothing,
// the old one would have carried too, whoever votes how.
func TestTighterRulesCarryLess(t *testing.T) {
	tighter := 0
	rapid.Check(t, func(t *rapid.T) {
		old, next := drawRule(t), drawRule(t)
		if len(old.Looser(old)) > 0 {
			t.Fatalf("a rule is looser than itself: %+v", old)
		}
		if len(old.Looser(next)) > 0 {
			return
		}
		tighter++
		r, tally := drawVotes(t)
		for _, chair := range []assembly.Choice{"", assembly.For, assembly.Against} {
			before, after := assembly.Judge(old, r, tally, chair), assembly.Judge(next, r, tally, chair)
			if after.Carried() && !before.Carried() {
				t.Fatalf("%+v is called tighter than %+v and carries %+v", next, old, tally)
			}
		}
	})
	if tighter < 5 && !testing.Short() { // short tests draw too few pairs
		t.Errorf("only %d pairs of rules were compared", tighter)
	}
}

// TestLooserQuorum: as many as half is less than more than half, whoever draws
// the rules.
func TestLooserQuorum(t *testing.T) {
	half, more := assembly.Quorum{Num: 1, Den: 2}, assembly.MoreThanHalf
	twoThirds, number := assembly.Quorum{Num: 2, Den: 3}, assembly.Quorum{Number: 40}
	tests := []struct {
		old, next assembly.Quorum
		looser    bool
	}{
		{more, half, true}, {half, more, false}, {more, twoThirds, false}, {twoThirds, more, true},
		{half, number, true}, {number, half, true}, {number, assembly.Quorum{Number: 41}, false}, {number, assembly.Quorum{Number: 39}, true},
		{assembly.Quorum{}, number, false}, {number, assembly.Quorum{}, true}, {half, assembly.Quorum{Num: 2, Den: 4}, false},
	}
	for _, tt := range tests {
		old, next := assembly.VoteRule{Quorum: tt.old}, assembly.VoteRule{Quorum: tt.next}
		if got := slices.Contains(old.Looser(next), "quorum"); got != tt.looser {
			t.Errorf("%+v after %+v is looser: %v", tt.next, tt.old, got)
		}
	}
}

// TestQuorumMonotone: one more in the hall never breaks a quorum.
func TestQuorumMonotone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rule := drawRule(t)
		r, _ := drawVotes(t)
		before := assembly.Judge(rule, r, assembly.Tally{}, "")
		i := rapid.IntRange(0, len(r.Voters)-1).Draw(t, "who comes")
		r.Voters[i].Present, r.Voters[i].Holder = true, ""
		after := assembly.Judge(rule, r, assembly.Tally{}, "")
		if before.QuorumMet && !after.QuorumMet {
			t.Fatalf("%d of %d were enough, %d are not", before.QuorumPresent, before.QuorumNeeded, after.QuorumPresent)
		}
	})
}
