package assembly

import "slices"

func (e VoteBegan) applyPlenary(p *Plenary, a Act) error {
	if p.Vote(e.ID) != nil || len(e.Rule.Faults()) > 0 {
		return errState
	}
	p.Votes = append(p.Votes, Vote{
		ID: e.ID, Question: e.Question.clone(), Rule: e.Rule, Sitting: e.Sitting, Roll: e.Roll.clone(), State: VoteOpen,
		Edited: a, Opened: a, Changed: a,
	})
	return nil
}

// touchVote finds a vote that is open and notes that it changes.
func (p *Plenary) touchVote(id VoteID, state VoteState, a Act) (*Vote, error) {
	v := p.Vote(id)
	if v == nil {
		return nil, errMissing
	}
	if v.State != state {
		return nil, errState
	}
	v.Changed = a
	return v, nil
}

func (e VoteTightened) applyPlenary(p *Plenary, a Act) error {
	if len(e.Rule.Faults()) > 0 {
		return errState
	}
	v, err := p.touchVote(e.ID, VoteOpen, a)
	if err == nil {
		v.Rule = e.Rule
		v.edited(a)
	}
	return err
}

func (e BallotCast) applyPlenary(p *Plenary, a Act) error {
	v, err := p.touchVote(e.Vote, VoteOpen, a)
	if err != nil {
		return err
	}
	ballot := Ballot{Voter: e.Voter, Choice: e.Choice, Holder: e.Holder, Act: a}
	if old := v.BallotOf(e.Voter); old != nil {
		*old = ballot
		return nil
	}
	v.Ballots = append(v.Ballots, ballot)
	return nil
}

func (e SecretCast) applyPlenary(p *Plenary, a Act) error {
	v, err := p.touchVote(e.Vote, VoteOpen, a)
	if err != nil {
		return err
	}
	if at, there := slices.BinarySearch(v.Voted, e.Voter); !there {
		v.Voted = slices.Insert(v.Voted, at, e.Voter)
	}
	return nil
}

func (e VoteCounted) applyPlenary(p *Plenary, a Act) error {
	v, err := p.touchVote(e.Vote, VoteOpen, a)
	if err == nil {
		count := e.Count
		v.Count = &count
		v.edited(a)
	}
	return err
}

// edited notes a change that two persons might make at once.
func (v *Vote) edited(a Act) {
	v.Rev++
	v.Edited = a
}

func (e VoteEnded) applyPlenary(p *Plenary, a Act) error {
	v, err := p.touchVote(e.ID, VoteOpen, a)
	if err != nil {
		return err
	}
	v.State = VoteClosed
	if e.Verdict.Result == Awaiting {
		v.State = VoteTied
	}
	verdict := e.Verdict
	v.Verdict, v.Closed = &verdict, &a
	if v.Rule.Method == Secret {
		v.Count = &verdict.Tally
	}
	return nil
}

func (e TieDecided) applyPlenary(p *Plenary, a Act) error {
	v, err := p.touchVote(e.ID, VoteTied, a)
	if err != nil {
		return err
	}
	verdict := e.Verdict
	v.State, v.ChairChoice, v.Verdict = VoteClosed, e.Choice, &verdict
	return nil
}

func (e VoteDropped) applyPlenary(p *Plenary, a Act) error {
	v := p.Vote(e.ID)
	if v == nil {
		return errMissing
	}
	if v.State == VoteClosed {
		return errState
	}
	v.State, v.Reason, v.Changed = VoteCalledOff, e.Reason, a
	return nil
}

func (e VoteCorrected) applyPlenary(p *Plenary, a Act) error {
	v := p.Vote(e.ID)
	if v == nil {
		return errMissing
	}
	if v.Verdict == nil || v.State == VoteOpen {
		return errState
	}
	v.Corrections = append(v.Corrections, Correction{
		Count: e.Count, Voter: e.Voter, Choice: e.Choice, Reason: e.Reason, Before: *v.Verdict, Act: a,
	})
	if e.Count != nil {
		count := *e.Count
		v.Count = &count
	} else if b := v.BallotOf(e.Voter); b != nil {
		b.Choice = e.Choice
	} else {
		v.Ballots = append(v.Ballots, Ballot{Voter: e.Voter, Choice: e.Choice, Act: a})
	}
	v.edited(a)
	verdict := e.Verdict
	v.Verdict, v.Changed, v.State = &verdict, a, VoteClosed
	if verdict.Result == Awaiting {
		v.State = VoteTied
	}
	return nil
}

func (q Question) clone() Question {
	q.Points = slices.Clone(q.Points)
	return q
}

func (r Roll) clone() Roll {
	r.Voters = slices.Clone(r.Voters)
	return r
}
