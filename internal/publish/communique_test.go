package publish

import (
	"bytes"
	"context"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/document"
	"github.com/openplenum/plenum/internal/intake"
	"github.com/openplenum/plenum/internal/locale"
)

func tellerOf(t *testing.T, h *house, c *locale.Catalogue, template *Template) *teller {
	t.Helper()
	s, err := read(context.Background(), Options{Hall: h.Hall, Words: c})
	if err != nil {
		t.Fatal(err)
	}
	return &teller{source: s, c: c, template: template}
}

// communiqueText is the communiqué of a sitting as plain text on one line for
// each paragraph.
func communiqueText(t *testing.T, w *teller, sitting int) string {
	t.Helper()
	p := &w.plenaries[0]
	d := w.communique(p, p.Sittings[sitting-1], "")
	var b bytes.Buffer
	if err := document.Text(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// flat is a text without its line breaks.
func flat(s string) string { return strings.Join(strings.Fields(s), " ") }

// TestCommunique: what is said in which order.
func TestCommunique(t *testing.T) {
	h := newHouse(t)
	if text := flat(communiqueText(t, tellerOf(t, h, english(), Standard()), 1)); !strings.Contains(text, "The plenary meeting continues. -0-") || strings.Contains(text, "conclusion") {
		t.Errorf("before anything is adopted: %s", text)
	}
	h.adopt()
	text := flat(communiqueText(t, tellerOf(t, h, english(), Standard()), 2))
	at := 0
	for _, want := range []string{
		"Second sitting of the second plenary meeting of the National Assembly held",
		"Valden, 24 November 2026 -- The second sitting of the second plenary meeting of the National Assembly was held on 24 November 2026 at Assembly House, Valden.",
		"The National Assembly adopted the conclusion",
		"The conclusion defined the general orientation: The work of the coming year builds on",
		"The conclusion set what has priority: Basic needs come first",
		"Industry ----", "The conclusion set the task for the metal industry, to be carried out by the Ministry of Metal Industry by 31 December 2030: The metal industry delivers",
		"Energy ----", "The conclusion set the task for coal",
		"The conclusion was approved with 36 votes for, 1 against and 2 abstaining. 39 of the 41 members with a vote were present.",
		"With it, 39 figures of",
		"The plenary meeting continues. -0-",
	} {
		i := strings.Index(text[at:], want)
		if i < 0 {
			t.Fatalf("%q does not come after %q in\n%s", want, text[max(at-80, 0):at], text)
		}
		at += i
	}
	for _, not := range []string{"Ilse Arden", "took the floor", "cannot wait"} {
		if strings.Contains(text, not) {
			t.Errorf("%q is said though no minutes were published", not)
		}
	}
	if _, err := h.Hall.PublishMinutes(context.Background(), h.Secretary, h.Plenary, 1); err != nil {
		t.Fatal(err)
	}
	text = flat(communiqueText(t, tellerOf(t, h, english(), Standard()), 1))
	if want := "It was opened by Jonas Ravel (secretary). Ilse Arden (chair) and Marko Brevik took the floor."; !strings.Contains(text, want) {
		t.Errorf("with published minutes it lacks %q:\n%s", want, text)
	}
}

// TestReadBack closes the circle: intake reads the communiqué and finds at least
// 95 % of the points with their kinds, of their fields and of their dates, and
// who met when.
func TestReadBack(t *testing.T) {
	h := newHouse(t)
	c := h.adopt()
	text := communiqueText(t, tellerOf(t, h, english(), Standard()), 2)
	d, err := intake.Read("communique.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var points, fields, dates score
	w := &communique{teller: tellerOf(t, h, english(), Standard())}
	for _, want := range c.Points {
		got := readOf(d, w.point(want))
		has := func(fits func(intake.Point) bool) bool { return slices.ContainsFunc(got, fits) }
		points.note(t, has(func(p intake.Point) bool { return string(p.Kind) == string(want.Sort) }), "point", want, string(want.Sort))
		for _, f := range fieldsOf(want.Fields) {
			fields.note(t, has(func(p intake.Point) bool {
				return slices.ContainsFunc(p.Fields, func(x intake.FieldOf) bool { return x.ID == f.ID })
			}), "field", want, f.ID)
		}
		if due, ok := dayTime(want.Due); ok {
			dates.note(t, has(func(p intake.Point) bool {
				return slices.ContainsFunc(p.Periods, func(x intake.Period) bool { return x.From <= due.Year() && due.Year() <= x.To })
			}), "date", want, strconv.Itoa(due.Year()))
		}
	}
	if len(d.Points) != len(c.Points) {
		t.Errorf("intake reads %d points, the conclusion has %d", len(d.Points), len(c.Points))
	}
	t.Logf("points %v, fields %v, dates %v; intake reads %d points", points, fields, dates, len(d.Points))
	for name, s := range map[string]score{"points": points, "fields": fields, "dates": dates} {
		if s.all < 20 || s.share() < 0.95 {
			t.Errorf("%s: %v, wanted 95 %%", name, s)
		}
	}
	m := d.Meeting
	if m.Organ == nil || m.Organ.Value != "National Assembly" || m.Plenary == nil || m.Plenary.Value != 2 || m.Sitting == nil || m.Sitting.Value != 2 {
		t.Errorf("the meeting is read as %+v", m)
	}
	if d.Published == nil || d.Published.Day != "2026-11-24" || m.Held == nil || m.Held.Day != "2026-11-24" || d.Place == nil || d.Place.Value != "Valden" {
		t.Errorf("dateline read as %v %v, held %v", d.Place, d.Published, m.Held)
	}
	if d.Approval == nil || d.Continues == nil || d.EndMark == nil {
		t.Errorf("approval %v, continues %v, end mark %v", d.Approval, d.Continues, d.EndMark)
	}
}

// score counts what was found.
type score struct{ found, all int }

func (s score) share() float64 { return float64(s.found) / float64(max(s.all, 1)) }

func (s *score) note(t *testing.T, ok bool, what string, p hall.PublicPoint, detail string) {
	t.Helper()
	s.all++
	if ok {
		s.found++
		return
	}
	t.Logf("not found: %s %s of point %d (%s)", what, detail, p.Number, p.Text)
}

// readOf are the points of a draft that lie in the sentences of a published
// point: intake takes sentences apart that say several things.
func readOf(d *intake.Draft, said string) []intake.Point {
	var out []intake.Point
	for _, p := range d.Points {
		if strings.Contains(flat(said), flat(p.Quote.Clean())) {
			out = append(out, p)
		}
	}
	return out
}

// TestFieldPhrases: the English words for a field of work name that field to
// intake.
func TestFieldPhrases(t *testing.T) {
	w := &teller{c: english()}
	wrong := 0
	for _, f := range taxonomy() {
		if !w.c.Has("publish.field." + keyOf(f.ID)) {
			t.Errorf("no words for %s", f.ID)
		}
		d, err := intake.Read("x.txt", []byte("Valden, 24 November 2026 -- The plenary meeting was held. The conclusion set the task for "+w.fieldName(f)+".\n"))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range d.Points {
			for _, x := range p.Fields {
				got = append(got, x.ID)
			}
		}
		if !slices.Contains(got, f.ID) {
			wrong++
			t.Logf("%q is read as %v, not as %s", w.fieldName(f), got, f.ID)
		}
	}
	if most := 2; wrong > most {
		t.Errorf("%d fields are not read back, at most %d may be", wrong, most)
	}
}
