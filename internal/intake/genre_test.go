package intake

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// wanted is a sentence of testdata/sentences with what a reader finds in it.
type wanted struct {
	where  string
	kinds  []string // of its points, in order
	organs []string // of each point, joined by a semicolon; nil: none is named
	words  string
	hard   bool // it is known that the rules do not reach it
}

// sentencesIn reads a file of testdata/sentences: kinds | organs | sentence.
// A line with "?" before it is known not to be reached.
func sentencesIn(t *testing.T, file string) []wanted {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []wanted
	for i, line := range strings.Split(string(data), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		words, hard := strings.CutPrefix(line, "?")
		parts := strings.SplitN(words, "|", 3)
		if len(parts) != 3 {
			t.Fatalf("%s:%d: want kinds | organs | sentence", file, i+1)
		}
		w := wanted{where: filepath.Base(file) + ":" + strconv.Itoa(i+1), words: strings.TrimSpace(parts[2]), hard: hard}
		if kinds := strings.TrimSpace(parts[0]); kinds != "none" {
			w.kinds = strings.Split(kinds, "+")
		}
		for _, organs := range strings.Split(strings.TrimSpace(parts[1]), ";") {
			if organs = strings.TrimSpace(organs); organs != "" {
				w.organs = append(w.organs, organs)
			}
		}
		out = append(out, w)
	}
	return out
}

// TestGenre reads sentences of the genre one by one: which points each
// has, of which kind, and whom it names for the work.
func TestGenre(t *testing.T) {
	// The head of a dispatch stands before each, so that it is no first sentence.
	const before = "Ardal, 3 May 2028 (ANA) -- The Tenth Assembly of Ardal was held on 2 May 2028.\n\n"
	files, _ := filepath.Glob(filepath.Join("testdata", "sentences", "*.txt"))
	if len(files) == 0 {
		t.Fatal("no sentences")
	}
	for _, file := range files {
		for _, w := range sentencesIn(t, file) {
			d, err := Read("sentence.txt", []byte(before+w.words+"\n"))
			if err != nil {
				t.Fatalf("%s: %v", w.where, err)
			}
			var kinds, organs []string
			for _, p := range d.Points {
				kinds = append(kinds, string(p.Kind))
				for _, o := range p.Organs {
					organs = append(organs, plainName(o.Value))
				}
			}
			want := strings.Join(w.kinds, "+") + " | " + strings.ToLower(strings.Join(w.organs, "; "))
			got := strings.Join(kinds, "+") + " | " + strings.Join(organs, "; ")
			switch {
			case got != want && !w.hard:
				t.Errorf("%s: %s\n\tgot  %s\n\twant %s", w.where, w.words, got, want)
			case got == want && w.hard:
				t.Errorf("%s: is reached now, take its question mark away: %s", w.where, w.words)
			}
		}
	}
}
