package web

import (
	"slices"
	"strconv"

	"github.com/openplenum/plenum/internal/plan"
)

// treePage shows what a plan promises, as a tree.
type treePage struct {
	planHead
	By       string
	Columns  []string // years, and one for sums of years where there are any
	Branches []branch
}

// branch is a part of the tree: a tier, a category, an organ or a region.
type branch struct {
	Name     string
	Branches []branch
	Leaves   []leaf
}

// Count is how many targets hang on the branch.
func (b branch) Count() int {
	n := len(b.Leaves)
	for _, below := range b.Branches {
		n += below.Count()
	}
	return n
}

// leaf is a target over its years.
type leaf struct {
	Name   string
	Unit   string
	Organ  string
	AtMost bool
	Cells  []treeCell // as many as there are columns
}

// treeCell is what is promised for one year, or for a sum of years, and how far
// the plan reaches it.
type treeCell struct {
	cell          // without a state where nothing is promised or the plan is not solved
	There  bool   // something is promised
	Years  string // "2027", or "2026–2030" for a sum
	Amount float64
}

// planTree shows the tree by tier, by organ or by region.
func (c *call) planTree() error {
	b, err := c.book()
	if err != nil {
		return err
	}
	p := treePage{planHead: c.planHead(b, "tree"), By: c.r.FormValue("by"), Columns: b.columns(c.lang)}
	switch p.By {
	case "organ":
		p.Branches = b.byOrgan(c.lang)
	case "region":
		p.Branches = b.byRegion(c.lang)
	default:
		p.By = "tier"
		p.Branches = b.byTier(c.lang)
	}
	return c.show("plan_tree", p)
}

// promised are the promises of a target in a region, over all years.
type promised struct {
	first plan.Promise
	all   []plan.Promise
}

// targets gathers the promises of a plan by target and region, in the order of
// the plan.
func (b *book) targets() []promised {
	type key struct {
		id     plan.TargetID
		region int
	}
	var out []promised
	at := map[key]int{}
	for _, p := range b.Folder.Figures.Promises {
		k := key{p.ID, p.Measure.Region}
		i, ok := at[k]
		if !ok {
			i = len(out)
			at[k] = i
			out = append(out, promised{first: p})
		}
		out[i].all = append(out[i].all, p)
	}
	return out
}

// columns are the years of the plan, and one more where a target is for a sum of
// years.
func (b *book) columns(l *lang) []string {
	var out []string
	for _, y := range b.Folder.Figures.Years {
		out = append(out, strconv.Itoa(y))
	}
	if slices.ContainsFunc(b.Folder.Figures.Promises, isSum) {
		out = append(out, l.text("web_plan.col.sum"))
	}
	return out
}

// isSum tells whether a promise is for several years together.
func isSum(p plan.Promise) bool { return len(p.Years) > 1 }

// leaf is a target as the tree shows it.
func (b *book) leaf(t promised) leaf {
	l := leaf{
		Name: b.targetName(t.first), Unit: t.first.Measure.Unit, Organ: b.organName(t.first.Organ),
		AtMost: t.first.Sense == plan.AtMost,
	}
	years := b.Folder.Figures.Years
	l.Cells = make([]treeCell, len(years), len(years)+1)
	if slices.ContainsFunc(b.Folder.Figures.Promises, isSum) {
		l.Cells = l.Cells[:len(years)+1]
	}
	for _, p := range t.all {
		c := treeCell{There: true, Years: b.yearsOf(p), Amount: p.Amount}
		if x := b.solvedTarget(p); x != nil {
			c.cell = planned(x)
		}
		c.Link = b.figureLink(b.addressOf(p))
		if isSum(p) {
			l.Cells[len(years)] = c
		} else {
			l.Cells[p.Years[0]] = c
		}
	}
	return l
}

