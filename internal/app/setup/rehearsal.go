package setup

import (
	"slices"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/plenaryfile"
)

// rehearsal is a stage in memory: it asks what the assembly would say.
type rehearsal struct {
	body    *assembly.Body
	plenary *assembly.Plenary
	file    *plenaryfile.File
	known   known
	at      time.Time
}

func (r *rehearsal) now() (*assembly.Body, error) { return r.body, nil }

func (r *rehearsal) organize(c assembly.BodyCommand) error {
	events, err := r.body.Do(assembly.Ask{By: "rehearsal", At: r.at, Body: r.body}, c)
	if err != nil {
		return err
	}
	for _, e := range events {
		if err := r.body.Apply(assembly.Step{Act: assembly.Act{Seq: r.body.Next, At: r.at, By: "rehearsal"}, Event: e}); err != nil {
			return err
		}
	}
	return nil
}

// enter enters someone under the name that the file uses.
func (r *rehearsal) enter(p plenaryfile.Person) (assembly.PersonID, error) {
	if id, ok := r.known.find(r.file, p); ok {
		return id, nil
	}
	id := assembly.PersonID("rehearsal-" + itoa(len(r.body.People)))
	return id, r.organize(assembly.EnterPerson{ID: id})
}

func (r *rehearsal) plan() error { return nil }

func (r *rehearsal) meet(id assembly.PlenaryID, c assembly.PlenaryCommand) ([]assembly.Event, error) {
	if r.plenary == nil {
		r.plenary = assembly.NewPlenary(id)
	}
	if convene, ok := c.(assembly.Convene); ok && !r.secretary(convene.Organ) {
		return nil, noSecretary()
	}
	events, err := r.plenary.Do(assembly.Ask{By: "rehearsal", At: r.at, Body: r.body}, assembly.AsSeen(r.plenary, c))
	if err != nil {
		return nil, err
	}
	for _, e := range events {
		if err := r.plenary.Apply(assembly.Step{Act: assembly.Act{Seq: r.plenary.Next, At: r.at, By: "rehearsal"}, Event: e}); err != nil {
			return nil, err
		}
	}
	return events, nil
}

func (r *rehearsal) secretary(organ assembly.OrganID) bool {
	return slices.ContainsFunc(r.body.Members(organ, day(r.at)), func(m assembly.Membership) bool { return m.Post == hall.PostSecretary })
}

// adopt asks as if the costing were there: it is made when it is adopted.
func (r *rehearsal) adopt(id assembly.PlenaryID, c assembly.ConclusionID) error {
	standing := assembly.Standing{Version: "v0"}
	subject := assembly.Subject{Conclusion: c}
	if changes := r.plenary.ChangesOf(subject); len(changes) > 0 {
		standing.Next = "v1"
		if _, err := r.meet(id, assembly.AttachCosting{Subject: subject, Key: "rehearsal", Version: standing.Version, Changes: changes}); err != nil {
			return err
		}
	}
	_, err := r.meet(id, assembly.Adopt{ID: c, Standing: standing})
	return err
}
