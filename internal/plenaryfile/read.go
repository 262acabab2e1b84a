package plenaryfile

import (
	"strconv"
	"time"

	"go.yaml.in/yaml/v3"

	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/plan"
)

// Version is the form of the files that this program reads.
const Version = 1

// mostBytes is the largest file that is read.
const mostBytes = 4 << 20

// Read reads a file. Its name is for messages; today is what "today" means in
// it. Every fault that can be seen without a plan comes at once, as Faults;
// for the others see Check.
func Read(name string, data []byte, today time.Time) (*File, error) {
	r := &reader{name: name, today: today}
	f := &File{Name: name}
	if len(data) > mostBytes {
		r.faultAt(Place{1, 1}, TooLarge, strconv.Itoa(mostBytes))
		return nil, r.faults.orNil()
	}
	if top := r.parse(data); top != nil {
		r.file(top, f)
		r.references(f)
	}
	if err := r.faults.orNil(); err != nil {
		return nil, err
	}
	return f, nil
}

func (r *reader) file(n *yaml.Node, f *File) {
	r.mapping(n, map[string]func(*yaml.Node){
		"plenary_file": func(n *yaml.Node) {
			if n.Value != strconv.Itoa(Version) {
				r.fault(n, NoVersion, n.Value)
			}
		},
		"organs":      list(r, &f.Organs, r.organ),
		"people":      func(n *yaml.Node) { r.each(n, func(n *yaml.Node) { r.person(n, f) }) },
		"members":     list(r, &f.Members, r.member),
		"rules":       list(r, &f.Rules, r.rules),
		"plenary":     func(n *yaml.Node) { f.Plenary = r.plenary(n) },
		"sittings":    list(r, &f.Sittings, r.sitting),
		"items":       list(r, &f.Items, r.item),
		"conclusions": list(r, &f.Conclusions, r.conclusion),
		"steps":       list(r, &f.Steps, r.step),
	}, "plenary_file", "plenary")
}

// list reads every entry of a list.
func list[T any](r *reader, to *[]T, read func(*yaml.Node) T) func(*yaml.Node) {
	return func(n *yaml.Node) { r.each(n, func(n *yaml.Node) { *to = append(*to, read(n)) }) }
}

func (r *reader) organ(n *yaml.Node) Organ {
	o := Organ{Place: placeOf(n)}
	r.mapping(n, map[string]func(*yaml.Node){
		"organ":  scalar(r, &o.ID),
		"name":   scalar(r, &o.Name),
		"parent": scalar(r, &o.Parent),
		"kind":   oneOf(r, &o.Sort, assembly.OrganKinds()...),
		"from":   r.date(&o.From),
	}, "organ", "name", "kind")
	return o
}

// person reads a person, with a place in one organ, which is all that most
// have.
func (r *reader) person(n *yaml.Node, f *File) {
	p := Person{Place: placeOf(n)}
	m := Member{Place: p.Place}
	fields := r.membership(&m)
	fields["person"] = scalar(r, &p.Key)
	fields["name"] = scalar(r, &p.Name)
	fields["contact"] = scalar(r, &p.Contact)
	fields["login"] = scalar(r, &p.Login)
	fields["administrator"] = r.yes(&p.Administrator)
	r.mapping(n, fields, "person", "name")
	f.People = append(f.People, p)
	if m.Organ != "" {
		m.Person = p.Key
		f.Members = append(f.Members, m)
	}
}

func (r *reader) member(n *yaml.Node) Member {
	m := Member{Place: placeOf(n)}
	fields := r.membership(&m)
	fields["person"] = scalar(r, &m.Person)
	r.mapping(n, fields, "person", "organ")
	return m
}

func (r *reader) membership(m *Member) map[string]func(*yaml.Node) {
	return map[string]func(*yaml.Node){
		"organ":  scalar(r, &m.Organ),
		"post":   scalar(r, &m.Post),
		"votes":  r.yes(&m.Votes),
		"weight": whole(r, &m.Weight),
		"from":   r.date(&m.From),
		"to":     r.date(&m.To),
	}
}

func (r *reader) plenary(n *yaml.Node) Plenary {
	p := Plenary{Place: placeOf(n)}
	r.mapping(n, map[string]func(*yaml.Node){
		"plenary": scalar(r, &p.ID),
		"organ":   scalar(r, &p.Organ),
		"number":  whole(r, &p.Number),
		"title":   scalar(r, &p.Title),
		"notice": func(n *yaml.Node) {
			p.Notified = true
			r.mapping(n, map[string]func(*yaml.Node){
				"on": r.date(&p.Notice.On), "how": scalar(r, &p.Notice.How),
			}, "on")
		},
	}, "plenary", "organ", "number", "title")
	return p
}

func (r *reader) sitting(n *yaml.Node) Sitting {
	s := Sitting{Place: placeOf(n)}
	r.mapping(n, map[string]func(*yaml.Node){"day": r.date(&s.Day), "place": scalar(r, &s.ScheduleSitting.Place)}, "day")
	return s
}

func (r *reader) item(n *yaml.Node) Item {
	i := Item{Place: placeOf(n)}
	r.mapping(n, map[string]func(*yaml.Node){"title": scalar(r, &i.Title), "sitting": whole(r, &i.Sitting)}, "title")
	return i
}

// figures reads changes of figures: ADDRESS: NEW.
func (r *reader) figures(c *assembly.Content, places *[]Place) func(*yaml.Node) {
	return func(n *yaml.Node) {
		if n.Kind != yaml.MappingNode {
			r.fault(n, Shape, "ADDRESS: NEW")
			return
		}
		seen := map[string]bool{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			address, value := r.text(n.Content[i]), r.text(n.Content[i+1])
			if seen[address] {
				r.fault(n.Content[i], TwiceKey, address)
			}
			seen[address] = true
			c.Changes = append(c.Changes, assembly.Change{Address: address, New: value})
			*places = append(*places, placeOf(n.Content[i]))
		}
	}
}

// content reads what a point says.
func (r *reader) content(c *assembly.Content, places *[]Place) map[string]func(*yaml.Node) {
	given := false
	fields := func(n *yaml.Node) { // the same under two keys
		if given {
			r.fault(n, TwiceKey, "fields")
		}
		given = true
		r.fields(n, &c.Fields)
	}
	return map[string]func(*yaml.Node){
		"text":        scalar(r, &c.Text),
		"kind":        oneOf(r, &c.Sort, assembly.PointKinds()...),
		"field":       fields,
		"fields":      fields,
		"responsible": scalar(r, &c.Responsible),
		"supporting":  names[plan.OrganID](r, &c.Supporting),
		"due":         r.date(&c.Due),
		"changes":     r.figures(c, places),
	}
}
