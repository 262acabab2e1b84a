package assembly

import "slices"

// Clone is a copy that shares nothing, for a fold that is kept while another
// goes on.
func (p *Plenary) Clone() *Plenary {
	c := *p
	c.Rules = p.Rules.clone()
	c.Sittings = each(p.Sittings, func(s *Sitting) {
		s.Opened, s.Closed = pointer(s.Opened), pointer(s.Closed)
		s.Present, s.Proxies, s.Comings = slices.Clone(s.Present), slices.Clone(s.Proxies), slices.Clone(s.Comings)
	})
	c.Items = each(p.Items, func(i *Item) { i.Said = slices.Clone(i.Said) })
	c.Conclusions = each(p.Conclusions, func(d *Conclusion) {
		d.Points, d.Adopted = slices.Clone(d.Points), pointer(d.Adopted)
		d.Waiver.Changes = slices.Clone(d.Waiver.Changes)
	})
	c.Points = each(p.Points, func(t *Point) {
		t.Versions = each(t.Versions, func(v *PointVersion) { v.Content = v.Content.clone() })
	})
	c.Amendments = each(p.Amendments, func(m *Amendment) {
		m.Content, m.Seconders, m.Merged = m.Content.clone(), slices.Clone(m.Seconders), slices.Clone(m.Merged)
	})
	c.Votes = each(p.Votes, func(v *Vote) {
		v.Question, v.Roll = v.Question.clone(), v.Roll.clone()
		v.Ballots, v.Voted = slices.Clone(v.Ballots), slices.Clone(v.Voted)
		v.Count, v.Verdict, v.Closed = pointer(v.Count), pointer(v.Verdict), pointer(v.Closed)
		v.Corrections = each(v.Corrections, func(x *Correction) { x.Count = pointer(x.Count) })
	})
	c.Costings = each(p.Costings, func(x *Costing) {
		x.Changes, x.Subject.Amendments = slices.Clone(x.Changes), slices.Clone(x.Subject.Amendments)
	})
	c.Queue = slices.Clone(p.Queue)
	return &c
}

// each is a copy of a list whose elements are copied further.
func each[T any](list []T, deepen func(*T)) []T {
	out := slices.Clone(list)
	for i := range out {
		deepen(&out[i])
	}
	return out
}

func pointer[T any](p *T) *T {
	if p == nil {
		return nil
	}
	c := *p
	return &c
}
