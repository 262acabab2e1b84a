package assembly

import (
	"slices"
	"strings"
)

// The commands to conclusions and points.
type (
	// DraftConclusion begins a conclusion on an item.
	DraftConclusion struct {
		Item  int
		Title string
	}
	// RetitleConclusion gives it another title.
	RetitleConclusion struct {
		ID    ConclusionID
		Seen  int // Conclusion.Rev
		Title string
	}
	// WithdrawConclusion takes it back.
	WithdrawConclusion struct {
		ID     ConclusionID
		Reason string
	}
	// ReopenConclusion makes a voted conclusion a draft again; all its points
	// are to be voted on anew.
	ReopenConclusion struct {
		ID     ConclusionID
		Reason string
	}
	// AddPoint adds a point. Place 0 is the end.
	AddPoint struct {
		Conclusion ConclusionID
		Place      int
		Content    Content
	}
	// RevisePoint gives a point a new version.
	RevisePoint struct {
		ID      PointID
		Seen    int // Point.Version
		Content Content
	}
	// MovePoint gives a point another number.
	MovePoint struct {
		ID    PointID
		Seen  int // Conclusion.Rev
		Place int
	}
	// RemovePoint takes a point out.
	RemovePoint struct {
		ID   PointID
		Seen int // Point.Version
	}
	// SeparatePoint has a point voted on by itself.
	SeparatePoint struct{ ID PointID }
	// JoinPoint has it voted on together with the others again.
	JoinPoint struct{ ID PointID }
)

func (c DraftConclusion) runPlenary(p *Plenary, _ Ask) ([]Event, error) {
	var k checks
	k.item(p, c.Item)
	k.text("title", c.Title, mostTitle)
	id := ConclusionID("c" + itoa(len(p.Conclusions)+1))
	return k.then(ConclusionDrafted{id, c.Item, c.Title})
}

// draft finds a conclusion that may be edited: a draft that is not being
// voted on, on an item that is not settled.
func (k *checks) draft(p *Plenary, id ConclusionID) *Conclusion {
	c := p.Conclusion(id)
	switch {
	case c == nil:
		k.add(Unknown, "conclusion", id)
		return nil
	case c.State != ConclusionDraft:
		k.add(NotDraft, id, c.State)
	}
	if i := p.Item(c.Item); i.Settled() {
		k.add(ItemIsSettled, i.No, i.State)
	}
	if v := p.VoteNow(); v != nil && v.Question.On == OnConclusion && v.Question.Conclusion == id {
		k.add(VoteRunning, v.ID)
	}
	return c
}

func (c RetitleConclusion) runPlenary(p *Plenary, _ Ask) ([]Event, error) {
	var k checks
	if d := k.draft(p, c.ID); d != nil {
		k.seen("conclusion", string(c.ID), c.Seen, d.Rev, d.Changed)
	}
	k.text("title", c.Title, mostTitle)
	return k.then(ConclusionRetitled{c.ID, c.Title})
}

func (c WithdrawConclusion) runPlenary(p *Plenary, _ Ask) ([]Event, error) {
	var k checks
	k.draft(p, c.ID)
	if v := p.VoteNow(); v != nil && v.Question.Conclusion == c.ID {
		k.add(VoteRunning, v.ID)
	}
	k.length("reason", c.Reason, mostText)
	return k.then(ConclusionDropped(c))
}

func (c ReopenConclusion) runPlenary(p *Plenary, _ Ask) ([]Event, error) {
	d := p.Conclusion(c.ID)
	if d == nil {
		return nil, refuse(Unknown, "conclusion", c.ID)
	}
	var k checks
	if d.State != ConclusionCarried && d.State != ConclusionLost {
		k.add(NotReopened, c.ID, d.State)
	}
	if i := p.Item(d.Item); i.Settled() {
		k.add(ItemIsSettled, i.No, i.State)
	}
	k.text("reason", c.Reason, mostText)
	return k.then(ConclusionReopened(c))
}

// content checks what a point is to say.
func (k *checks) content(c Content) {
	k.text("text", c.Text, mostText)
	word(k, "kind", c.Sort, PointKinds())
	k.fields(c.Fields)
	k.date("due", c.Due, false)
	if c.Version != "" {
		k.name("version", c.Version)
	}
	if len(c.Supporting) > 100 {
		k.add(TooMany, "supporting", 100)
	}
	if len(c.Changes) > 1000 {
		k.add(TooMany, "changes", 1000)
		return
	}
	for i, change := range c.Changes {
		if _, ok := parseAddress(change.Address); !ok {
			k.add(BadAddress, change.Address)
		}
		k.text("new", change.New, mostTitle)
		k.length("old", change.Old, mostTitle)
		for _, other := range c.Changes[:i] {
			if SameFigure(change.Address, other.Address) {
				k.add(FigureTwice, other.Address, change.Address)
			}
		}
	}
}

