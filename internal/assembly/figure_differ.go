package assembly

// Differing is one figure that two points of a conclusion set to different
// values.
type Differing struct {
	Point, Other PointID // in the order of their numbers
	Ours, Theirs Change
}

// Differings lists where the points of a conclusion that still count set the
// same figure to different values: only one of them can come true. It is shown
// while they are drafted, and such points cannot be put to the vote. The same
// value twice is no contradiction.
func (p *Plenary) Differings(id ConclusionID) []Differing {
	var points []*Point
	var changes [][]Change
	for _, t := range p.PointsOf(id) {
		if t.State != PointLost {
			points, changes = append(points, t), append(changes, t.Content().Changes)
		}
	}
	var out []Differing
	for _, m := range meetings(changes) {
		if x, y := changes[m.a][m.i], changes[m.b][m.j]; x.New != y.New {
			out = append(out, Differing{points[m.a].ID, points[m.b].ID, x, y})
		}
	}
	return out
}

// agree checks that no two points of a conclusion contradict each other; with
// points, only those that one of them is part of.
func (k *checks) agree(p *Plenary, id ConclusionID, points ...PointRef) {
	one := func(id PointID) bool {
		for _, r := range points {
			if r.ID == id {
				return true
			}
		}
		return len(points) == 0
	}
	for _, d := range p.Differings(id) {
		if one(d.Point) || one(d.Other) {
			k.add(FiguresDiffer, d.Point, d.Ours.Address, d.Ours.New, d.Other, d.Theirs.Address, d.Theirs.New)
		}
	}
}
