package arch

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// row is one line of the table in docs/from-the-report.md.
type row struct {
	number, object, place, tests, state string
	line                                int
}

var (
	rowNumber = regexp.MustCompile(`^([0-9]+)([a-z]?)$`)
	namedTest = regexp.MustCompile("`([a-z/-]+) (Test[A-Za-z0-9_]+|[a-z_-]+\\.txtar)`")
)

// readRows reads the table of docs/from-the-report.md.
func readRows(t *testing.T) []row {
	t.Helper()
	raw, err := os.ReadFile("../../docs/from-the-report.md")
	if err != nil {
		t.Fatal(err)
	}
	var rows []row
	for k, line := range strings.Split(string(raw), "\n") {
		cells := strings.Split(strings.Trim(line, "| "), " | ")
		if !strings.HasPrefix(line, "|") || strings.HasPrefix(line, "|---") || cells[0] == "row" {
			continue
		}
		if len(cells) != 6 {
			t.Errorf("line %d: %d cells, want 6", k+1, len(cells))
			continue
		}
		rows = append(rows, row{cells[0], cells[2], cells[3], cells[4], cells[5], k + 1})
	}
	return rows
}

// TestReportRows holds docs/from-the-report.md: rows in order, each with an
// object and a state, and behind each that claims to work a test that exists
// and is not skipped whatever happens.
func TestReportRows(t *testing.T) {
	rows := readRows(t)
	if len(rows) < 12 {
		t.Fatalf("%d rows: the test does not read the table", len(rows))
	}
	number, letter := 0, ""
	for _, r := range rows {
		m := rowNumber.FindStringSubmatch(r.number)
		switch {
		case m == nil:
			t.Errorf("line %d: %q is not a number of a row", r.line, r.number)
			continue
		case m[1] == fmt.Sprint(number) && m[2] != "" && m[2] == next(letter):
		case m[1] == fmt.Sprint(number+1) && m[2] == "":
			number++
		default:
			t.Errorf("line %d: row %s after row %d%s", r.line, r.number, number, letter)
			if _, err := fmt.Sscan(m[1], &number); err != nil {
				t.Fatal(err)
			}
		}
		letter = m[2]
		if r.object == "" || r.object == "-" {
			t.Errorf("row %s names no object", r.number)
		}
		tests := namedTest.FindAllStringSubmatch(r.tests, -1)
		switch r.state {
		case "works":
			if len(tests) == 0 {
				t.Errorf("row %s works, and names no test", r.number)
			}
			if r.place == "" || r.place == "-" {
				t.Errorf("row %s works, and names no command or page", r.number)
			}
		case "issue 4", "issue 5", "later", "never":
		default:
			t.Errorf("row %s: unknown state %q", r.number, r.state)
		}
		for _, x := range tests {
			if err := existing(x[1], x[2]); err != nil {
				t.Errorf("row %s: %v", r.number, err)
			}
		}
	}
}

// next is the letter of the sub-row after another.
func next(letter string) string {
	if letter == "" {
		return "a"
	}
	return string(letter[0] + 1)
}

// existing tells whether a test or script is there, and can run.
func existing(folder, name string) error {
	dir := filepath.Join("../..", folder)
	if strings.HasSuffix(name, ".txtar") {
		_, err := os.Stat(filepath.Join(dir, "testdata", "script", name))
		return err
	}
	files, err := filepath.Glob(filepath.Join(dir, "*_test.go"))
	if err != nil {
		return err
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		_, body, found := strings.Cut(string(raw), "\nfunc "+name+"(t *testing.T) {\n")
		if !found {
			continue
		}
		if strings.HasPrefix(body, "\tt.Skip") {
			return fmt.Errorf("%s of %s is always skipped", name, folder)
		}
		return nil
	}
	return fmt.Errorf("there is no %s in %s", name, folder)
}

// TestReportRowsPass runs every test that docs/from-the-report.md names. That
// solves the republic many times, so it is not among the default tests.
func TestReportRowsPass(t *testing.T) {
	if os.Getenv("PLENUM_REPORT_ROWS") == "" {
		t.Skip("runs the tests of many packages again: with PLENUM_REPORT_ROWS=1, as make report-rows does")
	}
	names := map[string][]string{}
	for _, r := range readRows(t) {
		for _, x := range namedTest.FindAllStringSubmatch(r.tests, -1) {
			name := "^" + x[2] + "$"
			if script, ok := strings.CutSuffix(x[2], ".txtar"); ok {
				name = "^TestScripts$/^" + script + "$"
			}
			if !slices.Contains(names[x[1]], name) {
				names[x[1]] = append(names[x[1]], name)
			}
		}
	}
	for folder, list := range names {
		for _, name := range list {
			t.Run(folder+" "+name, func(t *testing.T) {
				cmd := exec.CommandContext(t.Context(), "go", "test", "-v", "-run", name, "./"+folder)
				cmd.Dir = "../.."
				out, err := cmd.CombinedOutput()
				switch {
				case err != nil:
					t.Errorf("%v\n%s", err, out)
				case !strings.Contains(string(out), "--- PASS: "):
					t.Errorf("nothing has passed:\n%s", out)
				}
			})
		}
	}
}
