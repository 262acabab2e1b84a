package web

import (
	"bytes"
	"encoding/csv"
	"net/http"
	"path"
	"strings"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/locale"
	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/planfile"
	"github.com/openplenum/plenum/internal/table"
)

// tablesPage lists the files of a version.
type tablesPage struct {
	planHead
	Files []fileRow
}

// fileRow is a file of the plan folder.
type fileRow struct {
	File, What string
	Rows       int
	There      bool
}

// planTables lists the tables: those that the version has, and those that it
// could have.
func (c *call) planTables() error {
	b, err := c.book()
	if err != nil {
		return err
	}
	files, _, err := c.site.hall.Files(c.r.Context(), c.who, b.Version.ID)
	if err != nil {
		return err
	}
	p := tablesPage{planHead: c.planHead(b, "tables")}
	for _, name := range tableFiles() {
		r := fileRow{File: name, What: c.aboutFile(name)}
		for _, f := range files {
			if f.Name == name {
				_, rows := readTable(f)
				r.Rows, r.There = len(rows), true
			}
		}
		p.Files = append(p.Files, r)
	}
	return c.show("plan_tables", p)
}

// tableFiles are the names of the files of a plan folder.
func tableFiles() []string {
	out := []string{"plan.yaml"}
	inside := map[plan.Table]bool{plan.TablePlan: true, plan.TableUnits: true, plan.TableTiers: true, plan.TableObjective: true, plan.TableTidy: true}
	for _, t := range plan.Tables() {
		if !inside[t] {
			out = append(out, string(t)+".csv")
		}
	}
	return out
}

// aboutFile says what stands in a file.
func (c *call) aboutFile(name string) string {
	return c.lang.text("web_plan.tables.about." + name)
}

// readTable reads a file for showing; a head is not a table.
func readTable(f planfile.File) (header []string, rows [][]string) {
	if path.Ext(f.Name) != ".csv" {
		return nil, nil
	}
	t, _ := table.Decode(f.Data, table.Options{Name: f.Name, Comment: '#', Ragged: true}) // what cannot be read is not shown
	if t == nil {
		return nil, nil
	}
	texts := func(cells []table.Cell) []string {
		out := make([]string, len(cells))
		for i, x := range cells {
			out[i] = x.Text
		}
		return out
	}
	for _, r := range t.Rows {
		rows = append(rows, texts(r))
	}
	return texts(t.Header), rows
}

// mostCells is how many cells an uploaded table may have.
const mostCells = 2_000_000

// mostShown is how many rows of a table a page shows.
const mostShown = 500

// tablePage shows one file, and takes a new one.
type tablePage struct {
	planHead
	File, What string
	Header     []string
	Rows       [][]string
	All        int
	Text       string // of a head
	MayEdit    bool
	Form       tableForm
}

// tableForm is a new table: a file, or rows that were pasted.
type tableForm struct {
	form
	Seen hall.VersionID
	Text string
}

// planTable shows a table.
func (c *call) planTable() error { return c.tablePage(http.StatusOK, tableForm{form: empty()}) }

func (c *call) tablePage(status int, f tableForm) error {
	b, err := c.book()
	if err != nil {
		return err
	}
	name := c.r.PathValue("table")
	if !isTable(name) {
		return errNotFound
	}
	files, _, err := c.site.hall.Files(c.r.Context(), c.who, b.Version.ID)
	if err != nil {
		return err
	}
	p := tablePage{planHead: c.planHead(b, "tables"), File: name, What: c.aboutFile(name), MayEdit: c.may(hall.DraftPlan, ""), Form: f}
	for _, x := range files {
		if x.Name == name {
			p.Header, p.Rows = readTable(x)
			if p.Header == nil {
				p.Text = string(x.Data)
			}
		}
	}
	p.All = len(p.Rows)
	p.Rows = p.Rows[:min(len(p.Rows), mostShown)]
	if f.Value("text") == "" && p.Text != "" {
		p.Form.typed.Set("text", p.Text) // a head is short, and is changed in place
	}
	return c.showAs(status, "plan_table", p)
}

func isTable(name string) bool {
	for _, x := range tableFiles() {
		if x == name {
			return true
		}
	}
	return false
}

// mayDraft refuses whoever may not change the tables of a plan, before anything
// that they sent is unpacked.
func (c *call) mayDraft() error {
	if !c.may(hall.DraftPlan, "") {
		return c.refusal(hall.Forbidden)
	}
	return nil
}

// readTableForm reads a table that was sent or pasted, as the text of its file.
func (c *call) readTableForm() (tableForm, error) {
	if err := c.mayDraft(); err != nil {
		return tableForm{}, err
	}
	f := tableForm{form: c.readMultipart()}
	f.Seen = hall.VersionID(f.Value("seen"))
	f.Text = f.Value("text")
	if c.r.MultipartForm != nil {
		for _, h := range c.r.MultipartForm.File["file"] {
			data, err := readPart(h)
			if err != nil {
				return f, err
			}
			if len(data) > 0 {
				f.Text = f.plainTable(c.r.PathValue("table"), h.Filename, data)
			}
		}
	}
	if path.Ext(c.r.PathValue("table")) == ".csv" && strings.Contains(firstLine(f.Text), "\t") {
		f.Text = f.plainTable(c.r.PathValue("table"), "", []byte(f.Text))
	}
	if strings.TrimSpace(f.Text) == "" {
		f.fault("text", "web_plan.table.nothing")
	}
	f.typed.Set("text", f.Text)
	return f, nil
}

func firstLine(s string) string {
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			return line
		}
	}
	return ""
}

// plainTable makes text with commas of what a spreadsheet gives: a workbook, or
// rows with tabs. Text in UTF-8 with commas stays as it is, comments and all.
func (f *tableForm) plainTable(name, upload string, data []byte) string {
	text := tidy(string(data))
	if path.Ext(name) != ".csv" {
		return text
	}
	t, err := table.Decode(data, table.Options{Name: orText(upload, name), Comment: '#', Ragged: true, MaxBytes: mostUnpacked, MaxCells: mostCells})
	if t == nil {
		f.fault("text", "web.fault.table", locale.Args{"why": err.Error()})
		return ""
	}
	if t.Format == table.CSV && t.Delimiter == ',' && t.Encoding == table.UTF8 {
		return text
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	for _, row := range append([][]table.Cell{t.Header}, t.Rows...) {
		cells := make([]string, len(row))
		for i, x := range row {
			cells[i] = tidy(x.Text)
		}
		_ = w.Write(cells) // a buffer takes everything
	}
	w.Flush()
	return b.String()
}
