package web

import (
	"slices"

	"github.com/openplenum/plenum/internal/assembly"
)

// ruleOptions are what the rule of a vote can be chosen from.
type ruleOptions struct {
	Methods, Bases, Majorities, Quorums, Ties []option
}

func ruleChoices(l *lang) ruleOptions {
	var o ruleOptions
	add := func(to *[]option, prefix string, words ...string) {
		for _, w := range words {
			*to = append(*to, option{w, l.text(prefix + w)})
		}
	}
	for _, m := range assembly.Methods() {
		add(&o.Methods, "web_plenum.method.", string(m))
	}
	for _, b := range assembly.Bases() {
		add(&o.Bases, "web_plenum.base.", string(b))
	}
	add(&o.Majorities, "web_plenum.majority.", string(assembly.Simple), string(assembly.Absolute), string(assembly.Unanimous))
	for _, share := range []string{"2/3", "3/4", "3/5", "4/5"} {
		o.Majorities = append(o.Majorities, option{share, l.text("web_plenum.majority.share", share)})
	}
	o.Quorums = []option{{"0", l.text("web_plenum.quorum.none")}, {">1/2", l.text("web_plenum.quorum.more", "1/2")}}
	for _, share := range []string{"1/2", "1/3", "1/4", "2/3", "3/4"} {
		o.Quorums = append(o.Quorums, option{share, l.text("web_plenum.quorum.share", share)})
	}
	add(&o.Ties, "web_plenum.tie.", string(assembly.TieLost), string(assembly.TieAgain), string(assembly.TieChair))
	return o
}

// tightenForm makes the rule of an open vote stricter.
type tightenForm struct {
	form
	ruleOptions
	To string // where it is sent
}

// tightenForm shows the rule as it is, or what was typed and sent back.
func (h plenumHead) tightenForm(v *assembly.Vote) *tightenForm {
	r := v.Rule
	f := &tightenForm{form: h.Form, ruleOptions: ruleChoices(h.lang), To: h.VotePath(v.ID) + "/do/tighten"}
	if f.typed == nil || !f.typed.Has("majority") {
		f.form = empty("base", string(r.Base), "majority", majorityWord(r.Threshold), "quorum", quorumWord(r.Quorum), "tie", string(r.Tie))
		if r.Abstentions {
			f.typed.Set("abstentions", "yes")
		}
	}
	// What the rule has is offered, however it was set.
	f.Majorities = withOption(f.Majorities, majorityWord(r.Threshold))
	f.Quorums = withOption(f.Quorums, quorumWord(r.Quorum))
	return f
}

func withOption(options []option, value string) []option {
	if slices.ContainsFunc(options, func(o option) bool { return o.Value == value }) {
		return options
	}
	return append([]option{{value, value}}, options...)
}

// readRule reads the rule of a vote, whose method stays.
func readRule(f *form, method assembly.Method) assembly.VoteRule {
	return assembly.VoteRule{
		Method: method, Base: assembly.Base(f.Value("base")), Abstentions: f.ticked("abstentions"),
		Threshold: thresholdOf(f.Value("majority")), Quorum: quorumOf(f.Value("quorum")), Tie: assembly.Tie(f.Value("tie")),
	}
}
