package cli

import "github.com/spf13/cobra"

// newImport is the parent of the commands that make a plan from something
// else. The kinds of source are listed in commands.go.
func newImport(s *shell) *cobra.Command {
	c := &cobra.Command{
		Use:   "import",
		Short: s.text("cli.import.short"),
		Args:  args(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return badInput("usage.few", cmd.CommandPath()+" COMMAND").hint("help", cmd.CommandPath())
		},
	}
	c.AddCommand(importCommands(s)...)
	return c
}
