package intake

import "unicode/utf8"

// mostlyUTF8 says whether bytes are UTF-8 with a few faults: more characters
// of several bytes are right than wrong.
func mostlyUTF8(data []byte) bool {
	right, wrong := 0, 0
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && size == 1:
			if !utf8.FullRune(data) {
				size = len(data) // torn off at the end
				right++
				break
			}
			wrong++
		case size > 1:
			right++
		}
		data = data[size:]
	}
	return right > 2*wrong
}

// guess names the encoding of bytes that are not UTF-8, by how those above
// ASCII stand together. Encodings of pairs are taken only when all of the
// sample fits; single bytes are Western ones unless whole words are written
// with them.
func guess(data []byte) string {
	sample := data[:min(len(data), 1<<18)]
	pairs, hangul, kana, low := tally(sample)
	switch {
	case pairs.euc > 0 && pairs.eucWrong == 0 && hangul*20 > pairs.euc*17:
		return "euc-kr"
	case pairs.euc > 0 && pairs.eucWrong == 0 && kana*4 > pairs.euc:
		return "euc-jp"
	case pairs.sjis > 0 && pairs.sjisWrong == 0 && low*4 > pairs.sjis:
		return "shift_jis"
	case pairs.euc > 1 && pairs.eucWrong == 0:
		return "gb18030"
	case pairs.gbk > 2 && pairs.gbkWrong == 0:
		return "gb18030"
	}
	return guessSingle(sample)
}

type pairCount struct{ euc, eucWrong, gbk, gbkWrong, sjis, sjisWrong int }

// tally reads a sample as pairs of bytes in three ways: both above A0 (EUC),
// GBK, and Shift-JIS. hangul counts leads of Korean syllables, kana those of
// Japanese ones; low counts kana in Shift-JIS.
func tally(sample []byte) (c pairCount, hangul, kana, low int) {
	for i := 0; i < len(sample); i++ {
		a := sample[i]
		if a < 0x80 {
			continue
		}
		if i+1 == len(sample) {
			break
		}
		b := sample[i+1]
		if a >= 0xA1 && a <= 0xFE && b >= 0xA1 && b <= 0xFE {
			c.euc++
			switch {
			case a >= 0xB0 && a <= 0xC8, a == 0xA1:
				hangul++
			case a == 0xA4 || a == 0xA5:
				kana++
			}
		} else {
			c.eucWrong++
		}
		i++
	}
	for i := 0; i < len(sample); i++ {
		a := sample[i]
		if a < 0x80 {
			continue
		}
		if i+1 == len(sample) {
			break
		}
		b := sample[i+1]
		if a >= 0x81 && a <= 0xFE && (b >= 0x40 && b <= 0xFE && b != 0x7F || digit(b)) {
			c.gbk++
			if b < 0x80 && (b < 'A' || b > 'z') && !digit(b) {
				c.gbkWrong++
			}
		} else {
			c.gbkWrong++
		}
		i++
	}
	for i := 0; i < len(sample); i++ {
		a := sample[i]
		switch {
		case a < 0x80, a >= 0xA1 && a <= 0xDF: // ASCII, half-width kana
			continue
		case i+1 == len(sample):
			return c, hangul, kana, low
		}
		b := sample[i+1]
		if (a >= 0x81 && a <= 0x9F || a >= 0xE0 && a <= 0xFC) && (b >= 0x40 && b <= 0x7E || b >= 0x80 && b <= 0xFC) {
			c.sjis++
			if a == 0x82 && b >= 0x9F || a == 0x83 && b <= 0x96 {
				low++
			}
		} else {
			c.sjisWrong++
		}
		i++
	}
	return c, hangul, kana, low
}

// guessSingle tells Cyrillic and Greek, whose words have no Latin letters,
// from Western bytes, which stand alone among them.
func guessSingle(sample []byte) string {
	high, inRuns, cyrillic, kept := 0, 0, 0, 0
	for i := 0; i < len(sample); {
		if sample[i] < 0xC0 {
			i++
			continue
		}
		from := i
		for i < len(sample) && sample[i] >= 0xC0 {
			i++
		}
		n := i - from
		high += n
		if n > 2 {
			inRuns += n
			for _, c := range sample[from:i] {
				if c >= 0xE0 { // small letters of windows-1251; capitals of KOI8-R
					cyrillic++
				} else {
					kept++
				}
			}
		}
	}
	switch {
	case high == 0 || inRuns*2 < high:
		return "windows-1252"
	case cyrillic >= kept:
		return "windows-1251"
	}
	return "koi8-r"
}
