package hall

import (
	"encoding/json"
	"fmt"

	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/record"
)

// StreamDispatch is the stream of the dispatches that were read in, and of what
// was made of them.
const StreamDispatch record.Stream = "dispatch"

// The events of the stream.
type (
	// dispatchEntered: a dispatch was read into a draft record. Its source, its
	// text and the draft are stored as files under their hash.
	dispatchEntered struct {
		ID     DispatchID `json:"id"`
		Name   string     `json:"name"`
		Files  string     `json:"files"`
		Points int        `json:"points"`
	}
	// dispatchJudged: somebody said what is to become of points.
	dispatchJudged struct {
		ID     DispatchID   `json:"id"`
		Points []pointJudge `json:"points"`
	}
	pointJudge struct {
		Point   int               `json:"point"` // of the draft; the first is 1
		Verdict Judgement         `json:"verdict"`
		Content *assembly.Content `json:"content,omitempty"` // what the point is to say, when it is kept
	}
	// dispatchTabled: the points that were kept became a draft conclusion.
	dispatchTabled struct {
		ID         DispatchID            `json:"id"`
		Plenary    assembly.PlenaryID    `json:"plenary"`
		Conclusion assembly.ConclusionID `json:"conclusion"`
		Points     []pointTabled         `json:"points"`
	}
	pointTabled struct {
		Point int              `json:"point"` // of the draft
		ID    assembly.PointID `json:"id"`    // of the conclusion
	}
)

// Kinds of the events above.
func (dispatchEntered) Kind() string { return "dispatch.entered" }
func (dispatchJudged) Kind() string  { return "dispatch.judged" }
func (dispatchTabled) Kind() string  { return "dispatch.tabled" }

// applyDispatch brings a list of dispatches up to date with an entry.
func applyDispatch(all []Dispatch, e record.Entry) ([]Dispatch, error) {
	broken := func(err error) ([]Dispatch, error) {
		return nil, fmt.Errorf("hall: entry %d of the record: %w", e.Seq, err)
	}
	find := func(id DispatchID) (*Dispatch, error) {
		for i := range all {
			if all[i].ID == id {
				return &all[i], nil
			}
		}
		return nil, fmt.Errorf("there is no dispatch %s", id)
	}
	switch e.Kind {
	case dispatchEntered{}.Kind():
		var x dispatchEntered
		if err := json.Unmarshal(e.Body, &x); err != nil {
			return broken(err)
		}
		d := Dispatch{ID: x.ID, Name: x.Name, Entered: actOf(e), Changed: actOf(e), files: x.Files, Points: make([]Judged, x.Points)}
		for i := range d.Points {
			d.Points[i] = Judged{Point: i + 1, Verdict: Undecided}
		}
		return append(all, d), nil
	case dispatchJudged{}.Kind():
		var x dispatchJudged
		if err := json.Unmarshal(e.Body, &x); err != nil {
			return broken(err)
		}
		d, err := find(x.ID)
		if err != nil {
			return broken(err)
		}
		for _, p := range x.Points {
			if !d.has(p.Point) {
				return broken(fmt.Errorf("there is no point %d", p.Point))
			}
			j := Judged{Point: p.Point, Verdict: p.Verdict, Changed: actOf(e), Tabled: d.Points[p.Point-1].Tabled}
			if p.Content != nil {
				j.Content = *p.Content
			}
			d.Points[p.Point-1] = j
		}
		d.Changed = actOf(e)
	case dispatchTabled{}.Kind():
		var x dispatchTabled
		if err := json.Unmarshal(e.Body, &x); err != nil {
			return broken(err)
		}
		d, err := find(x.ID)
		if err != nil {
			return broken(err)
		}
		for _, p := range x.Points {
			if !d.has(p.Point) {
				return broken(fmt.Errorf("there is no point %d", p.Point))
			}
			d.Points[p.Point-1].Tabled = &TabledAs{Plenary: x.Plenary, Conclusion: x.Conclusion, Point: p.ID}
		}
		d.Changed = actOf(e)
	default:
		return broken(fmt.Errorf("the kind %q is not known", e.Kind))
	}
	return all, nil
}
