package table

import (
	"errors"
	"testing"
)

func TestDate(t *testing.T) {
	tests := []struct {
		text  string
		order DateOrder
		want  string
		err   error
	}{
		{"2026-12-31", UnknownOrder, "2026-12-31", nil},
		{"2026/2/1", MonthDay, "2026-02-01", nil},
		{"31.12.2026", UnknownOrder, "2026-12-31", nil},
		{"1.2.2026", MonthDay, "2026-02-01", nil},
		{"31/12/2026", UnknownOrder, "2026-12-31", nil},
		{"12/31/2026", UnknownOrder, "2026-12-31", nil},
		{"2/2/2026", UnknownOrder, "2026-02-02", nil},
		{"1/2/2026", UnknownOrder, "", ErrAmbiguousDate},
		{"1/2/2026", DayMonth, "2026-02-01", nil},
		{"1-2-2026", MonthDay, "2026-01-02", nil},
		{"31/12/2026", MonthDay, "", ErrDate},
		{"29.2.2027", UnknownOrder, "", ErrDate},
		{"1.2.26", UnknownOrder, "", ErrDate},
		{"2026", UnknownOrder, "", ErrDate},
		{"-1-2-2026", UnknownOrder, "", ErrDate},
		{"", UnknownOrder, "", ErrDate},
	}
	for _, tt := range tests {
		got, err := Date(tt.text, tt.order)
		if !errors.Is(err, tt.err) || err == nil && got.Format("2006-01-02") != tt.want {
			t.Errorf("Date(%q, %d) = %v, %v, want %s, %v", tt.text, tt.order, got, err, tt.want, tt.err)
		}
	}
}
