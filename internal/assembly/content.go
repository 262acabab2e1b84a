package assembly

import "slices"

// PointKind is what a point does.
type PointKind string

// The kinds of points.
const (
	Review      PointKind = "review"
	Orientation PointKind = "orientation"
	Priority    PointKind = "priority"
	Goal        PointKind = "goal"
	TaskPoint   PointKind = "task"
	Measure     PointKind = "measure"
	RulePoint   PointKind = "rule"
)

// PointKinds lists the kinds.
func PointKinds() []PointKind {
	return []PointKind{Review, Orientation, Priority, Goal, TaskPoint, Measure, RulePoint}
}

// Change is one figure of the plan that a point changes.
type Change struct {
	Address string `json:"address"`       // as plan.Set takes it
	Old     string `json:"old,omitempty"` // as it stood when the change was drafted
	New     string `json:"new"`
}

// Content is what a point says.
type Content struct {
	Text        string    `json:"text"`
	Sort        PointKind `json:"sort"`
	Fields      []string  `json:"fields,omitempty"`      // of work: classes of COFOG or ISIC, or names of the house's list
	Responsible OrganID   `json:"responsible,omitempty"` // needed for a task
	Supporting  []OrganID `json:"supporting,omitempty"`
	Due         Date      `json:"due,omitempty"`     // needed for a task
	Version     string    `json:"version,omitempty"` // draft of the plan that the point puts in force
	Changes     []Change  `json:"changes,omitempty"`
}

// UnmarshalJSON reads a content, also one of the time when a point had one
// field of work, called field.
func (c *Content) UnmarshalJSON(data []byte) error {
	type plain Content
	read, err := ReadStrictly[struct {
		plain
		Field string `json:"field"`
	}](data)
	if err != nil {
		return err
	}
	*c = Content(read.plain)
	if read.Field != "" {
		c.Fields = append([]string{read.Field}, c.Fields...)
	}
	return nil
}

func (c Content) clone() Content {
	c.Fields, c.Supporting, c.Changes = slices.Clone(c.Fields), slices.Clone(c.Supporting), slices.Clone(c.Changes)
	return c
}

func (c Content) equal(d Content) bool {
	same := slices.Equal(c.Supporting, d.Supporting) && slices.Equal(c.Changes, d.Changes) && c.Version == d.Version
	return same && c.Text == d.Text && c.Sort == d.Sort && slices.Equal(c.Fields, d.Fields) && c.Responsible == d.Responsible && c.Due == d.Due
}
