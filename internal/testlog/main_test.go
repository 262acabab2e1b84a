package main

import (
	"strings"
	"testing"
)

func TestSummarise(t *testing.T) {
	const run = `{"Action":"start","Package":"p"}
{"Action":"output","Package":"p","Test":"TestA","Output":"=== RUN   TestA\n"}
{"Action":"output","Package":"p","Test":"TestA","Output":"    a_test.go:9: no tables: set PLENUM_DATA\n"}
{"Action":"skip","Package":"p","Test":"TestA"}
{"Action":"pass","Package":"p","Test":"TestB","Elapsed":0.1}
`
	tests := []struct {
		name, in string
		ok       bool
		want     []string
	}{
		{"passed with a skip", run + `{"Action":"pass","Package":"p","Elapsed":0.5}`, true,
			[]string{"p TestA: no tables: set PLENUM_DATA", "1 packages and 1 tests passed, 1 skipped, 0 failed"}},
		{"failed", run + `{"Action":"output","Package":"p","Test":"TestC","Output":"c_test.go:1: 2, want 3\n"}
{"Action":"fail","Package":"p","Test":"TestC"}
{"Action":"fail","Package":"p"}`, false, []string{"FAIL  p TestC", "2, want 3"}},
		{"did not build", `{"ImportPath":"p","Action":"build-output","Output":"x.go:1: undefined: y\n"}
{"Action":"fail","Package":"p"}`, false, []string{"undefined: y"}},
		{"nothing ran", "", false, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var out strings.Builder
			if ok := summarise(strings.NewReader(tt.in), &out); ok != tt.ok {
				t.Errorf("passed = %v, want %v", ok, tt.ok)
			}
			for _, w := range tt.want {
				if !strings.Contains(out.String(), w) {
					t.Errorf("summary lacks %q:\n%s", w, out.String())
				}
			}
		})
	}
}
