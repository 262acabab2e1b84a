package cli

import (
	"os"
	"path/filepath"
	"testing"
	"time"

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

// TestPageSettings: a public address by HTTPS makes the pages secure, and a
// proxy on this machine is believed where nothing else is said.
func TestPageSettings(t *testing.T) {
	env := &Env{Words: locale.Get("en")}
	about, zone, err := serveOptions{Public: "https://plenum.example.org/", Zone: "Asia/Seoul"}.pages(env)
	if err != nil || about.Address != "https://plenum.example.org" || !about.Secure || len(about.Proxies) == 0 || zone.String() != "Asia/Seoul" {
		t.Errorf("%+v in %v (%v)", about, zone, err)
	}
	about, zone, err = serveOptions{}.pages(env)
	if err != nil || about.Secure || len(about.Proxies) != 0 || zone != time.Local {
		t.Errorf("%+v in %v (%v)", about, zone, err)
	}
	about, _, err = serveOptions{Proxy: "10.0.0.0/8"}.pages(env)
	if err != nil || about.Secure || len(about.Proxies) != 1 {
		t.Errorf("%+v (%v)", about, err)
	}
	for _, wrong := range []string{"ftp://x", "https://", "https://x/plenum", "https://u@x", "https://x?y", "x"} {
		if _, ok := publicAddress(wrong); ok {
			t.Errorf("%q is taken", wrong)
		}
	}
}
