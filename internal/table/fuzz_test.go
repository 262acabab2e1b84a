package table

import (
	"bytes"
	"encoding/csv"
	"errors"
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// FuzzRead: no bytes break the reader, cells stand where they say, and what
// was read without faults is read again after being written.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"good,amount\ncoal,1\n", "a;b\n1,5;2\n", "a\tb\n\"x\ny\"\t2\n", "\xff\xfea\x00,\x00b\x00", "\ufeffa,b\n", "sep=;\na;b\n",
		"a,b\n\"open\n", "a,b\r\n\r\n#c\r\n\"\"\"\",\"\"\r", "a|b\n1|2", "\xf6,b\n1,2\n", "a,b\n\xc3\xa4\xc3\xa4\xff,1\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		table, err := Decode(data, Options{Comment: '#', NoHeader: true})
		var faults Faults
		if err != nil && !errors.As(err, &faults) {
			if table != nil {
				t.Fatal("a table beside an error that leaves none")
			}
			return
		}
		if table.Format != CSV {
			return
		}
		for _, row := range table.Rows {
			last := Cell{}
			for _, c := range row {
				if c.Line < last.Line || c.Line == last.Line && c.Column < last.Column || c.Line < 1 || c.Column < 1 {
					t.Fatalf("cell %+v behind %+v", c, last)
				}
				last = c
			}
		}
		if len(faults) > 0 {
			return
		}
		var out bytes.Buffer
		if err := Write(&out, nil, texts(table.Rows)); err != nil {
			t.Fatal(err)
		}
		again, err := Decode(out.Bytes(), Options{Comment: '#', NoHeader: true, Delimiter: ','})
		if err != nil {
			t.Fatalf("%v in %q", err, out.String())
		}
		if diff := cmp.Diff(texts(table.Rows), texts(again.Rows)); diff != "" {
			t.Fatal(diff)
		}
	})
}

// FuzzAgainstStandard: where encoding/csv reads a table strictly, so do we,
// except that we take away spaces around cells and leave out empty rows.
func FuzzAgainstStandard(f *testing.F) {
	for _, seed := range []string{"a,b\n1,2\n", "\"a\"\"b\",\"c\nd\"\n", "a\r\nb\r\n", ",,\n,\n", "\"\"\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if strings.ContainsAny(text, " \t\x00\ufeff") || strings.HasPrefix(strings.ToLower(text), "sep=") || !utf8.ValidString(text) ||
			strings.Contains(strings.ReplaceAll(text, "\r\n", ""), "\r") || strings.HasPrefix(text, "PK\x03\x04") {
			t.Skip("read differently on purpose")
		}
		r := csv.NewReader(strings.NewReader(text))
		r.FieldsPerRecord = -1
		want, err := r.ReadAll()
		if err != nil {
			t.Skip("no strict CSV")
		}
		got, err := Decode([]byte(text), Options{NoHeader: true, Delimiter: ','})
		if err != nil {
			t.Fatal(err)
		}
		var full [][]string
		for _, row := range want {
			if strings.Join(row, "") != "" {
				full = append(full, row)
			}
		}
		var ours [][]string
		for _, row := range texts(got.Rows) {
			for k := range row {
				row[k] = strings.ReplaceAll(row[k], "\r\n", "\n") // encoding/csv changes them
			}
			if strings.Join(row, "") != "" {
				ours = append(ours, row)
			}
		}
		if diff := cmp.Diff(full, ours); diff != "" {
			t.Fatal(diff)
		}
	})
}

// FuzzNumber: no text breaks Number; what a dialect reads is finite, and a
// number that is read without a dialect is read the same with one of them.
func FuzzNumber(f *testing.F) {
	for _, seed := range []string{"1,234.5", "1.234,5", "1 234,5", "1'234.5", "1,234", "-0", "1e5", "−3", "١", "0x1", "1__0", "٫"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		point, perr := Number(text, Point)
		comma, cerr := Number(text, Comma)
		free, ferr := Number(text, Dialect{})
		for _, v := range []float64{point, comma, free} {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				t.Fatalf("%q: %v", text, v)
			}
		}
		if ferr == nil && (perr != nil || point != free) && (cerr != nil || comma != free) {
			t.Errorf("%q: %v without a dialect, %v %v, %v %v with one", text, free, point, perr, comma, cerr)
		}
		if errors.Is(ferr, ErrAmbiguous) && (perr != nil || cerr != nil || point == comma) {
			t.Errorf("%q is called ambiguous: %v %v, %v %v", text, point, perr, comma, cerr)
		}
	})
}
