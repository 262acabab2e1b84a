# `make help` lists the targets. Nothing here is needed to use the program:
# `go run ./cmd/plenum` is enough.

# One static binary: no target but the race detector uses cgo.
export CGO_ENABLED := 0

GO        ?= go
LINT      := github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
FUZZTIME  ?= 30s
PLATFORMS := linux/amd64 linux/arm64 darwin/arm64 windows/amd64

# Real tables for the tests that read them; where they are absent the tests
# are skipped and say so.
ifneq ($(wildcard ../shared/data),)
export PLENUM_DATA ?= $(abspath ../shared/data)
endif

.DEFAULT_GOAL := help
.PHONY: help build test check fmt vet mod lint imports generated race static cross second oracle bench parts fuzz report-rows eval-intake slow stories load picture clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

build: ## build the program into ./plenum
	$(GO) build -trimpath -o plenum ./cmd/plenum

test: ## run the tests, and list what was skipped and why; needs only Go
	@$(GO) test -json ./internal/serve ./internal/cli ./... | $(GO) run ./internal/testlog # the two that take longest begin

check: fmt vet mod imports generated static lint test race second ## all that CI runs; a commit should pass it
	@echo "check: all passed"

fmt: ## say which files gofmt would change
	@out=$$(gofmt -l cmd internal examples); test -z "$$out" || { echo "not formatted (run: gofmt -w FILE):"; echo "$$out"; exit 1; }

vet: ## look for suspicious code
	$(GO) vet ./...

mod: ## say whether go.mod lists what the code imports
	$(GO) mod tidy -diff
	$(GO) mod verify

imports: ## hold the import directions of docs/architecture.md
	$(GO) test -count=1 ./internal/arch

generated: ## make every generated file again and say whether it changed
	@before=$$(git diff | git hash-object --stdin); $(GO) generate ./... && \
	after=$$(git diff | git hash-object --stdin); \
	test "$$before" = "$$after" || { echo "generated files differ from what makes them; commit these:"; git diff --stat; exit 1; }

static: ## look at the solver on a processor without vector kernels, where the portable code has to do
	GOARCH=arm64 $(GO) vet ./internal/lp/...

lint: ## run the linters of .golangci.yml (the first run builds them: some minutes)
	$(GO) run $(LINT) run ./...

race: ## run the short tests with the race detector; needs a C compiler
	@if command -v $${CC:-gcc} >/dev/null; then \
	  CGO_ENABLED=1 $(GO) test -race -short -timeout 30m ./... ; \
	else \
	  echo "race: LEFT OUT: the race detector needs a C compiler, and there is no $${CC:-gcc}. Everything else has run."; \
	fi

cross: ## build for every platform into dist/
	@for p in $(PLATFORMS); do \
	  ext=$$(case $$p in windows/*) echo .exe;; esac); \
	  echo "$$p"; \
	  GOOS=$${p%/*} GOARCH=$${p#*/} $(GO) build -trimpath -o dist/plenum-$${p%/*}-$${p#*/}$$ext ./cmd/plenum || exit 1; \
	done

# HiGHS for second opinions, a process for each program: some minutes.
oracle second bench slow: export PLENUM_HIGHS_NODE ?= $(abspath tool/highs)

second: ## hold a sample of our answers against HiGHS, where npm ci in tool/highs installed it
	@$(GO) test -count=1 -run SecondOpinion -json ./internal/engine | $(GO) run ./internal/testlog

oracle: ## hold our solver against HiGHS (npm ci in tool/highs, or highs on PATH) and GLPK
	$(GO) test -count=1 -timeout 30m ./internal/lp/external

bench: ## measure speed against HiGHS and GLPK where they are installed, into docs/benchmarks.md (a quarter of an hour; PLENUM_BENCH_LIMIT=60s stops peers sooner, PLENUM_BENCH_ONLY=TITLE measures a part)
	PLENUM_BENCH=$(abspath docs/benchmarks.md) $(GO) test -count=1 -timeout 60m -v -run '^TestBenchmarks$$' ./internal/bench

parts: ## measure single parts: kernels, factorization, parsers
	$(GO) test -run '^$$' -bench . -benchtime 1x ./internal/...

fuzz: ## search for inputs that break a parser, FUZZTIME (30s) each
	@for pkg in $$(grep -rlE '^func Fuzz' --include=*_test.go internal | xargs -r -n1 dirname | sort -u); do \
	  for f in $$(grep -hoE '^func Fuzz[A-Za-z0-9_]+' $$pkg/*_test.go | cut -c6-); do \
	    echo "$$pkg $$f"; $(GO) test -run '^$$' -fuzz "^$$f\$$" -fuzztime $(FUZZTIME) ./$$pkg || exit 1; \
	  done; \
	done

stories: ## a plenary day in a real browser, on every page held to WCAG 2.2 AA; needs chromium, and npm ci in tool/axe
	@PLENUM_STORIES=1 $(GO) test -count=1 -timeout 20m -run '^(TestStory|TestCircle)' -json ./internal/serve | $(GO) run ./internal/testlog

load: ## 500 members vote within 30 s while 1,000 readers look on; loopback only; prints figures for docs/benchmarks.md
	PLENUM_LOAD=1 $(GO) test -count=1 -timeout 20m -v -run '^TestLoad$$' ./internal/serve

report-rows: ## run every test that docs/from-the-report.md names
	PLENUM_REPORT_ROWS=1 $(GO) test -count=1 -timeout 60m -v -run '^TestReportRowsPass$$' ./internal/arch

eval-intake: ## how well dispatches are read: precision and recall on the labelled ones
	PLENUM_EVAL=1 $(GO) test -count=1 -v -run '^TestEval$$' ./internal/intake

slow: ## run the long tests too: thousands of random programs, all tables
	@PLENUM_SLOW=1 $(GO) test -timeout 60m -json ./... | $(GO) run ./internal/testlog

picture: ## make the README's pictures anew from the demo; needs chromium
	mkdir -p tmp
	$(GO) run ./cmd/plenum demo --report tmp/demo.html
	chromium --headless=new --no-sandbox --hide-scrollbars --window-size=1000,2350 --force-device-scale-factor=0.8 \
	  --screenshot=docs/img/report.png file://$(abspath tmp/demo.html)
	PLENUM_PICTURE=$(abspath docs/img) $(GO) test -count=1 -run '^TestPicture$$' ./internal/serve

clean: ## remove what was built
	rm -rf plenum dist tmp
