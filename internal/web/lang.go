package web

import (
	"net/http"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/locale"
)

// lang is a language of the pages.
type lang struct {
	tag   string
	dir   string // ltr or rtl
	words *locale.Catalogue
	zone  *time.Location // of the times of day; nil: UTC
	// dress is done to every text; only tests set it, to see texts that did not
	// come from the catalogue.
	dress func(string) string
}

func newLang(tag string) *lang {
	return &lang{tag: tag, dir: direction(tag), words: locale.Get(tag)}
}

// rightToLeft lists the scripts that are.
var rightToLeft = map[string]bool{
	"Arab": true, "Hebr": true, "Syrc": true, "Thaa": true, "Nkoo": true, "Adlm": true, "Rohg": true,
}

func direction(tag string) string {
	script, _ := language.Make(tag).Script()
	if rightToLeft[script.String()] {
		return "rtl"
	}
	return "ltr"
}

// text is a text of the catalogue.
func (l *lang) text(key string, args ...any) string {
	return l.dressed(l.words.Text(key, args...))
}

// day writes the day of a time.
func (l *lang) day(t time.Time) string {
	if t.IsZero() {
		return l.words.Text("locale.none")
	}
	return l.dressed(l.words.Date(l.local(t)))
}

// date writes a day of the assembly, which is the same in every zone.
func (l *lang) date(d assembly.Date) string {
	t := dayOf(d)
	if t.IsZero() {
		return l.words.Text("locale.none")
	}
	return l.dressed(l.words.Date(t))
}

// clockTime writes the time of day.
func (l *lang) clockTime(t time.Time) string { return l.local(t).Format("15:04") }

func (l *lang) dressed(s string) string {
	if l.dress != nil {
		s = l.dress(s)
	}
	return s
}

// moment writes a day with the time of day.
func (l *lang) moment(t time.Time) string {
	if t.IsZero() {
		return l.words.Text("locale.none")
	}
	return l.text("web.moment", locale.Args{"day": l.words.Date(l.local(t)), "time": l.clockTime(t)})
}

// shownDigits is how many significant digits amounts have on pages.
const shownDigits = 4

// figure writes an amount to four significant digits.
func (l *lang) figure(v float64) string { return l.words.Figure(v, shownDigits) }

// whole writes a count.
func (l *lang) whole(n int) string { return l.words.Number(float64(n), 0) }

// languageCookie keeps the language that a reader chose.
const languageCookie = "language"

// language is the language of a request: the one chosen, else the first that
// the browser asks for, else the default.
func (s *site) language(r *http.Request) *lang {
	if c, err := r.Cookie(languageCookie); err == nil {
		for _, l := range s.langs {
			if l.tag == c.Value {
				return l
			}
		}
	}
	asked, _, err := language.ParseAcceptLanguage(r.Header.Get("Accept-Language"))
	if err != nil || len(asked) == 0 {
		return s.langs[0]
	}
	tags := make([]language.Tag, len(s.langs))
	for i, l := range s.langs {
		tags[i] = language.Make(l.tag)
	}
	if _, i, confidence := language.NewMatcher(tags).Match(asked...); confidence > language.Low {
		return s.langs[i]
	}
	return s.langs[0]
}

// setLanguage keeps a language and goes back to the page.
func (c *call) setLanguage() error {
	to := c.r.PostFormValue("to")
	for _, l := range c.site.langs {
		if l.tag == to {
			http.SetCookie(c.w, &http.Cookie{
				Name: languageCookie, Value: to, Path: "/", MaxAge: 365 * 24 * 3600,
				HttpOnly: true, Secure: c.site.secure, SameSite: http.SameSiteLaxMode,
			})
		}
	}
	return c.to(local(c.r.PostFormValue("back")))
}

// local is a path of this site, or the first page for anything else: a form
// must not be able to send a reader away.
func local(path string) string {
	if !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//") || strings.ContainsAny(path, "\\\r\n\t") {
		return "/"
	}
	return path
}
