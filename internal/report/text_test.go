package report

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openplenum/plenum/internal/locale"
	"github.com/openplenum/plenum/internal/outcome"
)

var update = flag.Bool("update", false, "write the golden texts anew")

func inTerminal(t *testing.T, o *outcome.Outcome, opt TextOptions) string {
	t.Helper()
	var b bytes.Buffer
	if err := Text(&b, New(o, locale.Get("en"), Options{}), opt); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestTextGolden holds what a terminal shows for each kind of answer.
func TestTextGolden(t *testing.T) {
	for name, o := range examplesOfPages() {
		t.Run(name, func(t *testing.T) {
			got := inTerminal(t, o, TextOptions{})
			file := filepath.Join("testdata", strings.ReplaceAll(name, " ", "-")+".txt")
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("differs from %s (-want +got); if the change is meant, run with -update:\n%s", file, diff)
			}
		})
	}
}

// TestColourOnlyRepeats: without its colours a coloured text is the plain one.
func TestColourOnlyRepeats(t *testing.T) {
	for name, o := range examplesOfPages() {
		bare, coloured := inTerminal(t, o, TextOptions{}), inTerminal(t, o, TextOptions{Color: true})
		if !strings.Contains(coloured, "\x1b[") {
			t.Errorf("%s: no colour", name)
		}
		if diff := cmp.Diff(bare, plain(coloured)); diff != "" {
			t.Errorf("%s: colour changes the text:\n%s", name, diff)
		}
	}
}

// TestTextStaysShort: a plan of any size fits on a few screens, and no line
// is longer than the terminal is wide.
func TestTextStaysShort(t *testing.T) {
	text := inTerminal(t, demo(400, 10), TextOptions{Width: 100})
	lines := strings.Split(text, "\n")
	if len(lines) > 70 {
		t.Errorf("%d lines", len(lines))
	}
	for _, line := range lines[1:] { // the title may be as long as it is
		if n := locale.Width(line); n > 100 {
			t.Errorf("%d places: %s", n, line)
		}
	}
}

func TestPad(t *testing.T) {
	for _, c := range []struct {
		text   string
		places int
		right  bool
		want   string
	}{
		{"coal", 6, false, "coal  "}, {"12", 4, true, "  12"}, {"석탄", 6, false, "석탄  "}, {"Passenger transport", 10, false, "Passenger…"}, {"석탄과 철", 6, false, "석탄… "},
	} {
		if got := pad(c.text, c.places, c.right); got != c.want {
			t.Errorf("pad(%q, %d) = %q, want %q", c.text, c.places, got, c.want)
		}
	}
}
