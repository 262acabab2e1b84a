package api

import "github.com/danielgtaylor/huma/v2"

// group is the operations of one subject.
type group struct {
	tag   string
	about string
	add   func(*api)
}

// groups lists them in the order in which a plenary needs them.
func groups() []group {
	return []group{
		{"about", "The installation, and who is asking.", (*api).addAbout},
		{"accounts", "Links, passwords and tokens of one's own; accounts, for administrators.", (*api).addAccounts},
		{"body", "Who decides and who answers: organs, persons, memberships, rules of procedure.", (*api).addBody},
		{"plans", "Plans, their versions and their figures. Versions never change.", (*api).addPlans},
		{"tables", "The files of a version: read, try, keep.", (*api).addTables},
		{"solving", "The answer to a version, and how far it is.", (*api).addSolving},
		{"plenaries", "Plenaries with all that is before them.", (*api).addPlenaries},
		{"agenda", "Commands: convene, notice, sittings planned, items.", (*api).addAgenda},
		{"sittings", "Commands: open and close, attendance, proxies, the floor.", (*api).addSittings},
		{"conclusions", "Commands: conclusions and their points.", (*api).addConclusions},
		{"amendments", "Commands: amendments. And what they change.", (*api).addAmendments},
		{"votes", "Commands: votes, ballots, counts, corrections.", (*api).addVotes},
		{"dispatches", "Reports that are read into a draft record; its points become a draft conclusion.", (*api).addDispatches},
		{"costing", "What points and amendments do to the plan.", (*api).addCosting},
		{"adoption", "What a conclusion lacks, and its adoption: the plan and the tasks change in one act.", (*api).addAdoption},
		{"tasks", "What organs owe, and the task sheet of a year.", (*api).addTasks},
		{"search", "Find anything by words.", (*api).addSearch},
		{"record", "The record of everything, which anyone can verify.", (*api).addRecord},
	}
}

func tags() []*huma.Tag {
	var out []*huma.Tag
	for _, g := range groups() {
		out = append(out, &huma.Tag{Name: g.tag, Description: g.about})
	}
	return out
}

// about is the text at the head of the document.
const about = `What the pages of Plenum do, for programs.

**Who asks.** Send ` + "`Authorization: Bearer TOKEN`" + `. A token belongs to a person and has a scope: it reads, or it reads and acts. ` + "`make-token`" + ` makes one from login and password. Without a token you see what is public. Cookies are not looked at.

**Commands.** Everything that a person can do in a plenary is a command with an address of its own: ` + "`POST /plenaries/{plenary}/do/COMMAND`" + `. A command is taken whole or refused whole. What edits something carries ` + "`seen`" + `, the revision or version that you saw; if somebody was first, the answer is 409 and names who and when. Ballots can be sent again: the last one counts until the vote is closed. Give a command an ` + "`Idempotency-Key`" + ` of your own, and send it again with the same key when the answer was lost: it is done once.

**Refusals** are ` + "`application/problem+json`" + ` (RFC 9457) with every reason at once, each with a code that does not change. The codes are listed at [/api/v1/problems](/api/v1/problems).

**Values.** Dates are 2026-03-09, the day where the assembly meets. Times carry their offset (2026-03-09T09:30:00+09:00), in the time zone of the installation; events of the record have theirs in UTC, as they were signed. Figures of a plan are written with their unit ("2100 t"), addresses of figures as ` + "`plenum solve --set`" + ` takes them ("target:flour:2027"). Lists that grow come in pages: ask again with ` + "`from`" + ` set to ` + "`next`" + ` until there is no ` + "`next`" + `. Fields that are not in this document are refused.`
