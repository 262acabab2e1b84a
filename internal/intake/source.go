package intake

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"strings"
)

// MaxBytes is the size of the largest source that is read.
const MaxBytes = 256 << 20

// The formats of a source.
const (
	FormatText     = "text"
	FormatMarkdown = "markdown"
	FormatHTML     = "html"
)

// Options say what is known about a source beforehand. Empty: it is found out
// from its name and its bytes.
type Options struct {
	Format   string // text, markdown or html
	Encoding string // IANA name, such as euc-kr
}

// Read reads a source into a draft record. name is that of the file; it gives
// the format when it ends in .md, .html and such. The error is a *Fault when
// the source is none that can be read.
func Read(name string, data []byte) (*Draft, error) {
	return ReadContext(context.Background(), name, data, Options{})
}

// ReadContext is Read that can be stopped and told what is known beforehand.
func ReadContext(ctx context.Context, name string, data []byte, opt Options) (*Draft, error) {
	d, p, err := readPage(ctx, name, data, opt)
	if err != nil {
		return nil, err
	}
	p.readHead(d)
	if d.Points, err = p.points(ctx, d); err != nil {
		return nil, err
	}
	return d, nil
}

// readPage reads a source as far as its sentences.
func readPage(ctx context.Context, name string, data []byte, opt Options) (*Draft, *page, error) {
	fault := func(code FaultCode, value string) error { return &Fault{Code: code, File: name, Value: value} }
	if len(data) > MaxBytes {
		return nil, nil, fault(FaultLarge, "")
	}
	if code, value := refuse(data); code != "" {
		return nil, nil, fault(code, value)
	}
	format := opt.Format
	switch format {
	case "":
		format = formatOf(name, data)
	case FormatText, FormatMarkdown, FormatHTML:
	default:
		return nil, nil, fault(FaultFormat, format)
	}
	source, code := decode(data, opt.Encoding, format == FormatHTML)
	if code != "" {
		return nil, nil, fault(code, opt.Encoding)
	}
	if opt.Format == "" && format == FormatText && looksLikeHTML(source.text) {
		format = FormatHTML // UTF-16 hides its tags from a look at the bytes
	}
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	var p *page
	switch format {
	case FormatHTML:
		p = readHTML(source.text)
	case FormatMarkdown:
		p = readMarkdown(source.text)
	default:
		p = readPlain(source.text)
	}
	if len(p.sentences) == 0 {
		return nil, nil, fault(FaultNoWords, "")
	}
	sum := sha256.Sum256(data)
	d := &Draft{
		Schema: Schema,
		Source: Source{
			File: filepath.Base(name), Format: format, Encoding: source.encoding,
			Bytes: len(data), SHA256: hex.EncodeToString(sum[:]), Wrong: source.wrong,
		},
		Points: []Point{},
		Text:   p.text,
	}
	return d, p, ctx.Err()
}

// formatOf finds the format by the ending of the name, or by the first bytes.
func formatOf(name string, data []byte) string {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".md", ".markdown", ".mdown", ".mkd":
		return FormatMarkdown
	case ".html", ".htm", ".xhtml", ".xht", ".shtml":
		return FormatHTML
	}
	if looksLikeHTML(string(data[:min(len(data), 2048)])) {
		return FormatHTML
	}
	return FormatText
}

// looksLikeHTML says whether a text begins with a tag of HTML.
func looksLikeHTML(text string) bool {
	head := strings.ToLower(strings.TrimLeft(text[:min(len(text), 2048)], "\uFEFF \t\r\n"))
	if strings.HasPrefix(head, "<?xml") || strings.HasPrefix(head, "<!--") {
		return strings.Contains(head, "<html") || strings.Contains(head, "<!doctype html")
	}
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<title", "<meta", "<main", "<article", "<section", "<div", "<h1", "<p>", "<p "} {
		if strings.HasPrefix(head, tag) {
			return true
		}
	}
	return false
}
