package web

import (
	"slices"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// Steps are what waits for the reader in this plenary, the most urgent first:
// each leads to the page where it is done. Pages show the first ones above
// their own, the first page of the day all of them.
func (h plenumHead) Steps() []place {
	if h.P.State == assembly.PlenaryClosed {
		return nil
	}
	var out []place
	for _, find := range []func(plenumHead) []place{
		plenumHead.stepsOfVotes, plenumHead.stepsOfSittings, plenumHead.stepsOfAmendments, plenumHead.stepsOfConclusions,
	} {
		out = append(out, find(h)...)
	}
	return out
}

// stepsShown is how many steps a page of a plenary shows above its own.
const stepsShown = 2

// Next are the first steps, without those that lead to the page that is read.
func (h plenumHead) Next() []place {
	steps := slices.DeleteFunc(h.Steps(), func(p place) bool { return p.Path == h.here })
	return steps[:min(len(steps), stepsShown)]
}

// step is a step with its text.
func (h plenumHead) step(path, key string, args ...any) place {
	return place{Path: path, Name: h.lang.text("web_plenum.next."+key, args...)}
}

// stepsOfVotes: the ballot of a member, the end of a vote, a tie of the chair.
func (h plenumHead) stepsOfVotes() []place {
	var out []place
	for i := range h.P.Votes {
		v := &h.P.Votes[i]
		path := h.VotePath(v.ID)
		switch {
		case v.State == assembly.VoteTied && h.May(string(hall.CastingVote)):
			out = append(out, h.step(path, "tie", h.QuestionOf(v)))
		case v.State != assembly.VoteOpen:
		case h.owesBallot(v):
			out = append(out, h.step(path+"/ballot", "ballot", h.QuestionOf(v)))
		case h.May(string(hall.HoldVote)):
			out = append(out, h.step(path, "close_vote", h.QuestionOf(v)))
		}
	}
	return out
}

// owesBallot tells whether the reader can vote and has not.
func (h plenumHead) owesBallot(v *assembly.Vote) bool {
	if v.Rule.Method != assembly.Named && v.Rule.Method != assembly.Secret || !h.May(string(hall.CastVote)) {
		return false
	}
	return slices.ContainsFunc(h.votesFor(v), func(x assembly.Voter) bool {
		return v.BallotOf(x.Person) == nil && !slices.Contains(v.Voted, x.Person)
	})
}

// stepsOfSittings: a sitting to open, a roll to call, an item to take up.
func (h plenumHead) stepsOfSittings() []place {
	if !h.May(string(hall.RunSitting)) {
		return nil
	}
	now := h.Sitting()
	if now == nil {
		for i := range h.P.Sittings {
			if s := &h.P.Sittings[i]; s.Opened == nil && s.Day <= h.today {
				return []place{h.step(h.Path()+"/sitting/"+itoa(s.No), "open_sitting", s.No)}
			}
		}
		return nil
	}
	if len(now.Present) == 0 {
		return []place{h.step(h.Path()+"/sitting/"+itoa(now.No), "roll", now.No)}
	}
	if h.P.Discussed() != nil {
		return nil
	}
	for i := range h.P.Items {
		if item := &h.P.Items[i]; item.State == assembly.ItemOpen && (item.Sitting == 0 || item.Sitting == now.No) {
			return []place{h.step(h.ItemPath(item.No), "take", item.Title)}
		}
	}
	return nil
}

// stepsOfAmendments: those to second, to admit, to carry over to a new text, to
// put to the vote.
func (h plenumHead) stepsOfAmendments() []place {
	waiting := map[string][]*assembly.Amendment{}
	for i := range h.P.Amendments {
		a := &h.P.Amendments[i]
		if key := h.stepOfAmendment(a); key != "" {
			waiting[key] = append(waiting[key], a)
		}
	}
	var out []place
	for _, key := range []string{"rebase", "admit", "put", "second"} {
		all := waiting[key]
		switch {
		case len(all) == 1:
			out = append(out, h.step(h.AmendmentPath(all[0].ID), key, string(all[0].ID)))
		case len(all) > 1:
			out = append(out, h.step(h.ConclusionPath(all[0].Conclusion), key+"_all", len(all)))
		}
	}
	return out
}

// stepOfAmendment is what an amendment waits for the reader to do.
func (h plenumHead) stepOfAmendment(a *assembly.Amendment) string {
	d := h.P.Conclusion(a.Conclusion)
	if !a.Pending() || d == nil || d.State != assembly.ConclusionDraft {
		return ""
	}
	mine := h.Me(a.Mover)
	t := h.P.Point(a.Point)
	moved := t != nil && a.Sort != assembly.NewPoint && a.Base != t.Version()
	lacks := len(a.Seconders) < h.P.Rules.Seconders
	switch {
	case mine && moved:
		return "rebase"
	case a.State == assembly.Submitted && !lacks && h.May(string(hall.Admit)):
		return "admit"
	case a.State == assembly.Admitted && !moved && h.May(string(hall.HoldVote)) && h.underDiscussion(d) && h.OpenVote() == nil:
		return "put"
	case a.State == assembly.Submitted && lacks && !mine && h.May(string(hall.Second)) && !slices.ContainsFunc(a.Seconders, h.Me):
		return "second"
	}
	return ""
}

// underDiscussion tells whether the item of a conclusion is.
func (h plenumHead) underDiscussion(d *assembly.Conclusion) bool {
	i := h.P.Discussed()
	return i != nil && i.No == d.Item
}

// stepsOfConclusions: one that was carried is to be adopted, one without pending
// amendments to be put to the vote.
func (h plenumHead) stepsOfConclusions() []place {
	var out []place
	for i := range h.P.Conclusions {
		d := &h.P.Conclusions[i]
		pending := slices.ContainsFunc(h.P.AmendmentsTo(d.ID), (*assembly.Amendment).Pending)
		switch {
		case d.State == assembly.ConclusionCarried && h.May(string(hall.Adopt)):
			out = append(out, h.step(h.ConclusionPath(d.ID)+"/adopt", "adopt", d.Title))
		case d.State == assembly.ConclusionDraft && !pending && len(h.P.PointsOf(d.ID)) > 0 &&
			h.May(string(hall.HoldVote)) && h.underDiscussion(d) && h.OpenVote() == nil:
			out = append(out, h.step(h.ConclusionPath(d.ID), "put_conclusion", d.Title))
		}
	}
	return out
}
