package web

import (
	"strconv"
	"strings"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// named tells what stands in the arguments of a refusal, one word for each: what
// is named here is called as people see it, not by its identifier. A kind says
// what the argument after it is; "-" stays as it is.
var named = map[assembly.Code]string{
	assembly.Conflict: "kind", assembly.Unknown: "kind", assembly.Exists: "kind", assembly.WrongEnd: "kind - day",

	assembly.OrganCircle: "organ organ", assembly.OrganHasEnded: "organ day", assembly.NoRules: "organ", assembly.NobodyVotes: "organ day",
	assembly.NotMember: "- organ", assembly.MemberAlready: "- organ", assembly.EndsSooner: "membership day",

	assembly.SittingOrder: "- - day", assembly.VoteRunning: "vote", assembly.ItemsOpen: "item",

	assembly.ItemIsSettled: "item", assembly.OtherItem: "item", assembly.NotDiscussed: "item", assembly.DraftsOpen: "item conclusion",
	assembly.NotLate: "item", assembly.ItemUnderVote: "item vote",

	assembly.NotDraft: "conclusion", assembly.PointDecided: "point", assembly.PointUnderVote: "point vote", assembly.TaskLacks: "point",
	assembly.FigureTwice: "figure figure", assembly.FiguresDiffer: "point figure - point figure", assembly.BaseMoved: "- point",
	assembly.MergeOther: "- point", assembly.NotReopened: "conclusion",

	assembly.VoteIs: "vote", assembly.ApartFirst: "point", assembly.NotApart: "point", assembly.NothingToVote: "conclusion",
	assembly.CountMissing: "vote", assembly.NoTie: "vote", assembly.CorrectedTooLate: "vote conclusion", assembly.SecretFixed: "vote",

	assembly.ItemLate: "item", assembly.NotVoted: "conclusion", assembly.NotCarried: "conclusion vote", assembly.QuorumMissed: "vote",
	assembly.CostingMissing: "conclusion", assembly.CostingStale: "conclusion", assembly.ValueMoved: "figure",
	assembly.OrganUnknown: "point", assembly.VersionMissing: "conclusion", assembly.TwoDrafts: "conclusion",
}

// caller calls things as people see them: points by number, conclusions and
// items by title, votes by question, figures, organs and persons by name. What
// cannot be read is left as it is: a refusal is told in any case.
type caller struct {
	c     *call
	p     *assembly.Plenary // of the page; nil: none
	body  *assembly.Body
	names map[assembly.PersonID]string
}

func (c *call) caller() caller {
	out := caller{c: c}
	out.names, _ = c.names()
	out.body, _ = c.site.hall.Body(c.r.Context(), c.who)
	if id := c.r.PathValue("plenary"); id != "" {
		out.p, _ = c.site.hall.Plenary(c.r.Context(), c.who, assembly.PlenaryID(id))
	}
	return out
}

// words fill the texts of a refusal.
func (x caller) words(r hall.Refusal) []any {
	kinds := strings.Fields(named[assembly.Code(r.Code)])
	out := make([]any, len(r.Args))
	for i, arg := range r.Args {
		kind := ""
		switch {
		case i < len(kinds) && kinds[i] != "-":
			kind = kinds[i]
		case i == 1 && len(kinds) > 0 && kinds[0] == "kind":
			kind = r.Args[0]
		}
		parts := strings.Split(arg, ", ")
		for n, part := range parts {
			parts[n] = x.part(kind, part)
		}
		out[i] = strings.Join(parts, ", ")
	}
	return out
}

// part calls one thing of a kind; words of the program, such as the kind of an
// object or its state, are put into the reader's language.
func (x caller) part(kind, id string) string {
	if name := x.called(kind, id); name != "" {
		return name
	}
	if key := "assembly.word." + id; x.c.lang.words.Has(key) {
		return x.c.lang.text(key)
	}
	if name := x.names[assembly.PersonID(id)]; name != "" {
		return name
	}
	return id
}

// called is how people call a thing; empty: not otherwise.
func (x caller) called(kind, id string) string {
	switch kind {
	case "organ":
		return organIn(x.body, assembly.OrganID(id))
	case "membership":
		return x.member(assembly.MembershipID(id))
	case "day":
		return x.c.lang.date(assembly.Date(id))
	case "figure":
		if b, err := x.c.currentBook(); err == nil && b != nil {
			return b.figureName(id, x.c.lang)
		}
	case "item", "conclusion", "vote", "point":
		if x.p != nil {
			return x.inPlenary(kind, id)
		}
	}
	return ""
}

// member is whose membership it is.
func (x caller) member(id assembly.MembershipID) string {
	if x.body != nil {
		for _, m := range x.body.Memberships {
			if m.ID == id {
				return x.names[m.Person]
			}
		}
	}
	return ""
}

// inPlenary calls what belongs to the plenary of the page.
func (x caller) inPlenary(kind, id string) string {
	title := ""
	switch kind {
	case "item":
		no, _ := strconv.Atoi(id) // 0 is none
		if i := x.p.Item(no); i != nil {
			title = i.Title
		}
	case "conclusion":
		if d := x.p.Conclusion(assembly.ConclusionID(id)); d != nil {
			title = d.Title
		}
	case "vote":
		if v := x.p.Vote(assembly.VoteID(id)); v != nil {
			title = strings.Trim(questionText(x.c.lang, x.p, v.Question), "“”")
		}
	case "point":
		if x.p.Point(assembly.PointID(id)) != nil {
			return itoa(x.p.NumberOf(assembly.PointID(id)))
		}
	}
	if title == "" {
		return ""
	}
	return x.c.lang.text("web_plenum.question.conclusion", title)
}
