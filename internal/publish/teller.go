package publish

import (
	"strconv"
	"strings"
	"time"

	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/document"
	"github.com/openplenum/plenum/internal/locale"
)

// teller puts what is published into words.
type teller struct {
	*source
	c        *locale.Catalogue
	template *Template
}

func (t *teller) text(key string, args ...any) string { return t.c.Text(key, args...) }

func (t *teller) words() document.Words {
	return document.Words{Contents: t.text("publish.contents"), Formats: t.text("publish.formats"), Places: t.text("publish.places")}
}

// day is a date in full; one that is empty is empty.
func (t *teller) day(d assembly.Date) string {
	at, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return string(d)
	}
	return t.c.Date(at)
}

// dayOf is the day of a time where the body sits.
func (t *teller) dayOf(at time.Time) assembly.Date {
	return assembly.Date(at.In(t.zone).Format(time.DateOnly))
}

// organ is the name of an organ; what is not known stays an identifier.
func (t *teller) organ(id assembly.OrganID) string {
	if o := t.body.Organ(id); o != nil {
		return o.Name
	}
	return string(id)
}

// theOrgan is the name of an organ as a sentence has it: the National Assembly.
func (t *teller) theOrgan(id assembly.OrganID) string {
	name := t.organ(id)
	bare := name
	for _, article := range strings.Fields(t.text("publish.articles")) {
		if rest, ok := strings.CutPrefix(bare, article+" "); ok {
			bare = rest
		}
	}
	return t.text("publish.the", bare)
}

// organs lists organs as a sentence does.
func (t *teller) organs(ids []assembly.OrganID) string {
	var out []string
	for _, id := range ids {
		out = append(out, t.theOrgan(id))
	}
	return t.c.List(out)
}

// ordinal is the n-th in words, as far as there are words for it.
func (t *teller) ordinal(n int) string {
	if key := "publish.ordinal." + strconv.Itoa(n); t.c.Has(key) {
		return t.text(key)
	}
	end := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			end = "st"
		case 2:
			end = "nd"
		case 3:
			end = "rd"
		}
	}
	return t.text("publish.ordinal."+end, n)
}

// person is a name with the post of the person in an organ on a day; a name
// that is not public, or was erased, is what the person was there for.
func (t *teller) person(id assembly.PersonID, organ assembly.OrganID, on assembly.Date, names map[assembly.PersonID]string) string {
	post := ""
	for _, m := range t.body.MembershipsOf(id, on) {
		if m.Organ == organ && m.Post != "" {
			post = t.post(m.Post)
		}
	}
	name := names[id]
	switch {
	case name == "" && post == "":
		return t.text("publish.someone")
	case name == "":
		return post
	case post == "":
		return name
	}
	return t.text("publish.person", name, post)
}

// post is a post in words: those that give rights are known, others are titles.
func (t *teller) post(post string) string {
	if key := "publish.post." + post; t.c.Has(key) {
		return t.text(key)
	}
	return post
}

// upper makes the first letter of a sentence or heading a capital.
func upper(s string) string {
	for i, r := range s {
		return strings.ToUpper(string(r)) + s[i+len(string(r)):]
	}
	return s
}

// sentences joins sentences that are not empty.
func sentences(all ...string) string {
	var out []string
	for _, s := range all {
		if s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, " ")
}

// dayTime is a date as a time, false where it is none.
func dayTime(d assembly.Date) (time.Time, bool) {
	at, err := time.Parse(time.DateOnly, string(d))
	return at, err == nil
}
