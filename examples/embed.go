// Package examples holds the plans that the documents, the demo and the tests
// run. docs/examples.md says what each is for.
package examples

import (
	"embed"
	"io/fs"
)

//go:embed all:republic
var files embed.FS

// Republic is the plan folder of the fictional republic that the demo solves.
func Republic() fs.FS {
	sub, err := fs.Sub(files, "republic")
	if err != nil {
		panic(err) // the name is a constant
	}
	return sub
}

// Plenary is the name of the file in the republic's folder with the plenary
// that the demo shows. It is no part of the plan.
const Plenary = "plenary.yaml"
