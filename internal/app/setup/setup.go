package setup

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/planfile"
	"github.com/openplenum/plenum/internal/plenaryfile"
)

// Options say what is set up, and where.
type Options struct {
	Hall  *hall.Hall
	Store hall.Store // that the hall stands on
	File  *plenaryfile.File

	// Plan is imported from Source first, if it is given; else the version that
	// holds is used. No Plan: the first there is.
	Plan   hall.PlanID
	Source fs.FS
	Note   string // of the version

	Now time.Time
	// Again makes new links for a plenary that is there, instead of refusing it.
	Again bool
	// Done is told how far it is: steps done, of all. Nil: nobody.
	Done func(step, of int)
}

// Link is a one-time link for someone in the file who has a login.
type Link struct {
	Login string
	Name  string
	Post  string
	Organ assembly.OrganID
	Token string
}

// Ready is what was set up.
type Ready struct {
	Plenary   assembly.PlenaryID
	Secretary hall.Actor        // of the organ that meets
	Version   *hall.PlanVersion // that was imported; nil: none
	Links     []Link            // in the order of the file
}

// Fault is what the assembly refuses, and where it stands in the file.
type Fault struct {
	File string
	plenaryfile.Place
	Err error // hall.Refusals
}

func (f *Fault) Error() string {
	return fmt.Sprintf("%s:%d:%d: %v", f.File, f.Line, f.Column, f.Err)
}

func (f *Fault) Unwrap() error { return f.Err }

// ErrNoAdministrator says that nobody could open the accounts.
var ErrNoAdministrator = errors.New("setup: nobody in the file is an administrator, and the installation has none")

// Run sets everything up. Faults of the file come as plenaryfile.Faults or
// *Fault, with nothing written.
func Run(ctx context.Context, o Options) (*Ready, error) {
	o.Now = o.Now.In(o.Hall.Zone()) // days are those of the installation
	body, err := o.Hall.Body(ctx, hall.Actor{})
	if err != nil {
		return nil, err
	}
	p, files, err := planOf(ctx, o, body)
	if err != nil {
		return nil, err
	}
	organs := make([]assembly.OrganID, 0, len(body.Organs)+len(p.Organs))
	for _, x := range body.Organs {
		organs = append(organs, x.ID)
	}
	for _, x := range p.Organs {
		organs = append(organs, x.ID)
	}
	if err := o.File.Check(p, organs); err != nil {
		return nil, err
	}
	known, admin, err := people(ctx, o, body)
	if err != nil {
		return nil, err
	}
	live := &hallStage{ctx: ctx, o: o, files: files, admin: admin, known: known}
	switch err := isNew(ctx, o, body); {
	case o.Again && hall.Refused(err, hall.Code(assembly.PlenaryExists)):
		return live.ready(nil)
	case err != nil:
		return nil, err
	}
	if admin.Person == "" && !slices.ContainsFunc(o.File.People, func(p plenaryfile.Person) bool { return p.Administrator && p.Login != "" }) {
		return nil, ErrNoAdministrator
	}
	try := &play{file: o.File, organs: p.Organs, today: day(o.Now), stage: &rehearsal{file: o.File, body: body.Clone(), known: known, at: o.Now}}
	if err := try.all(); err != nil {
		return nil, err
	}
	if err := live.begin(); err != nil {
		return nil, err
	}
	play := &play{file: o.File, organs: p.Organs, today: day(o.Now), stage: live, of: try.step, done: o.Done}
	if err := play.all(); err != nil {
		return nil, err
	}
	return live.ready(play.persons)
}

// isNew refuses a plenary that is there already.
func isNew(ctx context.Context, o Options, b *assembly.Body) error {
	secretary := holder(b, hall.PostSecretary, "", day(o.Now))
	if secretary.Person == "" {
		return nil
	}
	all, err := o.Hall.Plenaries(ctx, secretary)
	if err != nil {
		return err
	}
	for _, p := range all {
		if p.ID == o.File.Plenary.ID {
			return placed(o.File.Name, o.File.Plenary.Place, assembly.Refusals{{Code: assembly.PlenaryExists, Args: []string{string(p.ID)}}})
		}
	}
	return nil
}

