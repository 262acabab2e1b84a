package hall

import (
	"context"

	"github.com/openplenum/plenum/internal/assembly"
)

// PublicConclusion is a conclusion that was adopted, as everybody may read it.
type PublicConclusion struct {
	ID      assembly.ConclusionID
	Item    string // its title
	Title   string
	Adopted assembly.Act
	Version VersionID // of the plan that it made; empty: none
	Points  []PublicPoint
	Vote    assembly.VoteID
	Verdict *assembly.Verdict
	Sitting int // in which it was voted
}

// PublicPoint is a point of it.
type PublicPoint struct {
	ID     assembly.PointID
	Number int // among those that were carried
	assembly.Content
	Verdict *assembly.Verdict // of a point that was voted on by itself
}

// PublicPlenary is a plenary with what it adopted.
type PublicPlenary struct {
	ID          assembly.PlenaryID
	Organ       assembly.OrganID
	Number      int
	Title       string
	State       assembly.PlenaryState
	Until       assembly.Date // of an adjourned plenary, when it goes on; empty: not known
	Sittings    []PublicSitting
	Conclusions []PublicConclusion
}

// PublicSitting is day and place of a sitting.
type PublicSitting struct {
	No    int
	Day   assembly.Date
	Place string
	Held  bool
}

// Public is what was adopted, plenary by plenary, in the order in which they
// were convened. Nothing else of a plenary is in it but when it meets.
func (h *Hall) Public(ctx context.Context) (out []PublicPlenary, err error) {
	err = h.store.Read(ctx, func(r Reader) error {
		all, err := h.allPlenaries(ctx, r)
		for _, p := range all {
			out = append(out, publicOf(p))
		}
		return err
	})
	return out, plain(err)
}

func publicOf(p *assembly.Plenary) PublicPlenary {
	out := PublicPlenary{ID: p.ID, Organ: p.Organ, Number: p.Number, Title: p.Title, State: p.State, Until: p.Until}
	for _, s := range p.Sittings {
		out.Sittings = append(out.Sittings, PublicSitting{No: s.No, Day: s.Day, Place: s.Place, Held: s.Opened != nil})
	}
	for i := range p.Conclusions {
		c := &p.Conclusions[i]
		if c.State != assembly.ConclusionAdopted || c.Adopted == nil {
			continue
		}
		pub := PublicConclusion{ID: c.ID, Title: c.Title, Adopted: *c.Adopted, Version: VersionID(c.Version)}
		if item := p.Item(c.Item); item != nil {
			pub.Item = item.Title
		}
		for v := range p.Votes {
			if x := &p.Votes[v]; x.Question.On == assembly.OnConclusion && x.Question.Conclusion == c.ID && x.Verdict != nil && x.Verdict.Carried() {
				pub.Vote, pub.Verdict, pub.Sitting = x.ID, x.Verdict, x.Sitting
			}
		}
		for _, t := range p.PointsOf(c.ID) {
			if t.State != assembly.PointCarried {
				continue
			}
			point := PublicPoint{ID: t.ID, Number: len(pub.Points) + 1, Content: t.Content()}
			if t.Apart {
				if v := p.Vote(voteOf(p, t)); v != nil {
					point.Verdict = v.Verdict
				}
			}
			pub.Points = append(pub.Points, point)
		}
		out.Conclusions = append(out.Conclusions, pub)
	}
	return out
}
