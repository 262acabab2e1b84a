package outcome

import (
	"encoding/json"
	"math"
)

// Series is figures by year, where a year may have none: NaN here, null in
// JSON.
type Series []float64

var missing = math.NaN()

// UnmarshalJSON reads null as a missing figure.
func (s *Series) UnmarshalJSON(data []byte) error {
	var values []*float64
	if err := json.Unmarshal(data, &values); err != nil {
		return err
	}
	*s = make(Series, len(values))
	for i, v := range values {
		if v == nil {
			(*s)[i] = missing
		} else {
			(*s)[i] = *v
		}
	}
	return nil
}

// UnmarshalJSON reads a null headroom as none.
func (t *Tier) UnmarshalJSON(data []byte) error {
	type plain Tier
	p := plain{Headroom: missing}
	if err := json.Unmarshal(data, &p); err != nil {
		return err
	}
	*t = Tier(p)
	return nil
}

// UnmarshalJSON reads null figures as none.
func (p *Phase) UnmarshalJSON(data []byte) error {
	type plain Phase
	q := plain{Value: missing, Gap: missing, Primal: missing, Dual: missing}
	if err := json.Unmarshal(data, &q); err != nil {
		return err
	}
	*p = Phase(q)
	return nil
}
