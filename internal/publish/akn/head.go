package akn

import (
	"slices"
	"strconv"
	"strings"
)

// head writes the identification of the three levels (work, expression,
// manifestation), where it was published, what it is about, the votes, and the
// list of those that it refers to.
func (x *writer) head(kind string) {
	m := x.meta
	x.open("meta")
	x.open("identification", "source", "#"+program)
	work := strings.Join([]string{"/akn", strings.ToLower(m.Country), kind, m.Subtype, m.Date, m.Number}, "/")
	x.level("FRBRWork", work, work+"/!main", m.Date, "generation", m.Author)
	x.empty("FRBRcountry", "value", strings.ToLower(m.Country))
	x.empty("FRBRsubtype", "value", m.Subtype)
	x.empty("FRBRnumber", "value", m.Number)
	x.empty("FRBRprescriptive", "value", strconv.FormatBool(m.Subtype == "conclusion"))
	x.empty("FRBRauthoritative", "value", "false")
	x.close()
	expression := work + "/" + m.Language + "@" + m.Date
	x.level("FRBRExpression", expression, expression+"/!main", m.Date, "expression", m.Author)
	x.empty("FRBRlanguage", "language", m.Language)
	x.close()
	x.level("FRBRManifestation", expression+".xml", expression+"/!main.xml", m.Published, "publication", m.Publisher)
	x.empty("FRBRformat", "value", MediaType)
	x.close()
	x.close()
	x.empty("publication", "date", m.Published, "name", "archive", "showAs", m.Publisher.Name)
	if len(m.Keywords) > 0 {
		x.open("classification", "source", "#"+program)
		for _, k := range m.Keywords {
			x.empty("keyword", "value", k.ID, "showAs", k.Name, "dictionary", "#"+k.Dictionary)
		}
		x.close()
	}
	x.votes()
	x.references()
	x.close()
}

// level writes the identifying properties of a level, and leaves it open.
func (x *writer) level(name, uri, this, date, event string, author Agent) {
	x.open(name)
	x.empty("FRBRthis", "value", this)
	x.empty("FRBRuri", "value", uri)
	x.empty("FRBRdate", "date", date, "name", event)
	x.empty("FRBRauthor", "href", "#"+author.ID, "as", "#author")
}

// votes writes the count of every vote.
func (x *writer) votes() {
	if len(x.meta.Votes) == 0 {
		return
	}
	x.open("analysis", "source", "#"+program)
	x.open("parliamentary")
	for _, v := range x.meta.Votes {
		outcome := "#lost"
		if v.Carried {
			outcome = "#carried"
		}
		id := x.single("voting_" + v.ID)
		x.open("voting", "eId", id, "outcome", outcome)
		x.empty("quorum", "eId", id+"__quorum", "value", strconv.FormatInt(v.Quorum, 10))
		for _, c := range []struct {
			of string
			n  int64
		}{{"for", v.For}, {"against", v.Against}, {"abstain", v.Abstain}} {
			x.empty("count", "eId", id+"__"+c.of, "value", strconv.FormatInt(c.n, 10), "refersTo", "#"+c.of)
		}
		x.close()
	}
	x.close()
	x.close()
}

// dictionaries are those that keywords are taken from, each once.
func (m Meta) dictionaries() []string {
	var out []string
	for _, k := range m.Keywords {
		if !slices.Contains(out, k.Dictionary) {
			out = append(out, k.Dictionary)
		}
	}
	return out
}

func (x *writer) references() {
	m := x.meta
	x.open("references", "source", "#"+program)
	ontology := func(name, kind string, a Agent) {
		x.empty(name, "eId", x.single(a.ID), "href", "/akn/ontology/"+kind+"/"+a.ID, "showAs", a.Name)
	}
	ontology("TLCOrganization", "organization", m.Author)
	if m.Publisher.ID != m.Author.ID {
		ontology("TLCOrganization", "organization", m.Publisher)
	}
	ontology("TLCOrganization", "organization", Agent{program, "Plenum"})
	for _, name := range m.dictionaries() {
		x.empty("TLCReference", "eId", x.single(name), "href", "/akn/ontology/reference/"+name, "showAs", name, "name", "dictionary")
	}
	for _, p := range m.Persons {
		ontology("TLCPerson", "person", p)
	}
	ontology("TLCRole", "role", Agent{"author", "Author"})
	if len(m.Votes) > 0 {
		for _, word := range []string{"for", "against", "abstain", "carried", "lost"} {
			ontology("TLCConcept", "concept", Agent{word, word})
		}
	}
	x.close()
}
