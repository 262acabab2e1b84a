package assembly

import (
	"math/big"
	"slices"
)

// Limits that keep the arithmetic of votes within whole numbers of 64 bits:
// mostVoters * mostWeight * mostTerm < 2^63.
const (
	mostVoters = 100_000
	mostWeight = 1_000_000
	mostTerm   = 1_000 // of a fraction
)

// RuleFault is what is wrong with a rule: the second argument of BadRule.
type RuleFault string

// What can be wrong with a rule.
const (
	FaultMethod       RuleFault = "method"        // not a method
	FaultBase         RuleFault = "base"          // not a base
	FaultThreshold    RuleFault = "threshold"     // not a majority
	FaultShare        RuleFault = "share"         // not a share from 1/1000 to 1
	FaultAbsoluteBase RuleFault = "absolute_base" // an absolute majority is one of all entitled
	FaultQuorum       RuleFault = "quorum"        // neither a number nor a share
	FaultTie          RuleFault = "tie"           // not a rule of ties
)

// Faults lists what is wrong with a rule, nothing if it can be used.
func (r VoteRule) Faults() []RuleFault {
	var out []RuleFault
	add := func(wrong bool, f RuleFault) {
		if wrong {
			out = append(out, f)
		}
	}
	t, q := r.Threshold, r.Quorum
	add(!slices.Contains(Methods(), r.Method), FaultMethod)
	add(!slices.Contains(Bases(), r.Base), FaultBase)
	add(!slices.Contains([]Majority{Simple, Absolute, Share, Unanimous}, t.Majority), FaultThreshold)
	add(t.Majority == Share && !share(t.Num, t.Den) || t.Majority != Share && (t.Num != 0 || t.Den != 0), FaultShare)
	add(t.Majority == Absolute && r.Base != Entitled, FaultAbsoluteBase)
	byShare := q.Num != 0 || q.Den != 0 || q.MoreThan
	add(q.Number < 0 || q.Number > mostVoters || byShare && (q.Number != 0 || !share(q.Num, q.Den)) || q.MoreThan && q.Num == q.Den, FaultQuorum)
	add(!slices.Contains([]Tie{TieLost, TieAgain, TieChair}, r.Tie), FaultTie)
	return out
}

func share(num, den int64) bool { return num >= 1 && den >= num && den <= mostTerm }

// Faults lists what is wrong with rules of procedure.
func (r Rules) Faults() Refusals {
	var k checks
	for _, kind := range sortedKeys(r.Votes) {
		if !slices.Contains(QuestionKinds(), kind) {
			word(&k, "votes", kind, QuestionKinds())
		}
		for _, f := range r.Votes[kind].Faults() {
			k.add(BadRule, kind, f)
		}
	}
	for _, kind := range QuestionKinds() {
		if _, ok := r.Votes[kind]; !ok {
			k.add(RuleLacks, kind)
		}
	}
	word(&k, "movers", r.Movers, []Movers{MoveByVoters, MoveByMembers, MoveByAnyone})
	for field, n := range map[string]int{
		"notice_days": r.NoticeDays, "seconders": r.Seconders, "proxy_limit": r.ProxyLimit, "floor_time_minutes": r.FloorTime,
	} {
		if n < 0 || n > mostTerm {
			k.add(BadCount, field, n)
		}
	}
	return k.Refusals
}

// Looser lists in what a new rule would be looser than the one it replaces:
// quorum, threshold, base, tie, method, abstentions. A rule that is looser in
// nothing carries only what the old one would have carried, whoever votes how.
func (r VoteRule) Looser(next VoteRule) []string {
	var out []string
	add := func(wrong bool, what string) {
		if wrong {
			out = append(out, what)
		}
	}
	add(next.Method != r.Method, "method")
	add(!r.Threshold.within(next.Threshold), "threshold")
	add(slices.Index(Bases(), next.Base) < slices.Index(Bases(), r.Base), "base")
	counts := func(v VoteRule) bool { return v.Abstentions || v.Base == Present || v.Base == Entitled }
	add(counts(r) && !counts(next), "abstentions")
	add(!r.Quorum.within(next.Quorum), "quorum")
	ties := []Tie{TieChair, TieAgain, TieLost}
	add(slices.Index(ties, next.Tie) < slices.Index(ties, r.Tie), "tie")
	return out
}

// ratio is the threshold as a share, and whether it must be exceeded.
func (t Threshold) ratio() (share *big.Rat, exceed bool) {
	switch t.Majority {
	case Simple, Absolute:
		return big.NewRat(1, 2), true
	case Share:
		return big.NewRat(t.Num, t.Den), false
	}
	return big.NewRat(1, 1), false
}

// within tells whether another threshold asks for at least as much.
func (t Threshold) within(next Threshold) bool {
	share, exceed := t.ratio()
	other, otherExceeds := next.ratio()
	c := other.Cmp(share)
	return c > 0 || c == 0 && (otherExceeds || !exceed)
}

// within tells whether another quorum asks for at least as many, however many
// are entitled.
func (q Quorum) within(next Quorum) bool {
	switch {
	case q == next, q == Quorum{}:
		return true
	case q.Den == 0:
		return next.Den == 0 && next.Number >= q.Number
	case next.Den == 0:
		return false // a number can be less than a share of many
	}
	c := big.NewRat(next.Num, next.Den).Cmp(big.NewRat(q.Num, q.Den))
	return c > 0 || c == 0 && (next.MoreThan || !q.MoreThan)
}
