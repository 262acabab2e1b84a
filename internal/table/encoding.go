package table

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// Encoding is how characters were stored.
type Encoding string

// The encodings.
const (
	UTF8        Encoding = "utf-8"
	UTF16       Encoding = "utf-16"
	Windows1252 Encoding = "windows-1252" // and so Latin-1
)

// decodeText turns the bytes of a file into text. UTF-8 and UTF-16 with a
// byte order mark are known by it. Bytes that are valid UTF-8 are that. What
// is left is Windows-1252, unless most of its characters outside ASCII are
// valid UTF-8: then it is UTF-8 with damage, and the damage stays in the text
// as U+FFFD.
func decodeText(data []byte) (string, Encoding, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return cleanUTF8(data[3:]), UTF8, checkText(data[3:])
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		text, err := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(data)
		if err != nil {
			return "", UTF16, fmt.Errorf("%w: %w", ErrBinary, err)
		}
		return string(text), UTF16, checkText(text)
	case utf8.Valid(data):
		return string(data), UTF8, checkText(data)
	}
	if whole, broken := countWide(data); whole > broken {
		return cleanUTF8(data), UTF8, checkText(data)
	}
	text, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return "", Windows1252, fmt.Errorf("%w: %w", ErrBinary, err)
	}
	return string(text), Windows1252, checkText(text)
}

// cleanUTF8 puts U+FFFD in the place of every byte that is no character.
func cleanUTF8(data []byte) string {
	if utf8.Valid(data) {
		return string(data)
	}
	return string(bytes.ToValidUTF8(data, []byte("\uFFFD")))
}

// countWide counts the characters of more than one byte, and the bytes that
// belong to none.
func countWide(data []byte) (whole, broken int) {
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && size == 1:
			broken++
		case size > 1:
			whole++
		}
		data = data[size:]
	}
	return whole, broken
}

// checkText refuses what is no text at all.
func checkText(data []byte) error {
	if bytes.IndexByte(data, 0) >= 0 {
		return ErrBinary
	}
	return nil
}
