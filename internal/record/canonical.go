package record

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// maxDepth is how deep objects and lists may lie in one another.
const maxDepth = 64

// Canonical writes a value as canonical JSON.
func Canonical(value any) (json.RawMessage, error) {
	raw, err := json.Marshal(value)
	if err != nil {
		return nil, fmt.Errorf("record: %w", err)
	}
	return Canonicalize(raw)
}

// Canonicalize rewrites JSON as canonical JSON (RFC 8785): names in the order
// of their UTF-16 code units, no spaces, one way to write each string and each
// number. The same data has the same bytes, so that its hash means the data.
// Refused are names that stand twice, text that is not UTF-8, and numbers that
// lose digits as 64-bit floating point.
func Canonicalize(raw []byte) ([]byte, error) {
	if !utf8.Valid(raw) {
		return nil, errors.New("record: the text is not UTF-8")
	}
	w := canonicalWriter{in: json.NewDecoder(bytes.NewReader(raw))}
	w.in.UseNumber()
	if err := w.value(0); err != nil {
		return nil, fmt.Errorf("record: not one JSON value: %w", err)
	}
	if _, err := w.in.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("record: something follows the JSON value")
	}
	return w.out, nil
}

type canonicalWriter struct {
	in  *json.Decoder
	out []byte
}

func (w *canonicalWriter) value(depth int) error {
	if depth > maxDepth {
		return errors.New("nested too deep")
	}
	token, err := w.in.Token()
	if err != nil {
		return err
	}
	switch t := token.(type) {
	case json.Delim:
		if t == '{' {
			return w.object(depth)
		}
		return w.list(depth)
	case string:
		w.out = appendString(w.out, t)
	case json.Number:
		return w.number(t)
	case bool:
		w.out = strconv.AppendBool(w.out, t)
	default:
		w.out = append(w.out, "null"...)
	}
	return nil
}

func (w *canonicalWriter) list(depth int) error {
	w.out = append(w.out, '[')
	for first := true; w.in.More(); first = false {
		if !first {
			w.out = append(w.out, ',')
		}
		if err := w.value(depth + 1); err != nil {
			return err
		}
	}
	w.out = append(w.out, ']')
	_, err := w.in.Token()
	return err
}

// member is a name with its value, already written.
type member struct {
	name  string
	value []byte
}

func (w *canonicalWriter) object(depth int) error {
	var members []member
	outer := w.out
	for w.in.More() {
		token, err := w.in.Token()
		if err != nil {
			return err
		}
		name, ok := token.(string)
		if !ok {
			return fmt.Errorf("%v stands where a name should", token)
		}
		w.out = nil
		if err := w.value(depth + 1); err != nil {
			return err
		}
		members = append(members, member{name, w.out})
	}
	if _, err := w.in.Token(); err != nil {
		return err
	}
	slices.SortFunc(members, func(a, b member) int { return compareUTF16(a.name, b.name) })
	w.out = append(outer, '{')
	for i, m := range members {
		if i > 0 {
			if members[i-1].name == m.name {
				return fmt.Errorf("the name %q stands twice", m.name)
			}
			w.out = append(w.out, ',')
		}
		w.out = appendString(w.out, m.name)
		w.out = append(w.out, ':')
		w.out = append(w.out, m.value...)
	}
	w.out = append(w.out, '}')
	return nil
}

// compareUTF16 orders names as RFC 8785 asks, which differs from the order of
// bytes for characters beyond U+FFFF only.
func compareUTF16(a, b string) int {
	for i := 0; i < len(a) && i < len(b); i++ {
		if a[i] >= utf8.RuneSelf || b[i] >= utf8.RuneSelf {
			return slices.Compare(utf16.Encode([]rune(a)), utf16.Encode([]rune(b)))
		}
		if a[i] != b[i] {
			return int(a[i]) - int(b[i])
		}
	}
	return len(a) - len(b)
}

// number writes whole numbers up to 2^53 with all digits and others in the
// shortest way that reads back as the same 64-bit number.
func (w *canonicalWriter) number(n json.Number) error {
	f, err := n.Float64()
	if err != nil {
		return err
	}
	if math.Abs(f) >= 1<<53 {
		if whole, err := n.Int64(); err == nil && int64(f) != whole {
			return fmt.Errorf("the number %s has too many digits", n)
		}
	}
	if f == 0 { // minus zero is zero
		w.out = append(w.out, '0')
		return nil
	}
	short, err := json.Marshal(f) // as ECMAScript writes it, which RFC 8785 asks for
	if err != nil {
		return err
	}
	w.out = append(w.out, short...)
	return nil
}

// appendString writes a string with the fewest escapes.
func appendString(out []byte, s string) []byte {
	const hex = "0123456789abcdef"
	out = append(out, '"')
	for i := range len(s) {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			out = append(out, '\\', c)
		case c == '\b':
			out = append(out, `\b`...)
		case c == '\f':
			out = append(out, `\f`...)
		case c == '\n':
			out = append(out, `\n`...)
		case c == '\r':
			out = append(out, `\r`...)
		case c == '\t':
			out = append(out, `\t`...)
		case c < 0x20:
			out = append(out, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		default:
			out = append(out, c)
		}
	}
	return append(out, '"')
}
