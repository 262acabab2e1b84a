package arch

// Folders is the house: every folder with Go code, from the domain outwards.
// Folders of later issues are added with them.
func Folders() []Folder {
	return []Folder{
		{
			Path:  "internal/plan",
			Lives: "goods, processes, assets, targets, horizon, units, identifiers; validation that reports every fault at once",
			Never: "files, linear programs, databases, pages",
			Bans:  []string{"os", "io/fs", "encoding/csv", "encoding/json"},
			Why:   "plan is the domain: it must be readable and testable without knowing how plans are stored, solved or shown",
		},
		{
			Path:    "internal/plan/plantest",
			Lives:   "random plans for the laws that tests hold",
			Never:   "use outside tests",
			May:     []string{"plan"},
			Modules: []string{"pgregory.net/rapid"},
			Why:     "random plans are plans: they know the domain and nothing else",
		},
		{
			Path:    "internal/table",
			Lives:   "CSV and XLSX to typed rows; dialects of numbers, dates and delimiters",
			Never:   "rules about plans",
			Modules: []string{"github.com/xuri/excelize/v2", "golang.org/x/text"},
			Why:     "table reads any table; what the columns mean is the business of planfile and iotable",
		},
		{
			Path:    "internal/planfile",
			Lives:   "the versioned plan folder (YAML and CSV) to and from plan, with file, line and column in every message",
			Never:   "rules about plans",
			May:     []string{"plan", "table"},
			Modules: []string{"go.yaml.in/yaml/v3"},
			Why:     "planfile only carries figures between files and plan; a rule written here would not hold for plans from elsewhere",
		},
		{
			Path:    "internal/iotable",
			Lives:   "input-output tables: reading, balance checks, multipliers, and the plan made from one",
			Never:   "solving",
			May:     []string{"plan", "table"},
			Modules: []string{"gonum.org/v1/gonum", "go.yaml.in/yaml/v3"},
			Why:     "a table becomes a plan, and the plan is solved like any other",
		},
		{
			Path:  "internal/lp",
			Lives: "the columnar problem, the typed result, the Solver port, the independent check, MPS reader and writer",
			Never: "any word of planning; any solver",
			Why:   "lp is for any linear program, and its check must not share code with a solver it judges",
		},
		{
			Path:    "internal/lp/ipm/...",
			Lives:   "the interior-point solver and its linear algebra",
			Never:   "policy",
			May:     []string{"lp"},
			Modules: []string{"gonum.org/v1/gonum", "golang.org/x/sync", "golang.org/x/sys"},
			Bans:    []string{"os"},
			Why:     "the solver knows linear programs only; when to solve what is decided by the engine",
		},
		{
			Path:  "internal/lp/external",
			Lives: "any executable that reads MPS and writes a solution: second opinion and test oracle",
			Never: "policy",
			May:   []string{"lp"},
			Why:   "an adapter knows the port it serves and nothing else",
		},
		{
			Path:    "internal/lp/lptest",
			Lives:   "the conformance suite of solvers, small programs with known answers, random programs",
			Never:   "use outside tests",
			May:     []string{"lp"},
			Modules: []string{"github.com/google/go-cmp", "pgregory.net/rapid"},
			Why:     "every solver must pass the same suite, so the suite knows none of them",
		},
		{
			Path:  "internal/formulate",
			Lives: "plan to linear program: one file and one golden program for each kind of activity, limit and promise; the index of rows and columns",
			Never: "solving, printing",
			May:   []string{"plan", "lp"},
			Bans:  []string{"os"},
			Why:   "the mathematics stands alone, so that a page of docs can be held against a file",
		},
		{
			Path:  "internal/outcome",
			Lives: "the answer in the plan's words: levels, balances, fulfilment, prices, with units and years",
			Never: "prose, HTML",
			May:   []string{"plan", "lp", "formulate"},
			Bans:  []string{"os", "html/template", "text/template"},
			Why:   "every report and page is made from the same figures, so the figures know no report",
		},
		{
			Path:  "internal/explain",
			Lives: "what holds a plan back: bottlenecks, chains, relief, conflicts, the difference of two outcomes, as data",
			Never: "text, layout",
			May:   []string{"plan", "lp", "formulate", "outcome"},
			Bans:  []string{"os", "html/template", "text/template"},
			Why:   "an explanation is figures about figures; how it is told is the business of report",
		},
		{
			Path:    "internal/engine",
			Lives:   "the pipeline in one readable function; tiers, progress, cancellation",
			Never:   "storage, pages, a particular solver",
			May:     []string{"plan", "lp", "formulate", "outcome", "explain"},
			Modules: []string{"golang.org/x/sync"},
			Bans:    []string{"os"},
			Why:     "the solver is handed in, so that the engine can be tested with any",
		},
		{
			Path:    "internal/locale",
			Lives:   "catalogues of words, plurals, formats of numbers",
			Never:   "what the words are about",
			Modules: []string{"golang.org/x/text", "go.yaml.in/yaml/v3"},
			Why:     "a translator needs nothing but the catalogue",
		},
		{
			Path:  "internal/report",
			Lives: "an outcome as a document: text, HTML, CSV",
			Never: "new figures",
			May:   []string{"plan", "outcome", "explain", "locale"},
			Why:   "a figure that is computed while printing is a figure that no check has seen",
		},
		{
			Path:  "internal/app",
			Lives: "use cases: read, check, set, solve, verify, export; the same for every face of the program",
			Never: "flags, pages, printing, a particular solver",
			May:   []string{"plan", "planfile", "table", "iotable", "lp", "formulate", "outcome", "explain", "engine"},
			Why:   "what the command line can do, the pages will do too; the order of steps is written once",
		},
		{
			Path:    "internal/cli",
			Lives:   "one file a command: flags, an options struct, a pure run",
			Never:   "the pipeline: see app",
			May:     []string{"app", "report", "locale", "plan", "planfile", "table", "iotable", "lp", "outcome"},
			Modules: []string{"github.com/spf13/cobra", "github.com/spf13/pflag"},
			Why:     "a command turns flags into a use case of app and shows the answer; formulate, engine and the solvers are behind app or handed in by main",
		},
		{
			Path:  "internal/arch",
			Lives: "this table, and the test that holds it",
			Never: "anything of the program",
			Why:   "the rules must not depend on what they rule",
		},
		{
			Path:  "internal/bench",
			Lives: "measurements of the solver against its peers, written into docs/benchmarks.md; tests only",
			Never: "anything that the program needs",
			Why:   "what is measured must not depend on how it is measured",
		},
		{
			Path:  "internal/testlog",
			Lives: "the summary of a test run for `make test`, with what was skipped and why",
			Never: "anything of the program",
			Why:   "a tool of the house, not a part of it",
		},
		{
			Path:  "examples",
			Lives: "plan folders that the documentation and the tests run; the republic, embedded for the demo",
			Never: "logic",
			Why:   "examples are data",
		},
		{
			Path:    "cmd/plenum",
			Lives:   "main: wiring by assignment, exit code",
			Never:   "logic",
			May:     []string{"..."},
			Modules: []string{"golang.org/x/term"},
			Why:     "main knows everything and does nothing",
		},
	}
}

// ReservedPackages lists what one part of the house keeps to itself.
func ReservedPackages() []Reserved {
	return []Reserved{
		{"C", nil, "one static binary: CGO_ENABLED=0"},
		{"net/http", nil, "pages come in a folder of their own; nothing else speaks HTTP"},
		{"database/sql", nil, "storage comes in a folder of its own; nothing else speaks SQL"},
		{"os/exec", []string{"internal/lp/external"}, "only the adapter for external solvers starts programs"},
		{"log", nil, "errors are returned, progress is reported by callbacks; nothing writes to a global log"},
	}
}
