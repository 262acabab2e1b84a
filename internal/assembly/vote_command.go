package assembly

import (
	"cmp"
	"slices"
)

// The commands to votes.
type (
	// OpenVote puts a question to the vote, on the item under discussion. The
	// roll is taken as it stands.
	OpenVote struct {
		On         QuestionKind
		Conclusion ConclusionID // of OnConclusion
		Points     []PointID    // of OnPoint: points taken apart, put together
		Amendment  AmendmentID  // of OnAmendment
		Text       string       // of OnProcedure
		Rule       *VoteRule    // nil: that of the rules of procedure; another may not be looser
	}
	// TightenVote makes the rule of the open vote stricter.
	TightenVote struct {
		ID   VoteID
		Rule VoteRule
	}
	// CastBallot votes, by roll call or electronically. A ballot with a name
	// may be changed until the vote is closed.
	CastBallot struct {
		Vote   VoteID
		Voter  PersonID // whose vote it is; the holder of a proxy votes for the giver
		Choice Choice   // empty in a secret vote: the ballot lies elsewhere
	}
	// RecordCounts records what the chair or the tellers counted.
	RecordCounts struct {
		Vote  VoteID
		Seen  int   // Vote.Rev
		Count Tally // Ballots is filled in
	}
	// CloseVote closes the vote, with its verdict and what follows from it.
	CloseVote struct {
		ID     VoteID
		Seen   int    // Vote.Rev: nobody closes on counts that he has not seen
		Secret *Tally // of a secret vote: the count of its ballots
	}
	// DecideTie is the casting vote of the chair.
	DecideTie struct {
		ID     VoteID
		Choice Choice // For or Against
	}
	// CallOffVote ends a vote without a verdict.
	CallOffVote struct {
		ID     VoteID
		Reason string
	}
	// CorrectVote corrects a closed vote by a new entry: counts where counts
	// were recorded, one ballot where ballots were.
	CorrectVote struct {
		ID     VoteID
		Seen   int // Vote.Rev
		Count  *Tally
		Voter  PersonID
		Choice Choice
		Reason string
	}
)

func (c OpenVote) runPlenary(p *Plenary, a Ask) ([]Event, error) {
	s := p.SittingNow()
	if s == nil {
		return nil, refuse(NoSitting)
	}
	var k checks
	if v := p.VoteNow(); v != nil {
		k.add(VoteRunning, v.ID)
	}
	word(&k, "question", c.On, QuestionKinds())
	question := k.question(p, a, c)
	rule, roll := p.Rules.Votes[c.On], p.Roll(s, a.Body)
	if c.Rule != nil {
		k.rule(rule, *c.Rule)
		rule = *c.Rule
	}
	k.weights(rule.Method, roll)
	now := Judge(rule, roll, Tally{}, "")
	if !now.QuorumMet {
		k.add(NoQuorumNow, now.QuorumNeeded, now.QuorumPresent, now.Entitled)
	}
	id := VoteID("v" + itoa(len(p.Votes)+1))
	return k.then(VoteBegan{id, s.No, question, rule, roll})
}

// rule checks a rule that replaces another. The method may be chosen freely
// before the vote is open.
func (k *checks) rule(old, next VoteRule) {
	for _, f := range next.Faults() {
		k.add(BadRule, "", f)
	}
	old.Method = next.Method
	if looser := old.Looser(next); len(k.Refusals) == 0 && len(looser) > 0 {
		k.add(RuleLooser, list(looser))
	}
}

// weights checks that a method can count votes of different weight: hands and
// paper cannot, and in a secret vote the weight would tell whose ballot it is.
func (k *checks) weights(m Method, r Roll) {
	if m != Hands && m != Recorded && m != Secret {
		return
	}
	for _, v := range r.Voters {
		if v.Weight != 1 {
			k.add(WeightsCount, m)
			return
		}
	}
}

func (k *checks) vote(p *Plenary, id VoteID, state VoteState) *Vote {
	v := p.Vote(id)
	switch {
	case v == nil:
		k.add(Unknown, "vote", id)
	case v.State != state:
		k.add(VoteIs, id, v.State)
	}
	return v
}

func (c TightenVote) runPlenary(p *Plenary, _ Ask) ([]Event, error) {
	var k checks
	v := k.vote(p, c.ID, VoteOpen)
	if v == nil {
		return k.then()
	}
	for _, f := range c.Rule.Faults() {
		k.add(BadRule, "", f)
	}
	if len(k.Refusals) > 0 {
		return k.then()
	}
	if looser := v.Rule.Looser(c.Rule); len(looser) > 0 {
		k.add(RuleLooser, list(looser))
	}
	if c.Rule == v.Rule {
		k.add(NothingChanged, c.ID)
	}
	return k.then(VoteTightened(c))
}

