// Package cli is the command line of Plenum.
//
// A command is one file: its flags, an options struct, and a run function
// that is given everything it touches:
//
//	type checkOptions struct{ Folder string }
//
//	func newCheck(s *shell) *cobra.Command { ... flags fill a checkOptions ... }
//
//	func runCheck(ctx context.Context, opt checkOptions, env *Env) (Exit, error)
//
// A run function shows its result through env.Print, which writes it for
// people or, with --json, for programs. It returns how the command ended: a
// plan that cannot be made is an Exit, not an error. An error is rendered in
// one place (fail.go), with its code, sentence, cause and hint.
//
// The commands are listed in commands.go. Words for people are in the
// catalogue, internal/locale/text/en/cli.yaml.
package cli
