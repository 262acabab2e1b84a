//go:build unix

package bench

import (
	"fmt"
	"os"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/openplenum/plenum/internal/lp/ipm/dense"
)

// head is the beginning of the page: where and how it was measured.
func head() string {
	return fmt.Sprintf(`# Benchmarks

Written by `+"`make bench`"+`; do not edit. Measured %s on %s, with %s and the
%s kernels. The other solvers run where they are installed: HiGHS and GLPK on
the path, HiGHS as WebAssembly from npm (`+"`npm ci`"+` in tool/highs).

Every solve has a process of its own. Seconds are those of the solve, best of
three (of one where it takes more than ten seconds); for Plenum without
reading the file, for the others with the exchange of files, which is a small
part. CPU is processor time in that, of all cores: on a machine that does
other work as well it says more than the clock. Ratio is seconds against
Plenum. Peak MB is the most memory that the largest process ever held (VmHWM),
reading the file included. Gap and check are by Plenum's independent check at
1e-6, the same for all. A peer may take three times as long as Plenum, or the
limit that is named, whichever is more. WebAssembly is slower than native code
and uses one core; HiGHS chooses the method itself, GLPK runs its simplex
method.
`, time.Now().Format("2006-01-02"), machine(), runtime.Version(), dense.NewTeam(1).Kernel())
}

// machine describes processor, cores and memory.
func machine() string {
	text := fmt.Sprintf("%s/%s, %d cores", runtime.GOOS, runtime.GOARCH, runtime.NumCPU())
	if model := find("/proc/cpuinfo", `(?m)^model name\s*: (.+)$`); model != "" {
		text += " of " + model
	}
	if kb, err := strconv.Atoi(find("/proc/meminfo", `(?m)^MemTotal:\s*(\d+) kB$`)); err == nil {
		text += fmt.Sprintf(", %d GB", (kb+1<<19)>>20)
	}
	return text
}

// load is the load of the machine, where the system tells it.
func load() string {
	if text := find("/proc/loadavg", `^(\S+ \S+ \S+)`); text != "" {
		return strings.ReplaceAll(text, " ", ", ")
	}
	return "not known"
}

// find returns what the first group matches in a file, or nothing.
func find(file, pattern string) string {
	text, err := os.ReadFile(file)
	if err != nil {
		return ""
	}
	if m := regexp.MustCompile(pattern).FindStringSubmatch(string(text)); m != nil {
		return strings.TrimSpace(m[1])
	}
	return ""
}
