package web

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"net/http"
	"regexp"
	"slices"

	"github.com/openplenum/plenum/internal/app/hall"
)

// onceName is the field by which a form that is sent twice is known: pressed
// twice, or sent again after its answer was lost.
const onceName = "once"

// posting finds the beginning of a form that does something.
var posting = regexp.MustCompile(`<form method="post"[^>]*>`)

// withOnce gives every form of a page its key.
func withOnce(page []byte) []byte {
	field := []byte(`$0<input type="hidden" name="` + onceName + `" value="` + rand.Text() + `">`)
	return posting.ReplaceAll(page, field)
}

// once gives what the request asks for the key of its form. What was typed is
// part of it: a form that comes back from the browser's history with something
// else in it asks for something else.
func (c *call) once(f form) {
	key := f.Value(onceName)
	if key == "" || c.r.Method != http.MethodPost {
		return
	}
	sum := sha256.New()
	_, _ = io.WriteString(sum, c.r.URL.Path+"\n"+f.typed.Encode()) // a hash takes everything
	if c.r.MultipartForm != nil {
		for _, name := range slices.Sorted(maps.Keys(c.r.MultipartForm.File)) {
			for _, part := range c.r.MultipartForm.File[name] {
				if data, err := readPart(part); err == nil { // otherwise its reader will say so
					_, _ = fmt.Fprintf(sum, "\n%q %q %d\n%s", name, part.Filename, len(data), data)
				}
			}
		}
	}
	c.r = c.r.WithContext(hall.Once(c.r.Context(), hex.EncodeToString(sum.Sum(nil))))
}

// readForm reads the fields of the request's form.
func (c *call) readForm() form {
	f := readForm(c.r)
	f.sent = c.r.URL.Path
	c.once(f)
	return f
}

// readMultipart reads the fields of a form that may carry files.
func (c *call) readMultipart() form {
	f := readMultipart(c.r)
	f.sent = c.r.URL.Path
	c.once(f)
	return f
}
