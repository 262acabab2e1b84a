package assembly

// AsSeen is a command by somebody who has looked at a plenary as it stands: it
// fills in what was seen where nothing is said. It is for programs that give
// one command after another on what they have just read. A person sees a page,
// and sends what stood there.
func AsSeen(p *Plenary, c PlenaryCommand) PlenaryCommand {
	switch x := c.(type) {
	case CallRoll:
		if s := p.SittingNow(); s != nil && x.Seen == 0 {
			x.Seen = s.Rev()
		}
		return x
	case RecordCounts:
		x.Seen = p.voteSeen(x.Vote, x.Seen)
		return x
	case CloseVote:
		x.Seen = p.voteSeen(x.ID, x.Seen)
		return x
	case CorrectVote:
		x.Seen = p.voteSeen(x.ID, x.Seen)
		return x
	case WaiveCosting:
		if d := p.Conclusion(x.ID); d != nil && x.Seen == 0 {
			x.Seen = d.Saying
		}
		return x
	case AcceptAmendment:
		if m := p.Amendment(x.ID); m != nil && x.Seen == 0 {
			x.Seen = m.Rev
		}
		return x
	}
	return c
}

func (p *Plenary) voteSeen(id VoteID, seen int) int {
	if v := p.Vote(id); v != nil && seen == 0 {
		return v.Rev
	}
	return seen
}
