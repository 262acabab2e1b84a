package assembly

import "slices"

// The commands to the agenda and the list of speakers.
type (
	// AddItem puts an item on the agenda. Place 0 is the end.
	AddItem struct {
		Title   string
		Place   int
		Sitting int // for which it is planned; 0: any
	}
	// RetitleItem gives it another title.
	RetitleItem struct {
		No    int
		Seen  int // Item.Rev
		Title string
	}
	// MoveItem gives it another place on the agenda.
	MoveItem struct{ No, Seen, Place int }
	// TakeItem begins or resumes its discussion.
	TakeItem struct{ No int }
	// PauseItem breaks the discussion off; the item stays open.
	PauseItem struct{ No int }
	// DecideItem settles an item whose conclusions are all decided.
	DecideItem struct {
		No   int
		Note string
	}
	// DeferItem puts it off to a later sitting or a later plenary.
	DeferItem struct {
		No      int
		Sitting int    // 0: none, see Plenary
		Plenary string // which, in words or by its identifier
		Reason  string
	}
	// WithdrawItem takes it off the agenda.
	WithdrawItem struct {
		No     int
		Reason string
	}
	// WaiveNotice takes a late item although notice of it was too short.
	WaiveNotice struct {
		No     int
		Reason string
	}
	// AskFloor puts a person on the list of speakers.
	AskFloor struct{ Person PersonID }
	// GiveFloor gives a person the floor.
	GiveFloor struct{ Person PersonID }
	// LeaveFloor notes that a person has spoken, or no longer wishes to.
	LeaveFloor struct{ Person PersonID }
	// NoteStatement keeps what a person said, for the minutes.
	NoteStatement struct {
		Item   int
		Person PersonID
		Text   string
	}
)

func (c AddItem) runPlenary(p *Plenary, _ Ask) ([]Event, error) {
	var k checks
	k.text("title", c.Title, mostTitle)
	if c.Place == 0 {
		c.Place = len(p.Items) + 1
	}
	if c.Place < 1 || c.Place > len(p.Items)+1 {
		k.add(BadPlace, c.Place, len(p.Items)+1)
	}
	if c.Sitting != 0 && p.Sitting(c.Sitting) == nil {
		k.add(Unknown, "sitting", c.Sitting)
	}
	return k.then(ItemAdded{len(p.Items) + 1, c.Title, c.Place, c.Sitting, p.Notice.On != ""})
}

// item finds an item that is not settled and not under a vote.
func (k *checks) item(p *Plenary, no int) *Item {
	i := p.Item(no)
	switch {
	case i == nil:
		k.add(Unknown, "item", no)
	case i.Settled():
		k.add(ItemIsSettled, no, i.State)
	}
	if v := p.VoteNow(); i != nil && v != nil && v.Question.Item == no {
		k.add(ItemUnderVote, no, v.ID)
	}
	return i
}

func (c RetitleItem) runPlenary(p *Plenary, _ Ask) ([]Event, error) {
	var k checks
	if i := k.item(p, c.No); i != nil {
		k.seen("item", itoa(c.No), c.Seen, i.Rev, i.Changed)
	}
	k.text("title", c.Title, mostTitle)
	return k.then(ItemRetitled{c.No, c.Title})
}

func (c MoveItem) runPlenary(p *Plenary, _ Ask) ([]Event, error) {
	var k checks
	if i := p.Item(c.No); i == nil {
		k.add(Unknown, "item", c.No)
	} else {
		k.seen("item", itoa(c.No), c.Seen, i.Rev, i.Changed)
	}
	if c.Place < 1 || c.Place > len(p.Items) {
		k.add(BadPlace, c.Place, len(p.Items))
	}
	return k.then(ItemMoved{c.No, c.Place})
}

func (c TakeItem) runPlenary(p *Plenary, _ Ask) ([]Event, error) {
	var k checks
	k.item(p, c.No)
	if p.SittingNow() == nil {
		k.add(NoSitting)
	}
	if other := p.Discussed(); other != nil {
		k.add(OtherItem, other.No)
	}
	return k.then(ItemTaken(c))
}

