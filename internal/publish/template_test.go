package publish

import (
	"errors"
	"strings"
	"testing"
	"time"
)

func TestCalendars(t *testing.T) {
	for _, x := range []struct{ calendar, day, want string }{
		{"juche", "2023-12-28", "Juche112.12.28."},
		{"juche", "1912-04-14", ""},
		{"minguo", "2026-11-24", "ROC 115.11.24"},
		{"buddhist", "2026-11-24", "24.11.2569 BE"},
		{"dangun", "2026-11-24", "Dangi 4359.11.24."},
		{"japanese", "2019-04-30", "Heisei 31.4.30"},
		{"japanese", "2019-05-01", "Reiwa 1.5.1"},
		{"japanese", "1867-01-01", ""},
	} {
		day, _ := time.Parse(time.DateOnly, x.day)
		c := (&Template{Calendar: x.calendar}).calendar()
		if c == nil {
			t.Fatalf("no calendar %s", x.calendar)
		}
		if got := c.Write(day); got != x.want {
			t.Errorf("%s in %s: %q, want %q", x.day, x.calendar, got, x.want)
		}
	}
	for _, c := range calendars() {
		if faults := c.faults(); len(faults) > 0 {
			t.Error(faults)
		}
	}
}

// TestTemplate: a body's own template changes dateline, order, grouping, end and
// foot, with a calendar of its own.
func TestTemplate(t *testing.T) {
	own, err := ReadTemplate([]byte(`
communique: 1
agency: VNA
dateline: "{place} ({agency}), {date}."
order: [adopted, opening, points, close]
first: [rule]
group: kinds
end: "***"
calendar: founding
foot: ["{site} ({era})"]
calendars:
  - {id: founding, date: "{year}/{month:2}/{day:2} {name}", eras: [{name: AF, from: "1990-01-01", year: 1990}]}
`))
	if err != nil {
		t.Fatal(err)
	}
	h := adopted(t)
	w := tellerOf(t, h, english(), own)
	text := flat(communiqueText(t, w, 2))
	at := 0
	for _, want := range []string{
		"held Valden (VNA), 24 November 2026. The National Assembly adopted", "The second sitting of", "The conclusion laid down the principle", "Orientation", "Task", "*** (37/11/24 AF)",
	} {
		i := strings.Index(strings.ToLower(text[at:]), strings.ToLower(want))
		if i < 0 {
			t.Fatalf("%q does not come after %q", want, text[max(at-60, 0):at])
		}
		at += i
	}
	if strings.Contains(text, "abstaining") {
		t.Error("the count stands there though the template leaves it out")
	}
}

// TestTemplateFaults: all faults of a template at once.
func TestTemplateFaults(t *testing.T) {
	_, err := ReadTemplate([]byte(`
communique: 2
order: [opening, opening, middle]
first: [wish]
group: colours
country: ABC
dateline: "{town}"
calendar: mayan
calendars: [{id: bad, date: x, eras: [{name: A, from: never, year: 1}]}]
`))
	var faults TemplateFaults
	if !errors.As(err, &faults) {
		t.Fatalf("%v, want faults", err)
	}
	for _, want := range []string{
		"line 2: communique: 2", `line 3: order: "middle" is none`, `line 3: order: "opening" stands twice`, `line 4: first: "wish"`, `line 5: group: "colours"`,
		`line 6: country: "ABC"`, "line 7: dateline: {town}", `line 8: calendar: there is no "mayan"`, `line 9: calendars: calendar bad: era A begins on "never"`,
	} {
		if !strings.Contains(faults.Error(), want) {
			t.Errorf("%q is not among %s", want, faults)
		}
	}
	for text, want := range map[string]string{
		"communique: 1\ncolour: red\nweight: bold\n": "line 2: colour is no part of a template; line 3: weight is no part of a template",
		"communique: one\n":                          "line 1: cannot unmarshal",
		"communique: 1\nfoot:\n  - a\n  - '{b}'\n":   "line 4: foot: {b} is no place",
		"communique: 1\norder: [opening\n":           "line",
		"\xff\xfe":                                   "UTF-8",
		strings.Repeat("#", mostTemplate+1):          "at most",
		"a: &a [x,x]\nb: [*a,*a]\n":                  "no part of a template",
	} {
		if _, err := ReadTemplate([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: %v, want %q", text, err, want)
		}
	}
	if _, err := ReadTemplate(StandardFile()); err != nil {
		t.Errorf("the standard template: %v", err)
	}
}

// FuzzReadTemplate: no template breaks the program, and what one of them writes
// is clean text.
func FuzzReadTemplate(f *testing.F) {
	f.Add(StandardFile())
	f.Add([]byte("communique: 1\ndateline: '{place'\nfoot: ['{era}']\ncalendar: a\ncalendars: [{id: a, date: '{year}', eras: [{name: b, from: '0001-01-01', year: -9223372036854775808}]}]"))
	f.Add([]byte("communique: 2\norder: [x, x]\nfirst: [{}]\n"))
	f.Add([]byte("a: &a [*a]\n"))
	day := time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, data []byte) {
		own, err := ReadTemplate(data)
		var faults TemplateFaults
		if err != nil {
			if !errors.As(err, &faults) || len(faults) == 0 {
				t.Fatalf("%v is no list of faults", err)
			}
			return
		}
		if c := own.calendar(); c != nil {
			c.Write(day)
		}
		for _, line := range append(own.Foot, own.Dateline) {
			fill(line, "{place}", "Valden", "{date}", "", "{agency}", own.Agency, "{site}", "", "{era}", "", "{source}", "x")
		}
	})
}

func TestFieldOf(t *testing.T) {
	for named, want := range map[string]string{
		"coal": "coal", "ISIC B05": "coal", "ISIC C24": "metal", "COFOG 09": "education", "COFOG 9.4": "education", "ISIC A03": "fishing",
		"ISIC C3011": "shipbuilding", "COFOG 04.3.5": "electricity", "ISIC Z99": "", "nonsense": "", "": "", "COFOG": "",
	} {
		f, ok := fieldOf(named)
		if f.ID != want || ok != (want != "") {
			t.Errorf("fieldOf(%q) = %q, want %q", named, f.ID, want)
		}
	}
}