// yearsOf is "2027", or "2026–2030" for a sum.
func (b *book) yearsOf(p plan.Promise) string {
	years := b.Folder.Figures.Years
	first, last := years[p.Years[0]], years[p.Years[len(p.Years)-1]]
	if first == last {
		return strconv.Itoa(first)
	}
	return strconv.Itoa(first) + "–" + strconv.Itoa(last)
}

// targetName is the name of a target, with its region.
func (b *book) targetName(p plan.Promise) string {
	name := p.Name
	if name == "" {
		name = string(p.ID)
	}
	if p.Measure.Region >= 0 {
		if region := b.regionName(p.Measure.Region); region != "" {
			return name + " · " + region
		}
	}
	return name
}

func (b *book) regionName(i int) string {
	id := b.Folder.Figures.Regions[i]
	for _, r := range b.Folder.Plan.Regions {
		if r.ID == id && r.Name != "" {
			return r.Name
		}
	}
	return string(id)
}

func (b *book) organName(id plan.OrganID) string {
	for _, o := range b.Folder.Plan.Organs {
		if o.ID == id && o.Name != "" {
			return o.Name
		}
	}
	return string(id)
}

// categoryName is the category of final use that a target is about, or what is
// measured.
func (b *book) categoryName(p plan.Promise, l *lang) string {
	if len(p.Measure.Categories) > 0 {
		id := p.Measure.Categories[0]
		for _, c := range b.Folder.Plan.Categories {
			if c.ID == id && c.Name != "" {
				return c.Name
			}
		}
		return string(id)
	}
	return l.text("web_plan.measure." + string(p.Measure.Kind))
}

// tierName is "Tier 1 · Basic needs".
func (b *book) tierName(number int, l *lang) string {
	for _, t := range b.Folder.Plan.Tiers {
		if t.Number == number && t.Name != "" {
			return l.text("web_plan.tier.named", number, t.Name)
		}
	}
	return l.text("web_plan.tier.plain", number)
}

// grow puts a leaf on the branch with a name, which is made when it is not
// there.
func grow(branches []branch, names []string, l leaf) []branch {
	i := slices.IndexFunc(branches, func(b branch) bool { return b.Name == names[0] })
	if i < 0 {
		i = len(branches)
		branches = append(branches, branch{Name: names[0]})
	}
	if len(names) == 1 {
		branches[i].Leaves = append(branches[i].Leaves, l)
	} else {
		branches[i].Branches = grow(branches[i].Branches, names[1:], l)
	}
	return branches
}

func (b *book) byTier(l *lang) []branch {
	targets := b.targets()
	slices.SortStableFunc(targets, func(x, y promised) int { return x.first.Tier - y.first.Tier })
	var out []branch
	for _, t := range targets {
		out = grow(out, []string{b.tierName(t.first.Tier, l), b.categoryName(t.first, l)}, b.leaf(t))
	}
	return out
}

// byOrgan follows the order of the organs; what nobody answers for comes last.
func (b *book) byOrgan(l *lang) []branch {
	var out, nobody []branch
	targets := b.targets()
	for _, o := range b.Folder.Plan.Organs {
		for _, t := range targets {
			if t.first.Organ == o.ID {
				out = grow(out, []string{b.organName(o.ID)}, b.leaf(t))
			}
		}
	}
	for _, t := range targets {
		if t.first.Organ == "" {
			nobody = grow(nobody, []string{l.text("web_plan.nobody")}, b.leaf(t))
		}
	}
	return append(out, nobody...)
}

// byRegion begins with what is promised for the country as a whole.
func (b *book) byRegion(l *lang) []branch {
	var out []branch
	targets := b.targets()
	for r := -1; r < len(b.Folder.Figures.Regions); r++ {
		name := l.text("web_plan.country")
		if r >= 0 {
			name = b.regionName(r)
		}
		for _, t := range targets {
			if t.first.Measure.Region == r {
				out = grow(out, []string{name}, b.leaf(t))
			}
		}
	}
	return out
}
