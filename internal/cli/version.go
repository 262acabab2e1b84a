package cli

import (
	"context"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// Version is what was built, from the information that Go puts into every
// binary.
type Version struct {
	Version  string `json:"version"`
	Revision string `json:"revision,omitempty"`
	Time     string `json:"time,omitempty"` // of the revision
	Modified bool   `json:"modified,omitempty"`
	Go       string `json:"go"`
	Platform string `json:"platform"`
}

// BuildVersion reads the build information of the running program.
func BuildVersion() Version {
	v := Version{Version: "unknown", Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return v
	}
	v.Version = info.Main.Version
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			v.Revision = s.Value
		case "vcs.time":
			v.Time = s.Value
		case "vcs.modified":
			v.Modified = s.Value == "true"
		}
	}
	return v
}

func newVersion(s *shell) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: s.text("cli.version.short"),
		Args:  args(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return s.run(cmd, runVersion)
		},
	}
}

func runVersion(_ context.Context, env *Env) (Exit, error) {
	v := env.Version
	return Solved, env.Print.result(v, func(p *page) error {
		p.printf("plenum %s (%s, %s)\n", v.Version, v.Go, v.Platform)
		if v.Revision != "" {
			p.printf("%s %s\n", v.Revision, v.Time)
		}
		return nil
	})
}
