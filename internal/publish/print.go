package publish

import (
	"context"
	"regexp"
	"time"
)

// print makes a PDF of a page. A page with a table of contents is printed twice:
// the second time with the numbers of the pages that the first has shown. The
// printer answers how pages are numbered by the anchors in its PDF.
func (a *Archive) print(ctx context.Context, page func(map[string]int) ([]byte, error), date time.Time) ([]byte, error) {
	first, err := page(nil)
	if err != nil {
		return nil, err
	}
	data, err := a.o.Print(ctx, first, date)
	if err != nil || a.o.PagesOf == nil || !contents.Match(first) {
		return data, err
	}
	pages := a.o.PagesOf(data)
	if len(pages) == 0 {
		return data, nil
	}
	second, err := page(pages)
	if err != nil {
		return nil, err
	}
	return a.o.Print(ctx, second, date)
}

// contents finds the table of contents of a page.
var contents = regexp.MustCompile(`<nav class="contents"`)
