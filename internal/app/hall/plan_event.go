package hall

import (
	"encoding/json"
	"fmt"

	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/record"
)

// The events of the stream "plan". They hold everything that the tables of
// versions and acts say, so that those can be made again from the record; the
// files themselves are named by their hash.
type (
	versionImported struct {
		ID    VersionID `json:"id"`
		Plan  PlanID    `json:"plan"`
		Hash  string    `json:"hash"`
		Files string    `json:"files"`
		Note  string    `json:"note,omitempty"`
	}
	versionDrafted struct {
		ID     VersionID `json:"id"`
		Plan   PlanID    `json:"plan"`
		Parent VersionID `json:"parent"`
		Hash   string    `json:"hash"`
		Files  string    `json:"files"`
		Note   string    `json:"note,omitempty"`
	}
	versionAdopted struct {
		ID         VersionID             `json:"id"`
		Plan       PlanID                `json:"plan"`
		Parent     VersionID             `json:"parent"`
		Draft      VersionID             `json:"draft,omitempty"` // that was put in force, where one was
		Point      assembly.PointID      `json:"point,omitempty"` // that named it
		Vote       assembly.VoteID       `json:"vote,omitempty"`  // that carried that point
		Hash       string                `json:"hash"`
		Files      string                `json:"files"`
		Plenary    assembly.PlenaryID    `json:"plenary"`
		Conclusion assembly.ConclusionID `json:"conclusion"`
		Figures    []figureSet           `json:"figures,omitempty"`
	}
	// figureSet is one figure of one year that an adoption changed.
	figureSet struct {
		Address   string               `json:"address"`
		Old       string               `json:"old,omitempty"`
		New       string               `json:"new"`
		Point     assembly.PointID     `json:"point"`
		Amendment assembly.AmendmentID `json:"amendment,omitempty"`
		Vote      assembly.VoteID      `json:"vote,omitempty"`
	}
)

// Kinds of the events above.
func (versionImported) Kind() string { return "version.imported" }
func (versionDrafted) Kind() string  { return "version.drafted" }
func (versionAdopted) Kind() string  { return "version.adopted" }

// version is the version that an entry of the stream "plan" made, with its
// acts.
func versionOf(e record.Entry) (PlanVersion, []FigureAct, error) {
	v := PlanVersion{Author: assembly.PersonID(e.By), Act: e.Seq, Created: e.At}
	switch e.Kind {
	case versionImported{}.Kind():
		var x versionImported
		if err := json.Unmarshal(e.Body, &x); err != nil {
			return v, nil, fmt.Errorf("hall: entry %d of the record: %w", e.Seq, err)
		}
		v.ID, v.Plan, v.Kind, v.Hash, v.Files, v.Note = x.ID, x.Plan, VersionImported, x.Hash, x.Files, x.Note
		return v, nil, nil
	case versionDrafted{}.Kind():
		var x versionDrafted
		if err := json.Unmarshal(e.Body, &x); err != nil {
			return v, nil, fmt.Errorf("hall: entry %d of the record: %w", e.Seq, err)
		}
		v.ID, v.Plan, v.Parent, v.Kind, v.Hash, v.Files, v.Note = x.ID, x.Plan, x.Parent, VersionDraft, x.Hash, x.Files, x.Note
		return v, nil, nil
	case versionAdopted{}.Kind():
		var x versionAdopted
		if err := json.Unmarshal(e.Body, &x); err != nil {
			return v, nil, fmt.Errorf("hall: entry %d of the record: %w", e.Seq, err)
		}
		v.ID, v.Plan, v.Parent, v.Kind, v.Hash, v.Files = x.ID, x.Plan, x.Parent, VersionAdopted, x.Hash, x.Files
		v.Note = string(x.Plenary) + " " + string(x.Conclusion)
		acts := make([]FigureAct, len(x.Figures))
		for n, f := range x.Figures {
			acts[n] = FigureAct{
				Plan: x.Plan, Version: x.ID, Seq: e.Seq, N: n, At: e.At, By: v.Author, Address: f.Address, Old: f.Old, New: f.New,
				Plenary: x.Plenary, Conclusion: x.Conclusion, Point: f.Point, Amendment: f.Amendment, Vote: f.Vote,
			}
		}
		return v, acts, nil
	}
	return v, nil, fmt.Errorf("hall: entry %d of the record has the unknown kind %q", e.Seq, e.Kind)
}

// addVersion writes the entry of a version and what follows from it: the row
// of the version and its acts, as they would be made again from the record.
func (t *transaction) addVersion(e event) (PlanVersion, error) {
	entries, err := t.appendEntries(StreamPlan, t.actor.by(), e)
	if err != nil {
		return PlanVersion{}, err
	}
	v, acts, err := versionOf(entries[0])
	if err != nil {
		return v, err
	}
	if err := t.AddVersion(t.ctx, v); err != nil {
		return v, err
	}
	if len(acts) == 0 {
		return v, nil
	}
	return v, t.AddActs(t.ctx, acts)
}

// nextVersion is the identifier of a version that is about to be made.
func (t *transaction) nextVersion() (VersionID, error) {
	all, err := t.Versions(t.ctx, "")
	return VersionID("v" + itoa(len(all)+1)), err
}
