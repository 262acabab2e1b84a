// Package atom writes news feeds in the Atom format (RFC 4287), and holds the
// rules of the format as a check.
package atom

import (
	"encoding/xml"
	"fmt"
	"io"
	"time"
)

// Namespace is that of the format.
const Namespace = "http://www.w3.org/2005/Atom"

// MediaType is what a feed is served as.
const MediaType = "application/atom+xml; charset=utf-8"

// Feed is a list of news, the newest first.
type Feed struct {
	ID       string // permanent, an IRI
	Title    string
	Subtitle string // may be empty
	Language string // tag
	Author   string // whose news they are
	Self     string // where the feed lies
	Page     string // of which page it gives the news
	Updated  time.Time
	Entries  []Entry
}

// Entry is one piece of news.
type Entry struct {
	ID        string // permanent, an IRI
	Title     string
	Summary   string
	Text      []string // what it says, in paragraphs; empty: only the summary
	Page      string   // where all of it stands
	Published time.Time
	Updated   time.Time // zero: as published
	Terms     []Term
}

// Term is what an entry is about.
type Term struct{ Scheme, Term, Label string }

type xmlFeed struct {
	XMLName  xml.Name   `xml:"http://www.w3.org/2005/Atom feed"`
	Lang     string     `xml:"xml:lang,attr,omitempty"`
	ID       string     `xml:"id"`
	Title    string     `xml:"title"`
	Subtitle string     `xml:"subtitle,omitempty"`
	Updated  string     `xml:"updated"`
	Author   xmlPerson  `xml:"author"`
	Links    []xmlLink  `xml:"link"`
	Entries  []xmlEntry `xml:"entry"`
}

type xmlPerson struct {
	Name string `xml:"name"`
}

type xmlLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

type xmlEntry struct {
	ID         string        `xml:"id"`
	Title      string        `xml:"title"`
	Published  string        `xml:"published"`
	Updated    string        `xml:"updated"`
	Links      []xmlLink     `xml:"link"`
	Categories []xmlCategory `xml:"category"`
	Summary    string        `xml:"summary"`
	Content    *xmlContent   `xml:"content"`
}

type xmlContent struct {
	Type string `xml:"type,attr"`
	Div  xmlDiv `xml:"http://www.w3.org/1999/xhtml div"`
}

type xmlDiv struct {
	P []string `xml:"p"`
}

type xmlCategory struct {
	Scheme string `xml:"scheme,attr,omitempty"`
	Term   string `xml:"term,attr"`
	Label  string `xml:"label,attr,omitempty"`
}

// Write writes the feed.
func Write(w io.Writer, f Feed) error {
	out := xmlFeed{
		Lang: f.Language, ID: f.ID, Title: f.Title, Subtitle: f.Subtitle, Updated: stamp(f.Updated), Author: xmlPerson{f.Author},
		Links: []xmlLink{{"self", "application/atom+xml", f.Self}, {"alternate", "text/html", f.Page}},
	}
	for _, e := range f.Entries {
		updated := e.Updated
		if updated.IsZero() {
			updated = e.Published
		}
		x := xmlEntry{
			ID: e.ID, Title: e.Title, Summary: e.Summary, Published: stamp(e.Published), Updated: stamp(updated),
			Links: []xmlLink{{"alternate", "text/html", e.Page}},
		}
		if len(e.Text) > 0 {
			x.Content = &xmlContent{"xhtml", xmlDiv{e.Text}}
		}
		for _, t := range e.Terms {
			x.Categories = append(x.Categories, xmlCategory(t))
		}
		out.Entries = append(out.Entries, x)
	}
	data, err := xml.MarshalIndent(out, "", " ")
	if err != nil {
		return fmt.Errorf("atom: %w", err)
	}
	_, err = fmt.Fprintf(w, "%s%s\n", xml.Header, data)
	return err
}

// stamp is a time as RFC 3339 writes it, in UTC.
func stamp(t time.Time) string { return t.UTC().Truncate(time.Second).Format(time.RFC3339) }
