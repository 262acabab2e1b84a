package locale

import (
	"embed"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"
)

//go:embed text
var files embed.FS

// Catalogue is the words of one language.
type Catalogue struct {
	Language string // tag, such as "en"; for the lang attribute of pages
	tag      language.Tag
	entries  map[string]entry
}

// entry is one text, or one text for each plural form.
type entry struct {
	text  string
	forms map[string]string // nil without plural forms
	by    string            // the argument that chooses the form; empty: the first number
}

// catalogues are read when they are first asked for.
var catalogues = sync.OnceValue(func() map[string]*Catalogue {
	all, err := readAll(files, "text")
	if err != nil {
		panic(err) // the files are part of the program
	}
	return all
})

// Get returns the catalogue that fits a language tag best ("en", "en-GB",
// "ko_KR.UTF-8"), English when none does.
func Get(tag string) *Catalogue {
	all := catalogues()
	tag, _, _ = strings.Cut(strings.ReplaceAll(tag, "_", "-"), ".")
	if c, ok := all[tag]; ok {
		return c
	}
	names := Languages()
	tags := make([]language.Tag, len(names))
	for i, name := range names {
		tags[i] = all[name].tag
	}
	wanted, err := language.Parse(tag)
	if err != nil {
		return all["en"]
	}
	_, i, confidence := language.NewMatcher(tags).Match(wanted)
	if confidence == language.No {
		return all["en"]
	}
	return all[names[i]]
}

// Languages lists the languages there are, English first.
func Languages() []string {
	names := slices.Sorted(maps.Keys(catalogues()))
	slices.SortStableFunc(names, func(a, b string) int {
		switch {
		case a == "en" && b != "en":
			return -1
		case b == "en" && a != "en":
			return 1
		}
		return 0
	})
	return names
}

// Has tells whether there is a text for a key.
func (c *Catalogue) Has(key string) bool { _, ok := c.entries[key]; return ok }

// Keys lists all keys in order.
func (c *Catalogue) Keys() []string { return slices.Sorted(maps.Keys(c.entries)) }

// readAll reads every language below a folder.
func readAll(fsys fs.FS, root string) (map[string]*Catalogue, error) {
	folders, err := fs.ReadDir(fsys, root)
	if err != nil {
		return nil, err
	}
	all := map[string]*Catalogue{}
	for _, f := range folders {
		if !f.IsDir() {
			continue
		}
		c, err := read(fsys, path.Join(root, f.Name()))
		if err != nil {
			return nil, err
		}
		all[c.Language] = c
	}
	return all, nil
}

// read reads one language.
func read(fsys fs.FS, folder string) (*Catalogue, error) {
	name := path.Base(folder)
	tag, err := language.Parse(name)
	if err != nil {
		return nil, fmt.Errorf("locale: folder %s is not named for a language: %w", name, err)
	}
	c := &Catalogue{Language: name, tag: tag, entries: map[string]entry{}}
	areas, err := fs.Glob(fsys, folder+"/*.yaml")
	if err != nil {
		return nil, err
	}
	for _, file := range areas {
		data, err := fs.ReadFile(fsys, file)
		if err != nil {
			return nil, err
		}
		area := strings.TrimSuffix(path.Base(file), ".yaml")
		if err := c.decode(area, data); err != nil {
			return nil, fmt.Errorf("locale: %s: %w", file, err)
		}
	}
	return c, nil
}
