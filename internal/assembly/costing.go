package assembly

import "slices"

// Subject is what a costing is of: a conclusion as it stands, or with some of
// its amendments, or one of its points alone.
type Subject struct {
	Conclusion ConclusionID  `json:"conclusion"`
	Point      PointID       `json:"point,omitempty"`
	Amendments []AmendmentID `json:"amendments,omitempty"` // taken together
}

// Costing is what the solver said of a subject, by the key under which the
// answer is kept. It holds for one version of the plan, one draft put in force
// and one list of changes.
type Costing struct {
	Subject Subject
	Key     string   // of the answer
	Version string   // of the plan it was made on
	Draft   string   // of the plan that the subject puts in force, as DraftOf says
	Changes []Change // that were costed, in order
	Act     Act
}

// CostingAttached attaches a costing.
type CostingAttached struct {
	Subject Subject  `json:"subject"`
	Key     string   `json:"key"`
	Version string   `json:"version"`
	Draft   string   `json:"draft,omitempty"`
	Changes []Change `json:"changes,omitempty"`
}

// Kind of the event.
func (CostingAttached) Kind() string { return "costing.attached" }

func (e CostingAttached) applyPlenary(p *Plenary, a Act) error {
	p.Costings = append(p.Costings, Costing{Subject: e.Subject, Key: e.Key, Version: e.Version, Draft: e.Draft, Changes: e.Changes, Act: a})
	return nil
}

// Freshness says whether a costing still holds.
type Freshness string

// How fresh a costing is.
const (
	NotNeeded Freshness = "not_needed" // there is no figure to change and no draft to put in force
	NotCosted Freshness = "not_costed"
	Stale     Freshness = "stale" // the plan or the changes are other ones now
	Fresh     Freshness = "fresh"
)

// CostingOf is the latest costing of a subject, and whether it holds for a
// version of the plan; nil if there is none.
func (p *Plenary) CostingOf(s Subject, version string) (*Costing, Freshness) {
	changes, draft := p.ChangesOf(s), p.DraftOf(s)
	needed := len(changes) > 0 || draft != ""
	for i := len(p.Costings) - 1; i >= 0; i-- {
		c := &p.Costings[i]
		switch {
		case c.Subject.Conclusion != s.Conclusion || c.Subject.Point != s.Point || !slices.Equal(c.Subject.Amendments, s.Amendments):
			continue
		case !needed:
			return c, NotNeeded
		case c.Version == version && c.Draft == draft && slices.Equal(c.Changes, changes):
			return c, Fresh
		}
		return c, Stale
	}
	if !needed {
		return nil, NotNeeded
	}
	return nil, NotCosted
}

// says notes that the points of a conclusion say something else together. It
// takes back the waiver of one that makes another change of the plan than when
// the waiver was given: nobody gave a reason for that.
func (p *Plenary) says(id ConclusionID, a Act) {
	c := p.Conclusion(id)
	if c == nil {
		return
	}
	c.Saying++
	c.Said = a
	if c.Waiver.Reason == "" {
		return
	}
	s := Subject{Conclusion: id}
	if c.Waiver.Draft != p.DraftOf(s) || !slices.Equal(c.Waiver.Changes, p.ChangesOf(s)) {
		c.Waiver = Waiver{}
	}
}
