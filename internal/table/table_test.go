package table

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// texts drops the positions.
func texts(rows [][]Cell) [][]string {
	var out [][]string
	for _, row := range rows {
		line := make([]string, len(row))
		for k, c := range row {
			line[k] = c.Text
		}
		out = append(out, line)
	}
	return out
}

func TestReadCSV(t *testing.T) {
	want := [][]string{{"good", "amount"}, {"coal", "1,5"}, {"two\nlines", `say "so"`}}
	tests := []struct{ name, text string }{
		{"commas", "good,amount\ncoal,\"1,5\"\n\"two\nlines\",\"say \"\"so\"\"\"\n"},
		{"semicolons", "good;amount\ncoal;1,5\n\"two\nlines\";say \"so\"\n"},
		{"tabs", "good\tamount\ncoal\t1,5\n\"two\nlines\"\tsay \"so\"\n"},
		{"byte order mark", "\ufeffgood;amount\ncoal;1,5\n\"two\nlines\";say \"so\"\n"},
		{"hint", "sep=;\ngood;amount\ncoal;1,5\n\"two\nlines\";say \"so\"\n"},
		{"spaces and comments", "# note\n\ngood ; amount \n # no comment\n\n coal;1,5\n\"two\nlines\" ; say \"so\""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.name == "spaces and comments" {
				tt.text = strings.Replace(tt.text, " # no comment\n", "#, comment\n", 1)
			}
			got, err := Read(strings.NewReader(tt.text), Options{Comment: '#'})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, texts(append([][]Cell{got.Header}, got.Rows...))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestPositions(t *testing.T) {
	text := "a,b\r\n  ä , \"x\ny\" ,z\r\n\r\nü,,\r\n"
	got, err := Read(strings.NewReader(text), Options{NoHeader: true})
	if err != nil {
		t.Fatal(err)
	}
	want := [][]Cell{
		{{"a", 1, 1}, {"b", 1, 3}},
		{{"ä", 2, 3}, {"x\ny", 2, 7}, {"z", 3, 5}},
		{{"ü", 5, 1}, {"", 5, 3}, {"", 5, 4}},
	}
	if diff := cmp.Diff(want, got.Rows); diff != "" {
		t.Error(diff)
	}
}

func TestFaults(t *testing.T) {
	text := "a,b\nx,\"open\ny,1\nonly\nlong,2,,3\n\"q\" r,4\n"
	got, err := Read(strings.NewReader(text), Options{})
	var faults Faults
	if !errors.As(err, &faults) {
		t.Fatalf("error %v, want faults", err)
	}
	want := Faults{
		{UnclosedQuote, 2, 3, "open"},
		{RowShort, 4, 1, "1 of 2"},
		{RowLong, 5, 9, "3"},
		{AfterQuote, 6, 5, "r"},
	}
	// The mark that is open in line 2 closes at the next mark, in line 6; so
	// that kind of fault is tried by itself below.
	if len(faults) == 0 || got == nil {
		t.Fatal("no faults, or no table beside them")
	}
	text = strings.Replace(text, "\"open", "open", 1)
	_, err = Read(strings.NewReader(text), Options{})
	if !errors.As(err, &faults) {
		t.Fatalf("error %v, want faults", err)
	}
	if diff := cmp.Diff(want[1:], faults); diff != "" {
		t.Error(diff)
	}
	_, err = Read(strings.NewReader("a,b\nx,\"open\ny,1\nz,2\n"), Options{})
	if !errors.As(err, &faults) {
		t.Fatalf("error %v, want faults", err)
	}
	if diff := cmp.Diff(want[:1], faults); diff != "" {
		t.Error(diff)
	}
}

func TestEncodings(t *testing.T) {
	tests := []struct {
		name, data string
		encoding   Encoding
		want       string
	}{
		{"utf-8", "a,b\nö,1\n", UTF8, "ö"},
		{"latin-1", "a,b\n\xf6,1\n", Windows1252, "ö"},
		{"windows", "a,b\n\x80,1\n", Windows1252, "€"},
		{"utf-16", "\xff\xfea\x00,\x00b\x00\n\x00\xf6\x00,\x001\x00\n\x00", UTF16, "ö"},
	}
	for _, tt := range tests {
		got, err := Read(strings.NewReader(tt.data), Options{})
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got.Encoding != tt.encoding || got.Rows[0][0].Text != tt.want {
			t.Errorf("%s: %s %q, want %s %q", tt.name, got.Encoding, got.Rows[0][0].Text, tt.encoding, tt.want)
		}
	}
	var faults Faults
	_, err := Read(strings.NewReader("a,b\nöäü,1\nx\xf6,2\n"), Options{})
	if !errors.As(err, &faults) || faults[0].Code != BadCharacter || faults[0].Line != 3 {
		t.Errorf("damaged UTF-8: %v, want bad_character in line 3", err)
	}
	if _, err := Read(strings.NewReader("a\x00b"), Options{}); !errors.Is(err, ErrBinary) {
		t.Errorf("binary: %v", err)
	}
	if _, err := Read(strings.NewReader("aaaa"), Options{MaxBytes: 3}); !errors.Is(err, ErrTooLarge) {
		t.Errorf("too large: %v", err)
	}
	if _, err := Read(strings.NewReader("a,b\nc,d\ne,f\n"), Options{MaxCells: 3}); !errors.Is(err, ErrTooLarge) {
		t.Errorf("too many cells: %v", err)
	}
}
