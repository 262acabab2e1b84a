package intake

import (
	"sort"
	"time"
)

// head reads what a text says about itself and about the meeting: who
// publishes it, where and when, whose meeting it was, which one and on what
// day, who spoke, how it ended.
type head struct {
	page   *page
	draft  *Draft
	zone   []sentence // where all that stands, mostly: the first sentences
	issued *dateAt    // of the dateline
	day    time.Time  // Draft.Published; zero: unknown
}

// The head of a text is looked for in its headlines and first sentences; what
// says how it ended, in its last.
const (
	headProse = 8
	headMost  = 60
	tailMost  = 30
)

// readHead reads the head of a text into a draft.
func (p *page) readHead(d *Draft) {
	h := &head{page: p, draft: d}
	h.readEndMark()
	h.findZone()
	h.readDateline()
	h.findZone() // the dateline is off
	h.readPublished()
	h.readPublisher()
	h.readOrgan()
	h.readNumbers()
	h.readHeld()
	h.readPersons()
	h.readOutcome()
}

// findZone lists the sentences in which the head may stand.
func (h *head) findZone() {
	h.zone = h.zone[:0]
	prosed := 0
	for _, s := range h.page.sentences {
		if s.role == furnish || s.role == ending {
			continue
		}
		if s.role == prose || s.role == listHead {
			prosed++
		}
		if prosed > headProse || len(h.zone) == headMost {
			break
		}
		h.zone = append(h.zone, s)
	}
}

// indexOf returns where a sentence is in the page.
func (h *head) indexOf(s sentence) int {
	all := h.page.sentences
	return sort.Search(len(all), func(i int) bool { return all[i].at >= s.at })
}

func (h *head) saidPtr(s span) *Said {
	said := h.page.said(s)
	return &said
}
