package assembly

import "fmt"

// Minute is one line of the minutes: what happened, in which sitting, on which
// item, and what it is about. It is data; the words are put elsewhere.
type Minute struct {
	Act
	Event      Event
	Sitting    int // that was held; 0: none
	Item       int // that it is on; 0: none
	Conclusion ConclusionID
	Point      PointID
	Number     int // of the point, as it was then; 0: none
	Amendment  AmendmentID
	Vote       VoteID
	Persons    []PersonID // who spoke, moved, seconded, came or left
	Present    int        // members in the hall, after the event
	Verdict    *Verdict   // of a vote that was closed, tied or corrected
}

// Minutes tells a plenary from its steps, in order. Left out is what is only a
// part of something else: single ballots, counts before a vote is closed, and
// who waits for the floor.
func Minutes(id PlenaryID, steps []Step) ([]Minute, error) {
	p := NewPlenary(id)
	var out []Minute
	for _, s := range steps {
		m := Minute{Act: s.Act, Event: s.Event}
		m.place(p) // before: an event that closes a sitting happens in it
		if err := p.Apply(s); err != nil {
			return nil, err
		}
		m.place(p)
		if m.tell(p) {
			out = append(out, m)
		}
	}
	return out, nil
}

// place notes sitting, item and attendance.
func (m *Minute) place(p *Plenary) {
	if s := p.SittingNow(); s != nil {
		m.Sitting, m.Present = s.No, len(s.Present)
	}
	if i := p.Discussed(); i != nil {
		m.Item = i.No
	}
}

// tell notes what an event is about, false if it is not for the minutes.
func (m *Minute) tell(p *Plenary) bool {
	switch e := m.Event.(type) {
	case FloorAsked, FloorLeft, BallotCast, SecretCast, VoteCounted:
		return false
	case MembersArrived:
		m.Persons = e.Persons
	case MembersLeft:
		m.Persons = e.Persons
	case ProxyGiven:
		m.Persons = []PersonID{e.From, e.To}
	case ProxyTaken:
		m.Persons = []PersonID{e.From}
	case FloorGiven:
		m.Persons = []PersonID{e.Person}
	case StatementNoted:
		m.Persons, m.Item = []PersonID{e.Person}, e.Item
	case SittingScheduled, SittingMoved, SittingOpened, SittingClosed:
	default:
		m.tellItem()
		m.tellConclusion(p)
		m.tellAmendment(p)
		m.tellVote(p)
	}
	return true
}

func (m *Minute) tellItem() {
	switch e := m.Event.(type) {
	case ItemAdded:
		m.Item = e.No
	case ItemRetitled:
		m.Item = e.No
	case ItemMoved:
		m.Item = e.No
	case ItemTaken:
		m.Item = e.No
	case ItemPaused:
		m.Item = e.No
	case ItemSettled:
		m.Item = e.No
	case ItemPutOff:
		m.Item = e.No
	case ItemDropped:
		m.Item = e.No
	case NoticeWaived:
		m.Item = e.No
	}
}

func (m *Minute) tellConclusion(p *Plenary) {
	switch e := m.Event.(type) {
	case ConclusionDrafted:
		m.Conclusion = e.ID
	case ConclusionRetitled:
		m.Conclusion = e.ID
	case ConclusionDropped:
		m.Conclusion = e.ID
	case ConclusionDecided:
		m.Conclusion, m.Vote = e.ID, e.Vote
	case ConclusionReopened:
		m.Conclusion = e.ID
	case CostingWaived:
		m.Conclusion = e.ID
	case ConclusionEnacted:
		m.Conclusion = e.ID
	case CostingAttached:
		m.Conclusion, m.Point = e.Subject.Conclusion, e.Subject.Point
	case PointAdded:
		m.Point, m.Amendment = e.ID, e.By
	case PointRevised:
		m.Point, m.Amendment = e.ID, e.By
	case PointMoved:
		m.Point = e.ID
	case PointDeleted:
		m.Point, m.Amendment = e.ID, e.By
	case PointSeparated:
		m.Point = e.ID
	case PointJoined:
		m.Point = e.ID
	case PointsDecided:
		m.Vote = e.Vote
	}
	if t := p.Point(m.Point); t != nil {
		m.Conclusion, m.Number = t.Conclusion, p.NumberOf(t.ID)
	}
	if c := p.Conclusion(m.Conclusion); c != nil {
		m.Item = c.Item
	}
}

func (m *Minute) tellAmendment(p *Plenary) {
	switch e := m.Event.(type) {
	case AmendmentMoved:
		m.Amendment, m.Persons = e.ID, []PersonID{e.Mover}
	case AmendmentSeconded:
		m.Amendment, m.Persons = e.ID, []PersonID{e.Person}
	case AmendmentAdmitted:
		m.Amendment = e.ID
	case AmendmentRebased:
		m.Amendment = e.ID
	case AmendmentDropped:
		m.Amendment = e.ID
	case AmendmentsMerged:
		m.Amendment = e.ID
	case AmendmentAccepted:
		m.Amendment, m.Vote = e.ID, e.Vote
	case AmendmentRejected:
		m.Amendment, m.Vote = e.ID, e.Vote
	}
	a := p.Amendment(m.Amendment)
	if a == nil {
		return
	}
	m.Conclusion, m.Item = a.Conclusion, p.Conclusion(a.Conclusion).Item
	if m.Point == "" {
		m.Point, m.Number = a.Point, p.NumberOf(a.Point)
	}
}

func (m *Minute) tellVote(p *Plenary) {
	switch e := m.Event.(type) {
	case VoteBegan:
		m.Vote = e.ID
	case VoteTightened:
		m.Vote = e.ID
	case VoteEnded:
		m.Vote, m.Verdict = e.ID, &e.Verdict
	case TieDecided:
		m.Vote, m.Verdict = e.ID, &e.Verdict
	case VoteDropped:
		m.Vote = e.ID
	case VoteCorrected:
		m.Vote, m.Verdict = e.ID, &e.Verdict
	}
	v := p.Vote(m.Vote)
	if v == nil {
		return
	}
	q := v.Question
	if q.Item != 0 {
		m.Item = q.Item
	}
	if m.Conclusion == "" {
		m.Conclusion = q.Conclusion
	}
	if m.Amendment == "" {
		m.Amendment = q.Amendment
	}
}

// String is the line in short, for tests and logs.
func (m Minute) String() string {
	return fmt.Sprintf("%d %s sitting %d item %d %s %s(%d) %s %s %v", m.Seq, m.Event.Kind(), m.Sitting, m.Item, m.Conclusion, m.Point, m.Number, m.Amendment, m.Vote, m.Persons)
}
