package intake

import (
	"strings"
	"sync"
)

// endingWords are the words of the end of a text: data/endings.yaml.
type endingWords struct {
	marks, going, outcomes, approved, approvers, recitals map[string]bool
	goesOn, unanimous                                     []string
}

var endingLexicon = sync.OnceValue(func() endingWords {
	f := readData[struct {
		Marks     []string `yaml:"marks"`
		Going     []string `yaml:"going"`
		GoesOn    []string `yaml:"goes_on"`
		Outcomes  []string `yaml:"outcomes"`
		Approved  []string `yaml:"approved"`
		Approvers []string `yaml:"approvers"`
		Recitals  []string `yaml:"recitals"`
		Unanimous []string `yaml:"unanimous"`
	}]("endings")
	return endingWords{
		marks: wordSet(f.Marks), going: wordSet(f.Going), outcomes: wordSet(f.Outcomes), approved: wordSet(f.Approved),
		approvers: wordSet(f.Approvers), recitals: wordSet(f.Recitals), goesOn: f.GoesOn, unanimous: f.Unanimous,
	}
})

// readEndMark finds the mark that ends the text. What follows it, when it is
// little, is not part of the text: contacts, notes to editors.
func (h *head) readEndMark() {
	all := h.page.sentences
	for i := range all {
		if len(all[i].words) > 16 || !endingLexicon().marks[strings.ReplaceAll(all[i].words, " ", "")] {
			continue
		}
		all[i].role = ending
		h.draft.EndMark = h.quotePtr(all[i].span())
		if rest := len(all) - i; rest < 12 || rest < len(all)/5 {
			for k := i + 1; k < len(all); k++ {
				all[k].role = furnish
			}
			return
		}
	}
}

func (h *head) quotePtr(s span) *Quote {
	q := h.page.quote(s)
	return &q
}

// tail lists the last sentences of the text, the last one first.
func (h *head) tail() []sentence {
	var out []sentence
	all := h.page.sentences
	for i := len(all) - 1; i >= 0 && len(out) < tailMost; i-- {
		if all[i].role != furnish && all[i].role != ending && all[i].role != dateline {
			out = append(out, all[i])
		}
	}
	return out
}

// readOutcome finds how what was resolved was received, and whether the
// meeting goes on.
func (h *head) readOutcome() {
	for _, s := range h.tail() {
		if h.goesOn(s) {
			h.draft.Continues = h.quotePtr(s.span())
			break
		}
	}
	looked := 0
	for _, s := range h.page.sentences {
		if s.role == furnish || s.role == headline && !strings.HasPrefix(s.words, "Adopted") || !mentionsApproval(s.words) {
			continue
		}
		if looked++; looked > 2000 {
			break
		}
		if !h.approves(s) {
			continue
		}
		a := &Approval{Unanimous: saysUnanimous(s.words), Quote: h.page.quote(s.span())}
		if h.draft.Approval == nil || a.Unanimous || !h.draft.Approval.Unanimous {
			h.draft.Approval = a
		}
	}
}

// goesOn says whether a sentence says that the meeting goes on: "The plenary
// meeting continues to discuss the agenda items".
func (h *head) goesOn(s sentence) bool {
	words := endingLexicon()
	lower := " " + strings.ToLower(s.words) + " "
	if strings.Contains(lower, " to be continued") && len(lower) < 40 {
		return true
	}
	ts := h.page.tokens(s.span())
	for i, t := range ts {
		if i > 8 {
			break
		}
		if !words.going[t.lower] || i > 0 && (ts[i-1].lower == "next" || ts[i-1].lower == "following") {
			continue
		}
		rest := " " + strings.ToLower(h.page.clean[t.to:s.span().to]) + " "
		for _, phrase := range words.goesOn {
			if at := strings.Index(rest, " "+phrase); at >= 0 && at < 60 && !alnum((rest + "  ")[at+1+len(phrase)]) && !strings.ContainsAny(rest[:at], ",;:") && !dependent(rest[:at]) {
				return true
			}
		}
	}
	return false
}

// dependent says whether words between a meeting and a verb show that the
// verb has another subject: "underscored that the fight must".
func dependent(words string) bool {
	for _, w := range [...]string{" that ", " must ", " shall ", " should ", " to ", " how ", " why ", " which ", " while "} {
		if strings.Contains(words+" ", w) {
			return true
		}
	}
	return false
}

// mentionsApproval is a quick look for a verb of approval.
func mentionsApproval(words string) bool {
	for _, stem := range [...]string{"pprove", "dopt", "upport", "ndorse", "arried", "assed", "ccepted", "atified", "greed", "acked"} {
		if strings.Contains(words, stem) {
			return true
		}
	}
	return false
}

