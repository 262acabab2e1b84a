package hall

import (
	"context"
	"time"

	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/planfile"
)

// PlanID names a plan of the installation, such as "republic". Several plans
// may live side by side.
type PlanID string

// VersionID names a version: "v1", "v2", counted over all plans.
type VersionID string

// VersionKind says how a version came to be.
type VersionKind string

// The kinds of version.
const (
	VersionImported VersionKind = "imported" // a folder that was read
	VersionDraft    VersionKind = "draft"    // made from another by a planner
	VersionAdopted  VersionKind = "adopted"  // by an act of the assembly
)

// PlanVersion is a plan as it stood. It never changes.
type PlanVersion struct {
	ID      VersionID
	Plan    PlanID
	Parent  VersionID // empty: the first
	Kind    VersionKind
	Hash    string // of what the plan says: planfile.Hash
	Files   string // of the files as they are stored: see FilesHash
	Author  assembly.PersonID
	Act     int64 // Seq of the entry that made it
	Created time.Time
	Note    string // one line of the author
}

// FigureAct is one change of one figure of one year by a version.
type FigureAct struct {
	Plan       PlanID
	Version    VersionID // that has the new value
	Seq        int64     // of the entry that made the version
	N          int       // position among the acts of the version, from 0
	At         time.Time
	By         assembly.PersonID
	Address    string             // as plan.Set takes it, one year at most: "target:steel:2027"
	Old, New   string             // values as plan.Set takes them; Old empty: there was none
	Plenary    assembly.PlenaryID // empty: not by an assembly
	Conclusion assembly.ConclusionID
	Point      assembly.PointID
	Amendment  assembly.AmendmentID // empty: the point as tabled
	Vote       assembly.VoteID
}

// ActFilter chooses acts; empty fields choose all.
type ActFilter struct {
	Plan    PlanID
	Address string // exactly
	Prefix  string // addresses that begin so
	Version VersionID
	Plenary assembly.PlenaryID
	Point   assembly.PointID
}

// Plans reads versions of plans.
type Plans interface {
	// Version is one version; ErrNotFound if there is none.
	Version(ctx context.Context, id VersionID) (PlanVersion, error)
	// Versions are those of one plan, or of all plans (""), oldest first.
	Versions(ctx context.Context, plan PlanID) ([]PlanVersion, error)
	// Files are the files stored under a hash, sorted by name; ErrNotFound.
	Files(ctx context.Context, hash string) ([]planfile.File, error)
	// Acts are changes of figures, oldest first (by Seq, then N).
	Acts(ctx context.Context, filter ActFilter) ([]FigureAct, error)
}

// PlanWriter writes versions of plans. Nothing of them is ever changed.
type PlanWriter interface {
	// SaveFiles stores files under their FilesHash, once, and returns it.
	SaveFiles(ctx context.Context, files []planfile.File) (hash string, err error)
	// AddVersion adds a version; ErrExists if the identifier is taken.
	AddVersion(ctx context.Context, v PlanVersion) error
	// AddActs adds acts of versions that are there.
	AddActs(ctx context.Context, acts []FigureAct) error
}
