package assembly

func (c CorrectVote) runPlenary(p *Plenary, _ Ask) ([]Event, error) {
	var k checks
	k.text("reason", c.Reason, mostText)
	v := p.Vote(c.ID)
	switch {
	case v == nil:
		return nil, refuse(Unknown, "vote", c.ID)
	case v.State != VoteClosed && v.State != VoteTied:
		return nil, refuse(VoteIs, c.ID, v.State)
	case v.Rule.Method == Secret:
		return nil, refuse(SecretFixed, c.ID)
	}
	k.seen("vote", string(v.ID), c.Seen, v.Rev, v.Edited)
	after := *v
	if c.Count != nil {
		count := k.counts(v, *c.Count)
		c.Count, after.Count = &count, &count
	} else {
		k.ballot(v, c)
		after.Ballots = append([]Ballot(nil), v.Ballots...)
		if b := after.BallotOf(c.Voter); b != nil {
			b.Choice = c.Choice
		} else {
			after.Ballots = append(after.Ballots, Ballot{Voter: c.Voter, Choice: c.Choice})
		}
	}
	verdict := Judge(v.Rule, v.Roll, after.Tally(), v.ChairChoice)
	events := []Event{VoteCorrected{c.ID, c.Count, c.Voter, c.Choice, c.Reason, verdict}}
	if verdict.Result != v.Verdict.Result {
		events = append(events, k.turns(p, v, verdict)...)
	}
	return k.then(events...)
}

// ballot checks a ballot that is to be corrected.
func (k *checks) ballot(v *Vote, c CorrectVote) {
	if v.Rule.Method.counted() {
		k.add(CountsOnly, v.Rule.Method)
		return
	}
	word(k, "choice", c.Choice, []Choice{For, Against, Abstain})
	voter := find(v.Roll.Voters, func(x *Voter) bool { return x.Person == c.Voter })
	if voter == nil || !voter.votes() {
		k.add(NotOnRoll, c.Voter)
	}
}

// turns is what a correction does that turns the result. It is taken as long
// as nothing was built on the old result; after that the way back is a new
// decision.
func (k *checks) turns(p *Plenary, v *Vote, verdict Verdict) []Event {
	q := v.Question
	d := p.Conclusion(q.Conclusion)
	if q.On == OnProcedure || d == nil {
		return nil
	}
	stands := p.standsAs(v)
	switch q.On {
	case OnAmendment:
		stands = d.State == ConclusionDraft && p.undone(v)
	case OnPoint:
		stands = stands && d.State == ConclusionDraft
	case OnConclusion:
		decided := d.State == ConclusionCarried || d.State == ConclusionLost
		stands = stands && decided == v.Verdict.decides() && (decided || d.State == ConclusionDraft) && p.lastVoteOn(d.ID) == v
	}
	if !stands || p.Item(d.Item).Settled() || !verdict.decides() {
		k.add(CorrectedTooLate, v.ID, d.ID, d.State)
		return nil
	}
	return p.follows(v, verdict)
}

// decides tells whether a verdict is for good, rather than a vote to be held
// again.
func (v Verdict) decides() bool { return v.Result == Carried || v.Result == Lost }

// standsAs tells whether the points of a vote are still what they were when it
// was closed.
func (p *Plenary) standsAs(v *Vote) bool {
	for _, r := range v.Question.Points {
		t := p.Point(r.ID)
		if t.State == PointRemoved || t.Version() != r.Version || (t.State != PointOpen) != v.Verdict.decides() {
			return false
		}
	}
	return true
}

// undone tells whether the amendment of a vote was not taken up, so that it
// can still be made, and was not voted on again.
func (p *Plenary) undone(v *Vote) bool {
	m := p.Amendment(v.Question.Amendment)
	if m.State != Rejected && (m.State != Admitted || v.Verdict.decides()) {
		return false
	}
	for i := range p.Votes {
		if w := &p.Votes[i]; w.Question.Amendment == m.ID && w.Opened.Seq > v.Opened.Seq && w.State != VoteCalledOff {
			return false
		}
	}
	var k checks
	k.applicable(p, m)
	return len(k.Refusals) == 0
}

// lastVoteOn is the last closed vote on a conclusion as a whole, nil if there
// is none.
func (p *Plenary) lastVoteOn(id ConclusionID) *Vote {
	for i := len(p.Votes) - 1; i >= 0; i-- {
		v := &p.Votes[i]
		if v.Question.On == OnConclusion && v.Question.Conclusion == id && v.Verdict != nil && v.State != VoteCalledOff {
			return v
		}
	}
	return nil
}
