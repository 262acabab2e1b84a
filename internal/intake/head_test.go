package intake

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// headFacts is the head of a draft in a form that is easily written down.
type headFacts struct {
	Agency, Place, Date, Calendar string
	Organ                         string
	Convocation, Plenary, Sitting int
	Held                          string
	Approved, Unanimous           bool
	Continues                     bool
	End                           string
	Persons                       []string
}

func factsOf(d *Draft) headFacts {
	f := headFacts{
		Approved: d.Approval != nil, Unanimous: d.Approval != nil && d.Approval.Unanimous, Continues: d.Continues != nil,
	}
	for _, s := range []struct {
		to *string
		at *Said
	}{{&f.Agency, d.Agency}, {&f.Place, d.Place}, {&f.Organ, d.Meeting.Organ}} {
		if s.at != nil {
			*s.to = s.at.Value
		}
	}
	for _, n := range []struct {
		to *int
		at *Number
	}{{&f.Convocation, d.Meeting.Convocation}, {&f.Plenary, d.Meeting.Plenary}, {&f.Sitting, d.Meeting.Sitting}} {
		if n.at != nil {
			*n.to = n.at.Value
		}
	}
	if d.Published != nil {
		f.Date, f.Calendar = d.Published.Day, d.Published.Calendar
	}
	if d.Meeting.Held != nil {
		f.Held = d.Meeting.Held.Day
	}
	if d.EndMark != nil {
		f.End = d.EndMark.Text
	}
	for _, p := range d.Persons {
		f.Persons = append(f.Persons, p.Name+" | "+p.Post)
	}
	return f
}

// TestRealDispatch reads the dispatch that the issue names. Its text is not
// ours and is not in the repository.
func TestRealDispatch(t *testing.T) {
	const file = "plenum-2023-12-28.txt"
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "dispatch", file))
	if err != nil {
		t.Skipf("the dispatch is not here: %v", err)
	}
	d, err := Read(file, data)
	if err != nil {
		t.Fatal(err)
	}
	checkSpans(t, d)
	want := headFacts{
		Agency: "KCNA", Place: "Pyongyang", Date: "2023-12-28", Calendar: "juche",
		Organ: "Central Committee of the Workers' Party of Korea", Convocation: 8, Plenary: 9, Sitting: 2, Held: "2023-12-27",
		Approved: true, Unanimous: true, Continues: true, End: "-0-",
		Persons: []string{"Kim Jong Un | General Secretary"},
	}
	if diff := cmp.Diff(want, factsOf(d)); diff != "" {
		t.Error(diff)
	}
	if d.Published.Year != 112 {
		t.Errorf("year of the text: %d, want 112", d.Published.Year)
	}
	if d.Meeting.Held.Derived != DerivedWeekday {
		t.Errorf("the day of the sitting was found by %q, want %q", d.Meeting.Held.Derived, DerivedWeekday)
	}
}

