package cli_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/openplenum/plenum/internal/app"
	"github.com/openplenum/plenum/internal/cli"
)

// TestRepublicReliefs: for every short target of the republic, solving with
// the stated relief gains at least half of what its price predicts, or the
// text says that it does not hold. Without PLENUM_SLOW, a few targets.
func TestRepublicReliefs(t *testing.T) {
	if testing.Short() {
		t.Skip("solves the republic many times: not with -short")
	}
	args := []string{"explain", "../../examples/republic", "--color", "never"}
	if os.Getenv("PLENUM_SLOW") == "" {
		t.Log("a few targets; all with PLENUM_SLOW=1")
		for _, target := range []string{"treatments", "irrigation", "universities", "sport:2026", "shoal"} {
			args = append(args, "--target", target)
		}
	}
	var data, text, errs bytes.Buffer
	if exit := cli.Run(context.Background(), append(args, "--json"), environment(&data, &errs)); exit != cli.Short {
		t.Fatalf("exit code %d: %s", exit, errs.String())
	}
	if exit := cli.Run(context.Background(), args, environment(&text, &errs)); exit != cli.Short {
		t.Fatalf("exit code %d: %s", exit, errs.String())
	}
	var e app.Explanation
	if err := json.Unmarshal(data.Bytes(), &e); err != nil {
		t.Fatal(err)
	}
	parts := strings.Split(text.String(), "\n\n")
	hold := 0
	for i, f := range e.Targets {
		said := parts[i+1] // after the head
		switch {
		case !strings.HasPrefix(said, f.Name):
			t.Fatalf("%s: the text has %q in its place", f.Target, said)
		case f.Unanswered:
			if !strings.Contains(said, "could not be solved") {
				t.Errorf("%s %d: no answer, and the text does not say so", f.Target, f.Year)
			}
		case len(f.Holds) == 0: // as with the fish left in the sea: what is eaten of it is promised, and nobody grants more of what grows
			if !strings.Contains(said, "Nothing has a price here") {
				t.Errorf("%s %d: no bottleneck, and the text does not say so:\n%s", f.Target, f.Year, said)
			}
		case len(f.Reliefs) == 0:
			t.Errorf("%s %d: no relief was tried", f.Target, f.Year)
		case f.Reliefs[0].Confirmed >= f.Reliefs[0].Predicted/2:
			hold++
			if !strings.Contains(said, "What would help") {
				t.Errorf("%s %d: the relief holds, and the text does not state it:\n%s", f.Target, f.Year, said)
			}
			if f.Reliefs[0].Confirmed <= 0 {
				t.Errorf("%s %d: the relief brings nothing: %+v", f.Target, f.Year, f.Reliefs[0])
			}
		default:
			if !strings.Contains(said, "No relief that was tried") || !strings.Contains(said, "it does not hold") {
				t.Errorf("%s %d: the relief does not hold, and the text does not say so:\n%s", f.Target, f.Year, said)
			}
		}
	}
	t.Logf("%d targets, %d reliefs hold", len(e.Targets), hold)
	if hold*2 < len(e.Targets) {
		t.Errorf("fewer than half of the reliefs hold")
	}
}
