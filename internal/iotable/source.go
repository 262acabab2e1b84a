package iotable

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Part is a file of a table.
type Part string

// The parts. Flows may hold final use, primary inputs and output, too: a
// table printed on one sheet.
const (
	PartFlows        Part = "flows"
	PartFinal        Part = "final"
	PartValueAdded   Part = "value-added"
	PartOutput       Part = "output"
	PartFinalPrimary Part = "final-primary"
	PartEmployment   Part = "employment"
	PartCapital      Part = "capital"
	PartInvestment   Part = "investment"
	PartEmissions    Part = "emissions"
	PartImports      Part = "imports"
	PartMake         Part = "make"
	PartUse          Part = "use"
	PartPopulation   Part = "population"
)

// Parts lists all parts in the order in which they are read.
var Parts = []Part{
	PartFlows, PartFinal, PartValueAdded, PartOutput, PartFinalPrimary,
	PartEmployment, PartCapital, PartInvestment, PartEmissions, PartImports,
	PartMake, PartUse, PartPopulation,
}

// Names are the file names (without ending) under which a part is looked for
// in a folder.
func (p Part) Names() []string {
	switch p {
	case PartFlows:
		return []string{"flows", "intermediate", "intermediate_use", "transactions", "z", "table", "iotable", "io_table", "input_output_table"}
	case PartFinal:
		return []string{"final_demand", "final_use", "final_uses", "final", "fd", "y", "f"}
	case PartValueAdded:
		return []string{"value_added", "primary_inputs", "primary", "va", "v"}
	case PartOutput:
		return []string{"output", "gross_output", "total_output", "x"}
	case PartFinalPrimary:
		return []string{"final_demand_primary", "final_primary"}
	case PartEmployment:
		return []string{"employment", "employment_estimated", "labour", "labor", "jobs"}
	case PartCapital:
		return []string{"capital_stock", "capital", "capital_stocks"}
	case PartInvestment:
		return []string{"investment_matrix", "capital_flow", "capital_flows"}
	case PartEmissions:
		return []string{"emissions", "emission", "air_emissions"}
	case PartImports:
		return []string{"imports", "imports_use", "import_matrix"}
	case PartPopulation:
		return []string{"population"}
	case PartMake:
		return []string{"make", "supply", "make_table", "supply_table"}
	case PartUse:
		return []string{"use", "use_table", "uses"}
	}
	return nil
}

// Source says where a table is: a folder whose files are found by name, a
// single file with the whole table, or files named one by one. A file of a
// workbook may name sheet and cells: "table.xlsx#Flows!B4:K40".
type Source struct {
	Path    string          // folder or file; may be empty
	Files   map[Part]string // named files go before those found by name
	Decimal rune            // '.' or ','; 0: recognised
	Gaps    bool            // figures that are not shown (":", "n.a.") count as zero

	From       From // which tables; empty: flows where there are any
	Technology Technology
}

// From says which tables a square table is read from.
type From string

// The two sources of a square table.
const (
	FromFlows   From = "flows"
	FromMakeUse From = "make-use" // made of supply and use tables
)

// Technology says how a square table is made of supply and use tables, and how
// its labels are to be read.
type Technology struct {
	Scrap   string   // code or label of the product that is scrap; empty: recognised; NoScrap: no adjustment
	Regions string   // mark between region and sector in labels; empty: recognised; OneRegion: there are none
	Primary []string // codes or labels of products that are primary inputs; those that nobody makes are so anyway
}

// found is what a source holds.
type found struct {
	files  map[Part]string
	unused []string // tables of the folder that are not read
}

// find finds the files of a source.
func (src Source) find() (found, Faults) {
	f := found{files: map[Part]string{}}
	for part, file := range src.Files {
		if file != "" {
			f.files[part] = file
		}
	}
	if src.Path == "" {
		return f, f.complete(src)
	}
	path, _, _ := strings.Cut(src.Path, "#")
	info, err := os.Stat(path)
	if err != nil {
		return f, Faults{unread(src.Path, err)}
	}
	if !info.IsDir() {
		if f.files[PartFlows] == "" {
			f.files[PartFlows] = src.Path
		}
		return f, f.complete(src)
	}
	entries, err := os.ReadDir(src.Path)
	if err != nil {
		return f, Faults{unread(src.Path, err)}
	}
	var tables []string
	for _, e := range entries {
		if !e.IsDir() && isTableName(e.Name()) {
			tables = append(tables, e.Name())
		}
	}
	f.byName(src.Path, tables)
	if f.files[PartFlows] == "" && len(f.unused) == 1 && len(tables) == 1 {
		f.files[PartFlows], f.unused = filepath.Join(src.Path, tables[0]), nil
	}
	return f, f.complete(src)
}

// byName gives the tables of a folder to the parts.
func (f *found) byName(folder string, tables []string) {
	for _, name := range tables {
		taken := false
		for _, part := range Parts {
			if f.files[part] == "" && slices.Contains(part.Names(), plainName(name)) {
				f.files[part], taken = filepath.Join(folder, name), true
				break
			}
		}
		if !taken && !slices.Contains(f.named(), filepath.Join(folder, name)) {
			f.unused = append(f.unused, name)
		}
	}
}

func (f *found) named() []string {
	var out []string
	for _, file := range f.files {
		out = append(out, file)
	}
	return out
}

// complete settles which tables are read, and reports what is missing, with
// what was looked for.
func (f *found) complete(src Source) Faults {
	both := f.files[PartMake] != "" && f.files[PartUse] != ""
	one := f.files[PartMake] != "" || f.files[PartUse] != ""
	switch {
	case src.From != FromMakeUse && f.files[PartFlows] != "":
		f.drop(src, PartMake, PartUse)
		return nil
	case src.From != FromFlows && both:
		f.drop(src, PartFlows, PartFinal, PartValueAdded, PartOutput, PartFinalPrimary, PartImports)
		return nil
	}
	where := cmp.Or(src.Path, ".")
	if src.From == FromMakeUse || src.From != FromFlows && one {
		return Faults{{File: where, Code: SupplyUse, Args: []any{
			strings.Join(PartMake.Names(), ", "), strings.Join(PartUse.Names(), ", "), orDash(f.unused),
		}}}
	}
	return Faults{{File: where, Code: Missing, Args: []any{
		string(PartFlows), strings.Join(PartFlows.Names(), ", "), orDash(f.unused),
	}}}
}

// orDash lists names; a dash stands for none.
func orDash(names []string) string { return cmp.Or(strings.Join(names, ", "), "—") }

// drop leaves parts out that the chosen tables stand for. Those of the folder
// are listed as not used.
func (f *found) drop(src Source, parts ...Part) {
	for _, part := range parts {
		if file := f.files[part]; file != "" && src.Files[part] == "" {
			f.unused = append(f.unused, filepath.Base(file))
		}
		delete(f.files, part)
	}
	slices.Sort(f.unused)
}

func isTableName(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv", ".tsv", ".txt", ".xlsx", ".xlsm":
		return !strings.HasPrefix(name, ".") && !strings.HasPrefix(name, "~")
	}
	return false
}

// plainName is a file name without ending, in small letters, words joined by
// an underscore.
func plainName(file string) string {
	name := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
	return strings.ReplaceAll(fold(name), " ", "_")
}
