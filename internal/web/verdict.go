package web

import (
	"strings"

	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/locale"
)

// verdictView is the result of a vote with all its arithmetic, in words and as
// a bar.
type verdictView struct {
	assembly.Verdict
	Result string
	Tone   string
	Sum    string // the arithmetic in one line
	Why    string
	Bars   []bar
	Mark   float64 // where the threshold stands on the bar, 0..100; negative: it has no place there
}

// correctedView is a correction of a vote, with what it changed.
type correctedView struct {
	assembly.Correction
	What string
}

// correctionsOf puts the corrections of a vote into words: what was put in, and
// the result before and since.
func correctionsOf(l *lang, v *assembly.Vote, name func(assembly.PersonID) string) []correctedView {
	var out []correctedView
	for i, x := range v.Corrections {
		since := v.Verdict
		if i+1 < len(v.Corrections) {
			since = &v.Corrections[i+1].Before
		}
		var what string
		if x.Count != nil {
			what = l.text("web_plenum.vote.was_count", l.text("web_plenum.sum.votes", locale.Args{"for": x.Count.For, "against": x.Count.Against, "abstain": x.Count.Abstain}))
		} else {
			what = l.text("web_plenum.vote.was_ballot", locale.Args{"who": name(x.Voter), "choice": l.text("web_plenum.choice." + string(x.Choice))})
		}
		out = append(out, correctedView{x, l.text("web_plenum.vote.was", locale.Args{
			"what": what, "before": verdictOf(l, x.Before).brief(l), "after": verdictOf(l, *since).brief(l),
		})})
	}
	return out
}

// brief is the result with its votes.
func (v *verdictView) brief(l *lang) string {
	return v.Result + " (" + l.text("web_plenum.sum.votes", locale.Args{"for": v.For, "against": v.Against, "abstain": v.Abstain}) + ")"
}

// bar is one stretch of the bar, in hundredths of its length.
type bar struct {
	Class string
	X, W  float64
}

// verdictOf puts a verdict into words.
func verdictOf(l *lang, v assembly.Verdict) *verdictView {
	out := &verdictView{Verdict: v, Result: l.text("web_plenum.result." + string(v.Result)), Tone: "warn", Why: l.text("web_plenum.because." + string(v.Because))}
	switch v.Result {
	case assembly.Carried:
		out.Tone = "good"
	case assembly.Lost:
		out.Tone = "bad"
	case assembly.Again, assembly.Awaiting, assembly.Void:
	}
	parts := []string{
		l.text("web_plenum.sum.votes", locale.Args{"for": v.For, "against": v.Against, "abstain": v.Abstain}),
	}
	if v.Invalid > 0 {
		parts = append(parts, l.text("web_plenum.sum.invalid", v.Invalid))
	}
	parts = append(parts, l.text("web_plenum.sum.present", locale.Args{"present": v.Present, "entitled": v.Entitled}))
	if v.Proxies > 0 {
		parts = append(parts, l.text("web_plenum.sum.proxies", v.Proxies))
	}
	switch {
	case v.QuorumNeeded == 0:
	case v.QuorumMet:
		parts = append(parts, l.text("web_plenum.sum.quorum_met", locale.Args{"needed": v.QuorumNeeded, "there": v.QuorumPresent}))
	default:
		parts = append(parts, l.text("web_plenum.sum.quorum_missed", locale.Args{"needed": v.QuorumNeeded, "there": v.QuorumPresent}))
	}
	parts = append(parts, l.text("web_plenum.sum.needed", locale.Args{"rule": l.threshold(v.Rule), "base": v.BaseVotes, "needed": v.Needed}), out.Result)
	out.Sum = strings.Join(parts, "; ")
	out.draw()
	return out
}

// draw makes the bar: votes for from the left, and where the threshold stands.
func (v *verdictView) draw() {
	whole := max(v.BaseVotes, v.For+v.Against+v.Abstain)
	v.Mark = -1
	if whole <= 0 {
		return
	}
	at := 0.0
	for _, part := range []struct {
		class string
		n     int64
	}{{"for", v.For}, {"abstain", v.Abstain}, {"against", v.Against}, {"none", whole - v.For - v.Against - v.Abstain}} {
		w := 100 * float64(part.n) / float64(whole)
		if w > 0 {
			v.Bars = append(v.Bars, bar{part.class, at, w})
		}
		at += w
	}
	if v.Needed > 0 && v.Needed <= whole {
		v.Mark = 100 * float64(v.Needed) / float64(whole)
	}
}
