package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"io"
	"regexp"
	"strings"
	"sync"

	"github.com/openplenum/plenum/internal/report"
)

// inside finds the styles and scripts that a page carries.
var inside = regexp.MustCompile(`(?s)<(style|script)>(.*?)</(?:style|script)>`)

// carried are the hashes of what a page carries, by kind.
func carried(write func(io.Writer) error) (map[string][]string, []byte, error) {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return nil, nil, err
	}
	sources := map[string][]string{}
	for _, m := range inside.FindAllSubmatch(b.Bytes(), -1) {
		sum := sha256.Sum256(m[2])
		kind := string(m[1])
		sources[kind] = append(sources[kind], "'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'")
	}
	return sources, b.Bytes(), nil
}

// reportScripts are the scripts of a report in which nobody has written
// anything: those of the program. A script that got into a report in another
// way is not among them, and does not run.
var reportScripts = sync.OnceValues(func() ([]string, error) {
	sources, _, err := carried(func(w io.Writer) error { return report.HTML(w, &report.Document{}) })
	return sources["script"], err
})

// standalone sends a report, which carries its style and script so that it can
// be saved as one file. The policy of the page lets in these by their hashes,
// and nothing else.
func (c *call) standalone(d *report.Document) error {
	scripts, err := reportScripts()
	if err != nil {
		return err
	}
	sources, page, err := carried(func(w io.Writer) error { return report.HTML(w, d) })
	if err != nil {
		return err
	}
	h := c.w.Header()
	h.Set("Content-Security-Policy", "default-src 'none'; style-src "+strings.Join(sources["style"], " ")+
		"; script-src "+strings.Join(scripts, " ")+"; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
	h.Set("Content-Type", "text/html; charset=utf-8")
	_, _ = c.w.Write(page) // the reader may have gone
	return nil
}
