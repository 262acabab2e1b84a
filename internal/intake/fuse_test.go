package intake

import "testing"

// TestClosingNumber: a paragraph that closes with its number is one point,
// with the fields of all its sentences; one that does not is read as it comes.
func TestClosingNumber(t *testing.T) {
	const said = "The conclusion set the task for the coal mines: More coal is stored. The hospitals receive 20 beds."
	for mark, want := range map[string]int{" (Point 12.)": 1, " (item 3)": 1, "": 2, " (see above)": 2} {
		d, err := Read("a.txt", []byte("Orvia, 3 May 2028 (ORN) -- The plenum was held on 2 May 2028.\n\n"+said+mark+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		if len(d.Points) != want {
			t.Errorf("with %q: %d points, want %d: %v", mark, len(d.Points), want, d.Points)
			continue
		}
		if want == 1 && (d.Points[0].Quote.Text != said || d.Points[0].Kind != Task || d.Points[0].Number == "" || len(d.Points[0].Fields) < 2) {
			t.Errorf("with %q: %+v", mark, d.Points[0])
		}
	}
}

// TestGoesOn: a meeting goes on only where it is the subject of the verb.
func TestGoesOn(t *testing.T) {
	for said, want := range map[string]bool{
		"The plenary meeting of the Central Committee goes on.":           true,
		"The plenum underscored that the fight must go on without pause.": false,
		"The session urged all to continue the debate on taxes.":          false,
	} {
		d, err := Read("a.txt", []byte("Orvia, 3 May 2028 (ORN) -- The plenum was held on 2 May 2028.\n\n"+said+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		if got := d.Continues != nil; got != want {
			t.Errorf("%s: continues %v, want %v", said, got, want)
		}
	}
}
