package cli

import (
	"io"
	"os"
	"path/filepath"

	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/report"
	"github.com/openplenum/plenum/internal/table"
)

// told is an answer with what was asked about it.
type told struct {
	*outcome.Outcome
	why  *report.Explained // nil: not asked
	risk *outcome.Risk     // nil: not tried
}

// document is the report of an answer in the user's language.
func document(t told, env *Env) *report.Document {
	return report.New(t.Outcome, env.Words, reportOptionsOf(t, env))
}

func reportOptionsOf(t told, env *Env) report.Options {
	return report.Options{Made: env.Now(), Version: env.Version.Version, Explained: t.why, Risk: t.risk}
}

// writeText writes the short report for a terminal.
func writeText(w io.Writer, o *outcome.Outcome, look style, env *Env) error {
	return writeToldText(w, told{Outcome: o}, look, env)
}

func writeToldText(w io.Writer, t told, look style, env *Env) error {
	return report.Text(w, document(t, env), report.TextOptions{Color: look.color})
}

// writeHTML writes the whole report as one page.
func writeHTML(path string, o *outcome.Outcome, env *Env) error {
	return writeToldHTML(path, told{Outcome: o}, env)
}

func writeToldHTML(path string, t told, env *Env) error {
	err := writeFile(path, env.Stdout, func(w io.Writer) error { return report.HTML(w, document(t, env)) })
	if err == nil && path != "-" {
		env.Print.note("cli.written", path)
	}
	return err
}

// writeTables writes the answer as CSV tables into a folder.
func writeTables(path string, t told, env *Env) error {
	err := writeFolder(path, func(dir string) error {
		return report.CSV(t.Outcome, t.why, func(name string) (io.WriteCloser, error) { return os.Create(filepath.Join(dir, name)) })
	})
	if err == nil {
		env.Print.note("cli.written", path)
	}
	return err
}

// writeBook writes the answer as a workbook.
func writeBook(path string, t told, env *Env) error {
	var sheets []table.Sheet
	for _, s := range report.Workbook(t.Outcome, env.Words, reportOptionsOf(t, env)) {
		sheets = append(sheets, table.Sheet(s))
	}
	err := writeFile(path, env.Stdout, func(w io.Writer) error { return table.WriteBook(w, sheets) })
	if err == nil && path != "-" {
		env.Print.note("cli.written", path)
	}
	return err
}
