package assembly

// Item is one item of the agenda.
type Item struct {
	No      int // from 1, in the order in which items were added; its place on the agenda may change
	Title   string
	State   ItemState
	Sitting int    // of a deferred item, or one that is planned: the sitting; 0: none
	Plenary string // of an item deferred to a later plenary: which
	Late    bool   // added after the notice was given
	Waived  string // why it was taken although it was late; empty: it was not
	Note    string // how it was decided, or why it was deferred or withdrawn
	Rev     int
	Made    Act
	Changed Act
	Said    []Statement
}

// ItemState is where an item stands.
type ItemState string

// The states of an item.
const (
	ItemOpen      ItemState = "open"
	ItemDiscussed ItemState = "discussed" // under discussion
	ItemDecided   ItemState = "decided"
	ItemDeferred  ItemState = "deferred"
	ItemWithdrawn ItemState = "withdrawn"
)

// Statement is what someone said on an item, as the minutes have it.
type Statement struct {
	Person PersonID
	Text   string
	Act    Act
}

// Settled tells whether nothing more is to be done on an item in this plenary.
func (i *Item) Settled() bool {
	return i.State == ItemDecided || i.State == ItemWithdrawn || i.State == ItemDeferred && i.Plenary != ""
}

// Item finds an item by its number, nil if there is none.
func (p *Plenary) Item(no int) *Item { return find(p.Items, func(i *Item) bool { return i.No == no }) }

// Discussed is the item under discussion, nil if there is none.
func (p *Plenary) Discussed() *Item {
	return find(p.Items, func(i *Item) bool { return i.State == ItemDiscussed })
}

// The events of the agenda and of the list of speakers.
type (
	// ItemAdded puts an item on the agenda.
	ItemAdded struct {
		No      int    `json:"no"`
		Title   string `json:"title"`
		Place   int    `json:"place"` // on the agenda, from 1
		Sitting int    `json:"sitting,omitempty"`
		Late    bool   `json:"late,omitempty"`
	}
	// ItemRetitled gives it another title.
	ItemRetitled struct {
		No    int    `json:"no"`
		Title string `json:"title"`
	}
	// ItemMoved gives it another place on the agenda.
	ItemMoved struct {
		No    int `json:"no"`
		Place int `json:"place"`
	}
	// ItemTaken begins or resumes its discussion.
	ItemTaken struct {
		No int `json:"no"`
	}
	// ItemPaused breaks the discussion off; the item stays open.
	ItemPaused struct {
		No int `json:"no"`
	}
	// ItemSettled notes that the item is decided.
	ItemSettled struct {
		No   int    `json:"no"`
		Note string `json:"note,omitempty"`
	}
	// ItemPutOff defers it to a later sitting or plenary.
	ItemPutOff struct {
		No      int    `json:"no"`
		Sitting int    `json:"sitting,omitempty"`
		Plenary string `json:"plenary,omitempty"`
		Reason  string `json:"reason,omitempty"`
	}
	// ItemDropped withdraws it.
	ItemDropped struct {
		No     int    `json:"no"`
		Reason string `json:"reason,omitempty"`
	}
	// NoticeWaived takes an item although notice of it was too short.
	NoticeWaived struct {
		No     int    `json:"no"`
		Reason string `json:"reason"`
	}
	// FloorAsked puts a person on the list of speakers.
	FloorAsked struct {
		Person PersonID `json:"person"`
	}
	// FloorGiven gives a person the floor.
	FloorGiven struct {
		Person PersonID `json:"person"`
	}
	// FloorLeft notes that a person has spoken, or no longer wishes to.
	FloorLeft struct {
		Person PersonID `json:"person"`
	}
	// StatementNoted keeps what a person said, for the minutes.
	StatementNoted struct {
		Item   int      `json:"item"`
		Person PersonID `json:"person"`
		Text   string   `json:"text"`
	}
)

// Kinds of the events above.
func (ItemAdded) Kind() string      { return "item.added" }
func (ItemRetitled) Kind() string   { return "item.retitled" }
func (ItemMoved) Kind() string      { return "item.moved" }
func (ItemTaken) Kind() string      { return "item.taken" }
func (ItemPaused) Kind() string     { return "item.paused" }
func (ItemSettled) Kind() string    { return "item.decided" }
func (ItemPutOff) Kind() string     { return "item.deferred" }
func (ItemDropped) Kind() string    { return "item.withdrawn" }
func (NoticeWaived) Kind() string   { return "item.notice_waived" }
func (FloorAsked) Kind() string     { return "floor.asked" }
func (FloorGiven) Kind() string     { return "floor.given" }
func (FloorLeft) Kind() string      { return "floor.left" }
func (StatementNoted) Kind() string { return "statement.noted" }
