package cli_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/locale"
	"github.com/openplenum/plenum/internal/record"
)

var updateRecord = flag.Bool("update-record", false, "write testdata/record anew")

// TestRecordOfScripts holds the record that record.txtar verifies against the
// code that writes records: the same entries and key give the same bytes.
func TestRecordOfScripts(t *testing.T) {
	key, err := record.NewKey(&counter{}, "council.example")
	if err != nil {
		t.Fatal(err)
	}
	var text bytes.Buffer
	w, err := record.NewCopyWriter(&text, key.Verifier)
	if err != nil {
		t.Fatal(err)
	}
	var salts counter
	var last *record.Entry
	var hashes []record.Hash
	var head []byte
	at := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	for i, step := range []string{"plenary.convened", "sitting.opened", "vote.opened", "vote.closed", "sitting.closed"} {
		body, err := json.Marshal(map[string]int{"step": i + 1})
		if err != nil {
			t.Fatal(err)
		}
		a, err := record.Append(last, []record.Draft{{
			Stream: "plenary/2026-1", At: at.Add(time.Duration(i) * time.Hour), By: "p1", Kind: step, Body: body,
		}}, &salts, func(indexes []int64) ([]record.Hash, error) {
			out := make([]record.Hash, len(indexes))
			for k, index := range indexes {
				out[k] = hashes[index]
			}
			return out, nil
		})
		if err != nil {
			t.Fatal(err)
		}
		last, hashes = &a.Entries[0], append(hashes, a.Hashes...)
		if head, err = (record.Head{Size: a.Size, Root: a.Root}).Sign(key.Signer); err != nil {
			t.Fatal(err)
		}
		if err := w.Entry(a.Entries[0]); err != nil {
			t.Fatal(err)
		}
		if i == 1 || i == 4 {
			if err := w.Head(head); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	lines := bytes.SplitAfter(text.Bytes(), []byte("\n"))
	for name, want := range map[string][]byte{
		"record.jsonl":  text.Bytes(),
		"key.txt":       []byte(key.Verifier + "\n"),
		"head.txt":      head,
		"begun.jsonl":   bytes.Join(lines[:4], nil),
		"changed.jsonl": bytes.Replace(text.Bytes(), []byte(`"step":3`), []byte(`"step":8`), 1),
	} {
		path := filepath.Join("testdata", "record", name)
		if *updateRecord {
			if err := os.WriteFile(path, want, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is not what the code writes (%v): go test ./internal/cli -run TestRecordOfScripts -update-record", path, err)
		}
	}
}

// counter gives the same bytes every time, for a key of tests.
type counter struct{ n byte }

func (c *counter) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = c.n
		c.n++
	}
	return len(p), nil
}

// TestWordsOfRecordFaults: every fault of a copy has its words.
func TestWordsOfRecordFaults(t *testing.T) {
	for _, c := range record.Codes() {
		for _, part := range []string{".say", ".do"} {
			if key := "record.fault." + string(c) + part; !locale.Get("en").Has(key) {
				t.Errorf("text/en/record.yaml lacks %q", key)
			}
		}
	}
}
