package plenaryfile

import (
	"regexp"
	"strconv"

	"go.yaml.in/yaml/v3"

	"github.com/openplenum/plenum/internal/assembly"
)

func (r *reader) rules(n *yaml.Node) Rules {
	out := Rules{Place: placeOf(n), Rules: assembly.Rules{Votes: map[assembly.QuestionKind]assembly.VoteRule{}}}
	x := &out.Rules
	r.mapping(n, map[string]func(*yaml.Node){
		"organ":              scalar(r, &out.Organ),
		"notice_days":        whole(r, &x.NoticeDays),
		"movers":             oneOf(r, &x.Movers, assembly.MoveByVoters, assembly.MoveByMembers, assembly.MoveByAnyone),
		"seconders":          whole(r, &x.Seconders),
		"proxies":            whole(r, &x.ProxyLimit),
		"proxies_for_quorum": r.yes(&x.ProxyQuorum),
		"minutes_to_speak":   whole(r, &x.FloorTime),
		"votes":              func(n *yaml.Node) { r.voteRules(n, x) },
	}, "organ", "movers", "votes")
	return out
}

func (r *reader) voteRules(n *yaml.Node, to *assembly.Rules) {
	read := map[string]func(*yaml.Node){}
	var needed []string
	for _, kind := range assembly.QuestionKinds() {
		needed = append(needed, string(kind))
		read[string(kind)] = func(n *yaml.Node) {
			rule, ok := r.voteRule(n)
			if !ok {
				return
			}
			for _, wrong := range rule.Faults() {
				r.fault(n, BadRule, string(kind), string(wrong))
			}
			to.Votes[kind] = rule
		}
	}
	r.mapping(n, read, needed...)
}

// voteRule reads how a vote is taken and when it is carried; false, reported,
// if it cannot be read.
func (r *reader) voteRule(n *yaml.Node) (assembly.VoteRule, bool) {
	before := len(r.faults)
	v := assembly.VoteRule{Base: assembly.Valid, Tie: assembly.TieLost}
	r.mapping(n, map[string]func(*yaml.Node){
		"method":            oneOf(r, &v.Method, assembly.Methods()...),
		"of":                oneOf(r, &v.Base, assembly.Bases()...),
		"abstentions_count": r.yes(&v.Abstentions),
		"majority":          r.majority(&v.Threshold),
		"quorum":            r.quorum(&v.Quorum),
		"tie":               oneOf(r, &v.Tie, assembly.TieLost, assembly.TieAgain, assembly.TieChair),
	}, "method", "majority")
	return v, len(r.faults) == before
}

var share = regexp.MustCompile(`^(\d{1,6})/(\d{1,6})$`)

// majority reads simple, absolute, unanimous, or a share such as 2/3.
func (r *reader) majority(to *assembly.Threshold) func(*yaml.Node) {
	return func(n *yaml.Node) {
		switch word := assembly.Majority(n.Value); word {
		case assembly.Simple, assembly.Absolute, assembly.Unanimous:
			to.Majority = word
			return
		}
		m := share.FindStringSubmatch(n.Value)
		if n.Kind != yaml.ScalarNode || m == nil {
			r.fault(n, NotAShare, n.Value)
			return
		}
		to.Majority = assembly.Share
		to.Num, to.Den = number(m[1]), number(m[2])
	}
}

var quorum = regexp.MustCompile(`^(more than )?(\d{1,6})(?:/(\d{1,6}))?$`)

// quorum reads 40, 1/2, or more than 1/2.
func (r *reader) quorum(to *assembly.Quorum) func(*yaml.Node) {
	return func(n *yaml.Node) {
		m := quorum.FindStringSubmatch(n.Value)
		switch {
		case n.Kind != yaml.ScalarNode || m == nil || m[1] != "" && m[3] == "":
			r.fault(n, NotAShare, n.Value)
		case m[3] == "":
			to.Number = number(m[2])
		default:
			to.Num, to.Den, to.MoreThan = number(m[2]), number(m[3]), m[1] != ""
		}
	}
}

func number(digits string) int64 {
	v, _ := strconv.ParseInt(digits, 10, 64) // at most six digits
	return v
}
