package arch

import (
	"slices"
	"strings"
)

// Folder is a row of the house's table.
type Folder struct {
	// Path is relative to the module, with "/..." for the folders below it
	// as well. The longest path that fits a folder rules it.
	Path  string
	Lives string // what lives there
	Never string // what never does

	// May lists our own folders that it may import, written as paths below
	// internal/; "x/..." is x and the folders below it. Every folder may
	// import the folders of its own "/..." family that do not lie above it.
	May []string
	// Modules lists the modules from outside that it may import; none means
	// the standard library only.
	Modules []string
	// Bans lists packages of the standard library that it must not import,
	// beside those that are banned everywhere but in one place.
	Bans []string
	// Why is the reason that a reader of a broken build is given.
	Why string
}

// Reserved is a package of the standard library that one part of the house
// keeps to itself.
type Reserved struct {
	Package string
	For     []string // folders that may import it; none: nobody
	Why     string
}

// Fits tells whether the row rules a folder of the module.
func (f Folder) Fits(folder string) bool { return within(folder, f.Path) }

// within tells whether a folder is the one that a path names, or, for a path
// that ends in "/...", lies below it.
func within(folder, path string) bool {
	root, family := strings.CutSuffix(path, "/...")
	return folder == root || family && strings.HasPrefix(folder, root+"/")
}

// rule finds the row for a folder: the one with the longest path.
func rule(folder string) (Folder, bool) {
	var best Folder
	found := false
	for _, f := range Folders() {
		if f.Fits(folder) && (!found || len(f.Path) > len(best.Path)) {
			best, found = f, true
		}
	}
	return best, found
}

// mayImport tells whether one folder of ours may import another.
func (f Folder) mayImport(from, to string) bool {
	root, family := strings.CutSuffix(f.Path, "/...")
	if family && strings.HasPrefix(to, root+"/") && !strings.HasPrefix(from, to+"/") {
		return true
	}
	return slices.ContainsFunc(f.May, func(path string) bool { return within(to, "internal/"+path) })
}
