package assembly

import "slices"

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
