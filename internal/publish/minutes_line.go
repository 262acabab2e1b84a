package publish

import (
	"strings"

	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/document"
	"github.com/openplenum/plenum/internal/locale"
)

// line is a line of the minutes in words; nil for what is said elsewhere in
// them or is of no interest later.
func (w *minutes) line(m assembly.Minute) document.Block {
	if said, ok := m.Event.(assembly.StatementNoted); ok {
		return document.Speech{By: string(said.Person), From: w.who(said.Person), Text: said.Text}
	}
	text := w.happened(m)
	if text == "" {
		return nil
	}
	return document.Paragraph{Lead: m.At.In(w.zone).Format("15:04"), Text: text}
}

// happened says what happened; empty for what the minutes leave out.
func (w *minutes) happened(m assembly.Minute) string {
	p := w.m.Plenary
	key := "publish.line." + strings.ReplaceAll(m.Event.Kind(), ".", "_")
	switch e := m.Event.(type) {
	case assembly.SittingOpened:
		return w.text(key, w.who(m.By))
	case assembly.SittingClosed:
		return w.text(key, w.who(m.By))
	case assembly.MembersArrived:
		if len(e.Persons) > manyNames {
			return w.text(key+"_many", len(e.Persons))
		}
		return w.text(key, w.all(e.Persons))
	case assembly.MembersLeft:
		return w.text(key, w.all(e.Persons))
	case assembly.ProxyGiven:
		return w.text(key, w.who(e.From), w.who(e.To))
	case assembly.FloorGiven:
		return w.text(key, w.who(e.Person))
	case assembly.ItemTaken, assembly.ItemPaused:
		return w.text(key)
	case assembly.ItemSettled:
		return sentences(w.text(key), e.Note)
	case assembly.ItemPutOff:
		return sentences(w.text(key), e.Reason)
	case assembly.ItemDropped:
		return sentences(w.text(key), e.Reason)
	case assembly.ConclusionDrafted:
		return w.text(key, e.Title)
	case assembly.PointAdded:
		if e.By == "" {
			return "" // part of the draft, which the conclusion has
		}
		return w.text(key, m.Number, e.Content.Text)
	case assembly.PointRevised:
		return w.text(key, m.Number, e.Content.Text)
	case assembly.AmendmentMoved, assembly.AmendmentSeconded, assembly.AmendmentAdmitted, assembly.AmendmentAccepted, assembly.AmendmentRejected, assembly.AmendmentDropped:
		return w.moved(key, m)
	case assembly.VoteBegan:
		if v := p.Vote(e.ID); v != nil {
			return w.text(key, locale.Args{"question": w.question(v), "method": w.text("publish.method." + string(v.Rule.Method))})
		}
	case assembly.VoteEnded:
		return w.text(key, upper(w.arithmetic(e.Verdict)))
	case assembly.TieDecided:
		return w.text(key, upper(w.arithmetic(e.Verdict)))
	case assembly.VoteDropped:
		return sentences(w.text(key), e.Reason)
	case assembly.VoteCorrected:
		return sentences(w.text(key, upper(w.arithmetic(e.Verdict))), e.Reason)
	case assembly.ConclusionEnacted:
		if c := p.Conclusion(e.ID); c != nil {
			return w.text(key, c.Title)
		}
	case assembly.PlenaryAdjourned:
		return sentences(w.text(key), e.Reason)
	case assembly.PlenaryEnded:
		return w.text(key)
	}
	return ""
}

// manyNames is how many names of those who came stand in a line; the roll has
// all.
const manyNames = 8

// moved tells of an amendment, with who moved or seconded it and its text.
func (w *minutes) moved(key string, m assembly.Minute) string {
	a := w.m.Plenary.Amendment(m.Amendment)
	if a == nil {
		return ""
	}
	args := locale.Args{"amendment": w.amendment(a), "who": w.all(m.Persons), "text": ""}
	if e, ok := m.Event.(assembly.AmendmentMoved); ok {
		args["text"] = e.Content.Text
	}
	return strings.TrimSpace(w.text(key, args))
}
