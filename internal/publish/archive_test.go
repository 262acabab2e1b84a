package publish

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/locale"
	"github.com/openplenum/plenum/internal/publish/akn"
	"github.com/openplenum/plenum/internal/publish/atom"
	"github.com/openplenum/plenum/internal/publish/sdmx"
)

const site = "https://example.org/archive/"

// opened is the archive of the republic after its second sitting.
func opened(t *testing.T, h *house, o Options) *Archive {
	t.Helper()
	o.Hall, o.Site = h.Hall, site
	if o.Words == nil {
		o.Words = english()
	}
	a, err := Open(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// all are the files of an archive by their paths, the summaries too.
func all(t *testing.T, a *Archive) map[string]File {
	t.Helper()
	out := map[string]File{}
	for _, name := range append(a.Paths(), listing, checksums) {
		f, err := a.File(context.Background(), name)
		if err != nil {
			t.Fatal(err)
		}
		out[name] = f
	}
	return out
}

// fakePrint stands for a browser: a PDF that holds the page.
func fakePrint(_ context.Context, page []byte, date time.Time) ([]byte, error) {
	return append([]byte("%PDF-fake "+date.Format(time.DateOnly)+"\n"), page...), nil
}

// TestArchiveKeepsTheStandards holds every file against the rules of its
// format, in every language.
func TestArchiveKeepsTheStandards(t *testing.T) {
	h := newHouse(t)
	h.adopt()
	for _, sitting := range []int{1, 2} {
		if _, err := h.Hall.PublishMinutes(context.Background(), h.Secretary, h.Plenary, sitting); err != nil {
			t.Fatal(err)
		}
	}
	for _, language := range locale.Languages() {
		kinds := map[string]int{}
		for name, f := range all(t, opened(t, h, Options{Words: locale.Get(language)})) {
			var faults []string
			switch f.Type {
			case akn.MediaType:
				faults = akn.Check(f.Data)
			case atom.MediaType:
				faults = atom.Check(f.Data)
			case sdmx.MediaType:
				faults = sdmx.Check(f.Data, 5)
			}
			if len(faults) > 0 {
				t.Errorf("%s: %s: %s", language, name, strings.Join(faults, "\n"))
			}
			if missing := regexp.MustCompile(`![a-z_]+(\.[a-z0-9_]+)+!`).FindString(string(f.Data)); missing != "" {
				t.Errorf("%s: %s lacks the text %s", language, name, missing)
			}
			if len(f.Data) == 0 {
				t.Errorf("%s: %s is empty", language, name)
			}
			kinds[f.Type]++
		}
		for _, kind := range []string{akn.MediaType, atom.MediaType, sdmx.MediaType, typeHTML, typeText, typeJSON} {
			if kinds[kind] == 0 {
				t.Errorf("%s: no file is %s", language, kind)
			}
		}
	}
}

// TestArchiveLinks: every link of every page leads to a file of the archive, and
// to an anchor that is there.
func TestArchiveLinks(t *testing.T) {
	h := adopted(t)
	files := all(t, opened(t, h, Options{Print: fakePrint}))
	reached := map[string]bool{"index.html": true}
	for name, f := range files {
		if f.Type != typeHTML {
			continue
		}
		for _, m := range regexp.MustCompile(`href="([^"]*)"`).FindAllStringSubmatch(string(f.Data), -1) {
			to, anchor, _ := strings.Cut(m[1], "#")
			at := path.Join(path.Dir(name), to)
			if to == "" {
				at = name
			}
			target, ok := files[at]
			if !ok {
				t.Errorf("%s leads to %s, which is not there", name, m[1])
				continue
			}
			reached[at] = true
			if anchor != "" && !bytes.Contains(target.Data, []byte(`id="`+anchor+`"`)) {
				t.Errorf("%s leads to %s, where there is no such anchor", name, m[1])
			}
		}
	}
	for name := range files {
		if !reached[name] {
			t.Errorf("no page leads to %s", name)
		}
	}
}

// TestArchiveIsPublicOnly: what was neither adopted nor published is nowhere in
// it, and what was published is.
func TestArchiveIsPublicOnly(t *testing.T) {
	h := adopted(t)
	secrets := []string{"Families in the villages have waited longest", "The villages cannot wait", "is enlarged by a fifth", "Zita Palmer", "costed before"}
	says := func(o Options) (out []string) {
		for name, f := range all(t, opened(t, h, o)) {
			for _, s := range secrets {
				if strings.Contains(flat(string(f.Data)), s) {
					out = append(out, name+": "+s)
				}
			}
		}
		return out
	}
	if got := says(Options{}); len(got) > 0 {
		t.Errorf("published: %s", strings.Join(got, "\n"))
	}
	if got := says(Options{Whole: true, Actor: h.Secretary}); len(got) == 0 {
		t.Error("with everything, the minutes of the sittings are missing")
	}
	_, err := Open(context.Background(), Options{Hall: h.Hall, Words: english(), Whole: true})
	if _, refused := hall.AsRefusals(err); !refused {
		t.Errorf("the public asked for everything: %v", err)
	}
}

// TestArchiveBook: the book of the plan has the targets with who set them.
func TestArchiveBook(t *testing.T) {
	h := adopted(t)
	files := all(t, opened(t, h, Options{}))
	book := flat(string(files["plan/republic/v2/book.txt"].Data))
	for _, want := range []string{
		"Version v2", "Basic needs", "Great Plain", "set by point 12 of “The direction of work", "Projects", "Limits", "Trade abroad",
		"This version was made by the National Assembly", "has not been solved on this installation", "Ministry of Energy",
	} {
		if !strings.Contains(book, want) {
			t.Errorf("the book lacks %q", want)
		}
	}
	data := string(files["plan/republic/v2/targets.csv"].Data)
	for _, want := range []string{
		"dataflow,REPUBLIC:DF_TARGETS(1.0.0),I,A,home_power,_T,ORIGINAL,2029,8390,GWh,",
		"dataflow,REPUBLIC:DF_TARGETS(1.0.0),I,A,home_power,_T,CURRENT,2029,8473.9,GWh,at_least,1,energy,Power for homes,2026-2/c1/",
		",2026-01-01/P5Y,",
	} {
		if !strings.Contains(data, want) {
			t.Errorf("the data lack %q", want)
		}
	}
}

// TestWriteFolder: the same record gives the same bytes, a PDF whose page did
// not change is not printed again, and the checksums hold.
func TestWriteFolder(t *testing.T) {
	h := adopted(t)
	printed := 0
	printing := func(ctx context.Context, page []byte, date time.Time) ([]byte, error) {
		printed++
		return fakePrint(ctx, page, date)
	}
	dir := filepath.Join(t.TempDir(), "archive")
	a := opened(t, h, Options{Print: printing})
	l, err := a.WriteFolder(context.Background(), dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	first, once := onDisk(t, dir), printed
	if len(first) != len(l.Files)+2 || once == 0 {
		t.Errorf("%d files on disk, %d listed, %d printed", len(first), len(l.Files), once)
	}
	for _, f := range l.Files {
		if sum([]byte(first[f.Path])) != f.SHA256 || !strings.Contains(first[checksums], f.SHA256+"  "+f.Path+"\n") {
			t.Errorf("the checksum of %s is wrong", f.Path)
		}
	}
	if _, err := opened(t, h, Options{Print: printing}).WriteFolder(context.Background(), dir, nil); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(first, onDisk(t, dir)); diff != "" {
		t.Errorf("written again, it differs:\n%.2000s", diff)
	}
	if printed != once {
		t.Errorf("%d PDFs were printed again", printed-once)
	}
}

// TestWriteFolderStopped: whoever is stopped leaves the old archive whole, and
// the next run puts in order what was left.
func TestWriteFolderStopped(t *testing.T) {
	h := adopted(t)
	dir := filepath.Join(t.TempDir(), "archive")
	if _, err := opened(t, h, Options{}).WriteFolder(context.Background(), dir, nil); err != nil {
		t.Fatal(err)
	}
	before := onDisk(t, dir)
	broken := errors.New("the disk is full")
	n := 0
	failing := func(ctx context.Context, page []byte, date time.Time) ([]byte, error) {
		if n++; n > 3 {
			return nil, broken
		}
		return fakePrint(ctx, page, date)
	}
	if _, err := opened(t, h, Options{Print: failing}).WriteFolder(context.Background(), dir, nil); !errors.Is(err, broken) {
		t.Fatalf("%v, want that the disk is full", err)
	}
	if diff := cmp.Diff(before, onDisk(t, dir)); diff != "" {
		t.Errorf("a failed run changed the archive:\n%.1000s", diff)
	}
	// Killed while writing: a part lies there. Killed between the two renames:
	// the old one has another name.
	if err := errors.Join(os.MkdirAll(dir+".new", 0o755), os.WriteFile(filepath.Join(dir+".new", part), nil, 0o600), os.WriteFile(filepath.Join(dir+".new", "index.html"), []byte("half"), 0o600)); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(dir, dir+".old"); err != nil {
		t.Fatal(err)
	}
	if _, err := opened(t, h, Options{}).WriteFolder(context.Background(), dir, nil); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, onDisk(t, dir)); diff != "" {
		t.Errorf("after a kill it differs:\n%.1000s", diff)
	}
	for _, left := range []string{dir + ".new", dir + ".old"} {
		if _, err := os.Stat(left); err == nil {
			t.Errorf("%s is left", left)
		}
	}
}

// TestWriteFolderForeign: a folder that is no archive is not touched.
func TestWriteFolderForeign(t *testing.T) {
	h := newHouse(t)
	dir := t.TempDir()
	mine := filepath.Join(dir, "thesis.txt")
	if err := os.WriteFile(mine, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := opened(t, h, Options{}).WriteFolder(context.Background(), dir, nil); !errors.Is(err, ErrForeign) {
		t.Errorf("%v, want ErrForeign", err)
	}
	if data, err := os.ReadFile(mine); err != nil || string(data) != "mine" {
		t.Errorf("it is %q (%v)", data, err)
	}
}

func onDisk(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		out[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
