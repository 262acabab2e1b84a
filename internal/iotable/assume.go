package iotable

import (
	"fmt"

	"github.com/openplenum/plenum/internal/plan"
)

// money is an amount in the table's unit, as it stands in the assumptions.
type money float64

// assume writes down a figure that the table does not hold. The reason is
// iotable.assume.WHY of the catalogue.
func (c *conversion) assume(table, field string, value any, why string, args ...any) {
	text := fmt.Sprint(value)
	switch v := value.(type) {
	case float64:
		text = fmt.Sprintf("%.10g", v)
	case money:
		text = fmt.Sprintf("%.10g %s", float64(v), c.o.Unit)
	}
	c.p.Assumptions = append(c.p.Assumptions, plan.Assumption{
		Table: table, Field: field, Value: text, Reason: c.o.text("assume."+why, args...), Source: c.t.Name,
	})
}

// percent writes a yearly rate.
func percent(rate float64) string { return fmt.Sprintf("%.6g %% a year", 100*rate) }
