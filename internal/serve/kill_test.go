package serve

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/record"
	"github.com/openplenum/plenum/internal/store"
)

// childFolder names the installation that a child process serves.
const childFolder = "PLENUM_TEST_SERVE_FOLDER"

func TestMain(m *testing.M) {
	if folder := os.Getenv(childFolder); folder != "" {
		if err := serveChild(folder); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// serveChild serves until the process is told to stop, or killed.
func serveChild(folder string) error {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	office, err := Open(ctx, optionsFor(folder))
	if err != nil {
		return err
	}
	pages, err := office.Pages(PageOptions{Version: "test"})
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Fprintln(os.Stdout, "http://"+l.Addr().String())
	if err := Listen(ctx, l, pages); err != nil {
		return err
	}
	return office.Close()
}

// startChild starts a process that serves a folder.
func startChild(t *testing.T, folder string) (*exec.Cmd, string) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), childFolder+"="+folder)
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = child.Process.Kill() }) // if it still runs
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("the server does not start: %v", err)
	}
	return child, strings.TrimSpace(line)
}

// paper is what a voter knows of his vote: the last choice that was
// acknowledged, and the last that was sent.
type paper struct{ acknowledged, sent assembly.Choice }

// TestStopInVote stops the server in the middle of a vote, twice by SIGKILL
// and once by SIGTERM, while members go on voting. Every ballot that was
// acknowledged is there afterwards, unless its voter sent another one since;
// the record holds together and can be verified by anyone.
func TestStopInVote(t *testing.T) {
	if testing.Short() {
		t.Skip("starts and kills the server three times: not with -short")
	}
	c := gather(t, 24)
	papers := make([]paper, len(c.people))
	acknowledged := 0
	for round, how := range []os.Signal{syscall.SIGKILL, syscall.SIGKILL, syscall.SIGTERM} {
		child, address := startChild(t, c.folder)
		acknowledged += c.voteUntil(t, papers, address, round, func() { _ = child.Process.Signal(how) })
		if err := child.Wait(); (how == syscall.SIGTERM) != (err == nil) {
			t.Errorf("round %d: ended with %v", round, err)
		}
		c.look(t, papers, round)
	}
	if acknowledged < 3*len(c.people) {
		t.Errorf("only %d ballots were acknowledged: that is no test", acknowledged)
	}
	t.Logf("%d ballots were acknowledged", acknowledged)
}

// voteUntil has every member vote again and again, with another choice each
// time, and calls stop in the middle.
func (c *crowd) voteUntil(t *testing.T, papers []paper, address string, round int, stop func()) int {
	t.Helper()
	client := browser(len(c.people))
	choices := []assembly.Choice{assembly.For, assembly.Against, assembly.Abstain}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	var all sync.WaitGroup
	var mu sync.Mutex
	count := 0
	for i := range c.people {
		all.Go(func() {
			for n := round + i; ; n++ {
				papers[i].sent = choices[n%3]
				ok, err := c.cast(ctx, client, address, c.people[i], papers[i].sent)
				if err != nil {
					if strings.Contains(err.Error(), "status") {
						t.Errorf("member %d: %v", i, err)
					}
					return
				}
				if ok {
					papers[i].acknowledged = papers[i].sent
					mu.Lock()
					count++
					if count == 4*len(c.people) {
						go stop()
					}
					mu.Unlock()
				}
			}
		})
	}
	all.Wait()
	return count
}

// look opens the database as the next start does and compares.
func (c *crowd) look(t *testing.T, papers []paper, round int) {
	t.Helper()
	office, err := Open(t.Context(), optionsFor(c.folder))
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := office.Close(); err != nil {
			t.Error(err)
		}
	}()
	p, err := office.Hall.Plenary(t.Context(), c.chair, c.plenary)
	if err != nil {
		t.Fatal(err)
	}
	v := p.Vote(c.vote)
	if v.State != assembly.VoteOpen {
		t.Errorf("round %d: the vote is %s", round, v.State)
	}
	for i, m := range c.people {
		b := v.BallotOf(m.person)
		switch {
		case b == nil && papers[i].acknowledged != "":
			t.Errorf("round %d: the ballot of member %d was acknowledged and is lost", round, i)
		case b != nil && b.Choice != papers[i].acknowledged && b.Choice != papers[i].sent:
			t.Errorf("round %d: member %d: %s is there, %s was acknowledged, %s sent", round, i, b.Choice, papers[i].acknowledged, papers[i].sent)
		}
		if b != nil { // what was on its way may have arrived
			papers[i].acknowledged = b.Choice
		}
	}
	report, err := office.DB.Verify(t.Context(), store.FromRecord())
	if err != nil || !report.OK() {
		t.Errorf("round %d: the database: %+v, %v", round, report, err)
	}
	var out strings.Builder
	if err := office.Hall.ExportRecord(t.Context(), c.chair, &out); err != nil {
		t.Fatal(err)
	}
	if _, err := record.Verify(strings.NewReader(out.String()), record.VerifyOptions{Key: office.verifier}); err != nil {
		t.Errorf("round %d: the record: %v", round, err)
	}
}
