package cli

import (
	"cmp"
	"strings"

	"github.com/spf13/cobra"
)

// databaseOptions say where an installation keeps what it knows.
type databaseOptions struct {
	Address string // a file, or postgres://...
	Key     string // file with the key that signs the record
}

// addDatabaseFlags adds --db and --key; PLENUM_DB and PLENUM_KEY stand in for
// them.
func addDatabaseFlags(c *cobra.Command, s *shell, opt *databaseOptions) {
	addDatabaseFlag(c, s, opt)
	c.Flags().StringVar(&opt.Key, "key", s.env.getenv("PLENUM_KEY"), s.text("serve.flag.key"))
	c.Flags().Lookup("key").DefValue = ""
}

// addDatabaseFlag adds --db alone, for those who do not sign.
func addDatabaseFlag(c *cobra.Command, s *shell, opt *databaseOptions) {
	c.Flags().StringVar(&opt.Address, "db", cmp.Or(s.env.getenv("PLENUM_DB"), "plenum.db"), s.text("serve.flag.db"))
	c.Flags().Lookup("db").DefValue = "plenum.db" // what is shown of the environment could be a password
}

// key is the file of the key: beside the database where none is named.
func (o databaseOptions) key() string {
	switch {
	case o.Key != "":
		return o.Key
	case strings.Contains(o.Address, "://"):
		return "plenum.key"
	default:
		return strings.TrimSuffix(o.Address, ".db") + ".key"
	}
}
