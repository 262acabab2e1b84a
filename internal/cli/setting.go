package cli

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/pflag"
	"go.yaml.in/yaml/v3"
)

// Settings of a server come from the command line, the environment and a file,
// in this order. The names are those of the flags: --listen is PLENUM_LISTEN,
// and listen: in the file.

// environment is the name of the variable for a flag.
func environment(flag string) string {
	return "PLENUM_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// settle fills the flags that the command line left out. All faults of the
// environment and the file come at once.
func settle(flags *pflag.FlagSet, names []string, file string, env *Env) error {
	var faults []fault
	given := map[string]bool{}
	for _, name := range names {
		if flags.Changed(name) {
			given[name] = true
			continue
		}
		value := env.getenv(environment(name))
		if value == "" {
			continue
		}
		given[name] = true
		if err := flags.Set(name, value); err != nil {
			faults = append(faults, fault{File: environment(name), Value: value, Message: wanted(flags, name, value, env)})
		}
	}
	if file != "" {
		more, err := settleFile(flags, names, given, file, env)
		if err != nil {
			return err
		}
		faults = append(faults, more...)
	}
	if len(faults) > 0 {
		f := badInput("settings").hint("settings", strings.Join(names, ", "))
		f.Faults = faults
		return f
	}
	return nil
}

// wanted says what a flag takes that did not take what was given.
func wanted(flags *pflag.FlagSet, name, value string, env *Env) string {
	kind := flags.Lookup(name).Value.Type()
	if kind == "bool" {
		return env.Text("serve.setting.bool", name, value)
	}
	return env.Text("serve.setting.int", name, value)
}

// settleFile fills flags from a file that nothing else has given.
func settleFile(flags *pflag.FlagSet, names []string, given map[string]bool, file string, env *Env) ([]fault, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, asFailure(err)
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(text, &doc); err != nil {
		return []fault{{File: file, Message: err.Error()}}, nil //nolint:nilerr // a fault of the file is shown with the others
	}
	if len(doc.Content) == 0 {
		return nil, nil
	}
	root := doc.Content[0]
	if root.Kind != yaml.MappingNode {
		return []fault{{File: file, Line: root.Line, Column: root.Column, Message: env.Text("serve.setting.form")}}, nil
	}
	var faults []fault
	wrong := func(n *yaml.Node, value, message string) {
		faults = append(faults, fault{File: file, Line: n.Line, Column: n.Column, Value: value, Message: message})
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(root.Content); i += 2 {
		key, value := root.Content[i], root.Content[i+1]
		name := key.Value
		switch {
		case !slices.Contains(names, name):
			wrong(key, name, env.Text("serve.setting.unknown"))
		case seen[name]:
			wrong(key, name, env.Text("serve.setting.twice"))
		case value.Kind != yaml.ScalarNode:
			wrong(value, name, env.Text("serve.setting.value"))
		case given[name]:
		default:
			if err := flags.Set(name, value.Value); err != nil {
				wrong(value, fmt.Sprintf("%s: %s", name, value.Value), wanted(flags, name, value.Value, env))
			}
		}
		seen[name] = true
	}
	return faults, nil
}
