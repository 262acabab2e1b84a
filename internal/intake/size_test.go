package intake

import (
	"bytes"
	"os"
	"runtime"
	"strconv"
	"sync/atomic"
	"testing"
	"time"
)

// longText is a dispatch of so many bytes in the manner of a real one: a
// point in three hundred bytes, hard-wrapped, with page feet.
func longText(size int) []byte {
	var b bytes.Buffer
	b.Grow(size + 1000)
	b.WriteString("Orvia, May 3, 2024 (ORN) -- The third plenary of the Central Council was held on Friday.\n\n")
	for i := 1; b.Len() < size; i++ {
		n := strconv.Itoa(i)
		b.WriteString("The First Secretary set forth, on the basis of a deep analysis of the work of district " + n + "\n" +
			"and of the unyielding struggle of its people in the past years, the tasks for steadily\n" +
			"expanding the successes in the key sectors such as coal, electric power and the railways\n" +
			"and for providing its residents with more civilized and affluent living conditions, and\n" +
			"stressed that " + n + " homes must be built by 2027 with the united strength of all organs,\n" +
			"so that everybody sees the advantages of the plan at first hand. Ada Lund, Minister of\n" +
			"Health, said with deep emotion that the news had been received with great excitement in\n" +
			"the farms, the mines and the schools alike, and that \"nobody\" was to wait.\n\n")
		if i%10 == 0 {
			b.WriteString("Orvia Gazette   Page " + n + "\n\n")
		}
	}
	b.WriteString("The conclusion was approved. The meeting continues. -0-\n")
	return b.Bytes()
}

func BenchmarkRead(b *testing.B) {
	for name, data := range map[string][]byte{
		"a.txt":  longText(10 << 20),
		"a.md":   longText(10 << 20),
		"a.html": append([]byte("<html><body><p>"), bytes.ReplaceAll(longText(10<<20), []byte("\n\n"), []byte("</p>\n<p>"))...),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Read(name, data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// TestMemory: reading a text of 10 MB takes less than ten times its size,
// whatever the collector does. The memory in use is looked at every
// millisecond, with the collector kept short, as a program with a limit would
// run.
func TestMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 10 MB")
	}
	const size = 10 << 20
	for _, name := range []string{"a.txt", "a.md"} {
		data := longText(size)
		runtime.GC()
		var before, now runtime.MemStats
		runtime.ReadMemStats(&before)
		var most atomic.Uint64
		stop, done := make(chan struct{}), make(chan struct{})
		go func() {
			defer close(done)
			for {
				runtime.ReadMemStats(&now)
				if now.HeapAlloc > before.HeapAlloc && now.HeapAlloc-before.HeapAlloc > most.Load() {
					most.Store(now.HeapAlloc - before.HeapAlloc)
				}
				select {
				case <-stop:
					return
				case <-time.After(10 * time.Millisecond):
				}
			}
		}()
		d, err := Read(name, data)
		close(stop)
		<-done
		if err != nil {
			t.Fatal(err)
		}
		if os.Getenv("PLENUM_SLOW") != "" || testing.Verbose() {
			t.Logf("%s: %d points, %.1f times its size", name, len(d.Points), float64(most.Load())/size)
		}
		if most.Load() > 10*size {
			t.Errorf("%s: %.1f times its size is in use", name, float64(most.Load())/size)
		}
		runtime.KeepAlive(data)
	}
}

// TestHostile: what grows with the square of a text would make a long one last
// for hours. Hostile texts of a quarter of a megabyte take a fraction of a
// second each; the bound is a hundred times that, and what is quadratic was
// found to be far above it.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("reads many long texts")
	}
	const size = 1 << 18
	for name, unit := range map[string]string{
		"a.txt": "a", "b.txt": "a ", "c.txt": "\n\na", "d.txt": "- a\n", "e.txt": "1. a\n", "f.txt": "a-\n", "g.txt": "(a) b; ", "h.txt": "A.B.", "i.txt": "\"'(", "j.txt": "... ",
		"k.txt": "Page 1 of 2\n\n", "l.txt": "A\u200f ", "m.txt": "The Council of ", "n.txt": "Mr. A B, Minister of C, ", "o.txt": "1,", "p.txt": "and, ", "q.txt": "Council approved ",
		"a.md": "> ", "b.md": "- ", "c.md": "*a ", "d.md": "[a](", "e.md": "`a", "f.md": "<a ", "g.md": "    a\n\n", "h.md": "[", "i.md": "![a]", "j.md": "&a;", "k.md": "_a__", "l.md": "* a\n ",
		"a.html": "<p>", "b.html": "<ul><li>a", "c.html": "<a>b", "d.html": "<div hidden>", "e.html": "<!--", "f.html": "<p a=b ", "g.html": "&lt;", "h.html": "<br>a", "i.html": "<sup>1</sup>", "j.html": "<nav>a",
	} {
		data := bytes.Repeat([]byte(unit), size/len(unit))
		start := time.Now()
		d, err := Read(name, data)
		if err == nil {
			checkSpans(t, d)
		}
		took := time.Since(start).Milliseconds()
		if took > 30_000 {
			t.Errorf("%s of %q takes %d ms", name, unit, took)
		}
		t.Logf("%-7s %-12q %6d ms", name, unit, took)
	}
}
