package iotable

import (
	"fmt"

	"github.com/openplenum/plenum/internal/plan"
)

// assume writes down a figure that the table does not hold. The reason is
// iotable.assume.WHY of the catalogue.
func (c *conversion) assume(table, field string, value any, why string, args ...any) {
	text := fmt.Sprint(value)
	if v, ok := value.(float64); ok {
		text = fmt.Sprintf("%.10g", v)
	}
	c.p.Assumptions = append(c.p.Assumptions, plan.Assumption{
		Table: table, Field: field, Value: text, Reason: c.o.text("assume."+why, args...), Source: c.t.Name,
	})
}
