package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"regexp"
	"strings"

	"github.com/openplenum/plenum/internal/report"
)

// inside finds the styles and scripts that a page carries.
var inside = regexp.MustCompile(`(?s)<(style|script)>(.*?)</(?:style|script)>`)

// standalone sends a report, which carries its style and script so that it can
// be saved as one file. The policy of the page lets in these two by their
// hashes, and nothing else.
func (c *call) standalone(d *report.Document) error {
	var b bytes.Buffer
	if err := report.HTML(&b, d); err != nil {
		return err
	}
	sources := map[string][]string{}
	for _, m := range inside.FindAllSubmatch(b.Bytes(), -1) {
		sum := sha256.Sum256(m[2])
		kind := string(m[1])
		sources[kind] = append(sources[kind], "'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'")
	}
	h := c.w.Header()
	h.Set("Content-Security-Policy", "default-src 'none'; style-src "+strings.Join(sources["style"], " ")+
		"; script-src "+strings.Join(sources["script"], " ")+"; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
	h.Set("Content-Type", "text/html; charset=utf-8")
	_, _ = c.w.Write(b.Bytes()) // the reader may have gone
	return nil
}