// fields checks the fields of work of a point. A comma would part one in two
// where they are written in a line.
func (k *checks) fields(fields []string) {
	if len(fields) > mostFields {
		k.add(TooMany, "fields", mostFields)
		return
	}
	for i, f := range fields {
		k.text("fields", f, mostField)
		if strings.ContainsAny(f, ",\n") {
			k.add(BadName, "field", f)
		}
		if slices.Contains(fields[:i], f) {
			k.add(FieldTwice, f)
		}
	}
}

// organs checks that the organs of a point exist.
func (k *checks) organs(b *Body, id string, c Content) {
	for _, organ := range append([]OrganID{c.Responsible}, c.Supporting...) {
		if organ != "" && b.Organ(organ) == nil {
			k.add(OrganUnknown, id, organ)
		}
	}
}

func (c AddPoint) runPlenary(p *Plenary, a Ask) ([]Event, error) {
	var k checks
	if d := k.draft(p, c.Conclusion); d != nil {
		last := len(d.Points) + 1
		if c.Place == 0 {
			c.Place = last
		}
		if c.Place < 1 || c.Place > last {
			k.add(BadPlace, c.Place, last)
		}
	}
	k.content(c.Content)
	id := p.nextPoint(0)
	k.organs(a.Body, string(id), c.Content)
	return k.then(PointAdded{ID: id, Conclusion: c.Conclusion, Place: c.Place, Content: c.Content.clone()})
}

// nextPoint is the identifier of a point that is about to be added, after so
// many others.
func (p *Plenary) nextPoint(after int) PointID { return PointID("p" + itoa(len(p.Points)+1+after)) }

// openPoint finds a point that may be edited.
func (k *checks) openPoint(p *Plenary, id PointID) *Point {
	t := p.Point(id)
	if t == nil {
		k.add(Unknown, "point", id)
		return nil
	}
	k.draft(p, t.Conclusion)
	if t.State != PointOpen {
		k.add(PointDecided, id, t.State)
	}
	if v := p.VoteNow(); v != nil && v.decides(p, id) {
		k.add(PointUnderVote, id, v.ID)
	}
	return t
}

// decides tells whether a vote is on a point or on an amendment to it.
func (v *Vote) decides(p *Plenary, id PointID) bool {
	if m := p.Amendment(v.Question.Amendment); m != nil && m.Point == id && m.Sort != NewPoint {
		return true
	}
	return v.Question.On != OnAmendment && slices.ContainsFunc(v.Question.Points, func(r PointRef) bool { return r.ID == id })
}

func (c RevisePoint) runPlenary(p *Plenary, a Ask) ([]Event, error) {
	var k checks
	version := 0
	if t := k.openPoint(p, c.ID); t != nil {
		version = t.Version()
		k.seen("point", string(c.ID), c.Seen, version, t.Versions[version-1].Act)
		if t.Content().equal(c.Content) {
			k.add(NothingChanged, c.ID)
		}
	}
	k.content(c.Content)
	k.organs(a.Body, string(c.ID), c.Content)
	return k.then(PointRevised{ID: c.ID, Version: version + 1, Content: c.Content.clone()})
}

func (c MovePoint) runPlenary(p *Plenary, _ Ask) ([]Event, error) {
	var k checks
	if t := k.openPoint(p, c.ID); t != nil {
		d := p.Conclusion(t.Conclusion)
		k.seen("conclusion", string(d.ID), c.Seen, d.Rev, d.Changed)
		if c.Place < 1 || c.Place > len(d.Points) {
			k.add(BadPlace, c.Place, len(d.Points))
		}
	}
	return k.then(PointMoved{c.ID, c.Place})
}

func (c RemovePoint) runPlenary(p *Plenary, _ Ask) ([]Event, error) {
	var k checks
	if t := k.openPoint(p, c.ID); t != nil {
		k.seen("point", string(c.ID), c.Seen, t.Version(), t.Versions[t.Version()-1].Act)
		if pending := p.pendingOn(c.ID); len(pending) > 0 {
			k.add(AmendmentsFirst, list(pending))
		}
	}
	return k.then(PointDeleted{ID: c.ID})
}

// pendingOn are the amendments to a point that are not decided.
func (p *Plenary) pendingOn(id PointID) []AmendmentID {
	var out []AmendmentID
	for i := range p.Amendments {
		if m := &p.Amendments[i]; m.Pending() && m.Point == id && m.Sort != NewPoint {
			out = append(out, m.ID)
		}
	}
	return out
}

func (c SeparatePoint) runPlenary(p *Plenary, _ Ask) ([]Event, error) {
	var k checks
	if t := k.openPoint(p, c.ID); t != nil && t.Apart {
		k.add(NothingChanged, c.ID)
	}
	return k.then(PointSeparated(c))
}

func (c JoinPoint) runPlenary(p *Plenary, _ Ask) ([]Event, error) {
	var k checks
	if t := k.openPoint(p, c.ID); t != nil && !t.Apart {
		k.add(NotApart, c.ID)
	}
	return k.then(PointJoined(c))
}
