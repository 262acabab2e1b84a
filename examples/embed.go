// Package examples holds the plans that the documents, the demo and the tests
// run. docs/examples.md says what each is for.
package examples

import (
	"embed"
	"io/fs"
)

//go:embed all:republic all:small
var files embed.FS

// Republic is the plan folder of the fictional republic that the demo solves.
func Republic() fs.FS { return folder("republic") }

// Small is the plan folder of the farm and the mill, to begin from.
func Small() fs.FS { return folder("small") }

func folder(name string) fs.FS {
	sub, err := fs.Sub(files, name)
	if err != nil {
		panic(err) // the names are constants
	}
	return sub
}
