package web

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/openplenum/plenum/internal/assembly"
)

// sittingPage is a sitting: who is there, who speaks.
type sittingPage struct {
	plenumHead
	S       *assembly.Sitting
	Members []member
	Present int64 // with the right to vote
	Quorum  int64 // heads needed for a vote on a conclusion
	Proxies []option
	Away    []option
}

// member is one who has a seat, as the roll shows it.
type member struct {
	Person  assembly.PersonID
	Name    string
	Post    string
	Votes   bool
	Weight  int64
	Present bool
	Holder  string // who votes for them
}

// sittingShow shows a sitting.
func (c *call) sittingShow() error { return c.sittingPage(http.StatusOK, form{}) }

func (c *call) sittingPage(status int, f form) error {
	h, err := c.plenum("sittings", f)
	if err != nil {
		return err
	}
	no, _ := strconv.Atoi(c.r.PathValue("sitting"))
	s := h.P.Sitting(no)
	if s == nil {
		return errNotFound
	}
	h.below(h.Path()+"/sitting/"+itoa(no), c.lang.text("web_plenum.sitting.named", no))
	p := sittingPage{plenumHead: h, S: s}
	p.Members = p.members()
	roll := h.P.Roll(s, h.Body)
	for _, v := range roll.Voters {
		if v.Present {
			p.Present++
		}
	}
	p.Quorum = h.P.Rules.Votes[assembly.OnConclusion].Quorum.Of(int64(len(roll.Voters)))
	for _, m := range p.Members {
		if m.Votes && m.Present {
			p.Proxies = append(p.Proxies, option{string(m.Person), m.Name})
		} else if m.Votes {
			p.Away = append(p.Away, option{string(m.Person), m.Name})
		}
	}
	return c.showAs(status, "sitting", p)
}

// members lists everyone with a seat on the day of the sitting, by name.
func (p sittingPage) members() []member {
	var out []member
	for _, m := range p.Body.Members(p.P.Organ, p.S.Day) {
		if slices.ContainsFunc(out, func(x member) bool { return x.Person == m.Person }) {
			continue
		}
		one := member{Person: m.Person, Name: p.Person(m.Person), Post: p.lang.post(m.Post), Votes: m.Votes, Weight: m.Weight, Present: p.S.IsPresent(m.Person)}
		for _, x := range p.S.Proxies {
			if x.From == m.Person {
				one.Holder = p.Person(x.To)
			}
		}
		out = append(out, one)
	}
	slices.SortStableFunc(out, func(a, b member) int { return compareText(a.Name, b.Name) })
	return out
}

// sittingActs are what can be done with a sitting.
var sittingActs = map[string]act{
	"open": func(c *call, _ *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.OpenSitting{No: c.number("sitting")}
	},
	"close": func(*call, *form, *assembly.Plenary) assembly.PlenaryCommand { return assembly.CloseSitting{} },
	"move": func(c *call, f *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.MoveSitting{No: c.number("sitting"), Day: f.date("day", true), Place: f.maybe("place", 300)}
	},
	"roll": func(_ *call, f *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.CallRoll{Seen: f.number("seen"), Present: persons(f.typed["present"])}
	},
	"arrive": func(_ *call, f *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.Arrive{Persons: persons(f.typed["person"])}
	},
	"leave": func(_ *call, f *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.Leave{Persons: persons(f.typed["person"])}
	},
	"proxy": func(c *call, f *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.GiveProxy{Sitting: c.number("sitting"), From: f.person("from"), To: f.person("to")}
	},
	"unproxy": func(c *call, f *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.TakeProxy{Sitting: c.number("sitting"), From: f.person("from")}
	},
	"ask": func(c *call, _ *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.AskFloor{Person: c.who.Person}
	},
	"give": func(_ *call, f *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.GiveFloor{Person: f.person("person")}
	},
	"done": func(_ *call, f *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.LeaveFloor{Person: f.person("person")}
	},
}

// sittingAct does one of them.
func (c *call) sittingAct() error {
	return c.perform(sittingActs, c.sittingPage, func(form) string {
		return plenumPath(assembly.PlenaryID(c.r.PathValue("plenary"))) + "/sitting/" + itoa(c.number("sitting"))
	})
}

// number reads a number of the path; 0 for what is none.
func (c *call) number(name string) int {
	n, err := strconv.Atoi(c.r.PathValue(name))
	if err != nil {
		return 0
	}
	return n
}

func itoa(n int) string { return strconv.Itoa(n) }

func persons(ids []string) []assembly.PersonID {
	out := make([]assembly.PersonID, 0, len(ids))
	for _, id := range ids {
		if id != "" {
			out = append(out, assembly.PersonID(id))
		}
	}
	return out
}
