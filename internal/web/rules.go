package web

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// rulesForm is the rules of procedure of an organ.
type rulesForm struct {
	form
	Rules assembly.Rules
	Seen  int
}

// rulesPage asks for them: one set of rules for each kind of question.
type rulesPage struct {
	ruleOptions
	Organ     *assembly.Organ
	Questions []option
	Movers    []option
	MayKeep   bool
	Form      rulesForm
	path      []place
}

func (p rulesPage) trail() []place { return p.path }

// rulesShow shows the rules of an organ, or such as are usual where it has
// none.
func (c *call) rulesShow() error {
	body, organ, err := c.organ()
	if err != nil {
		return err
	}
	rules, seen := usualRules(), 0
	if r := body.RulesOf(organ.ID); r != nil {
		rules = r.Rules
		if r.Organ == organ.ID {
			seen = r.Rev
		}
	}
	return c.rulesPage(http.StatusOK, beginRules(rules, seen))
}

// usualRules are what many assemblies follow: a show of hands, more than half
// present, more than half of the votes cast.
func usualRules() assembly.Rules {
	rule := assembly.VoteRule{
		Method: assembly.Hands, Base: assembly.Valid, Threshold: assembly.Threshold{Majority: assembly.Simple},
		Quorum: assembly.MoreThanHalf, Tie: assembly.TieLost,
	}
	r := assembly.Rules{NoticeDays: 7, Movers: assembly.MoveByVoters, Seconders: 1, Votes: map[assembly.QuestionKind]assembly.VoteRule{}}
	for _, k := range assembly.QuestionKinds() {
		r.Votes[k] = rule
	}
	return r
}

// beginRules fills the form.
func beginRules(r assembly.Rules, seen int) rulesForm {
	f := rulesForm{form: empty(
		"seen", itoa(seen), "notice", itoa(r.NoticeDays), "movers", string(r.Movers), "seconders", itoa(r.Seconders),
		"proxies", itoa(r.ProxyLimit), "floor", itoa(r.FloorTime),
	), Rules: r, Seen: seen}
	if r.ProxyQuorum {
		f.typed.Set("proxyquorum", "yes")
	}
	for k, v := range r.Votes {
		at := func(name string) string { return string(k) + "-" + name }
		f.typed.Set(at("method"), string(v.Method))
		f.typed.Set(at("base"), string(v.Base))
		f.typed.Set(at("majority"), majorityWord(v.Threshold))
		f.typed.Set(at("quorum"), quorumWord(v.Quorum))
		f.typed.Set(at("tie"), string(v.Tie))
		if v.Abstentions {
			f.typed.Set(at("abstentions"), "yes")
		}
	}
	return f
}

// majorityWord writes a threshold as one word of the form: simple, or 2/3.
func majorityWord(t assembly.Threshold) string {
	if t.Majority == assembly.Share {
		return strconv.FormatInt(t.Num, 10) + "/" + strconv.FormatInt(t.Den, 10)
	}
	return string(t.Majority)
}

// quorumWord writes a quorum as one word: none, 56, 1/2, or >1/2.
func quorumWord(q assembly.Quorum) string {
	switch {
	case q.Number > 0:
		return strconv.FormatInt(q.Number, 10)
	case q.Den == 0:
		return "0"
	}
	share := strconv.FormatInt(q.Num, 10) + "/" + strconv.FormatInt(q.Den, 10)
	if q.MoreThan {
		return ">" + share
	}
	return share
}

func (c *call) rulesPage(status int, f rulesForm) error {
	body, organ, err := c.organ()
	if err != nil {
		return err
	}
	p := rulesPage{
		Organ: organ, Form: f, path: []place{{Path: "/body", Name: c.lang.text("web.nav.body")}},
		MayKeep: hall.Permits(body, c.who, hall.KeepBody, organ.ID, c.today()),
	}
	add := func(to *[]option, prefix string, words ...string) {
		for _, w := range words {
			*to = append(*to, option{w, c.lang.text(prefix + w)})
		}
	}
	for _, k := range assembly.QuestionKinds() {
		add(&p.Questions, "web_plenum.on.", string(k))
	}
	p.ruleOptions = ruleChoices(c.lang)
	add(&p.Movers, "web_plenum.movers.", string(assembly.MoveByVoters), string(assembly.MoveByMembers), string(assembly.MoveByAnyone))
	return c.showAs(status, "rules", p)
}

// readRules reads the form.
func (c *call) readRules() rulesForm {
	f := rulesForm{form: c.readForm()}
	f.Seen = f.number("seen")
	f.Rules = assembly.Rules{
		NoticeDays: f.whole("notice", 0, 365), Movers: assembly.Movers(f.Value("movers")), Seconders: f.whole("seconders", 0, 1000),
		ProxyLimit: f.whole("proxies", 0, 1000), ProxyQuorum: f.ticked("proxyquorum"), FloorTime: f.whole("floor", 0, 1000),
		Votes: map[assembly.QuestionKind]assembly.VoteRule{},
	}
	for _, k := range assembly.QuestionKinds() {
		at := func(name string) string { return string(k) + "-" + name }
		f.Rules.Votes[k] = assembly.VoteRule{
			Method: assembly.Method(f.Value(at("method"))), Base: assembly.Base(f.Value(at("base"))), Abstentions: f.ticked(at("abstentions")),
			Threshold: thresholdOf(f.Value(at("majority"))), Quorum: quorumOf(f.Value(at("quorum"))), Tie: assembly.Tie(f.Value(at("tie"))),
		}
	}
	return f
}

func thresholdOf(word string) assembly.Threshold {
	if num, den, ok := fraction(word); ok {
		return assembly.Threshold{Majority: assembly.Share, Num: num, Den: den}
	}
	return assembly.Threshold{Majority: assembly.Majority(word)}
}

func quorumOf(word string) assembly.Quorum {
	share, more := strings.CutPrefix(word, ">")
	if num, den, ok := fraction(share); ok {
		return assembly.Quorum{Num: num, Den: den, MoreThan: more}
	}
	n, err := strconv.ParseInt(word, 10, 64)
	if err != nil {
		n = -1 // refused as no quorum
	}
	return assembly.Quorum{Number: n}
}

func fraction(word string) (num, den int64, ok bool) {
	a, b, both := strings.Cut(word, "/")
	num, err := strconv.ParseInt(a, 10, 64)
	den, err2 := strconv.ParseInt(b, 10, 64)
	return num, den, both && err == nil && err2 == nil
}

// rulesSet keeps the rules.
func (c *call) rulesSet() error {
	f := c.readRules()
	status := http.StatusUnprocessableEntity
	if f.OK() {
		_, err := c.site.hall.DoBody(c.r.Context(), c.who, assembly.SetRules{
			Organ: assembly.OrganID(c.r.PathValue("organ")), Seen: f.Seen, Rules: f.Rules,
		})
		if err == nil {
			return c.done("/body", "kept")
		}
		if status, err = f.refuse(c, err); err != nil {
			return err
		}
	}
	return c.rulesPage(status, f)
}
