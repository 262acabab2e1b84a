package publish

import (
	"strings"

	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/locale"
)

// arithmetic is a verdict with all its figures, in one line.
func (t *teller) arithmetic(v assembly.Verdict) string {
	parts := []string{t.text("publish.verdict.votes", locale.Args{"for": v.For, "against": v.Against, "abstain": v.Abstain})}
	if v.Invalid > 0 {
		parts = append(parts, t.text("publish.verdict.invalid", v.Invalid))
	}
	parts = append(parts, t.text("publish.verdict.present", locale.Args{"present": v.Present, "entitled": v.Entitled}))
	if v.Proxies > 0 {
		parts = append(parts, t.text("publish.verdict.proxies", v.Proxies))
	}
	if v.QuorumNeeded > 0 {
		key := "publish.verdict.quorum_met"
		if !v.QuorumMet {
			key = "publish.verdict.quorum_missed"
		}
		parts = append(parts, t.text(key, locale.Args{"needed": v.QuorumNeeded, "there": v.QuorumPresent}))
	}
	parts = append(parts, t.text("publish.verdict.needed", locale.Args{"needed": v.Needed}), t.text("publish.verdict.result."+string(v.Result)))
	return strings.Join(parts, "; ")
}

// approval says in a sentence how a conclusion was received.
func (t *teller) approval(v *assembly.Verdict) string {
	switch {
	case v == nil:
		return ""
	case v.Against == 0 && v.Abstain == 0 && v.Invalid == 0:
		return t.text("publish.approval.unanimous", v.For)
	case v.Abstain == 0:
		return t.text("publish.approval.divided", locale.Args{"for": v.For, "against": v.Against})
	}
	return t.text("publish.approval.counted", locale.Args{"for": v.For, "against": v.Against, "abstain": v.Abstain})
}
