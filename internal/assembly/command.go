package assembly

import "time"

// Ask is who gives a command, and when, with the body as it stands.
type Ask struct {
	By   PersonID
	At   time.Time
	Body *Body // read only; commands to the body itself take the body they are given to

	// Plan and Version are what a plenary that is convened decides on; empty
	// while there is no plan.
	Plan, Version string
}

// BodyCommand is a command to the body.
type BodyCommand interface {
	runBody(b *Body, a Ask) ([]Event, error)
}

// PlenaryCommand is a command to a plenary.
type PlenaryCommand interface {
	runPlenary(p *Plenary, a Ask) ([]Event, error)
}

// Do gives a command. It answers with the events that carry it out, to be
// written to the record together, or refuses with Refusals. The body itself
// does not change: that is done by applying the events.
func (b *Body) Do(a Ask, c BodyCommand) ([]Event, error) { return c.runBody(b, a) }

// Do gives a command, as Body.Do does. The first command to a new plenary is
// Convene.
func (p *Plenary) Do(a Ask, c PlenaryCommand) ([]Event, error) {
	if p.State == NotConvened {
		if _, first := c.(Convene); !first {
			return nil, refuse(PlenaryUnknown, p.ID)
		}
	}
	if p.State == PlenaryClosed {
		if _, late := c.(lateCommand); !late {
			return nil, refuse(PlenaryIsClosed, p.ID)
		}
	}
	return c.runPlenary(p, a)
}

// lateCommand is one that a closed plenary still takes: corrections.
type lateCommand interface{ late() }
