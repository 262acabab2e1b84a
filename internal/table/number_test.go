package table

import (
	"errors"
	"slices"
	"testing"
)

func TestNumber(t *testing.T) {
	tests := []struct {
		text    string
		dialect Dialect
		want    float64
		err     error
	}{
		{"0", Dialect{}, 0, nil},
		{"-12.5", Point, -12.5, nil},
		{"−12.5", Point, -12.5, nil},
		{"1e3", Point, 1000, nil},
		{"1,234.5", Point, 1234.5, nil},
		{"1.234,5", Comma, 1234.5, nil},
		{"1 234,5", Comma, 1234.5, nil},
		{"1\u00a0234,5", Comma, 1234.5, nil},
		{"1\u2009234\u2009567,5", Comma, 1234567.5, nil},
		{"1\u202f234,5", Dialect{}, 1234.5, nil},
		{"1'234.5", Point, 1234.5, nil},
		{"1’234.5", Dialect{}, 1234.5, nil},
		{"1,234", Point, 1234, nil},
		{"1,234", Comma, 1.234, nil},
		{"1.234", Comma, 1234, nil},
		{"1.234", Point, 1.234, nil},
		{"1,234", Dialect{}, 0, ErrAmbiguous},
		{"1.234", Dialect{}, 0, ErrAmbiguous},
		{"-12,345", Dialect{}, 0, ErrAmbiguous},
		{"0.125", Dialect{}, 0.125, nil},
		{"0,125", Dialect{}, 0.125, nil},
		{"0.125", Comma, 0, ErrNumber},
		{"1234,567", Dialect{}, 1234.567, nil},
		{"1,5", Dialect{}, 1.5, nil},
		{"1.234.567", Dialect{}, 1234567, nil},
		{"1,234,567.25", Dialect{}, 1234567.25, nil},
		{"1.234.567,25", Dialect{}, 1234567.25, nil},
		{",5", Comma, 0.5, nil},
		{".5", Dialect{}, 0.5, nil},
		{"5,", Comma, 5, nil},
		{"1,23,456", Point, 0, ErrNumber},
		{"1'234 567", Point, 0, ErrNumber},
		{"1,5", Point, 0, ErrNumber},
		{"", Dialect{}, 0, ErrNumber},
		{"-", Point, 0, ErrNumber},
		{".", Point, 0, ErrNumber},
		{"5 %", Point, 0, ErrNumber},
		{"nan", Point, 0, ErrNumber},
		{"Inf", Point, 0, ErrNumber},
		{"0x10", Point, 0, ErrNumber},
		{"1_000", Point, 0, ErrNumber},
		{"1e999", Point, 0, ErrNumber},
		{"1 2", Point, 0, ErrNumber},
	}
	for _, tt := range tests {
		got, err := Number(tt.text, tt.dialect)
		if got != tt.want || !errors.Is(err, tt.err) {
			t.Errorf("Number(%q, %q) = %v, %v, want %v, %v", tt.text, tt.dialect.Decimal, got, err, tt.want, tt.err)
		}
	}
}

func TestDetect(t *testing.T) {
	tests := []struct {
		cells []string
		want  Dialect
		ok    bool
	}{
		{[]string{"1", "2", "x"}, Point, true},
		{[]string{"1", "2.5", "1.234"}, Point, true},
		{[]string{"1,234", "2,5"}, Comma, true},
		{[]string{"1.234", "1.234.567"}, Comma, true},
		{[]string{"1.234"}, Dialect{}, false},
		{[]string{"1.5", "1,5"}, Dialect{}, false},
	}
	for _, tt := range tests {
		cells := make([]Cell, len(tt.cells))
		for i, text := range tt.cells {
			cells[i].Text = text
		}
		got, ok := Detect(slices.Values(cells)).Dialect()
		if got != tt.want || ok != tt.ok {
			t.Errorf("Detect(%q) = %q, %v, want %q, %v", tt.cells, got.Decimal, ok, tt.want.Decimal, tt.ok)
		}
	}
}
