package app

import (
	"fmt"

	"github.com/openplenum/plenum/internal/iotable"
	"github.com/openplenum/plenum/internal/plan"
)

// TableImport is a plan made from an input-output table, with how it was made.
type TableImport struct {
	Plan        *plan.Plan
	Figures     *plan.Figures
	Calibration *iotable.Calibration
}

// ReadTable reads an input-output table and refuses one that does not balance
// to a tolerance, relative to output. The error is iotable.Faults when the
// table is at fault.
func ReadTable(src iotable.Source, tolerance float64) (*iotable.Reading, iotable.Balance, error) {
	r, err := iotable.Read(src)
	if err != nil {
		return nil, iotable.Balance{}, err
	}
	balance := iotable.CheckBalance(r.Table)
	if faults := balance.Faults(r.Table, tolerance); len(faults) > 0 {
		return r, balance, faults
	}
	return r, balance, nil
}

// ImportTable makes a plan of a table that was read and balances. Options that
// cannot be used come back as iotable.OptionError.
func ImportTable(t *iotable.Table, opt iotable.Options) (*TableImport, error) {
	p, calibration, err := iotable.Plan(t, opt)
	if err != nil {
		return nil, err
	}
	figures, faults := plan.Resolve(p)
	if len(faults) > 0 {
		return nil, fmt.Errorf("app: the plan made from %s has faults: %w", t.Name, faults)
	}
	return &TableImport{p, figures, calibration}, nil
}