// TestDatelines: the many forms in which a dispatch says where and when.
func TestDatelines(t *testing.T) {
	const body = "The council met and discussed the budget."
	for _, c := range []struct{ head, agency, place, date string }{
		{"Pyongyang, December 28, 2023 (KCNA) -- ", "KCNA", "Pyongyang", "2023-12-28"},
		{"BRUSSELS, 14 March 2024 (Agency) – ", "Agency", "BRUSSELS", "2024-03-14"},
		{"(Agency) Accra, 3 May 2024 - ", "Agency", "Accra", "2024-05-03"},
		{"BEIJING, Dec. 28, 2023 (Xinhua) -- ", "Xinhua", "BEIJING", "2023-12-28"},
		{"Xinhua, Beijing, 28 December 2023 — ", "Xinhua", "Beijing", "2023-12-28"},
		{"GENEVA (Reuters) - ", "Reuters", "GENEVA", ""},
		{"Rio de Janeiro, 2 June 2025 (Agência Sul) – ", "Agência Sul", "Rio de Janeiro", "2025-06-02"},
		{"Wellington, Thursday, 5 September 2024: ", "", "Wellington", "2024-09-05"},
		{"Taipei, Minguo 112.12.28 (CNS) -- ", "CNS", "Taipei", "2023-12-28"},
		{"BANGKOK, 3 June 2569 BE (TNS) - ", "TNS", "BANGKOK", "2026-06-03"},
		{"Tehran, 7 Dey 1402 (INS) -- ", "INS", "Tehran", "2023-12-28"},
		{"Riyadh, 15 Jumada II 1445 AH (SNA) -- ", "SNA", "Riyadh", "2023-12-28"},
		{"Tokyo, 28 December, Reiwa 5 (JNS) -- ", "JNS", "Tokyo", "2023-12-28"},
		{"Chapel Hill, North Carolina, 9 July 2024 – ", "", "Chapel Hill, North Carolina", "2024-07-09"},
		{"Lagos, 2024-05-03 (NAS) -- ", "NAS", "Lagos", "2024-05-03"},
		{"Oslo, 3.5.2024 (NTS) – ", "NTS", "Oslo", "2024-05-03"},
		{"Kigali, 26 and 27 October 2024 (RNA) -- ", "RNA", "Kigali", "2024-10-27"},
	} {
		t.Run(c.head, func(t *testing.T) {
			d, err := Read("a.txt", []byte("Council meets\n\n"+c.head+body+"\n"))
			if err != nil {
				t.Fatal(err)
			}
			checkSpans(t, d)
			got := factsOf(d)
			want := [3]string{c.agency, c.place, c.date}
			if diff := cmp.Diff(want, [3]string{got.Agency, got.Place, got.Date}); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestNoDateline: what is no dateline is not taken for one.
func TestNoDateline(t *testing.T) {
	for _, text := range []string{
		"The plan - as everybody knows - was late. It was adopted in the end.",
		"Housing, energy and transport were discussed. Nothing was decided.",
		"Members (all of them) were there.",
		"We, the leaders, met and agreed on homes for all.",
	} {
		d, err := Read("a.txt", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if d.Place != nil || d.Published != nil || d.Agency != nil {
			t.Errorf("%q: %s", text, fmt.Sprint(factsOf(d)))
		}
	}
}

// TestHeads: heads of different styles, in words of our own.
func TestHeads(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want headFacts
	}{
		"party plenum, emphasis and weekday": {
			`Third Plenary of Fifth Central Committee Closes

Maren, May 9 (MNA) -- The closing sitting of the Third Plenary Session of the
Fifth Central Committee of the Workers' Union of Maren was held on Tuesday.

**Ada Lund**, First Secretary of the Central Committee, delivered a report.

The resolution was adopted unanimously. -30-

www.mna.example (2023-05-09)
`,
			headFacts{
				Agency: "MNA", Place: "Maren", Date: "2023-05-09", Organ: "Central Committee of the Workers' Union of Maren",
				Convocation: 5, Plenary: 3, Held: "2023-05-09", Approved: true, Unanimous: true, End: "-30-",
				Persons: []string{"Ada Lund | First Secretary of the Central Committee"},
			},
		},
		"summit declaration": {
			`LEADERS' DECLARATION

XII Summit of the Southern Forum

Montara, 18-19 November 2024

1. We, the leaders of the Southern Forum, met in Montara on 18 and 19 November 2024.

2. We commit to double the capacity of renewable energy by 2030.

Adopted by consensus in Montara on 19 November 2024
`,
			headFacts{Place: "Montara", Date: "2024-11-19", Organ: "Southern Forum", Plenary: 12, Held: "2024-11-19", Approved: true, Unanimous: true},
		},
		"parliament, session of a convocation": {
			`Orvia, October 3 (ORN) -- The fourth session of the 14th People's Assembly of Orvia opened on Monday under the chairmanship of Speaker Ivo Marek. The session continues.

-0-

(Minguo 113.10.8.)
`,
			headFacts{
				Agency: "ORN", Place: "Orvia", Date: "", Organ: "People's Assembly of Orvia", Convocation: 14, Plenary: 4,
				Continues: true, End: "-0-", Persons: []string{"Ivo Marek | Speaker"},
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := Read("a.txt", []byte(c.text))
			if err != nil {
				t.Fatal(err)
			}
			checkSpans(t, d)
			if diff := cmp.Diff(c.want, factsOf(d)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
