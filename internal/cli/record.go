package cli

import "github.com/spf13/cobra"

// newRecord is the parent of the commands on the record of decisions.
func newRecord(s *shell) *cobra.Command {
	return parent(s, "record", s.text("record.cli.short"), newRecordExport(s), newRecordRotate(s), newRecordVerify(s))
}
