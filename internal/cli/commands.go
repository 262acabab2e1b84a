package cli

import "github.com/spf13/cobra"

// The groups of commands in the help.
const (
	groupPlan   = "plan"   // from a folder to a report
	groupTable  = "table"  // from an input-output table
	groupLinear = "linear" // any linear program
	groupOffice = "office" // a running installation
	groupOther  = "other"
)

// commands lists every command, in the order of the help.
func commands(s *shell) []*cobra.Command {
	return []*cobra.Command{
		in(groupPlan, newNew(s)),
		in(groupPlan, newCheck(s)),
		in(groupPlan, newSolve(s)),
		in(groupPlan, newExplain(s)),
		in(groupPlan, newCompare(s)),
		in(groupPlan, newScenarios(s)),
		in(groupPlan, newReport(s)),
		in(groupPlan, newVerify(s)),
		in(groupPlan, newExport(s)),
		in(groupPlan, newDemo(s)),
		in(groupTable, newImport(s)),
		in(groupTable, newMultipliers(s)),
		in(groupLinear, newLP(s)),
		in(groupOffice, newIntake(s)),
		in(groupOffice, newServe(s)),
		in(groupOffice, newWorker(s)),
		in(groupOffice, newDB(s)),
		in(groupOffice, newRecord(s)),
		in(groupOffice, newPublish(s)),
		in(groupOther, newVersion(s)),
	}
}

// importCommands lists what `plenum import` reads.
func importCommands(s *shell) []*cobra.Command {
	return []*cobra.Command{
		newImportTable(s),
		newImportPlenary(s),
	}
}

func in(group string, c *cobra.Command) *cobra.Command {
	c.GroupID = group
	return c
}
