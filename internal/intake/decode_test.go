package intake

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

func TestEncodings(t *testing.T) {
	encoded := func(label, text string) []byte {
		e, _ := charset.Lookup(label)
		out, err := e.NewEncoder().Bytes([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	wide := func(e interface{ Bytes([]byte) ([]byte, error) }, text string) []byte {
		out, err := e.Bytes([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	const (
		western = "São Telmo, 3 May 2024 – The café’s “new” roof costs £5."
		plain   = "Orvia, May 3 -- The council met on Friday and agreed."
		korean  = "The plenary of the 조선로동당 중앙위원회 met. 전원회의가 진행되였다."
		chinese = "The plenum of the 中国共产党中央委员会 met in 北京 and adopted the 决定 on reform."
		russian = "The council met. Совет принял решение о строительстве жилья."
		nihon   = "The Diet met in とうきょう and the 内閣 approved the よさん for トウキョウ."
	)
	for name, c := range map[string]struct {
		data           []byte
		encoding, text string
	}{
		"UTF-8":                    {[]byte(western), "utf-8", western},
		"UTF-8 with mark":          {[]byte("\xEF\xBB\xBF" + western), "utf-8", western},
		"UTF-16LE with mark":       {wide(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder(), western), "utf-16le", western},
		"UTF-16BE with mark":       {wide(unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder(), western), "utf-16be", western},
		"UTF-16LE without mark":    {wide(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder(), plain), "utf-16le", plain},
		"UTF-16BE without mark":    {wide(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder(), plain), "utf-16be", plain},
		"UTF-32LE with mark":       {wide(utf32.UTF32(utf32.LittleEndian, utf32.UseBOM).NewEncoder(), western), "utf-32le", western},
		"windows-1252":             {encoded("windows-1252", western), "windows-1252", western},
		"windows-1251":             {encoded("windows-1251", russian), "windows-1251", russian},
		"KOI8-R":                   {encoded("koi8-r", russian), "koi8-r", russian},
		"EUC-KR":                   {encoded("euc-kr", korean), "euc-kr", korean},
		"GB18030":                  {encoded("gb18030", chinese), "gb18030", chinese},
		"Shift-JIS":                {encoded("shift_jis", nihon), "shift_jis", nihon},
		"EUC-JP":                   {encoded("euc-jp", nihon), "euc-jp", nihon},
		"ASCII":                    {[]byte(plain), "utf-8", plain},
		"UTF-8 with a wrong byte":  {[]byte("The caf\xC3\xA9 and the caf\xC3\xA9 of S\xE3o Telmo, \xE2\x80\x9Cnew\xE2\x80\x9D."), "utf-8", "The café and the café of S\uFFFDo Telmo, “new”."},
		"UTF-8 torn off":           {[]byte("The new café of Orvia, “ope\xC3"), "utf-8", "The new café of Orvia, “ope\uFFFD"},
		"UTF-16 with an odd byte":  {append(wide(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder(), plain), 'x'), "utf-16le", plain + "\uFFFD"},
		"windows-1252 curly marks": {[]byte("The Council\x92s \x93plan\x94 \x96 a good one."), "windows-1252", "The Council’s “plan” – a good one."},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := Read("a.txt", c.data)
			if err != nil {
				t.Fatal(err)
			}
			checkSpans(t, d)
			if d.Source.Encoding != c.encoding || d.Text != c.text {
				t.Errorf("read as %s: %q\nwant    %s: %q", d.Source.Encoding, d.Text, c.encoding, c.text)
			}
			if wrong := strings.Contains(c.text, "\uFFFD"); wrong != (d.Source.Wrong > 0) {
				t.Errorf("%d wrong places are told", d.Source.Wrong)
			}
		})
	}
}

func TestEncodingOfHTML(t *testing.T) {
	body := "<html><head><meta charset=\"windows-1251\"></head><body><p>\xD1\xEE\xE2\xE5\xF2 met.</p></body></html>"
	d, err := Read("a.html", []byte(body))
	if err != nil {
		t.Fatal(err)
	}
	if d.Source.Encoding != "windows-1251" || !strings.HasPrefix(d.Text, "Совет met.") {
		t.Errorf("%s: %q", d.Source.Encoding, d.Text)
	}
	d, err = ReadContext(context.Background(), "a.txt", []byte("\xD1\xEE\xE2\xE5\xF2 met."), Options{Encoding: "cp1251"})
	if err != nil || d.Source.Encoding != "windows-1251" || d.Text != "Совет met." {
		t.Errorf("%v %v", d, err)
	}
}

// TestRefusals: what is no text is refused with its reason.
func TestRefusals(t *testing.T) {
	for name, c := range map[string]struct {
		data string
		want Fault
	}{
		"empty":      {"", Fault{Code: FaultEmpty}},
		"blank":      {" \n\t\r\n ", Fault{Code: FaultEmpty}},
		"only marks": {"\xEF\xBB\xBF\xE2\x80\x8B", Fault{Code: FaultNoWords}},
		"pdf":        {"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj", Fault{Code: FaultPDF, Value: "PDF"}},
		"docx":       {"PK\x03\x04\x14\x00\x06\x00word/document.xml", Fault{Code: FaultOffice, Value: "DOCX"}},
		"odt":        {"PK\x03\x04\x14\x00mimetypeapplication/vnd.oasis.opendocument.text", Fault{Code: FaultOffice, Value: "ODT"}},
		"doc":        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\x00\x00", Fault{Code: FaultOffice, Value: "DOC"}},
		"rtf":        {"{\\rtf1\\ansi Hello}", Fault{Code: FaultOffice, Value: "RTF"}},
		"zip":        {"PK\x03\x04\x14\x00a.bin", Fault{Code: FaultPacked, Value: "ZIP"}},
		"gzip":       {"\x1F\x8B\x08\x00", Fault{Code: FaultPacked}},
		"png":        {"\x89PNG\r\n\x1A\n\x00", Fault{Code: FaultBinary, Value: "image"}},
		"zeros":      {"a\x00b\x01\x02\x00\x00c", Fault{Code: FaultBinary}},
		"noise":      {strings.Repeat("\x01\x02\x03ab", 100), Fault{Code: FaultBinary}},
		"no body":    {"<html><head><title>x</title><script>var a = 'The council met.'</script></head><body></body></html>", Fault{Code: FaultNoWords}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Read("a.txt", []byte(c.data))
			var got *Fault
			if !errors.As(err, &got) {
				t.Fatalf("error %v, want a *Fault", err)
			}
			c.want.File = "a.txt"
			if diff := cmp.Diff(&c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
	for _, opt := range []Options{{Format: "word"}, {Encoding: "klingon"}} {
		_, err := ReadContext(context.Background(), "a.txt", []byte("The council met."), opt)
		var got *Fault
		if !errors.As(err, &got) || got.Value == "" {
			t.Errorf("%+v: %v", opt, err)
		}
	}
}

func TestStopped(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := ReadContext(ctx, "a.txt", []byte("The council met."), Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want context.Canceled", err)
	}
}
