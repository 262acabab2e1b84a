package plenaryfile

import (
	"errors"
	"slices"
	"strconv"

	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/plan"
)

// references checks that what is named is there, and nothing is there twice.
func (r *reader) references(f *File) {
	people := keys[Key]{r: r, what: "person"}
	logins := keys[string]{r: r, what: "login"}
	for _, p := range f.People {
		people.add(p.Key, p.Place)
		if p.Login != "" {
			logins.add(p.Login, p.Place)
		}
	}
	for _, m := range f.Members {
		people.want(m.Person, m.Place)
	}
	conclusions := keys[Key]{r: r, what: "conclusion"}
	amendments := keys[Key]{r: r, what: "amendment"}
	for _, c := range f.Conclusions {
		conclusions.add(c.Key, c.Place)
		r.within("item", c.Item, len(f.Items), c.Place)
		own := keys[Key]{r: r, what: "point"}
		for _, p := range c.Points {
			own.add(p.Key, p.Place)
		}
		for _, m := range c.Amendments {
			amendments.add(m.Key, m.Place)
			own.want(m.Point, m.Place)
			people.want(m.Mover, m.Place)
			for _, s := range m.Seconds {
				people.want(s, m.Place)
			}
		}
	}
	for _, i := range f.Items {
		if i.Sitting != 0 {
			r.within("sitting", i.Sitting, len(f.Sittings), i.Place)
		}
	}
	for _, s := range f.Steps {
		switch s.Do {
		case Open, Close:
			r.within("sitting", s.Sitting, len(f.Sittings), s.Place)
		case Take, Pause, Say, Decide, Defer:
			r.within("item", s.Item, len(f.Items), s.Place)
		}
		people.want(s.Person, s.Place)
		for _, p := range s.Present {
			people.want(p, s.Place)
		}
		conclusions.want(s.Conclusion, s.Place)
		amendments.want(s.Amendment, s.Place)
	}
}

func (r *reader) within(what string, n, most int, at Place) {
	if n < 1 || n > most {
		r.faultAt(at, NotThere, what, strconv.Itoa(n))
	}
}

// keys are the names of one kind of thing.
type keys[T ~string] struct {
	r    *reader
	what string
	all  []string
}

// add takes a name, once. Names that could not be read were reported.
func (k *keys[T]) add(key T, at Place) {
	if slices.Contains(k.all, string(key)) && key != "" {
		k.r.faultAt(at, Taken, string(key))
		return
	}
	k.all = append(k.all, string(key))
}

// want reports a name that is not there.
func (k *keys[T]) want(key T, at Place) {
	if key == "" || slices.Contains(k.all, string(key)) {
		return
	}
	k.r.faultAt(at, NotThere, k.what, string(key))
	k.r.near(string(key), k.all)
}

// Check holds a file against a plan and the organs there are: every organ and
// every figure that it names must be there, and every new value must be one
// that the plan can have.
func (f *File) Check(p *plan.Plan, organs []assembly.OrganID) error {
	r := &reader{name: f.Name}
	there := keys[assembly.OrganID]{r: r, what: "organ"}
	for _, o := range organs {
		there.all = append(there.all, string(o))
	}
	for _, o := range f.Organs {
		there.add(o.ID, o.Place)
	}
	for _, o := range f.Organs {
		there.want(o.Parent, o.Place)
	}
	for _, m := range f.Members {
		there.want(m.Organ, m.Place)
	}
	for _, x := range f.Rules {
		there.want(x.Organ, x.Place)
	}
	there.want(f.Plenary.Organ, f.Plenary.Place)
	for _, c := range f.Conclusions {
		for _, point := range c.Points {
			r.holds(p, point.Content, point.Place, point.Changes, &there)
		}
		for _, m := range c.Amendments {
			r.holds(p, m.Content, m.Place, m.Changes, &there)
		}
	}
	return r.faults.orNil()
}

// holds checks what a point says: its organs, and each of its figures alone.
func (r *reader) holds(p *plan.Plan, c assembly.Content, at Place, places []Place, organs *keys[assembly.OrganID]) {
	organs.want(c.Responsible, at)
	for _, o := range c.Supporting {
		organs.want(o, at)
	}
	for i, change := range c.Changes {
		err := plan.Set(p.Clone(), change.Address, change.New)
		var fault plan.Fault
		if !errors.As(err, &fault) {
			continue
		}
		r.faultAt(places[i], FigureFault, change.Address)
		r.faults[len(r.faults)-1].Plan = &fault
	}
}