func saysUnanimous(words string) bool {
	lower := strings.ToLower(words)
	for _, phrase := range endingLexicon().unanimous {
		if strings.Contains(lower, phrase) {
			return true
		}
	}
	return false
}

// approves says whether a sentence says that the outcome was approved: it was
// (The conclusion was approved), those who met did so (The members approved
// the proposals), or it came about so (Adopted at the 23rd sitting).
func (h *head) approves(s sentence) bool {
	words := endingLexicon()
	ts := h.page.tokens(s.span())
	if len(ts) == 0 || words.recitals[ts[0].lower] {
		return false
	}
	for i, t := range ts {
		switch {
		case t.lower == "support" || t.lower == "approval":
			if h.expressed(ts, i) {
				return true
			}
		case !words.approved[t.lower] && t.lower != "adopt":
		case i == 0 && t.lower != "adopt":
			if next := word0(ts, 1); next == "at" || next == "by" || next == "in" || next == "on" || strings.HasSuffix(next, "ly") {
				return true
			}
		case negated(ts, i):
		case h.passive(ts, i) || h.active(ts, i):
			return true
		}
	}
	return false
}

// expressed knows "expressed full support for the speech".
func (h *head) expressed(ts []token, i int) bool {
	words := endingLexicon()
	given := false
	for k := max(0, i-4); k < i; k++ {
		switch ts[k].lower {
		case "expressed", "expressing", "gave", "voiced", "declared", "received", "met", "won", "found":
			given = true
		}
	}
	if !given || i+1 >= len(ts) {
		return false
	}
	for k := i + 1; k < len(ts) && k < i+10; k++ {
		if words.outcomes[ts[k].lower] {
			return true
		}
	}
	return subjectOf(ts, i, words.outcomes)
}

// passive knows "the conclusion was fully supported and approved", "the plan
// passed by 31 votes", "the conclusions adopted by the Council", and "the
// plan, which the Council approved".
func (h *head) passive(ts []token, i int) bool {
	words := endingLexicon()
	next := word0(ts, i+1)
	switch ts[i].lower {
	case "passed", "carried":
		if next == "by" || next == "with" || next == "unanimously" {
			return subjectOf(ts, i, words.outcomes)
		}
	}
	if next == "by" && i > 0 && words.outcomes[ts[i-1].lower] {
		return true
	}
	for k := i - 1; k >= max(0, i-6); k-- {
		switch ts[k].lower {
		case "was", "were", "been", "is", "are":
			return subjectOf(ts, k, words.outcomes)
		case "which":
			return k > 1 && subjectOf(ts, k, words.outcomes) && nearBy(ts, k, i, words.approvers)
		}
	}
	return false
}

// active knows "The members unanimously approved the proposals" and "adopt
// this declaration".
func (h *head) active(ts []token, i int) bool {
	words := endingLexicon()
	outcome := -1
	for k := i + 1; k < len(ts) && k < i+9; k++ {
		if ts[k].text == "," || ts[k].text == ";" || ts[k].lower == "of" || ts[k].lower == "on" || ts[k].lower == "for" || ts[k].lower == "to" {
			break
		}
		if words.outcomes[ts[k].lower] {
			outcome = k
			break
		}
	}
	if outcome < 0 {
		return false
	}
	if ts[i].lower == "adopt" {
		return word0(ts, i+1) == "this" || word0(ts, i+1) == "the" && word0(ts, i+2) == "following"
	}
	return nearBy(ts, max(0, i-8), i, words.approvers) || word0(ts, i+1) == "this"
}

// negated says whether a verb is denied or still to come: not adopted, to be
// adopted, will be adopted.
func negated(ts []token, i int) bool {
	for k := max(0, i-4); k < i; k++ {
		switch ts[k].lower {
		case "not", "never", "will", "shall", "to", "should", "must", "may", "if", "until", "once", "once-":
			return true
		}
	}
	return false
}

// subjectOf says whether a word of a set stands before token i, in its clause
// or in the head of the sentence.
func subjectOf(ts []token, i int, set map[string]bool) bool {
	for k := i - 1; k >= 0 && k > i-16; k-- {
		if set[ts[k].lower] {
			return true
		}
		if ts[k].text == ";" {
			return false
		}
	}
	return false
}

func nearBy(ts []token, from, to int, set map[string]bool) bool {
	for k := from; k < to; k++ {
		if set[ts[k].lower] {
			return true
		}
	}
	return false
}

// word0 returns token i in lower case; empty when there is none.
func word0(ts []token, i int) string {
	if i < 0 || i >= len(ts) {
		return ""
	}
	return ts[i].lower
}
