package cli

import "github.com/spf13/cobra"

// newRoot is the program itself: the flags of all commands, and the help.
func newRoot(s *shell) *cobra.Command {
	var version bool
	root := &cobra.Command{
		Use:           "plenum",
		Short:         s.text("cli.root.short"),
		Long:          s.text("cli.root.long"),
		SilenceErrors: true, // rendered in fail.go
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case len(args) > 0:
				return unknownCommand(cmd, args[0])
			case version:
				return s.run(cmd, runVersion)
			}
			return cmd.Help()
		},
		PersistentPreRunE: func(*cobra.Command, []string) error {
			if err := checkColor(s.color); err != nil {
				return err
			}
			s.prepare(s.json)
			return nil
		},
	}
	flags := root.PersistentFlags()
	flags.BoolVar(&s.json, "json", false, s.text("cli.flag.json"))
	flags.StringVar(&s.color, "color", "auto", s.text("cli.flag.color"))
	flags.BoolVarP(&s.verbose, "verbose", "v", false, s.text("cli.flag.verbose"))
	flags.BoolP("help", "h", false, s.text("cli.help.helpflag"))
	root.Flags().BoolVar(&version, "version", false, s.text("cli.help.version"))
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return badFlag(cmd, err, s) })
	root.SuggestionsMinimumDistance = 2

	root.AddGroup(
		&cobra.Group{ID: groupPlan, Title: s.text("cli.group.plan")},
		&cobra.Group{ID: groupTable, Title: s.text("cli.group.table")},
		&cobra.Group{ID: groupLinear, Title: s.text("cli.group.linear")},
		&cobra.Group{ID: groupOffice, Title: s.text("cli.group.office")},
		&cobra.Group{ID: groupOther, Title: s.text("cli.group.other")},
	)
	root.AddCommand(commands(s)...)
	root.SetCompletionCommandGroupID(groupOther)
	root.SetHelpCommand(newHelp(s))
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		if c.Name() == "completion" {
			c.Short = s.text("cli.help.completion")
		}
	}
	setHelp(root, s)
	return root
}

// must is for the wiring of flags: an error there is a slip in this package,
// which every test that builds the commands finds.
func must(err error) {
	if err != nil {
		panic(err) //nolint:forbidigo // a slip in the program, not a state of the world
	}
}
