package plan

// Identifiers are short codes without spaces, as written in the tables. They
// are distinct types so that a good is never passed where a process belongs.
type (
	GoodID     string // a product, service, labour skill, land class or allowance
	ProcessID  string // a way of producing
	AssetID    string // a kind of capacity of one process
	RegionID   string // a region; empty in a plan without regions
	CategoryID string // a category of final use (COICOP, COFOG, other)
	TargetID   string // a target; several years may share one
	LimitID    string // a limit
	OrganID    string // an organ that answers for a figure
)

// SchemaVersion is the version of the plan folder that this program writes.
const SchemaVersion = 1
