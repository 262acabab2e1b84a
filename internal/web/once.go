package web

import (
	"crypto/rand"
	"html/template"
)

// onceField is the hidden field of a form that makes something: a key by which
// the same form that is sent twice is known.
func onceField() template.HTML {
	return template.HTML(`<input type="hidden" name="once" value="` + rand.Text() + `">`) //nolint:gosec // letters and digits
}
