package cli_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/openplenum/plenum/internal/cli"
)

// TestDemoCosting has the amendment on the villages costed in the demo: what
// the page and the API say is what `plenum compare` says of the same changes, to
// the last digit. They are those of the whole conclusion with the amendment; of
// the amendment alone, one target more would be met.
func TestDemoCosting(t *testing.T) {
	if os.Getenv("PLENUM_SLOW") == "" {
		t.Skip("solves the republic four times: with PLENUM_SLOW=1 (make slow)")
	}
	d, _, stop := startDemo(t, "--db", filepath.Join(t.TempDir(), "demo.db"))
	defer stop()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	browser := &http.Client{Jar: jar}
	post := func(path string, form url.Values) string {
		t.Helper()
		res, err := browser.PostForm(d.Address+strings.TrimPrefix(path, "/"), form)
		if err != nil {
			t.Fatal(err)
		}
		return body(t, res)
	}
	for _, l := range d.Links {
		if l.Login == "secretary" {
			post(strings.TrimPrefix(l.URL, d.Address), url.Values{})
		}
	}
	const page = "plenum/2026-2/amendment/a1"
	shown := func() string {
		res, err := browser.Get(d.Address + page)
		if err != nil {
			t.Fatal(err)
		}
		return body(t, res)
	}
	first := shown()
	if !strings.Contains(first, "Families in the villages have waited longest") {
		t.Fatalf("this is not the amendment on the villages: %.2000s", first)
	}
	conclusion := regexp.MustCompile(`name="conclusion" value="(c\d+)"`).FindStringSubmatch(first)
	if conclusion == nil {
		t.Fatal("the page has no form that costs it")
	}
	post("/plenum/2026-2/cost", url.Values{"conclusion": {conclusion[1]}, "amendment": {"a1"}, "back": {"/" + page}})
	for began := time.Now(); !strings.Contains(shown(), "keeps 193 of 284"); time.Sleep(time.Second) {
		if time.Since(began) > 3*time.Minute {
			t.Fatalf("the page never says 193 of 284: %.3000s", shown())
		}
	}
	if text := shown(); !strings.Contains(text, "256") {
		t.Errorf("the page does not say how many targets were met before: %.3000s", text)
	}
	token := regexp.MustCompile(`id="made-token" readonly value="([^"]+)"`).FindStringSubmatch(post("/account/tokens", url.Values{"name": {"test"}, "days": {"1"}}))
	if token == nil {
		t.Fatal("no token was made")
	}
	var costed struct {
		Changes []struct{ Address, New string } // of the conclusion with the amendment: that is what is costed
		Costing compared
	}
	ask(t, d.Address+"api/v1/plenaries/2026-2/costing?conclusion="+conclusion[1]+"&amendments=a1", token[1], &costed)

	folder := filepath.Join("..", "..", "examples", "republic")
	args := []string{"compare", folder, "--json"}
	for _, c := range costed.Changes {
		args = append(args, "--set", c.Address+"="+c.New)
	}
	if text := strings.Join(args, " "); !strings.Contains(text, "target:rural_dwellings@hills:2030") || !strings.Contains(text, "target:steel:2027") {
		t.Errorf("what is costed is not the conclusion with the amendment: %s", text)
	}
	var out, errs bytes.Buffer
	cli.Run(context.Background(), args, environment(&out, &errs))
	var direct compared
	if err := json.Unmarshal(out.Bytes(), &direct); err != nil {
		t.Fatalf("%v: %s", err, errs.String())
	}
	if costed.Costing.Before.Met != 256 || costed.Costing.After.Met != 193 {
		t.Errorf("%v targets were met before and %v after", costed.Costing.Before.Met, costed.Costing.After.Met)
	}
	if diff := cmp.Diff(direct, costed.Costing); diff != "" {
		t.Errorf("plenum compare (-) and the costing (+) differ:\n%.4000s", diff)
	}
}

// compared is what plans are compared by, whoever compares them.
type compared struct {
	Before, After struct {
		Status  string
		Met, Of int
	}
	Difference struct{ Tiers, Targets, Activities, Balances any }
}

func body(t *testing.T, res *http.Response) string {
	t.Helper()
	defer res.Body.Close() //nolint:errcheck // only read
	text, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	if res.StatusCode != http.StatusOK {
		t.Fatalf("%s: %d %.2000s", res.Request.URL.Path, res.StatusCode, text)
	}
	return string(text)
}

// ask reads an answer of the API.
func ask(t *testing.T, address, token string, into any) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+token)
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(body(t, res)), into); err != nil {
		t.Fatal(err)
	}
}
