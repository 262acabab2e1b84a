package web

import (
	"net/http"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// togetherPage costs several amendments at once: what all of them would do, and
// which of them cannot both hold.
type togetherPage struct {
	plenumHead
	C          *assembly.Conclusion
	Amendments []*assembly.Amendment // that can be chosen
	Chosen     map[assembly.AmendmentID]bool
	Costing    costingView
	Collisions []collisionRow
	Pairs      []pairRow
	Done       bool
}

// pairRow is two amendments that cannot both hold.
type pairRow struct {
	A, B assembly.AmendmentID
	Why  string // in words
}

// togetherShow lets amendments be chosen.
func (c *call) togetherShow() error {
	return c.togetherPage(http.StatusOK, form{}, subjectOf(c.r.URL.Query()), nil)
}

// together costs the amendments that were chosen: each alone, every two, and
// all at once.
func (c *call) together() error {
	f := c.readForm()
	s := subjectOf(f.typed)
	all, err := c.site.hall.CostTogether(c.r.Context(), c.who, assembly.PlenaryID(c.r.PathValue("plenary")), c.conclusionID(), s.Amendments)
	if err == nil {
		return c.togetherPage(http.StatusOK, form{}, s, &all)
	}
	status, err := f.refuse(c, err)
	if err != nil {
		return err
	}
	return c.togetherPage(status, f, s, nil)
}

func (c *call) togetherPage(status int, f form, s assembly.Subject, all *hall.Together) error {
	h, err := c.plenum("agenda", f)
	if err != nil {
		return err
	}
	d := h.P.Conclusion(c.conclusionID())
	if d == nil {
		return errNotFound
	}
	h.belowItem(d.Item)
	h.below(h.ConclusionPath(d.ID), d.Title)
	p := togetherPage{plenumHead: h, C: d, Chosen: map[assembly.AmendmentID]bool{}, Done: all != nil}
	for _, a := range s.Amendments {
		p.Chosen[a] = true
	}
	for _, a := range h.P.AmendmentsTo(d.ID) {
		if a.Pending() {
			p.Amendments = append(p.Amendments, a)
		}
	}
	for _, x := range c.collisions(h, d.ID) {
		if p.Chosen[x.A] && (x.IsPoint || p.Chosen[x.B]) {
			p.Collisions = append(p.Collisions, x)
		}
	}
	if all != nil {
		p.Costing = costingView{Needed: true}
		if all.All != nil {
			if err := c.fillCosting(&p.Costing, all.All); err != nil {
				return err
			}
		}
		b, err := c.currentBook()
		if err != nil {
			return err
		}
		for _, x := range all.Pairs {
			p.Pairs = append(p.Pairs, pairRow{x.A, x.B, pairText(c.lang, b, x)})
		}
	}
	return c.showAs(status, "together", p)
}

// pairText says why two amendments cannot both hold. Targets have their names,
// as the plan gives them.
func pairText(l *lang, b *book, x hall.Pair) string {
	switch {
	case len(x.Clashes) > 0:
		return l.text("web_plenum.together.clash")
	case x.NoPlan:
		return l.text("web_plenum.together.noplan")
	}
	var unmet []string
	for _, t := range x.Unmet {
		unmet = append(unmet, targetText(l, b, t))
	}
	return l.text("web_plenum.together.unmet", l.words.List(unmet))
}

// targetText names a target in its last year, with its region.
func targetText(l *lang, b *book, t hall.TargetYear) string {
	name := t.Target
	if t.Region != "" {
		name += "@" + t.Region
	}
	if b == nil {
		return name + " " + itoa(t.Year)
	}
	years := b.Folder.Figures.Years
	for _, x := range b.Folder.Figures.Promises {
		if string(x.ID) == t.Target && string(b.region(x)) == t.Region && years[x.Years[len(x.Years)-1]] == t.Year {
			return b.targetName(x) + " " + b.yearsOf(x)
		}
	}
	return b.figureName("target:"+name+":"+itoa(t.Year), l)
}
