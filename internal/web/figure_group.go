package web

import (
	"slices"
	"strconv"
	"strings"

	"github.com/openplenum/plenum/internal/plan"
)

// figureGroup is one figure of several years: a line for what holds now, one for
// the point and one for the amendment, the years across.
type figureGroup struct {
	Name, Link string
	Unit       string // of every value, where they share one; it is left out of the cells then
	Cells      []*figureDiff
	Drafted    bool // one of the values was another when the change was drafted
}

// yearOf takes the year off the end of an address.
func yearOf(address string) (rest string, year int) {
	i := strings.LastIndexByte(address, ':')
	if i < 0 {
		return address, 0
	}
	n, err := strconv.Atoi(address[i+1:])
	if err != nil || n < 1000 || n > 9999 {
		return address, 0
	}
	return address[:i], n
}

// group sets the years of one figure side by side where there are several, so
// that twelve rows become three. What has no year, or stands alone, stays a row.
func (v *figuresView) group(b *book, l *lang) {
	of := map[string][]*figureDiff{}
	var order []string
	for i := range v.Rows {
		rest, year := yearOf(v.Rows[i].Address)
		if year == 0 {
			continue
		}
		if of[rest] == nil {
			order = append(order, rest)
		}
		of[rest] = append(of[rest], &v.Rows[i])
		if !slices.Contains(v.Years, year) {
			v.Years = append(v.Years, year)
		}
	}
	slices.Sort(v.Years)
	if len(v.Years) < 2 {
		v.Years, v.Alone = nil, v.Rows
		return
	}
	for _, rest := range order {
		v.Groups = append(v.Groups, v.groupOf(rest, of[rest], b, l))
	}
	for _, r := range v.Rows {
		if _, year := yearOf(r.Address); year == 0 {
			v.Alone = append(v.Alone, r)
		}
	}
}

func (v *figuresView) groupOf(rest string, rows []*figureDiff, b *book, l *lang) figureGroup {
	g := figureGroup{Name: rest, Cells: make([]*figureDiff, len(v.Years)), Unit: sharedUnit(rows)}
	for _, r := range rows {
		_, year := yearOf(r.Address)
		g.Cells[slices.Index(v.Years, year)] = r
		g.Drafted = g.Drafted || r.Drafted != ""
	}
	if b == nil {
		return g
	}
	for i, c := range g.Cells { // years that nobody changes hold, too
		if c == nil {
			if now, err := plan.Get(b.Folder.Plan, rest+":"+itoa(v.Years[i])); err == nil {
				g.Cells[i] = &figureDiff{Now: now}
			}
		}
	}
	g.Name, g.Link = b.figureName(rest, l), rows[0].Link
	if x, ok := b.promiseAt(rows[0].Address); ok {
		g.Name = b.targetName(x)
	}
	return g
}

// sharedUnit is the unit that every value ends with, with the space before it;
// empty where they differ.
func sharedUnit(rows []*figureDiff) string {
	unit := ""
	for _, r := range rows {
		for _, value := range []string{r.Now, r.Point, r.Amendment} {
			_, u, found := strings.Cut(value, " ")
			switch {
			case value == "":
			case !found || unit != "" && u != unit:
				return ""
			default:
				unit = u
			}
		}
	}
	if unit == "" {
		return ""
	}
	return " " + unit
}

// figureLine is one line of a group.
type figureLine struct {
	Key    string // of its name
	Values []string
	Change bool // what is proposed, not what holds
}

// Lines are those of a group: what holds, the point, the amendment.
func (v figuresView) Lines(g figureGroup) []figureLine {
	now := figureLine{Key: "web_plenum.figures.now"}
	if v.Adopted {
		now.Key = "web_plenum.figures.before"
	}
	point := figureLine{Key: "web_plenum.figures.point", Change: true}
	amendment := figureLine{Key: "web_plenum.figures.amendment", Change: true}
	for _, c := range g.Cells {
		if c == nil {
			c = &figureDiff{}
		}
		now.Values = append(now.Values, strings.TrimSuffix(c.Now, g.Unit))
		point.Values = append(point.Values, strings.TrimSuffix(c.Point, g.Unit))
		amendment.Values = append(amendment.Values, strings.TrimSuffix(c.Amendment, g.Unit))
	}
	if v.Amended {
		return []figureLine{now, point, amendment}
	}
	return []figureLine{now, point}
}
