package assembly

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
// shown before any of them is put to the vote. What an amendment does is worked
// out once, and not for each that it is held against.
func (p *Plenary) Collisions(id ConclusionID) []Collision {
	points := p.PointsOf(id)
	sides := p.sides(id)
	n := len(sides)
	proposed, deltas := make([][]Change, n, n+len(points)), make([][]Change, n)
	for i, s := range sides {
		proposed[i], deltas[i] = s.proposed.Changes, s.delta
	}
	for _, t := range points {
		proposed = append(proposed, t.Content().Changes)
	}
	across, within := byLists(meetings(proposed)), byLists(meetings(deltas))
	var out []Collision
	for i, a := range sides {
		for j := i + 1; j < n; j++ {
			b, both := sides[j], [2]int{i, j}
			var clashes []Clash
			if a.Sort != NewPoint && b.Sort != NewPoint && a.Point == b.Point {
				clashes = a.clashes(b, across[both], len(within[both]) > 0)
			} else {
				clashes = acrossPoints(a.proposed, b.proposed, across[both])
			}
			for _, clash := range clashes {
				out = append(out, Collision{A: a.ID, B: b.ID, Point: b.Point, Clash: clash})
			}
		}
		for j, t := range points {
			if a.Sort != NewPoint && a.Point == t.ID {
				continue
			}
			for _, clash := range acrossPoints(a.proposed, t.Content(), across[[2]int{i, n + j}]) {
				out = append(out, Collision{A: a.ID, Point: t.ID, Clash: clash})
			}
		}
	}
	return out
}

// side is what a pending amendment does.
type side struct {
	*Amendment
	proposed Content // figures and draft, beside what its point does already

	// Of a revision that can be made on the version of its point that holds:
	holds   bool
	point   *Content
	words   []string // of the point
	content Content  // as the point would read
	hunks   []hunk   // of its words
	delta   []Change // figures that it sets otherwise, adds, or (with an empty value) takes out
}

// sides are the pending amendments to a conclusion.
func (p *Plenary) sides(id ConclusionID) []*side {
	type text struct {
		content Content
		words   []string
	}
	texts := map[PointID]*text{}
	var out []*side
	for _, m := range p.AmendmentsTo(id) {
		if !m.Pending() {
			continue
		}
		s := &side{Amendment: m, proposed: p.proposed(m)}
		out = append(out, s)
		if m.Sort != Revise {
			continue
		}
		content, clashes := p.onCurrent(m)
		if len(clashes) > 0 {
			continue
		}
		now := texts[m.Point]
		if now == nil {
			now = &text{content: p.Point(m.Point).Content()}
			now.words = words(now.content.Text)
			texts[m.Point] = now
		}
		s.holds, s.point, s.words, s.content = true, &now.content, now.words, content
		if content.Text != now.content.Text {
			s.hunks = hunks(now.words, words(content.Text))
		}
		s.delta = delta(now.content.Changes, content.Changes)
	}
	return out
}

// delta is what one list of changes has otherwise than another.
func delta(before, after []Change) []Change {
	var out []Change
	for _, c := range after {
		if old, there := changeAt(before, c.Address); !there || old != c {
			out = append(out, c)
		}
	}
	for _, c := range before {
		if _, there := changeAt(after, c.Address); !there {
			out = append(out, Change{Address: c.Address})
		}
	}
	return out
}

// clashes is where two amendments to one point meet. Figures says whether any
// figure that the one sets otherwise may be one of those of the other.
func (a *side) clashes(b *side, across []meeting, figures bool) []Clash {
	switch {
	case a.Sort == Delete && b.Sort == Delete:
		return nil // they ask for the same
	case a.Sort == Delete || b.Sort == Delete:
		return []Clash{{What: ClashDeletion, Base: string(a.Point)}}
	case !a.holds || !b.holds:
		return acrossPoints(a.proposed, b.proposed, across) // one of them is to be rebased first
	}
	out := meetHunks(a.words, a.hunks, b.hunks, func(hunk) {})
	out = append(out, mergeFields(new(Content), a.point, &a.content, &b.content)...)
	if figures {
		near := map[string]bool{}
		for _, c := range append(a.delta[:len(a.delta):len(a.delta)], b.delta...) {
			group, _, _ := groupOf(c.Address)
			near[group] = true
		}
		_, met := mergeChanges(among(near, a.point.Changes), among(near, a.content.Changes), among(near, b.content.Changes))
		out = append(out, met...)
	}
	return out
}

// among are the changes that can meet those of some groups.
func among(groups map[string]bool, changes []Change) []Change {
	var out []Change
	for _, c := range changes {
		if group, _, _ := groupOf(c.Address); groups[group] {
			out = append(out, c)
		}
	}
	return out
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

// acrossPoints is where contents of different points meet: they do not set one
// figure alike, or put different drafts of the plan in force.
func acrossPoints(a, b Content, figures []meeting) []Clash {
	var out []Clash
	for _, m := range figures {
		if x, y := a.Changes[m.i], b.Changes[m.j]; x.Address != y.Address || x.New != y.New {
			out = append(out, Clash{What: ClashFigure, Base: x.Address, Ours: x.New, Theirs: y.New})
		}
	}
	if a.Version != "" && b.Version != "" && a.Version != b.Version {
		out = append(out, Clash{What: ClashField, Field: "version", Ours: a.Version, Theirs: b.Version})
	}
	return out
}