func (c PauseItem) runPlenary(p *Plenary, _ Ask) ([]Event, error) {
	var k checks
	if i := k.item(p, c.No); i != nil && i.State != ItemDiscussed {
		k.add(NotDiscussed, c.No)
	}
	return k.then(ItemPaused(c))
}

func (c DecideItem) runPlenary(p *Plenary, _ Ask) ([]Event, error) {
	var k checks
	if i := k.item(p, c.No); i != nil && i.State != ItemDiscussed {
		k.add(NotDiscussed, c.No)
	}
	k.length("note", c.Note, mostText)
	k.noDrafts(p, c.No)
	return k.then(ItemSettled(c))
}

// noDrafts checks that no conclusion on an item waits for a decision.
func (k *checks) noDrafts(p *Plenary, no int) {
	var open []ConclusionID
	for _, c := range p.Conclusions {
		if c.Item == no && (c.State == ConclusionDraft || c.State == ConclusionCarried) {
			open = append(open, c.ID)
		}
	}
	if len(open) > 0 {
		k.add(DraftsOpen, no, list(open))
	}
}

func (c DeferItem) runPlenary(p *Plenary, _ Ask) ([]Event, error) {
	var k checks
	k.item(p, c.No)
	k.length("reason", c.Reason, mostText)
	k.length("plenary", c.Plenary, mostTitle)
	s := p.Sitting(c.Sitting)
	switch {
	case c.Sitting == 0 && c.Plenary == "", c.Sitting != 0 && c.Plenary != "":
		k.add(DeferNowhere)
	case c.Sitting != 0 && s == nil:
		k.add(Unknown, "sitting", c.Sitting)
	case c.Sitting != 0 && s.Opened != nil:
		k.add(DeferBack, c.Sitting)
	}
	return k.then(ItemPutOff(c))
}

func (c WithdrawItem) runPlenary(p *Plenary, _ Ask) ([]Event, error) {
	var k checks
	k.item(p, c.No)
	k.length("reason", c.Reason, mostText)
	return k.then(ItemDropped(c))
}

func (c WaiveNotice) runPlenary(p *Plenary, _ Ask) ([]Event, error) {
	var k checks
	if i := k.item(p, c.No); i != nil && !i.Late {
		k.add(NotLate, c.No)
	}
	k.text("reason", c.Reason, mostText)
	return k.then(NoticeWaived(c))
}

func (c AskFloor) runPlenary(p *Plenary, _ Ask) ([]Event, error) {
	var k checks
	k.inHall(p, c.Person)
	if slices.Contains(p.Queue, c.Person) || p.Floor == c.Person {
		k.add(OnListAlready, c.Person)
	}
	return k.then(FloorAsked(c))
}

// inHall checks that a person is in the sitting that is being held.
func (k *checks) inHall(p *Plenary, person PersonID) {
	s := p.SittingNow()
	switch {
	case s == nil:
		k.add(NoSitting)
	case !s.IsPresent(person):
		k.add(NotPresent, person)
	}
}

func (c GiveFloor) runPlenary(p *Plenary, _ Ask) ([]Event, error) {
	var k checks
	k.inHall(p, c.Person)
	return k.then(FloorGiven(c))
}

func (c LeaveFloor) runPlenary(p *Plenary, _ Ask) ([]Event, error) {
	if !slices.Contains(p.Queue, c.Person) && p.Floor != c.Person {
		return nil, refuse(NotOnList, c.Person)
	}
	return []Event{FloorLeft(c)}, nil
}

func (c NoteStatement) runPlenary(p *Plenary, a Ask) ([]Event, error) {
	var k checks
	if p.Item(c.Item) == nil {
		k.add(Unknown, "item", c.Item)
	}
	if a.Body.Person(c.Person) == nil {
		k.add(Unknown, "person", c.Person)
	}
	k.text("text", c.Text, mostText)
	return k.then(StatementNoted(c))
}
