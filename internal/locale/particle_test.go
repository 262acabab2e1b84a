package locale

import "testing"

func TestParticle(t *testing.T) {
	for _, x := range []struct{ before, pair, want string }{
		{"강철", "은/는", "은"},
		{"석유", "은/는", "는"},
		{"강철", "으로/로", "로"}, // ㄹ
		{"석탄", "으로/로", "으로"},
		{"석유", "으로/로", "로"},
		{"“석탄”", "이/가", "이"},
		{"“석유”", "을/를", "를"},
		{"강철(t)", "과/와", "과"},
		{"2026", "이/가", "이"},
		{"2025", "이/가", "가"},
		{"1,000", "을/를", "을"},
		{"7", "으로/로", "로"},
		{"6", "으로/로", "으로"},
		{"97.5%", "이/가", "가"},
		{"coal", "은/는", "은"},
		{"coal", "으로/로", "로"},
		{"bread", "을/를", "를"},
		{"iron", "이라는/라는", "이라는"},
		{"housing", "이/가", "이"},
		{"120 R", "이/가", "이"},
		{"labour", "이/가", "가"},
		{"…", "은/는", "은(는)"},
		{"", "이/가", "이(가)"},
		{"→", "으로/로", "(으)로"},
		{"→", "이라는/라는", "(이)라는"},
		{"강철", "모양", "모양"},
	} {
		if got := particle(x.before, x.pair); got != x.want {
			t.Errorf("after %q, %s: %q, want %q", x.before, x.pair, got, x.want)
		}
	}
}

// TestParticleInText: the particle follows what was filled in just before.
func TestParticleInText(t *testing.T) {
	c := sample(t, "ko", `
good: "“{0}”{|은/는} {1:n}{|으로/로} 바뀝니다."
list: "{0} {1}{|을/를} 씁니다."
`)
	for _, x := range []struct {
		key  string
		args []any
		want string
	}{
		{"try.good", []any{"석탄", 1234}, "“석탄”은 1 234로 바뀝니다."},
		{"try.good", []any{"석유", 60}, "“석유”는 60으로 바뀝니다."},
		{"try.list", []any{"밀", "3 kg"}, "밀 3 kg를 씁니다."},
	} {
		if got := c.Text(x.key, x.args...); got != x.want {
			t.Errorf("Text(%q, %v) = %q, want %q", x.key, x.args, got, x.want)
		}
	}
}
