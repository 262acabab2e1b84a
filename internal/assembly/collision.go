package assembly

import "slices"

// Collision is where two things that are proposed cannot both be made as they
// stand.
type Collision struct {
	A     AmendmentID
	B     AmendmentID // the other amendment; empty: Point
	Point PointID     // where they meet; or, without B, the point whose own figure A changes too
	Clash
}

// Collisions lists where the pending amendments to a conclusion meet each
// other, and where they change a figure that another point changes too. It is
// shown before any of them is put to the vote.
func (p *Plenary) Collisions(id ConclusionID) []Collision {
	var pending []*Amendment
	for _, m := range p.AmendmentsTo(id) {
		if m.Pending() {
			pending = append(pending, m)
		}
	}
	var out []Collision
	for i, a := range pending {
		for _, b := range pending[i+1:] {
			for _, clash := range p.clashes(a, b) {
				out = append(out, Collision{A: a.ID, B: b.ID, Point: b.Point, Clash: clash})
			}
		}
		for _, t := range p.PointsOf(id) {
			if a.Sort != NewPoint && a.Point == t.ID {
				continue
			}
			for _, clash := range across(p.proposed(a), t.Content()) {
				out = append(out, Collision{A: a.ID, Point: t.ID, Clash: clash})
			}
		}
	}
	return out
}

// clashes is where two amendments meet.
func (p *Plenary) clashes(a, b *Amendment) []Clash {
	if a.Sort == NewPoint || b.Sort == NewPoint || a.Point != b.Point {
		return across(p.proposed(a), p.proposed(b))
	}
	switch {
	case a.Sort == Delete && b.Sort == Delete:
		return nil // they ask for the same
	case a.Sort == Delete || b.Sort == Delete:
		return []Clash{{What: ClashDeletion, Base: string(a.Point)}}
	}
	ours, met := p.onCurrent(a)
	theirs, met2 := p.onCurrent(b)
	if len(met) > 0 || len(met2) > 0 {
		return across(p.proposed(a), p.proposed(b)) // one of them is to be rebased first
	}
	_, clashes := MergeContent(p.Point(a.Point).Content(), ours, theirs)
	return clashes
}

// proposed is what an amendment does to the plan beside what its point does
// already: figures, and the draft to be put in force.
func (p *Plenary) proposed(m *Amendment) Content {
	base, _ := p.contentAt(m.Point, m.Base)
	var out Content
	for _, c := range m.Content.Changes {
		if old, there := changeAt(base.Changes, c.Address); !there || old != c || m.Sort == NewPoint {
			out.Changes = append(out.Changes, c)
		}
	}
	if m.Content.Version != base.Version || m.Sort == NewPoint {
		out.Version = m.Content.Version
	}
	return out
}

// across is where contents of different points meet: they set one figure
// differently, or put different drafts of the plan in force.
func across(a, b Content) []Clash {
	out := figures(a.Changes, b.Changes)
	if a.Version != "" && b.Version != "" && a.Version != b.Version {
		out = append(out, Clash{What: ClashField, Field: "version", Ours: a.Version, Theirs: b.Version})
	}
	return out
}

// figures is where two lists of changes touch the same figure and do not set
// it alike.
func figures(a, b []Change) []Clash {
	var out []Clash
	for _, x := range a {
		for _, y := range b {
			if SameFigure(x.Address, y.Address) && (x.Address != y.Address || x.New != y.New) {
				out = append(out, Clash{What: ClashFigure, Base: x.Address, Ours: x.New, Theirs: y.New})
			}
		}
	}
	return out
}

// ChangesOf is every change of figures that a subject makes, in the order of
// its points: what is costed, and what adoption does. Points that were lost or
// removed make none. Amendments that cannot be made on their points as they
// stand are left out, and so are those already decided.
func (p *Plenary) ChangesOf(s Subject) []Change {
	var out []Change
	for _, c := range p.contents(s) {
		out = append(out, c.Changes...)
	}
	return out
}

// DraftOf is the draft of the plan that a subject puts in force before its own
// figures are set, by the points that ChangesOf goes by; empty if there is
// none. A conclusion whose points name several cannot be put to the vote; the
// last one is given then.
func (p *Plenary) DraftOf(s Subject) string {
	if all := p.drafts(s); len(all) > 0 {
		return all[len(all)-1]
	}
	return ""
}

// drafts are the drafts that a subject names, each once.
func (p *Plenary) drafts(s Subject) []string {
	var out []string
	for _, c := range p.contents(s) {
		if c.Version != "" && !slices.Contains(out, c.Version) {
			out = append(out, c.Version)
		}
	}
	return out
}

// contents are the points of a subject that count, with its amendments made.
func (p *Plenary) contents(s Subject) []Content {
	out := p.firstPoints(s)
	for _, t := range p.PointsOf(s.Conclusion) {
		if s.Point != "" && s.Point != t.ID || t.State == PointLost {
			continue
		}
		content, added := p.amended(t, s.Amendments)
		out = append(out, content)
		for _, m := range added {
			out = append(out, m.Content)
		}
	}
	return out
}

// amended is a point with amendments made, and the new points that follow it.
func (p *Plenary) amended(t *Point, with []AmendmentID) (Content, []*Amendment) {
	content := t.Content()
	var added []*Amendment
	for _, id := range with {
		m := p.Amendment(id)
		if m == nil || !m.Pending() || m.Point != t.ID {
			continue
		}
		switch m.Sort {
		case NewPoint:
			added = append(added, m)
		case Delete:
			content = Content{}
		case Revise:
			now, met := p.onCurrent(m)
			merged, clashes := MergeContent(t.Content(), content, now)
			if len(met) == 0 && len(clashes) == 0 {
				content = merged
			}
		}
	}
	return content, added
}

// firstPoints are new points that stand before all others.
func (p *Plenary) firstPoints(s Subject) []Content {
	var out []Content
	for _, id := range s.Amendments {
		if m := p.Amendment(id); m != nil && m.Pending() && m.Sort == NewPoint && m.Point == "" && m.Conclusion == s.Conclusion {
			out = append(out, m.Content)
		}
	}
	return out
}
