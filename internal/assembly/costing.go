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
// answer is kept. It holds for one version of the plan and one list of
// changes.
type Costing struct {
	Subject Subject
	Key     string   // of the answer
	Version string   // of the plan it was made on
	Changes []Change // that were costed, in order
	Act     Act
}

// CostingAttached attaches a costing.
type CostingAttached struct {
	Subject Subject  `json:"subject"`
	Key     string   `json:"key"`
	Version string   `json:"version"`
	Changes []Change `json:"changes,omitempty"`
}

// Kind of the event.
func (CostingAttached) Kind() string { return "costing.attached" }

func (e CostingAttached) applyPlenary(p *Plenary, a Act) error {
	p.Costings = append(p.Costings, Costing{Subject: e.Subject, Key: e.Key, Version: e.Version, Changes: e.Changes, Act: a})
	return nil
}

// Freshness says whether a costing still holds.
type Freshness string

// How fresh a costing is.
const (
	NotNeeded Freshness = "not_needed" // there is no figure to change
	NotCosted Freshness = "not_costed"
	Stale     Freshness = "stale" // the plan or the changes are other ones now
	Fresh     Freshness = "fresh"
)

// CostingOf is the latest costing of a subject, and whether it holds for a
// version of the plan; nil if there is none.
func (p *Plenary) CostingOf(s Subject, version string) (*Costing, Freshness) {
	changes := p.ChangesOf(s)
	for i := len(p.Costings) - 1; i >= 0; i-- {
		c := &p.Costings[i]
		switch {
		case c.Subject.Conclusion != s.Conclusion || c.Subject.Point != s.Point || !slices.Equal(c.Subject.Amendments, s.Amendments):
			continue
		case len(changes) == 0:
			return c, NotNeeded
		case c.Version == version && slices.Equal(c.Changes, changes):
			return c, Fresh
		}
		return c, Stale
	}
	if len(changes) == 0 {
		return nil, NotNeeded
	}
	return nil, NotCosted
}
