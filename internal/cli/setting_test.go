package cli

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"

	"github.com/openplenum/plenum/internal/locale"
)

// TestSettings: the command line comes before the environment, and that before
// the file; what none of them says has its default.
func TestSettings(t *testing.T) {
	file := filepath.Join(t.TempDir(), "settings.yaml")
	if err := os.WriteFile(file, []byte("listen: from-file\nlanguage: from-file\nworkers: 7\nsecure: true\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	env := &Env{
		Words: locale.Get("en"),
		Getenv: func(name string) string {
			return map[string]string{"PLENUM_LISTEN": "from-env", "PLENUM_LANGUAGE": "from-env", "PLENUM_DB": "env.db"}[name]
		},
	}
	var opt serveOptions
	s := &shell{env: env}
	c := &cobra.Command{Use: "serve"}
	addDatabaseFlags(c, s, &opt.databaseOptions)
	addListenFlags(c, s, &opt)
	if err := c.Flags().Parse([]string{"--listen", "from-line"}); err != nil {
		t.Fatal(err)
	}
	if err := settle(c.Flags(), settingNames(), file, env); err != nil {
		t.Fatal(err)
	}
	want := serveOptions{Listen: "from-line", Language: "from-env", Workers: 7, Secure: true, Log: "text"}
	want.Address = "env.db"
	if opt != want {
		t.Errorf("%+v, want %+v", opt, want)
	}
}

// TestSettingsFaults: all that cannot be used is said at once, with its place,
// in the reader's words.
func TestSettingsFaults(t *testing.T) {
	file := filepath.Join(t.TempDir(), "settings.yaml")
	if err := os.WriteFile(file, []byte("listen: [1]\ncolour: 2\nworkers: many\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	env := &Env{Words: locale.Get("en"), Getenv: func(name string) string {
		return map[string]string{"PLENUM_SECURE": "perhaps"}[name]
	}}
	var opt serveOptions
	c := &cobra.Command{Use: "serve"}
	addDatabaseFlags(c, &shell{env: env}, &opt.databaseOptions)
	addListenFlags(c, &shell{env: env}, &opt)
	got := asFailure(settle(c.Flags(), settingNames(), file, env)).Faults
	want := []fault{
		{File: "PLENUM_SECURE", Value: "perhaps", Message: env.Text("serve.setting.bool", "secure", "perhaps")},
		{File: file, Line: 1, Column: 9, Value: "listen", Message: env.Text("serve.setting.value")},
		{File: file, Line: 2, Column: 1, Value: "colour", Message: env.Text("serve.setting.unknown")},
		{File: file, Line: 3, Column: 10, Value: "workers: many", Message: env.Text("serve.setting.int", "workers", "many")},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
