package web

import (
	"net/http"
	"strings"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/locale"
)

// voteForm puts a question to the vote.
type voteForm struct {
	form
	assembly.OpenVote
}

// votePageNew asks how a question is put.
type voteNewPage struct {
	plenumHead
	Question string
	Rule     assembly.VoteRule // of the rules of procedure
	Methods  []option
	Present  int64
	Quorum   int64
	Lacks    []reason // of a conclusion: what would keep it from being adopted
	Form     voteForm
}

// voteNewShow shows the form for a question: of a conclusion, a point, an
// amendment, or of procedure.
func (c *call) voteNewShow() error {
	q := c.r.URL.Query()
	f := voteForm{form: empty("on", q.Get("on"), "of", q.Get("of"))}
	f.read()
	return c.voteNewPage(http.StatusOK, f)
}

// read finds out what the form asks about.
func (f *voteForm) read() {
	f.On = assembly.QuestionKind(f.Value("on"))
	of := f.Value("of")
	switch f.On {
	case assembly.OnAmendment:
		f.Amendment = assembly.AmendmentID(of)
	case assembly.OnPoint:
		for id := range strings.FieldsSeq(of) {
			f.Points = append(f.Points, assembly.PointID(id))
		}
	case assembly.OnConclusion:
		f.Conclusion = assembly.ConclusionID(of)
	case assembly.OnProcedure:
		f.Text = f.Value("text")
	}
}

func (c *call) voteNewPage(status int, f voteForm) error {
	h, err := c.plenum("agenda", form{})
	if err != nil {
		return err
	}
	if !h.May(string(hall.HoldVote)) {
		return c.refusal(hall.Forbidden)
	}
	rule, ok := h.P.Rules.Votes[f.On]
	if !ok {
		return errNotFound
	}
	p := voteNewPage{plenumHead: h, Rule: rule, Form: f}
	q := assembly.Question{On: f.On, Conclusion: f.Conclusion, Amendment: f.Amendment, Text: f.Text}
	for _, id := range f.Points {
		q.Points = append(q.Points, assembly.PointRef{ID: id})
	}
	if !h.there(q) {
		return errNotFound
	}
	p.Question = questionText(c.lang, h.P, q)
	for _, m := range assembly.Methods() {
		p.Methods = append(p.Methods, option{string(m), c.lang.text("web_plenum.method." + string(m))})
	}
	if f.Value("method") == "" {
		p.Form.typed.Set("method", string(rule.Method))
	}
	if s := h.Sitting(); s != nil {
		roll := h.P.Roll(s, h.Body)
		for _, v := range roll.Voters {
			if v.Present {
				p.Present++
			}
		}
		p.Quorum = rule.Quorum.Of(int64(len(roll.Voters)))
	}
	if f.On == assembly.OnConclusion {
		if p.Lacks, err = c.lacks(h.P.ID, f.Conclusion); err != nil {
			return err
		}
	}
	return c.showAs(status, "vote_new", p)
}

// lacks lists what a conclusion lacks to be adopted besides its vote: members
// should know it before they are asked.
func (c *call) lacks(plenary assembly.PlenaryID, id assembly.ConclusionID) ([]reason, error) {
	missing, err := c.site.hall.Missing(c.r.Context(), c.who, plenary, adoption(id))
	if err != nil {
		return nil, err
	}
	var out hall.Refusals
	for _, m := range missing {
		switch assembly.Code(m.Code) {
		case assembly.NotVoted, assembly.NotCarried, assembly.QuorumMissed, assembly.NotDraft, assembly.VersionMissing:
		default:
			out = append(out, m)
		}
	}
	return c.reasons(out), nil
}

// there tells whether what a question is about exists.
func (h plenumHead) there(q assembly.Question) bool {
	switch q.On {
	case assembly.OnAmendment:
		return h.P.Amendment(q.Amendment) != nil
	case assembly.OnConclusion:
		return h.P.Conclusion(q.Conclusion) != nil
	case assembly.OnPoint:
		for _, r := range q.Points {
			if h.P.Point(r.ID) == nil {
				return false
			}
		}
		return len(q.Points) > 0
	case assembly.OnProcedure:
	}
	return true
}

// voteNew opens the vote.
func (c *call) voteNew() error {
	f := voteForm{form: c.readForm()}
	f.read()
	id := assembly.PlenaryID(c.r.PathValue("plenary"))
	p, err := c.site.hall.Plenary(c.r.Context(), c.who, id)
	if err != nil {
		return err
	}
	methods := []string{}
	for _, m := range assembly.Methods() {
		methods = append(methods, string(m))
	}
	method := assembly.Method(f.choice("method", methods...))
	if there, open := c.mayVoteNow(p); method == assembly.Secret && open && there < assembly.SecretMinimum {
		f.fault("method", "web_plenum.vote.secret_few", locale.Args{"least": assembly.SecretMinimum, "there": there})
	}
	if f.On == assembly.OnProcedure {
		f.text("text", 10_000)
	}
	if rule := p.Rules.Votes[f.On]; method != rule.Method {
		rule.Method = method
		f.Rule = &rule
	}
	status := http.StatusUnprocessableEntity
	if f.OK() {
		did, err := c.site.hall.Do(c.r.Context(), c.who, id, f.OpenVote)
		if err == nil {
			return c.done(plenumPath(id)+votePathOf(did.Events), "sent")
		}
		if status, err = f.refuse(c, err); err != nil {
			return err
		}
	}
	return c.voteNewPage(status, f)
}

// mayVoteNow is how many can vote in the sitting that is open, in the hall or by
// proxy: a secret vote by too few could be opened and never be counted.
func (c *call) mayVoteNow(p *assembly.Plenary) (there int, open bool) {
	body, err := c.site.hall.Body(c.r.Context(), c.who)
	s := p.SittingNow()
	if err != nil || s == nil {
		return 0, false // the command will say why
	}
	for _, v := range p.Roll(s, body).Voters {
		if v.Present || v.Holder != "" {
			there++
		}
	}
	return there, true
}

// votePathOf is where the vote stands that began: also when the form was sent
// before, and the vote is over.
func votePathOf(events []assembly.Event) string {
	for _, e := range events {
		if began, ok := e.(assembly.VoteBegan); ok {
			return "/vote/" + string(began.ID)
		}
	}
	return ""
}

// ruleText says a rule of votes in one sentence.
func ruleText(l *lang, r assembly.VoteRule) string {
	parts := []string{l.text("web_plenum.method." + string(r.Method)), l.threshold(r)}
	switch q := r.Quorum; {
	case q.Number > 0:
		parts = append(parts, l.text("web_plenum.rule.quorum_number", q.Number))
	case q.Den > 0 && q.MoreThan:
		parts = append(parts, l.text("web_plenum.rule.quorum_more", locale.Args{"num": q.Num, "den": q.Den}))
	case q.Den > 0:
		parts = append(parts, l.text("web_plenum.rule.quorum_share", locale.Args{"num": q.Num, "den": q.Den}))
	}
	return strings.Join(parts, "; ")
}

// threshold says how many votes carry a question.
func (l *lang) threshold(r assembly.VoteRule) string {
	base := l.text("web_plenum.base." + string(r.Base))
	if r.Threshold.Majority == assembly.Share {
		return l.text("web_plenum.rule.share", locale.Args{"num": r.Threshold.Num, "den": r.Threshold.Den, "base": base})
	}
	return l.text("web_plenum.rule."+string(r.Threshold.Majority), locale.Args{"base": base})
}