func (c CastBallot) runPlenary(p *Plenary, a Ask) ([]Event, error) {
	var k checks
	v := k.vote(p, c.Vote, VoteOpen)
	if v == nil {
		return k.then()
	}
	secret := v.Rule.Method == Secret
	switch {
	case v.Rule.Method.counted():
		k.add(CountsOnly, v.Rule.Method)
	case !secret:
		word(&k, "choice", c.Choice, []Choice{For, Against, Abstain})
	case c.Choice != "":
		k.add(BadWord, "choice", c.Choice, "")
	}
	on := find(v.Roll.Voters, func(x *Voter) bool { return x.Person == c.Voter })
	if on == nil || !on.votes() {
		k.add(NotOnRoll, c.Voter)
		return k.then()
	}
	acts := cmp.Or(on.Holder, on.Person)
	if v.Rule.Method != RollCall && a.By != acts {
		k.add(VotesForOther, c.Voter, acts)
	}
	if s := p.Sitting(v.Sitting); !s.IsPresent(acts) {
		k.add(NotPresent, acts)
	}
	if secret {
		if _, voted := slices.BinarySearch(v.Voted, c.Voter); voted {
			k.add(VotedAlready, c.Voter)
		}
		return k.then(SecretCast{c.Vote, c.Voter})
	}
	return k.then(BallotCast{c.Vote, c.Voter, c.Choice, on.Holder})
}

func (c RecordCounts) runPlenary(p *Plenary, _ Ask) ([]Event, error) {
	var k checks
	v := k.vote(p, c.Vote, VoteOpen)
	if v == nil {
		return k.then()
	}
	k.seen("vote", string(v.ID), c.Seen, v.Rev, v.Edited)
	count := k.counts(v, c.Count)
	return k.then(VoteCounted{c.Vote, count})
}

// counts checks counts that someone recorded.
func (k *checks) counts(v *Vote, t Tally) Tally {
	if !v.Rule.Method.counted() {
		k.add(BallotsOnly, v.Rule.Method)
		return t
	}
	for field, n := range map[string]int64{"for": t.For, "against": t.Against, "abstain": t.Abstain, "invalid": t.Invalid} {
		if n < 0 || n > mostVoters {
			k.add(BadCount, field, n)
		}
	}
	if v.Rule.Method == Hands && t.Invalid != 0 {
		k.add(BadCount, "invalid", t.Invalid)
	}
	t.Ballots = t.For + t.Against + t.Abstain + t.Invalid
	if there := Judge(v.Rule, v.Roll, Tally{}, "").PresentVotes; t.Ballots > there {
		k.add(CountTooHigh, t.Ballots, there)
	}
	return t
}

// Tally is the count of a vote as it stands: of the ballots, or as it was
// recorded. That of an open secret vote is not known.
func (v *Vote) Tally() Tally {
	if v.Count != nil {
		return *v.Count
	}
	var t Tally
	for _, b := range v.Ballots {
		voter := find(v.Roll.Voters, func(x *Voter) bool { return x.Person == b.Voter })
		if voter == nil {
			continue
		}
		t.Ballots++
		switch b.Choice {
		case For:
			t.For += voter.Weight
		case Against:
			t.Against += voter.Weight
		case Abstain:
			t.Abstain += voter.Weight
		}
	}
	return t
}

func (c CloseVote) runPlenary(p *Plenary, _ Ask) ([]Event, error) {
	var k checks
	v := k.vote(p, c.ID, VoteOpen)
	if v == nil || len(k.Refusals) > 0 {
		return k.then()
	}
	k.seen("vote", string(v.ID), c.Seen, v.Rev, v.Edited)
	tally := v.Tally()
	switch {
	case v.Rule.Method.counted() && v.Count == nil:
		k.add(CountMissing, c.ID)
	case v.Rule.Method == Secret:
		tally = k.secret(v, c.Secret)
	case c.Secret != nil:
		k.add(BallotsOnly, v.Rule.Method)
	}
	verdict := Judge(v.Rule, v.Roll, tally, "")
	return k.then(append([]Event{VoteEnded{c.ID, verdict}}, p.follows(v, verdict)...)...)
}

// secret checks the count of the ballots of a secret vote.
func (k *checks) secret(v *Vote, count *Tally) Tally {
	if voted := len(v.Voted); voted < SecretMinimum {
		k.add(TooFewBallots, voted, SecretMinimum)
		return Tally{}
	}
	if count == nil {
		k.add(CountMissing, v.ID)
		return Tally{}
	}
	t := *count
	t.Ballots = t.For + t.Against + t.Abstain + t.Invalid
	if min(t.For, t.Against, t.Abstain, t.Invalid) < 0 || t.Ballots != int64(len(v.Voted)) {
		k.add(CountDiffers, t.Ballots, len(v.Voted))
	}
	return t
}

func (c DecideTie) runPlenary(p *Plenary, _ Ask) ([]Event, error) {
	var k checks
	word(&k, "choice", c.Choice, []Choice{For, Against})
	v := p.Vote(c.ID)
	switch {
	case v == nil:
		k.add(Unknown, "vote", c.ID)
	case v.State != VoteTied:
		k.add(NoTie, c.ID)
	}
	if len(k.Refusals) > 0 {
		return k.then()
	}
	verdict := Judge(v.Rule, v.Roll, v.Tally(), c.Choice)
	return k.then(append([]Event{TieDecided{c.ID, c.Choice, verdict}}, p.follows(v, verdict)...)...)
}

func (c CallOffVote) runPlenary(p *Plenary, _ Ask) ([]Event, error) {
	var k checks
	k.text("reason", c.Reason, mostText)
	v := p.Vote(c.ID)
	switch {
	case v == nil:
		k.add(Unknown, "vote", c.ID)
	case v.State != VoteOpen && v.State != VoteTied:
		k.add(VoteIs, c.ID, v.State)
	}
	return k.then(VoteDropped(c))
}
