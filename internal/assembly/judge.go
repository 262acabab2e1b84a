package assembly

// Judge is the verdict on a tally under a rule, with the roll as it stood when
// the vote was opened. Chair is the casting vote of the chair, empty while
// there is none. Everything is counted in whole numbers.
func Judge(rule VoteRule, roll Roll, tally Tally, chair Choice) Verdict {
	v := Verdict{Tally: tally, Rule: rule}
	for _, voter := range roll.Voters {
		v.Entitled++
		v.EntitledVotes += voter.Weight
		switch {
		case voter.Present:
			v.Present++
		case voter.Holder != "":
			v.Proxies++
		}
		if voter.votes() {
			v.PresentVotes += voter.Weight
		}
	}
	v.QuorumPresent = v.Present
	if roll.Proxies {
		v.QuorumPresent += v.Proxies
	}
	v.QuorumNeeded = rule.Quorum.Of(v.Entitled)
	v.QuorumMet = v.QuorumPresent >= v.QuorumNeeded
	v.BaseVotes = v.base()
	v.Needed = rule.Threshold.Of(v.BaseVotes)
	v.decide(chair)
	return v
}

// Of is how many heads a quorum asks for out of those entitled.
func (q Quorum) Of(entitled int64) int64 {
	switch {
	case q.Den == 0:
		return q.Number
	case q.MoreThan:
		return entitled*q.Num/q.Den + 1
	}
	return ceil(entitled*q.Num, q.Den)
}

// Of is how many votes for reach a threshold of a base.
func (t Threshold) Of(base int64) int64 {
	switch t.Majority {
	case Simple, Absolute:
		return base/2 + 1
	case Share:
		return ceil(base*t.Num, t.Den)
	}
	return base
}

// ceil is num/den, rounded up; den is above zero.
func ceil(num, den int64) int64 { return (num + den - 1) / den }

// base is what the threshold is a share of.
func (v *Verdict) base() int64 {
	votes := v.For + v.Against
	if v.Rule.Abstentions {
		votes += v.Abstain
	}
	switch v.Rule.Base {
	case Cast:
		return votes + v.Invalid
	case Present:
		return v.PresentVotes
	case Entitled:
		return v.EntitledVotes
	}
	return votes
}

// Tied tells whether exactly half of the base is for, where more than half is
// needed: one vote more would carry the question.
func (v *Verdict) Tied() bool {
	half := v.Rule.Threshold.Majority == Simple || v.Rule.Threshold.Majority == Absolute
	return half && v.BaseVotes > 0 && 2*v.For == v.BaseVotes
}

func (v *Verdict) decide(chair Choice) {
	switch {
	case !v.QuorumMet:
		v.Result, v.Because = Void, NoQuorum
	case v.BaseVotes == 0 || v.For+v.Against+v.Abstain+v.Invalid == 0:
		v.Result, v.Because = Lost, NobodyVoted
	case v.Tied():
		v.untie(chair)
	case v.For >= v.Needed:
		v.Result, v.Because = Carried, ReachedThreshold
	default:
		v.Result, v.Because = Lost, MissedThreshold
	}
}

func (v *Verdict) untie(chair Choice) {
	switch {
	case v.Rule.Tie == TieAgain:
		v.Result, v.Because = Again, TiedAgain
	case v.Rule.Tie != TieChair:
		v.Result, v.Because = Lost, TiedLost
	case chair == For:
		v.Result, v.Because = Carried, ChairFor
	case chair == Against:
		v.Result, v.Because = Lost, ChairAgainst
	default:
		v.Result, v.Because = Awaiting, TiedAwaiting
	}
}
