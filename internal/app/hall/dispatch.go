package hall

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/intake"
	"github.com/openplenum/plenum/internal/planfile"
)

// DispatchID names a dispatch that was read in: "d1", "d2".
type DispatchID string

// Judgement is what is to become of a point of a draft record.
type Judgement string

// The judgements.
const (
	Undecided Judgement = "open"
	Accepted  Judgement = "accepted"  // as it was read
	Corrected Judgement = "corrected" // with other words, kind, fields or organs
	Dropped   Judgement = "dropped"
)

// Judgements lists them.
func Judgements() []Judgement { return []Judgement{Undecided, Accepted, Corrected, Dropped} }

// Dispatch is a text of another house, or of one's own, that was read into a
// draft record and is being reviewed.
type Dispatch struct {
	ID      DispatchID
	Name    string // of the file
	Entered assembly.Act
	Changed assembly.Act
	Points  []Judged

	files string
}

// Judged is what became of one point of the draft.
type Judged struct {
	Point   int // of the draft; the first is 1
	Verdict Judgement
	Content assembly.Content // as it is to be tabled, when accepted or corrected
	Changed assembly.Act     // zero: nobody has judged it
	Tabled  *TabledAs        // nil: not in a conclusion
}

// Kept tells whether the point is to be tabled.
func (j Judged) Kept() bool { return j.Verdict == Accepted || j.Verdict == Corrected }

// TabledAs is the point of a conclusion that a point of a dispatch became.
type TabledAs struct {
	Plenary    assembly.PlenaryID
	Conclusion assembly.ConclusionID
	Point      assembly.PointID
}

// Count is how many points have a judgement.
func (d Dispatch) Count(v Judgement) (n int) {
	for _, p := range d.Points {
		if p.Verdict == v {
			n++
		}
	}
	return n
}

// has tells whether the draft has a point of this number.
func (d Dispatch) has(point int) bool { return point >= 1 && point <= len(d.Points) }

// mostDispatch is the most bytes of a dispatch.
const mostDispatch = 16 << 20

// The files that a dispatch is stored as, beside its source.
const (
	draftFile = "draft.json"
	textFile  = "text.txt"
)

// EnterDispatch reads a text into a draft record and keeps both. A text that
// was entered before is not entered again: the answer is the one that is there.
func (h *Hall) EnterDispatch(ctx context.Context, actor Actor, name string, data []byte) (d Dispatch, err error) {
	switch {
	case len(data) > mostDispatch:
		return d, refuseField(DispatchTooLarge, "file", itoa(mostDispatch>>20))
	case len(name) > mostName:
		return d, refuseField(TooLong, "name", "name", itoa(mostName))
	}
	if err := h.look(ctx, actor, ReviewDispatch, "", func(Reader) error { return nil }); err != nil {
		return d, err
	}
	draft, err := intake.Read(name, data)
	if fault := (*intake.Fault)(nil); errors.As(err, &fault) {
		return d, refuseField(DispatchUnreadable, "file", string(fault.Code))
	} else if err != nil {
		return d, err
	}
	body, err := json.Marshal(draft)
	if err != nil {
		return d, fmt.Errorf("hall: writing a draft record: %w", err)
	}
	files := sortedFiles([]planfile.File{{Name: "source", Data: data}, {Name: textFile, Data: []byte(draft.Text)}, {Name: draftFile, Data: body}})
	err = h.act(ctx, actor, func(t *transaction) error {
		if err := t.allow(ReviewDispatch, ""); err != nil {
			return err
		}
		all, err := dispatches(ctx, t)
		if err != nil {
			return err
		}
		hash, err := t.SaveFiles(ctx, files)
		if err != nil {
			return err
		}
		if i := slices.IndexFunc(all, func(o Dispatch) bool { return o.files == hash }); i >= 0 {
			d = all[i]
			return nil
		}
		id := DispatchID("d" + itoa(len(all)+1))
		d, err = t.dispatch(all, id, dispatchEntered{ID: id, Name: name, Files: hash, Points: len(draft.Points)})
		return err
	})
	return d, err
}

// Judgements of points, with what the person saw: the number of the entry that
// last judged each.
type (
	JudgePoints struct {
		Dispatch DispatchID
		Points   []JudgePoint
	}
	JudgePoint struct {
		Point   int
		Seen    int64 // Judged.Changed.Seq as it was shown
		Verdict Judgement
		Content assembly.Content // of Corrected; of the others it is not looked at
	}
)

// JudgePoints says what is to become of points of a dispatch. A point that was
// tabled is judged no more.
func (h *Hall) JudgePoints(ctx context.Context, actor Actor, c JudgePoints) (d Dispatch, err error) {
	err = h.act(ctx, actor, func(t *transaction) error {
		if err := t.allow(ReviewDispatch, ""); err != nil {
			return err
		}
		all, at, err := t.findDispatch(c.Dispatch)
		if err != nil {
			return err
		}
		draft, err := draftOf(ctx, t, all[at])
		if err != nil {
			return err
		}
		b, err := t.body()
		if err != nil {
			return err
		}
		e := dispatchJudged{ID: c.Dispatch}
		var wrong Refusals
		for _, p := range c.Points {
			judge, refusals := judgePoint(b, draft, all[at], p)
			wrong = append(wrong, refusals...)
			e.Points = append(e.Points, judge)
		}
		if len(wrong) > 0 {
			return wrong
		}
		if len(e.Points) == 0 {
			d = all[at]
			return nil
		}
		d, err = t.dispatch(all, c.Dispatch, e)
		return err
	})
	return d, err
}

