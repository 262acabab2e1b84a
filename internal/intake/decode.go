package intake

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// decoded is a source as characters.
type decoded struct {
	text     string
	encoding string // IANA name
	wrong    int    // how often bytes stood for nothing; each time U+FFFD stands there
}

// refuse names the kinds of files that are no text.
func refuse(data []byte) (FaultCode, string) {
	head := data[:min(len(data), 4096)]
	has := func(prefix string) bool { return bytes.HasPrefix(head, []byte(prefix)) }
	switch {
	case len(bytes.TrimSpace(head)) == 0 && len(bytes.TrimSpace(data)) == 0:
		return FaultEmpty, ""
	case has("%PDF-") || bytes.Contains(head[:min(len(head), 1024)], []byte("\n%PDF-")):
		return FaultPDF, "PDF"
	case has("PK\x03\x04"):
		switch {
		case bytes.Contains(head, []byte("word/")) || bytes.Contains(data, []byte("word/document.xml")):
			return FaultOffice, "DOCX"
		case bytes.Contains(head, []byte("opendocument.text")):
			return FaultOffice, "ODT"
		case bytes.Contains(head, []byte("epub+zip")):
			return FaultOffice, "EPUB"
		}
		return FaultPacked, "ZIP"
	case has("{\\rtf"):
		return FaultOffice, "RTF"
	case has("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"):
		return FaultOffice, "DOC"
	case has("\x1F\x8B"), has("BZh"), has("7z\xBC\xAF"), has("\xFD7zXZ"), has("\x28\xB5\x2F\xFD"):
		return FaultPacked, ""
	case has("\x89PNG"), has("\xFF\xD8\xFF"), has("GIF8"), has("II*\x00"), has("MM\x00*"):
		return FaultBinary, "image"
	}
	return "", ""
}

// decode finds the encoding of a source and turns it into characters. label
// is an encoding that is known from elsewhere; empty: it is found out.
func decode(data []byte, label string, markup bool) (decoded, FaultCode) {
	if label != "" {
		e, name := charset.Lookup(label)
		if e == nil {
			return decoded{}, FaultEncoding
		}
		if name == "utf-8" {
			return decodeUTF8(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))), ""
		}
		return decodeWith(data, e, name)
	}
	for _, mark := range []struct {
		bytes, name string
		encoding    encoding.Encoding
	}{
		{"\xEF\xBB\xBF", "utf-8", nil},
		{"\xFF\xFE\x00\x00", "utf-32le", utf32.UTF32(utf32.LittleEndian, utf32.UseBOM)},
		{"\x00\x00\xFE\xFF", "utf-32be", utf32.UTF32(utf32.BigEndian, utf32.UseBOM)},
		{"\xFF\xFE", "utf-16le", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)},
		{"\xFE\xFF", "utf-16be", unicode.UTF16(unicode.BigEndian, unicode.UseBOM)},
	} {
		switch {
		case !bytes.HasPrefix(data, []byte(mark.bytes)):
		case mark.encoding == nil:
			return decodeUTF8(data[len(mark.bytes):]), ""
		default:
			return decodeWith(data, mark.encoding, mark.name)
		}
	}
	if wide := wideness(data); wide != nil {
		return decodeWith(data, wide.encoding, wide.name)
	}
	if isBinary(data) {
		return decoded{}, FaultBinary
	}
	if utf8.Valid(data) {
		return decoded{text: string(data), encoding: "utf-8"}, ""
	}
	if markup {
		e, name, _ := charset.DetermineEncoding(data, "")
		if name != "utf-8" && name != "windows-1252" || declares(data) && name != "utf-8" {
			return decodeWith(data, e, name)
		}
	}
	if mostlyUTF8(data) {
		return decodeUTF8(data), ""
	}
	e, name := charset.Lookup(guess(data))
	return decodeWith(data, e, name)
}

// declares says whether a page names its encoding.
func declares(data []byte) bool {
	return bytes.Contains(bytes.ToLower(data[:min(len(data), 1024)]), []byte("charset"))
}

// decodeUTF8 puts U+FFFD for each run of bytes that stands for nothing.
func decodeUTF8(data []byte) decoded {
	d := decoded{encoding: "utf-8"}
	if utf8.Valid(data) {
		d.text = string(data)
		return d
	}
	var b strings.Builder
	b.Grow(len(data) + 64)
	wrong := false
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 {
			if !wrong {
				d.wrong++
				b.WriteRune(utf8.RuneError)
			}
			wrong = true
		} else {
			wrong = false
			b.Write(data[:size])
		}
		data = data[size:]
	}
	d.text = b.String()
	return d
}

func decodeWith(data []byte, e encoding.Encoding, name string) (decoded, FaultCode) {
	out, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return decoded{}, FaultEncoding
	}
	text := strings.TrimPrefix(string(out), "\uFEFF")
	return decoded{text: text, encoding: name, wrong: strings.Count(text, "\uFFFD")}, ""
}

// wide is UTF-16 that came without its mark.
type wide struct {
	name     string
	encoding encoding.Encoding
}

// wideness knows UTF-16 of mostly Latin letters by its zeros: nearly all in
// every second byte.
func wideness(data []byte) *wide {
	sample := data[:min(len(data), 4096)]
	var zeros [2]int
	for i, c := range sample {
		if c == 0 {
			zeros[i%2]++
		}
	}
	half := len(sample) / 2
	switch {
	case half < 2:
		return nil
	case zeros[1]*10 > half*7 && zeros[0]*20 < half:
		return &wide{"utf-16le", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)}
	case zeros[0]*10 > half*7 && zeros[1]*20 < half:
		return &wide{"utf-16be", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)}
	}
	return nil
}

// isBinary says whether bytes are no text in any encoding: zeros, or more than
// one in fifty that steers a machine.
func isBinary(data []byte) bool {
	sample := data[:min(len(data), 1<<16)]
	steering := 0
	for _, c := range sample {
		switch {
		case c == 0:
			return true
		case c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' && c != 0x1B && c != 0x1A:
			steering++
		}
	}
	return steering*50 > len(sample)
}