// day is the day of a time in its time zone.
func day(t time.Time) assembly.Date { return assembly.Date(t.Format(time.DateOnly)) }

// planOf is the plan that the plenary is about, and the files to import it
// from, if it is to be imported.
func planOf(ctx context.Context, o Options, body *assembly.Body) (*plan.Plan, []planfile.File, error) {
	if o.Source != nil {
		folder, err := planfile.ReadFS(o.Source)
		if err != nil {
			return nil, nil, err
		}
		files, err := filesIn(o.Source)
		return folder.Figures.Plan, files, err
	}
	v, err := o.Hall.Current(ctx, o.Plan)
	if err != nil {
		return nil, nil, err
	}
	folder, _, err := o.Hall.Folder(ctx, holder(body, hall.PostSecretary, "", day(o.Now)), v.ID)
	if err != nil {
		return nil, nil, err
	}
	return folder.Plan, nil, nil
}

// filesIn are the tables and the head of a plan folder.
func filesIn(folder fs.FS) ([]planfile.File, error) {
	entries, err := fs.ReadDir(folder, ".")
	if err != nil {
		return nil, err
	}
	var out []planfile.File
	for _, e := range entries {
		if name := e.Name(); !e.IsDir() && (name == "plan.yaml" || path.Ext(name) == ".csv") {
			data, err := fs.ReadFile(folder, name)
			if err != nil {
				return nil, err
			}
			out = append(out, planfile.File{Name: name, Data: data})
		}
	}
	return out, nil
}

// known are persons who are there already: by login, and by name and organ.
type known map[string]assembly.PersonID

func byLogin(l string) string                           { return "login " + login(l) }
func byName(name string, organ assembly.OrganID) string { return string(organ) + " " + name }

// find finds someone of the file: by the login, or else by the name among
// those who are in the organ where the file puts them.
func (k known) find(f *plenaryfile.File, p plenaryfile.Person) (assembly.PersonID, bool) {
	if p.Login != "" {
		id, ok := k[byLogin(p.Login)]
		return id, ok
	}
	for _, m := range f.Members {
		if m.Person == p.Key {
			id, ok := k[byName(p.Name, m.Organ)]
			return id, ok
		}
	}
	return "", false
}

// people lists who is there, and finds one who may open accounts: whoever can
// open the database and has its key may act in this name.
func people(ctx context.Context, o Options, b *assembly.Body) (k known, admin hall.Actor, err error) {
	k = known{}
	err = o.Store.Read(ctx, func(r hall.Reader) error {
		all, err := r.Accounts(ctx)
		if err != nil {
			return err
		}
		for _, a := range all {
			k[byLogin(a.Login)] = a.Person
			if a.Administrator && a.Disabled.IsZero() && admin.Person == "" {
				admin = hall.Actor{Person: a.Person, Login: a.Login, Administrator: true}
			}
		}
		persons, err := r.Persons(ctx)
		for _, p := range persons {
			for _, m := range b.MembershipsOf(p.ID, day(o.Now)) {
				if p.Name != "" {
					k[byName(p.Name, m.Organ)] = p.ID
				}
			}
		}
		return err
	})
	return k, admin, err
}

// holder is who holds a post in an organ (empty: in any) on a day.
func holder(b *assembly.Body, post string, organ assembly.OrganID, on assembly.Date) hall.Actor {
	for _, m := range b.Memberships {
		if m.Post == post && (organ == "" || m.Organ == organ) && b.IsMember(m.Organ, m.Person, on) {
			return hall.Actor{Person: m.Person}
		}
	}
	return hall.Actor{}
}

// password is one that nobody knows: its account is entered by link.
func password() string { return rand.Text() }