// judgePoint checks one judgement.
func judgePoint(b *assembly.Body, draft *intake.Draft, d Dispatch, p JudgePoint) (pointJudge, Refusals) {
	if !d.has(p.Point) {
		return pointJudge{}, Refusals{{Code: Unknown, Args: []string{"point", itoa(p.Point)}}}
	}
	now := d.Points[p.Point-1]
	switch {
	case now.Tabled != nil:
		return pointJudge{}, Refusals{{Code: DispatchTabled, Args: []string{itoa(p.Point), string(now.Tabled.Point)}}}
	case now.Changed.Seq != p.Seen:
		return pointJudge{}, Refusals{{Code: Conflict, Args: []string{itoa(p.Point)}, By: now.Changed.By, At: now.Changed.At, Seq: now.Changed.Seq}}
	}
	out := pointJudge{Point: p.Point, Verdict: p.Verdict}
	switch p.Verdict {
	case Undecided, Dropped:
	case Accepted:
		content := Suggest(b, draft.Points[p.Point-1])
		out.Content = &content
	case Corrected:
		if err := assembly.CheckContent(b, p.Content); err != nil {
			refusals, _ := AsRefusals(err)
			return out, refusals
		}
		content := p.Content
		out.Content = &content
	default:
		return out, Refusals{{Code: Unknown, Args: []string{"verdict", string(p.Verdict)}}}
	}
	return out, nil
}

// Suggest is what a point of a draft record would say as a point of a
// conclusion. An organ answers for it when the text names exactly one organ
// that the body has; nothing else is added to what the text says.
func Suggest(b *assembly.Body, p intake.Point) assembly.Content {
	c := assembly.Content{Text: p.Quote.Clean(), Sort: assembly.PointKind(p.Kind)}
	for _, f := range p.Fields {
		if !slices.Contains(c.Fields, f.ID) {
			c.Fields = append(c.Fields, f.ID)
		}
	}
	for _, said := range p.Organs {
		for _, o := range b.Organs {
			if !sameWords(o.Name, said.Value) {
				continue
			}
			switch {
			case c.Responsible == "":
				c.Responsible = o.ID
			case c.Responsible != o.ID && !slices.Contains(c.Supporting, o.ID):
				c.Supporting = append(c.Supporting, o.ID)
			}
		}
	}
	return c
}

// TableDispatch makes a draft conclusion of the points that were kept and not
// tabled before, in the order of the text: a new one on an item of a plenary.
type TableDispatch struct {
	Dispatch DispatchID
	Plenary  assembly.PlenaryID
	Item     int
	Title    string
}

// TableDispatch runs the command of its name, in one transaction.
func (h *Hall) TableDispatch(ctx context.Context, actor Actor, c TableDispatch) (d Dispatch, made assembly.ConclusionID, err error) {
	err = h.act(ctx, actor, func(t *transaction) error {
		p, err := h.plenary(ctx, t, c.Plenary)
		if err != nil {
			return err
		}
		for _, ask := range []struct {
			what  Action
			organ assembly.OrganID
		}{{ReviewDispatch, ""}, {TablePoints, p.Organ}} {
			if err := t.allow(ask.what, ask.organ); err != nil {
				return err
			}
		}
		all, at, err := t.findDispatch(c.Dispatch)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(all[at].Points, func(j Judged) bool { return j.Kept() && j.Tabled == nil }) {
			return refuse(DispatchEmpty)
		}
		events, err := t.do(c.Plenary, assembly.DraftConclusion{Item: c.Item, Title: c.Title})
		if err != nil {
			return err
		}
		made = drafted(events)
		e := dispatchTabled{ID: c.Dispatch, Plenary: c.Plenary, Conclusion: made}
		for _, j := range all[at].Points {
			if !j.Kept() || j.Tabled != nil {
				continue
			}
			events, err := t.do(c.Plenary, assembly.AddPoint{Conclusion: made, Content: j.Content})
			if err != nil {
				return err
			}
			e.Points = append(e.Points, pointTabled{Point: j.Point, ID: added(events)})
		}
		d, err = t.dispatch(all, c.Dispatch, e)
		return err
	})
	return d, made, err
}

func drafted(events []assembly.Event) assembly.ConclusionID {
	for _, e := range events {
		if x, ok := e.(assembly.ConclusionDrafted); ok {
			return x.ID
		}
	}
	return ""
}

func added(events []assembly.Event) assembly.PointID {
	for _, e := range events {
		if x, ok := e.(assembly.PointAdded); ok {
			return x.ID
		}
	}
	return ""
}
